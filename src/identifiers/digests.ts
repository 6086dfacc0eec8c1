import { BASE32 } from "./random.ts";

// Actions are synchronous, so they cannot use Web Crypto.

type Bytes = Uint8Array<ArrayBuffer>;

export function sha1(message: Bytes): Bytes {
  const blocks = padded(message, false);
  const hash = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Int32Array(80);
  for (let start = 0; start < blocks.byteLength; start += 64) {
    for (let index = 0; index < 80; index += 1)
      words[index] =
        index < 16
          ? blocks.getInt32(start + index * 4)
          : rotate(at(words, index - 3) ^ at(words, index - 8) ^ at(words, index - 14) ^ at(words, index - 16), 1);
    let [a, b, c, d, e] = [...hash] as [number, number, number, number, number];
    for (let index = 0; index < 80; index += 1) {
      const next = (rotate(a, 5) + sha1Term(index, b, c, d) + e + at(words, index)) | 0;
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = next;
    }
    addTo(hash, [a, b, c, d, e]);
  }
  return bytesOf(hash, false);
}

function sha1Term(index: number, b: number, c: number, d: number): number {
  if (index < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (index < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (index < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

const MD5_ROTATIONS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

export function md5(message: Bytes): Bytes {
  const blocks = padded(message, true);
  const hash = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let start = 0; start < blocks.byteLength; start += 64) {
    let [a, b, c, d] = [...hash] as [number, number, number, number];
    for (let index = 0; index < 64; index += 1) {
      const round = index >>> 4;
      const [mixed, word] =
        round === 0
          ? [(b & c) | (~b & d), index]
          : round === 1
            ? [(d & b) | (~d & c), 5 * index + 1]
            : round === 2
              ? [b ^ c ^ d, 3 * index + 5]
              : [c ^ (b | ~d), 7 * index];
      const constant = Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32);
      const sum = (a + mixed + constant + blocks.getInt32(start + (word & 15) * 4, true)) | 0;
      const rotation = Number(MD5_ROTATIONS[round * 4 + (index & 3)]);
      [a, b, c, d] = [d, (b + rotate(sum, rotation)) | 0, b, c];
    }
    addTo(hash, [a, b, c, d]);
  }
  return bytesOf(hash, true);
}

/** Returns HMAC-SHA1. */
export function hmacSha1(secret: Bytes): (message: Bytes) => Bytes {
  const key = secret.length > 64 ? sha1(secret) : secret;
  const padWith = (byte: number) => Uint8Array.from({ length: 64 }, (_, index) => (key[index] ?? 0) ^ byte);
  const [inner, outer] = [padWith(0x36), padWith(0x5c)];
  return (message) => sha1(concat(outer, sha1(concat(inner, message))));
}

function concat(first: Bytes, second: Bytes): Bytes {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Encodes bytes as base32 without padding. The number of bytes must be a multiple of 5. */
export function base32OfBytes(bytes: Bytes): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{5}/g, (group) => BASE32.charAt(Number.parseInt(group, 2)));
}

/** Decodes base32 without padding. */
export function bytesOfBase32(text: string): Bytes {
  const bits = Array.from(text, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
}

const at = (values: Int32Array, index: number) => values[index] as number;
const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

function addTo(hash: Int32Array, words: readonly number[]): void {
  for (let index = 0; index < words.length; index += 1) hash[index] = at(hash, index) + Number(words[index]);
}

/** Appends a 1 bit, zeros and the length in bits. The length of the result is a multiple of 64 bytes. */
function padded(message: Bytes, littleEndian: boolean): DataView {
  const bytes = new Uint8Array((Math.floor((message.length + 8) / 64) + 1) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - (littleEndian ? 8 : 4), message.length * 8, littleEndian);
  return view;
}

function bytesOf(words: Int32Array, littleEndian: boolean): Bytes {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  for (const [index, word] of words.entries()) view.setInt32(index * 4, word, littleEndian);
  return new Uint8Array(view.buffer);
}
