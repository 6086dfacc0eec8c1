import { createHmac } from "node:crypto";
import { CreateVirtualMFADeviceCommand, EnableMFADeviceCommand, type IAMClient } from "@aws-sdk/client-iam";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** How long a one-time code is valid, in milliseconds. */
export const STEP = 30_000;

/** Returns the one-time code that an authenticator app shows at this time, according to RFC 6238. */
export function codeAt(seed: Uint8Array | undefined, time: Date | number): string {
  const bits = Array.from(new TextDecoder().decode(seed), (letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, "0"),
  ).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Number(time) / STEP)));
  const hash = createHmac("sha1", key).update(counter).digest();
  return String((hash.readUInt32BE((hash[19] ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Returns two consecutive codes of a device. */
export const codesAt = (seed: Uint8Array | undefined, time: Date | number) => ({
  AuthenticationCode1: codeAt(seed, time),
  AuthenticationCode2: codeAt(seed, Number(time) + STEP),
});

/** Two codes that the mock accepts for every hardware device. */
export const anyCodes = { AuthenticationCode1: "123456", AuthenticationCode2: "234567" };

export const mfaArn = (name: string): string => `arn:aws:iam::123456789012:mfa/${name}`;

/** Creates a virtual device and returns its seed. */
export async function createDevice(client: IAMClient, name: string): Promise<Uint8Array | undefined> {
  const { VirtualMFADevice } = await client.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }));
  return VirtualMFADevice?.Base32StringSeed;
}

/** Creates a virtual device and enables it for a user. */
export async function enableNewDevice(client: IAMClient, now: Date, name: string, UserName = "Bob"): Promise<void> {
  const seed = await createDevice(client, name);
  await client.send(new EnableMFADeviceCommand({ UserName, SerialNumber: mfaArn(name), ...codesAt(seed, now) }));
}
