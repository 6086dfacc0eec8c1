import { BASE64, base32, base64, counted, randomWords } from "./random.ts";
import { encodedKeyId } from "./session-credentials.ts";

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
  /** The id of temporary credentials that are given out, which says their account. Different for every `count`. */
  sessionKeyId(accountId: string, count: number): string;
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
  const firstSession = wordsFor("session")();
  const requestWords = counted(wordsFor("request"));

  return {
    accessKeyId: (prefix, count) => `${prefix}${base32(keyWords(count), 9)}EXAMPLE`,
    rootAccessKeyId: () => `AKIA${base32(counted(wordsFor("root key"))(0), 9)}EXAMPLE`,
    userId: (count) => `AIDA${base32(userWords(count), 10)}EXAMPLE`,
    sessionKeyId: (account, count) => encodedKeyId(account, firstSession + Math.imul(count, 0x9e3779b1)),
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
