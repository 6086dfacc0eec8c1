import { BASE32, base32, base64, indexedWords, mix29, randomWords } from "./random.ts";

/**
 * Temporary credentials that AssumeRole or GetSessionToken issues. Mock accounts share nothing, but one of them can issue
 * credentials for another. So the key id encodes the account, the secret derives from the id, and the token contains the session.
 * They do not depend on a random seed, and they are not stored. They are valid until they expire, even after `reset()`.
 */
export interface SessionCredentials {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

/** What a session token contains. */
export interface Session {
  /** The ARN of a role session, the user id of a user's own session, or the account id of the root user's own session. */
  readonly of: string;
  /** As an AWS timestamp. */
  readonly expiration: string;
  /** Whether the caller sent an MFA code. */
  readonly mfa: boolean;
  /** The keys of the session tags that the sessions started from this session inherit. */
  readonly transitiveTagKeys: readonly string[];
  /** How many characters were added to make the token as large as the caller wanted it. */
  readonly padding: number;
}

/** An issued key id, and the session in the token that was sent with it. */
export interface IssuedKey {
  readonly id: string;
  readonly accountId: string;
  /** `undefined` without a token, and for a token that was changed or belongs to another id. */
  readonly session: Session | undefined;
}

export const issueCredentials = (id: string, session: Session): SessionCredentials => ({
  id,
  secret: secretOfIssued(id),
  token: tokenFor(id, session),
});

/** Reads an issued key id and the token that was sent with it. Returns `undefined` for an id that no mock account issued. */
export function issuedKey(id: string, token: string | undefined): IssuedKey | undefined {
  const accountId = accountOf(id);
  if (accountId === undefined) return undefined;
  return { id, accountId, session: token === undefined ? undefined : sessionOf(id, token) };
}

export const secretOfIssued = (id: string): string => `${base64(randomWords(`secret ${id}`), 30)}EXAMPLEKEY`;

/**
 * Returns the user id of a session. It consists of the id of the role, or of the account for a federated user, and the name of the
 * session. The role id is derived from the account and the role name, so that every mock account returns the same one.
 */
export function sessionUserId(arn: string): string {
  const [, , , , account = ""] = arn.split(":");
  const [kind, name = "", session = name] = arn.slice(arn.lastIndexOf(":") + 1).split("/");
  if (kind !== "assumed-role") return `${account}:${session}`;
  return `AROA${base32(indexedWords(randomWords(`role ${account}/${name}`))(0), 10)}EXAMPLE:${session}`;
}

// AWS encodes the account in a key id like this: eight characters contain the account without its last bit, and the ninth starts
// with that bit. What the other seven characters mean is not documented.
const TOP_BIT = 2 ** 39;
const FORM = /^ASIA[A-Z2-7]{16}$/;
/** Real key ids contain an account, too. Two check characters distinguish the ids that a mock account issued. */
const CHECK_LENGTH = 2;
const CHECK_START = 20 - CHECK_LENGTH;

/** Returns `ASIA`, 9 characters that encode the account, 5 more, and 2 check characters. Different for each word of 29 bits. */
export function encodedKeyId(accountId: string, word: number): string {
  const account = Number(accountId);
  const half = Math.floor(account / 2) + TOP_BIT;
  const mixed = mix29(word);
  let id = "ASIA";
  for (let place = 7; place >= 0; place -= 1) id += BASE32[Math.floor(half / 32 ** place) % 32];
  id += BASE32[(account % 2) * 16 + (mixed >>> 25)];
  for (let index = 0; index < 5; index += 1) id += BASE32[(mixed >>> (index * 5)) & 31];
  return id + checkOf(id);
}

/** Returns the account of an issued id, or `undefined` for any other id, even a real one. */
export function accountOf(id: string): string | undefined {
  // Generated ids of seeded credentials end like this and do not encode an account.
  if (!FORM.test(id) || id.endsWith("EXAMPLE")) return undefined;
  if (id.slice(CHECK_START) !== checkOf(id.slice(0, CHECK_START))) return undefined;
  let half = 0;
  for (let index = 4; index < 12; index += 1) half = half * 32 + BASE32.indexOf(id.charAt(index));
  const account = (half - TOP_BIT) * 2 + (BASE32.indexOf(id.charAt(12)) >> 4);
  // Forty bits can also encode a negative number, or a number with more than twelve digits.
  return /^\d{12}$/.exec(String(account).padStart(12, "0"))?.[0];
}

const checkOf = (start: string): string =>
  base32(indexedWords(randomWords(`check ${start}`))(0), 7).slice(0, CHECK_LENGTH);

/** Encodes a session as base64, after a check value for this id. The token is unreadable, like AWS's tokens. */
function tokenFor(id: string, session: Session): string {
  const payload = payloadOf(session);
  const check = base64(randomWords(`token ${id}\n${payload}`), CHECK_SIZE);
  return btoa(xorWithKeystream(id, check + payload));
}

const CHECK_SIZE = 16;

function payloadOf({ of, expiration, mfa, transitiveTagKeys, padding }: Session): string {
  const keys = transitiveTagKeys.map(encodeURIComponent).join(",");
  const optional = keys === "" && padding === 0 ? [] : [" ".repeat(padding), ...(keys === "" ? [] : [keys])];
  return [of, expiration, mfa ? "mfa" : "", ...optional].join("\n");
}

/** Returns the padding of a token that has at least this many bytes. */
export function paddingFor(session: Omit<Session, "padding">, minimumSize: number): number {
  // Padding can add a separator, and base64 writes three bytes as four characters.
  const size = CHECK_SIZE + payloadOf({ ...session, padding: 1 }).length - 1;
  return Math.max(0, Math.ceil(minimumSize / 4) * 3 - size);
}

/** Decodes a token. Returns `undefined` unless it is exactly the token of this id. */
function sessionOf(id: string, token: string): Session | undefined {
  try {
    const payload = xorWithKeystream(id, atob(token)).slice(CHECK_SIZE);
    const [of = "", expiration = "", mfa, { length: padding } = "", keys = ""] = payload.split("\n");
    const transitiveTagKeys = keys === "" ? [] : keys.split(",").map(decodeURIComponent);
    const session = { of, expiration, mfa: mfa === "mfa", transitiveTagKeys, padding };
    return tokenFor(id, session) === token ? session : undefined;
  } catch {
    return undefined;
  }
}

/** Encrypts a binary string with a keystream derived from the id. A second call decrypts it. */
function xorWithKeystream(id: string, text: string): string {
  const next = randomWords(`veil ${id}`);
  return Array.from(text, (character) => String.fromCharCode((character.charCodeAt(0) ^ next()) & 0xff)).join("");
}
