import { BASE32, base32, base64, counted, mix29, randomWords } from "./random.ts";

/**
 * Temporary credentials that actions give out. Doubles share nothing, and one of them gives out credentials for the account of
 * another: so the key id says the account, the secret follows from the id, and the session token says the rest. None of them
 * depends on a seed, and nobody keeps them: they are good until they expire, over `reset()` too.
 */
export interface Issued {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

/** What a session token says. */
export interface Session {
  /** The ARN of a role session; the id of the user, or of the account for its root user, whose own session it is. */
  readonly of: string;
  /** As AWS serves dates. */
  readonly expiration: string;
  /** Whether the user proved to have an MFA device. */
  readonly mfa: boolean;
}

/** A key id that was issued, by whichever double, and what the token sent along with it says. */
export interface IssuedKey {
  readonly id: string;
  readonly accountId: string;
  /** `undefined` where there is no token, or one of another id, or one that somebody changed. */
  readonly session: Session | undefined;
}

export const issue = (id: string, session: Session): Issued => ({
  id,
  secret: secretOfIssued(id),
  token: tokenFor(id, session),
});

/** What stands behind a key id and a token, or `undefined` where the id was not issued. */
export function issuedKey(id: string, token: string | undefined): IssuedKey | undefined {
  const accountId = accountOf(id);
  if (accountId === undefined) return undefined;
  return { id, accountId, session: token === undefined ? undefined : sessionOf(id, token) };
}

export const secretOfIssued = (id: string): string => `${base64(randomWords(`secret ${id}`), 30)}EXAMPLEKEY`;

/**
 * The user id of a session: the role's id, or the account's for a federated user, and the session's name. The role's id follows
 * from account and name, so that every double says the same.
 */
export function sessionUserId(arn: string): string {
  const [, , , , account = ""] = arn.split(":");
  const [kind, name = "", session = name] = arn.slice(arn.lastIndexOf(":") + 1).split("/");
  if (kind !== "assumed-role") return `${account}:${session}`;
  return `AROA${base32(counted(randomWords(`role ${account}/${name}`))(0), 10)}EXAMPLE:${session}`;
}

// AWS's own way to put an account into a key id: eight characters hold the account without its last bit, the ninth begins with
// that bit. Of the seven characters after them AWS says nothing.
const TOP_BIT = 2 ** 39;
const FORM = /^ASIA[A-Z2-7]{16}$/;
/** AWS's ids decode to some account, too: two characters that follow from the rest tell an id that was issued here. */
const CHECK = 2;
const PLACE_OF_CHECK = 20 - CHECK;

/** `ASIA`, 9 characters that encode the account, 5 more, and 2 that follow from the rest. Different for every word of 29 bits. */
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

/** The account of an id that was issued; `undefined` of any other one, also of a real one. */
export function accountOf(id: string): string | undefined {
  // Generated ids of seeded credentials end so, and encode nothing.
  if (!FORM.test(id) || id.endsWith("EXAMPLE")) return undefined;
  if (id.slice(PLACE_OF_CHECK) !== checkOf(id.slice(0, PLACE_OF_CHECK))) return undefined;
  let half = 0;
  for (let index = 4; index < 12; index += 1) half = half * 32 + BASE32.indexOf(id.charAt(index));
  const account = (half - TOP_BIT) * 2 + (BASE32.indexOf(id.charAt(12)) >> 4);
  // Its forty bits have room for more than twelve digits, and for less than nothing.
  return /^\d{12}$/.exec(String(account).padStart(12, "0"))?.[0];
}

const checkOf = (start: string): string => base32(counted(randomWords(`check ${start}`))(0), 7).slice(0, CHECK);

/** Base64 of what the session is, unreadable as AWS's tokens are, after a check of it that only this id has. */
function tokenFor(id: string, { of, expiration, mfa }: Session): string {
  const said = [of, expiration, mfa ? "mfa" : ""].join("\n");
  const check = base64(randomWords(`token ${id}\n${said}`), 16);
  return btoa(veiled(id, check + said));
}

/** What a token says, or `undefined` where it is not exactly the one of this id. */
function sessionOf(id: string, token: string): Session | undefined {
  let said: string;
  try {
    said = veiled(id, atob(token)).slice(16);
  } catch {
    return undefined;
  }
  const [of = "", expiration = "", mfa] = said.split("\n");
  const session = { of, expiration, mfa: mfa === "mfa" };
  return tokenFor(id, session) === token ? session : undefined;
}

/** A text of bytes, each changed by a bit pattern of the id; the same again undoes it. */
function veiled(id: string, text: string): string {
  const next = randomWords(`veil ${id}`);
  return Array.from(text, (character) => String.fromCharCode((character.charCodeAt(0) ^ next()) & 0xff)).join("");
}
