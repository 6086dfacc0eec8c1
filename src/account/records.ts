import type { Key, User } from "./state.ts";
import type { AccountStore } from "./store.ts";
import type { AccessKeyRecord, UserRecord } from "./types.ts";

export function keyRecord(store: AccountStore, key: Key): AccessKeyRecord {
  const name = key.label ?? (key.owner.kind === "user" ? key.owner.name : undefined);
  return Object.freeze({
    ...(name === undefined ? {} : { UserName: name }),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.createDate,
    SecretAccessKey: store.secretOf(key),
    ...(key.lastUse === undefined ? {} : { AccessKeyLastUsed: Object.freeze({ ...key.lastUse }) }),
  });
}

export function userRecord(store: AccountStore, user: User): UserRecord {
  return Object.freeze({
    UserName: user.name,
    Path: user.path,
    UserId: user.id,
    Arn: store.arnOf(user),
    CreateDate: user.createDate,
    Tags: Object.freeze(user.tags.map((tag) => Object.freeze({ ...tag }))),
    AccessKeys: Object.freeze(user.keys.map((key) => keyRecord(store, key))),
  });
}
