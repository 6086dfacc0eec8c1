import type { LastUse, Owner, User } from "../account/state.ts";
import type { AccountStore, NewKey } from "../account/store.ts";
import { earlierOf, parseDate } from "../account/timestamp.ts";
import type { AccessKeyStatus } from "../account/types.ts";
import type { AccessKeyFixture } from "./owner-types.ts";

/** Returns the user with this name, and creates a missing one. Without a name, returns the root user. */
export const findOrAddOwner = (store: AccountStore, name: string | undefined, createDate: string): Owner =>
  name === undefined ? store.root : findOrAddUser(store, name, createDate);

export const findOrAddUser = (store: AccountStore, name: string, createDate: string): User =>
  store.user(name) ?? store.addUser({ name, path: "/", id: undefined, createDate });

/** Returns when a key was created. A key without a `CreateDate` is as old as its last use. */
export const keyDateOf = ({ CreateDate, AccessKeyLastUsed }: AccessKeyFixture): string | undefined =>
  parseDate(CreateDate ?? AccessKeyLastUsed?.LastUsedDate);

export function newKeyOf(key: AccessKeyFixture, owner: Owner, timestamp: string): NewKey {
  const ownerName = owner.kind === "root" ? undefined : owner.name;
  return {
    id: key.AccessKeyId,
    status: (key.Status ?? "Active") as AccessKeyStatus,
    createDate: parseDate(key.CreateDate) ?? earlierOf(keyDateOf(key), timestamp),
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
