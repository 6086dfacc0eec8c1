import {
  BIT_STRING,
  base64OfBytes,
  bytesOfBase64,
  bytesOfPem,
  INTEGER,
  pemOfBytes,
  readSequence,
  SEQUENCE,
  writeDer,
} from "./der.ts";
import { md5 } from "./digests.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** An RSA key. As in DER and SSH, a zero byte precedes a number whose first byte is 128 or more. */
export interface RsaPublicKey {
  readonly exponent: Bytes;
  readonly modulus: Bytes;
}

const SSH_RSA = "ssh-rsa";
const PEM_LABEL = "PUBLIC KEY";
/** The object identifier 1.2.840.113549.1.1.1, and the element NULL. */
const RSA_ALGORITHM = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/** Returns an RSA key, `"other"` for a public key of another algorithm, or `undefined` for a text that is not a public key. */
export function parsePublicKey(body: string): RsaPublicKey | "other" | undefined {
  const der = bytesOfPem(PEM_LABEL, body);
  return der === undefined ? parseSsh(body) : parseDer(der);
}

function parseSsh(body: string): RsaPublicKey | "other" | undefined {
  const [, name, base64 = ""] = /^\s*([\w@.-]+)[ \t]+([\w+/=]+)/.exec(body) ?? [];
  const [algorithm, exponent, modulus, ...others] = sshParts(bytesOfBase64(base64) ?? new Uint8Array()) ?? [];
  if (algorithm === undefined || text(algorithm) !== name || name.includes("-cert-")) return undefined;
  if (name !== SSH_RSA) return "other";
  return exponent !== undefined && modulus !== undefined && others.length === 0 ? { exponent, modulus } : undefined;
}

/** Reads the parts of a key in SSH format. Each part starts with its length. */
function sshParts(bytes: Bytes): readonly Bytes[] | undefined {
  const parts: Bytes[] = [];
  const view = new DataView(bytes.buffer);
  for (let position = 0; position < bytes.length; ) {
    if (position + 4 > bytes.length) return undefined;
    const end = position + 4 + view.getUint32(position);
    if (end > bytes.length) return undefined;
    parts.push(bytes.slice(position + 4, end));
    position = end;
  }
  return parts;
}

function parseDer(der: Bytes): RsaPublicKey | "other" | undefined {
  const [algorithm, bits] = readSequence(der);
  if (algorithm?.tag !== SEQUENCE || bits?.tag !== BIT_STRING) return undefined;
  if (algorithm.content.join() !== RSA_ALGORITHM.join()) return "other";
  const [modulus, exponent] = readSequence(bits.content.slice(1));
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return undefined;
  return { modulus: modulus.content, exponent: exponent.content };
}

/** Returns the length of the modulus in bits. */
export function bitLength({ modulus }: RsaPublicKey): number {
  const first = modulus.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (modulus.length - first) * 8 - Math.clz32(Number(modulus[first])) + 24;
}

function sshBytes({ exponent, modulus }: RsaPublicKey): Bytes {
  const parts = [new TextEncoder().encode(SSH_RSA), exponent, modulus];
  return Uint8Array.from(parts.flatMap((part) => [0, 0, part.length >>> 8, part.length & 0xff, ...part]));
}

/** Writes a key in SSH format, without a comment. */
export const sshOf = (key: RsaPublicKey): string => `${SSH_RSA} ${base64OfBytes(sshBytes(key))}`;

export function pemOf({ exponent, modulus }: RsaPublicKey): string {
  const numbers = writeDer(SEQUENCE, writeDer(INTEGER, modulus), writeDer(INTEGER, exponent));
  const algorithm = writeDer(SEQUENCE, Uint8Array.from(RSA_ALGORITHM));
  return pemOfBytes(PEM_LABEL, writeDer(SEQUENCE, algorithm, writeDer(BIT_STRING, new Uint8Array(1), numbers)));
}

/** Returns the fingerprint that IAM shows, which is an MD5 hash such as `aa:bb:…`. */
export const fingerprintOf = (key: RsaPublicKey): string =>
  Array.from(md5(sshBytes(key)), (byte) => byte.toString(16).padStart(2, "0")).join(":");

const text = (bytes: Bytes) => new TextDecoder().decode(bytes);
