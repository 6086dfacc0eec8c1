import type { LastUse, Owner } from "../account/state.ts";
import type { AccountStore, NewKey, NewUser } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import type { Part } from "./cli-output.ts";
import type { CheckedKey, CheckedUser } from "./conflicts.ts";
import type { CheckedFixture } from "./parse.ts";
import type { AccessKeyStatus } from "./types.ts";

/** Adds what has been examined. */
export function applyParts(store: AccountStore, parts: readonly Part[], timestamp: string): void {
  // Users first: what another fixture says of them is more than their names.
  for (const { kind, fixture } of parts)
    for (const { owner, keys } of usersIn(fixture, store, timestamp))
      if (kind !== "report") addKeys(store, owner, keys, timestamp);
  for (const { kind, fixture } of parts) if (kind !== "report") applyKeys(store, fixture, timestamp);
  for (const { kind, fixture } of parts) if (kind === "report") applyReport(store, fixture, timestamp);
}

/** The users of a fixture, added where they are new, and the keys that it gives them. */
function* usersIn({ Users = [] }: CheckedFixture, store: AccountStore, timestamp: string) {
  for (const user of Users) {
    const owner = store.user(user.UserName) ?? store.addUser(newUser(user, timestamp));
    yield { owner, keys: keysIn(user.AccessKeys) };
  }
}

const keysIn = (keys: CheckedUser["AccessKeys"] = []): readonly CheckedKey[] =>
  typeof keys === "number" ? Array.from<CheckedKey>({ length: keys }).fill({}) : keys;

function applyReport(store: AccountStore, fixture: CheckedFixture, timestamp: string): void {
  addReported(store, store.root, keysIn(fixture.RootAccessKeys), timestamp);
  for (const { owner, keys } of usersIn(fixture, store, timestamp)) addReported(store, owner, keys, timestamp);
}

/** A report names no key: one of the same age is the one it means, and then only its last use is news. */
function addReported(store: AccountStore, owner: Owner, keys: readonly CheckedKey[], timestamp: string): void {
  const candidates = [...owner.keys];
  for (const reported of keys) {
    const made = newKey(reported, owner, timestamp);
    const index = candidates.findIndex((key) => key.createDate === made.createDate);
    const [key] = index === -1 ? [store.addKey(owner, made)] : candidates.splice(index, 1);
    if (key !== undefined && (key.lastUse?.LastUsedDate ?? "") < (made.lastUse?.LastUsedDate ?? ""))
      key.lastUse = made.lastUse;
  }
}

function applyKeys(store: AccountStore, fixture: CheckedFixture, timestamp: string): void {
  for (const key of fixture.AccessKeyMetadata ?? []) addKeys(store, ownerOf(store, key.UserName, timestamp), [key], timestamp);
  addKeys(store, store.root, keysIn(fixture.RootAccessKeys), timestamp);
  for (const credential of fixture.TemporaryCredentials ?? [])
    store.addTemporaryCredential({
      id: credential.AccessKeyId,
      secret: credential.SecretAccessKey,
      token: credential.SessionToken,
      expiration: parseDate(credential.Expiration),
      arn: credential.Arn ?? `arn:aws:sts::${store.accountId}:assumed-role/unknown/unknown`,
    });
}

/** The root user's keys come without a user name. */
export function ownerOf(store: AccountStore, userName: string | undefined, timestamp: string): Owner {
  if (userName === undefined) return store.root;
  return store.user(userName) ?? store.addUser(newUser({ UserName: userName }, timestamp));
}

const newUser = (user: CheckedUser, timestamp: string): NewUser => ({
  name: user.UserName,
  path: user.Path ?? "/",
  id: user.UserId,
  createDate: parseDate(user.CreateDate) ?? timestamp,
  tags: user.Tags ?? [],
});

function addKeys(store: AccountStore, owner: Owner, keys: readonly CheckedKey[], timestamp: string): void {
  for (const key of keys) store.addKey(owner, newKey(key, owner, timestamp));
}

export function newKey(key: CheckedKey, owner: Owner, timestamp: string): NewKey {
  const ownName = owner.kind === "root" ? undefined : owner.name;
  return {
    id: key.AccessKeyId,
    status: (key.Status ?? "Active") as AccessKeyStatus,
    createDate: parseDate(key.CreateDate) ?? timestamp,
    secret: key.SecretAccessKey,
    label: key.UserName?.toLowerCase() === ownName?.toLowerCase() ? undefined : key.UserName,
    lastUse: lastUse(key.AccessKeyLastUsed),
  };
}

/** The CLI prints a key that was never used with `N/A` and no date. */
export function lastUse(use: CheckedKey["AccessKeyLastUsed"]): LastUse | undefined {
  const date = parseDate(use?.LastUsedDate);
  return date === undefined
    ? undefined
    : { LastUsedDate: date, ServiceName: use?.ServiceName ?? "N/A", Region: use?.Region ?? "N/A" };
}
