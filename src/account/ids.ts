const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Makes every id of one account as a pure function of `seed`, `accountId` and a number or a text, so that the order in which
 * different kinds of ids are asked for does not matter. Whoever calls it keeps the count.
 */
export interface Ids {
  /** `AKIA` or `ASIA`, 9 characters, `EXAMPLE`: the form that secret scanners know to be harmless. Different for every `count`. */
  accessKeyId(prefix: "AKIA" | "ASIA", count: number): string;
  /** The id of the root key that the double always knows. */
  rootAccessKeyId(): string;
  /** `AIDA`, 10 characters, `EXAMPLE`. Different for every `count`. */
  userId(count: number): string;
  /** `AROA`, 10 characters, `EXAMPLE`; follows from the role's name. */
  roleId(name: string): string;
  /** 40 characters that end in `EXAMPLEKEY`; follows from the key's id. */
  secretAccessKey(accessKeyId: string): string;
  sessionToken(accessKeyId: string): string;
  /** A new stream of numbers from 0 to 1, the same each time. */
  draws(): () => number;
  /** A v4-shaped UUID. */
  requestId(count: number): string;
  /** 88 characters of base64 as AWS's markers are, with at least one `+`, which a client that forgets to encode it turns into a space. */
  marker(position: string): string;
}

export function createIds(seed: number, accountId: string): Ids {
  const wordsFor = (purpose: string) => randomWords(`${seed}/${accountId}/${purpose}`);
  const keyWords = counted(wordsFor("access key"));
  const userWords = counted(wordsFor("user"));
  const requestWords = counted(wordsFor("request"));

  return {
    accessKeyId: (prefix, count) => `${prefix}${base32(keyWords(count), 9)}EXAMPLE`,
    rootAccessKeyId: () => `AKIA${base32(counted(wordsFor("root key"))(0), 9)}EXAMPLE`,
    userId: (count) => `AIDA${base32(userWords(count), 10)}EXAMPLE`,
    roleId: (name) => `AROA${base32(counted(wordsFor(`role ${name}`))(0), 10)}EXAMPLE`,
    secretAccessKey: (accessKeyId) => `${base64(wordsFor(`secret ${accessKeyId}`), 30)}EXAMPLEKEY`,
    sessionToken: (accessKeyId) => `${base64(wordsFor(`token ${accessKeyId}`), 320)}EXAMPLETOKEN==`,
    draws() {
      const next = wordsFor("draws");
      return () => next() / 2 ** 32;
    },
    requestId(count) {
      const [a, b] = requestWords(count * 2);
      const [c, d] = requestWords(count * 2 + 1);
      return `${hex8(a)}-${hex4(b >>> 16)}-4${hex4(b).slice(1)}-${hex4((c & 0x3fff) | 0x8000)}-${hex4(c >>> 16)}${hex8(d)}`;
    },
    marker(position) {
      const next = wordsFor(`marker ${position}`);
      // AWS's markers start with a zero byte, whence the first letters.
      for (;;) {
        const marker = `A${BASE64[next() & 15]}${base64(next, 86)}`;
        if (marker.includes("+")) return marker;
      }
    },
  };
}

const hex4 = (word: number): string => ((word & 0xffff) | 0x10000).toString(16).slice(1);
const hex8 = (word: number): string => hex4(word >>> 16) + hex4(word);

/** Two words for each count: a bijection of the count in the first, so that no two counts share an id. */
function counted(next: () => number): (count: number) => readonly [number, number] {
  const first = next();
  const second = next();
  return (count) => [mix(first + Math.imul(count, 0x9e3779b1)), mix(second ^ Math.imul(count, 0x85ebca77))];
}

function base32([first, second]: readonly [number, number], length: number): string {
  let text = "";
  for (let index = 0; index < 6; index += 1) text += BASE32[(first >>> (index * 5)) & 31];
  // Bits 30 and 31 of the first word go into the next letter, so that the whole bijection shows.
  text += BASE32[((first >>> 30) << 3) | (second & 7)];
  for (let index = 7; index < length; index += 1) text += BASE32[(second >>> ((index - 6) * 5)) & 31];
  return text;
}

function base64(next: () => number, length: number): string {
  let text = "";
  let word = 0;
  for (let index = 0; index < length; index += 1) {
    if (index % 5 === 0) word = next();
    text += BASE64[(word >>> ((index % 5) * 6)) & 63];
  }
  return text;
}

/** A stream of 32-bit words from a text: FNV-1a over the text into four lanes, then sfc32. */
function randomWords(text: string): () => number {
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
