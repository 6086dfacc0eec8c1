import type { Key, User } from "./state.ts";
import type { AccountStore } from "./store.ts";
import type { AccessKeyRecord, UserRecord } from "./types.ts";

export function keyRecord(store: AccountStore, key: Key): AccessKeyRecord {
  const name = key.label ?? store.userOfId(key.ownerId)?.name;
  const lastUse = store.lastUse(key.id);
  return Object.freeze({
    ...(name === undefined ? {} : { UserName: name }),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.createDate,
    SecretAccessKey: store.secretOf(key),
    ...(lastUse === undefined ? {} : { AccessKeyLastUsed: Object.freeze({ ...lastUse }) }),
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
    AccessKeys: Object.freeze(store.keysOf(user.id).map((key) => keyRecord(store, key))),
  });
}
