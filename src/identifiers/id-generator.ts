import { BASE32, BASE64, base32, base64, indexedWords, randomWords } from "./random.ts";
import { encodedKeyId } from "./session-credentials.ts";

/**
 * Generates every id of one account. Each id depends only on the random seed, the account id and a count or a text, so the order
 * in which different kinds of ids are generated does not matter. The caller keeps the counts.
 */
export interface IdGenerator {
  /** `AKIA` or `ASIA`, 9 characters and `EXAMPLE`, which secret scanners ignore. Different for each count. */
  accessKeyId(prefix: "AKIA" | "ASIA", count: number): string;
  /** The id of the root key that the mock always accepts. */
  rootAccessKeyId(): string;
  /** `AIDA`, 10 characters and `EXAMPLE`. Different for each count. */
  userId(count: number): string;
  /** The prefix, generated characters and `EXAMPLE`. `length` includes all of them. Different for each count. */
  recordId(prefix: string, length: number, count: number): string;
  /** The id of issued temporary credentials, which encodes their account. Different for each count. */
  sessionKeyId(accountId: string, count: number): string;
  /** 40 characters that end in `EXAMPLEKEY`, derived from the key id. */
  secretAccessKey(accessKeyId: string): string;
  sessionToken(accessKeyId: string): string;
  /** A secret of this length that ends in `EXAMPLEKEY`. */
  secret(length: number, count: number): string;
  /** The seed of an MFA device: 64 characters of base32 that end in `EXAMPLE`. */
  seed(count: number): string;
  /** Returns a new stream of numbers from 0 to 1. Every stream yields the same numbers. */
  draws(): () => number;
  /** A UUID in the format of version 4. */
  requestId(count: number): string;
  /** 88 characters of base64, like AWS's markers. At least one is `+`, so that a client that does not encode it fails. */
  marker(position: string): string;
}

export function createIdGenerator(randomSeed: number, accountId: string): IdGenerator {
  const wordsFor = (purpose: string) => randomWords(`${randomSeed}/${accountId}/${purpose}`);
  const keyWords = indexedWords(wordsFor("access key"));
  const userWords = indexedWords(wordsFor("user"));
  const firstSession = wordsFor("session")();
  const requestWords = indexedWords(wordsFor("request"));

  return {
    accessKeyId: (prefix, count) => `${prefix}${base32(keyWords(count), 9)}EXAMPLE`,
    rootAccessKeyId: () => `AKIA${base32(indexedWords(wordsFor("root key"))(0), 9)}EXAMPLE`,
    userId: (count) => `AIDA${base32(userWords(count), 10)}EXAMPLE`,
    recordId: (prefix, length, count) =>
      `${prefix}${base32(indexedWords(wordsFor(prefix))(count), length - prefix.length - 7)}EXAMPLE`,
    sessionKeyId: (account, count) => encodedKeyId(account, firstSession + Math.imul(count, 0x9e3779b1)),
    secretAccessKey: (accessKeyId) => `${base64(wordsFor(`secret ${accessKeyId}`), 30)}EXAMPLEKEY`,
    sessionToken: (accessKeyId) => `${base64(wordsFor(`token ${accessKeyId}`), 320)}EXAMPLETOKEN==`,
    secret: (length, count) => `${base64(wordsFor(`secret ${count}`), length - 10)}EXAMPLEKEY`,
    seed(count) {
      const next = wordsFor(`seed ${count}`);
      return `${Array.from({ length: 57 }, () => BASE32[next() >>> 27]).join("")}EXAMPLE`;
    },
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
      // AWS's markers start with a zero byte, so the first letter is A and the second is one of 16.
      for (;;) {
        const marker = `A${BASE64[next() & 15]}${base64(next, 86)}`;
        if (marker.includes("+")) return marker;
      }
    },
  };
}

const hex4 = (word: number): string => ((word & 0xffff) | 0x10000).toString(16).slice(1);
const hex8 = (word: number): string => hex4(word >>> 16) + hex4(word);
