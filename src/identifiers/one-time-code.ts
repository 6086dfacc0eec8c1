import { bytesOfBase32, hmacSha1 } from "./digests.ts";

const STEP_SECONDS = 30;
/** AWS accepts the codes of a device whose clock is this many steps behind or ahead. */
const STEPS_BEHIND = 998;
const STEPS_AHEAD = 1000;

/**
 * Checks two consecutive time-based one-time codes (TOTP) of a device. Returns the time of the second code. Returns `undefined` if the
 * codes are wrong, or if the first code is not newer than the last code that was used.
 */
export function timeOfCodes(
  seed: string,
  [first, second]: readonly [string, string],
  timestamp: string,
  lastUsed: string | undefined,
): string | undefined {
  const hmac = hmacSha1(bytesOfBase32(seed));
  const now = stepOf(timestamp);
  const start = Math.max(now - STEPS_BEHIND - 1, lastUsed === undefined ? 0 : stepOf(lastUsed) + 1);
  let previous = codeAt(hmac, start);
  for (let step = start + 1; step <= now + STEPS_AHEAD; step += 1) {
    const code = codeAt(hmac, step);
    if (previous === first && code === second) return timestampOf(step);
    previous = code;
  }
  return undefined;
}

const stepOf = (timestamp: string) => Math.floor(Date.parse(timestamp) / 1000 / STEP_SECONDS);

const timestampOf = (step: number) => new Date(step * STEP_SECONDS * 1000).toISOString().replace(".000", "");

function codeAt(hmac: ReturnType<typeof hmacSha1>, step: number): string {
  const message = new DataView(new ArrayBuffer(8));
  message.setUint32(0, Math.floor(step / 2 ** 32));
  message.setUint32(4, step);
  const hash = new DataView(hmac(new Uint8Array(message.buffer)).buffer);
  const number = hash.getUint32(hash.getUint8(19) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
