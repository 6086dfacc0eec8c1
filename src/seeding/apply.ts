import type { LastUse, Owner, User } from "../account/state.ts";
import type { AccountStore, NewKey } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import type { AccessKeyStatus } from "../account/types.ts";
import type { Part } from "./cli-output.ts";
import type { AccessKeyFixture, AccountFixture, UserFixture } from "./types.ts";

/** Adds analysed parts to the account. */
export function applyParts(
  store: AccountStore,
  parts: readonly Part[],
  users: readonly UserFixture[],
  timestamp: string,
): void {
  const reports = parts.filter(({ kind }) => kind === "report").map(({ fixture }) => fixture);
  const others = parts.filter(({ kind }) => kind !== "report").map(({ fixture }) => fixture);

  for (const { FormerAccessKeyIds = [], FormerUserIds = [] } of others) {
    for (const id of FormerAccessKeyIds) store.addFormerKeyId(id);
    for (const id of FormerUserIds) store.addFormerUserId(id);
  }
  // Users come first, because the other members contain only the names of users.
  for (const user of users) findOrAddUser(store, user, timestamp);
  for (const user of others.flatMap(({ Users = [] }) => Users))
    addKeys(store, findOrAddUser(store, user, timestamp), keysOf(user), timestamp);

  for (const fixture of others) addOtherMembers(store, fixture, timestamp);
  for (const { Users = [], RootAccessKeys = [] } of reports) {
    mergeReportedKeys(store, store.root, RootAccessKeys, timestamp);
    for (const user of Users) mergeReportedKeys(store, findOrAddUser(store, user, timestamp), keysOf(user), timestamp);
  }
}

function addOtherMembers(store: AccountStore, fixture: AccountFixture, timestamp: string): void {
  for (const key of fixture.AccessKeyMetadata ?? [])
    addKeys(store, findOrAddOwner(store, key.UserName, timestamp), [key], timestamp);
  addKeys(store, store.root, fixture.RootAccessKeys ?? [], timestamp);
  for (const credential of fixture.TemporaryCredentials ?? [])
    store.addTemporaryCredential({
      id: credential.AccessKeyId,
      secret: credential.SecretAccessKey,
      token: credential.SessionToken,
      expiration: parseDate(credential.Expiration),
      arn: credential.Arn ?? `arn:${store.partition}:sts::${store.accountId}:assumed-role/unknown/unknown`,
    });
}

/** A report contains no key ids. A reported key updates the owner's key with the same creation date, or else adds a new key. */
function mergeReportedKeys(
  store: AccountStore,
  owner: Owner,
  reportedKeys: readonly AccessKeyFixture[],
  timestamp: string,
): void {
  const candidates = [...store.keysOf(owner.id)];
  for (const reported of reportedKeys) {
    const newKey = newKeyOf(reported, owner, timestamp);
    const index = candidates.findIndex((candidate) => candidate.createDate === newKey.createDate);
    const [{ id } = store.addKey(owner.id, newKey)] = index === -1 ? [] : candidates.splice(index, 1);
    const { lastUse } = newKey;
    if ((store.lastUse(id)?.LastUsedDate ?? "") < (lastUse?.LastUsedDate ?? "")) store.recordUse(id, lastUse);
  }
}

/** Returns the user with this name, and creates a missing one. Without a name, returns the root user. */
export const findOrAddOwner = (store: AccountStore, name: string | undefined, timestamp: string): Owner =>
  name === undefined ? store.root : findOrAddUser(store, { UserName: name }, timestamp);

function findOrAddUser(store: AccountStore, user: UserFixture, timestamp: string): User {
  return (
    store.user(user.UserName) ??
    store.addUser({
      name: user.UserName,
      path: user.Path ?? "/",
      id: user.UserId,
      createDate: parseDate(user.CreateDate) ?? timestamp,
      tags: user.Tags ?? [],
    })
  );
}

const keysOf = ({ AccessKeys = [] }: UserFixture): readonly AccessKeyFixture[] =>
  typeof AccessKeys === "number" ? Array.from<AccessKeyFixture>({ length: AccessKeys }).fill({}) : AccessKeys;

function addKeys(store: AccountStore, owner: Owner, keys: readonly AccessKeyFixture[], timestamp: string): void {
  for (const key of keys) store.addKey(owner.id, newKeyOf(key, owner, timestamp));
}

export function newKeyOf(key: AccessKeyFixture, owner: Owner, timestamp: string): NewKey {
  const ownerName = owner.kind === "root" ? undefined : owner.name;
  return {
    id: key.AccessKeyId,
    status: (key.Status ?? "Active") as AccessKeyStatus,
    createDate: parseDate(key.CreateDate) ?? timestamp,
    secret: key.SecretAccessKey,
    label: key.UserName?.toLowerCase() === ownerName?.toLowerCase() ? undefined : key.UserName,
    lastUse: lastUseOf(key.AccessKeyLastUsed),
  };
}

/** Returns `undefined` for a key that was never used. The AWS CLI prints `N/A` and no date for it. */
export function lastUseOf(use: AccessKeyFixture["AccessKeyLastUsed"]): LastUse | undefined {
  const date = parseDate(use?.LastUsedDate);
  if (date === undefined) return undefined;
  return { LastUsedDate: date, ServiceName: use?.ServiceName ?? "N/A", Region: use?.Region ?? "N/A" };
}
