export const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
export const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Returns two words for each count. The first word is a bijection of the count, so that no two counts share an id. */
export function indexedWords(next: () => number): (count: number) => readonly [number, number] {
  const first = next();
  const second = next();
  return (count) => [mix(first + Math.imul(count, 0x9e3779b1)), mix(second ^ Math.imul(count, 0x85ebca77))];
}

export function base32([first, second]: readonly [number, number], length: number): string {
  let text = "";
  for (let index = 0; index < 6; index += 1) text += BASE32[(first >>> (index * 5)) & 31];
  // Bits 30 and 31 of the first word go into the next letter, so that no two words give the same text.
  text += BASE32[((first >>> 30) << 3) | (second & 7)];
  for (let index = 7; index < length; index += 1) text += BASE32[(second >>> ((index - 6) * 5)) & 31];
  return text;
}

export function base64(next: () => number, length: number): string {
  let text = "";
  let word = 0;
  for (let index = 0; index < length; index += 1) {
    if (index % 5 === 0) word = next();
    text += BASE64[(word >>> ((index % 5) * 6)) & 63];
  }
  return text;
}

/** Returns a stream of 32-bit words for a text: FNV-1a over the text in four lanes, then sfc32. */
export function randomWords(text: string): () => number {
  let [a, b, c, counter] = [0x811c9dc5, 0x9e3779b1, 0x85ebca77, 0xc2b2ae3d];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + a), 0x9e3779b1);
    c = Math.imul(c ^ (code + b), 0x85ebca77);
    counter = Math.imul(counter ^ (code + c), 0xc2b2ae3d);
  }
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** The finaliser of MurmurHash3: a bijection of 32-bit words. */
function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A bijection of 29-bit words. Multiplying by an odd factor and XORing a right shift are bijections for any number of bits. */
export function mix29(word: number): number {
  const mask = 2 ** 29 - 1;
  let mixed = word & mask;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) & mask;
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) & mask;
  return mixed ^ (mixed >>> 15);
}
