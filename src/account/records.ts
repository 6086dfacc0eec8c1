import type { AccessKeyRecord, UserRecord } from "../seeding/types.ts";
import type { Key, User } from "./state.ts";
import type { Model } from "./store.ts";

/** A key as a test sees it: a frozen copy of this moment. */
export function keyRecord(model: Model, key: Key): AccessKeyRecord {
  const name = key.label ?? (key.owner.kind === "user" ? key.owner.name : undefined);
  return Object.freeze({
    ...(name === undefined ? {} : { UserName: name }),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.createDate,
    SecretAccessKey: model.secretOf(key),
    ...(key.lastUse === undefined ? {} : { AccessKeyLastUsed: Object.freeze({ ...key.lastUse }) }),
  });
}

/** A user as a test sees it: a frozen copy of this moment. */
export function userRecord(model: Model, user: User): UserRecord {
  return Object.freeze({
    UserName: user.name,
    Path: user.path,
    UserId: user.id,
    Arn: model.arnOf(user),
    CreateDate: user.createDate,
    Tags: Object.freeze(user.tags.map((tag) => Object.freeze({ ...tag }))),
    AccessKeys: Object.freeze(user.keys.map((key) => keyRecord(model, key))),
  });
}
