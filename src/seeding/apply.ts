import type { Owner } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import type { Additions } from "./additions.ts";
import { applyAttachments } from "./apply-attachments.ts";
import { mergeReported } from "./merge-reported.ts";
import type { AccessKeyFixture, UserFixture } from "./owner-types.ts";
import { findOrAddUser, newKeyOf } from "./owners.ts";
import type { Part } from "./part.ts";

/** Adds analysed parts to the account. */
export function applyParts(store: AccountStore, parts: readonly Part[], additions: Additions, timestamp: string): void {
  for (const { value } of parts.map(({ formerIds }) => formerIds)) {
    for (const id of value.FormerAccessKeyIds ?? []) store.addFormerKeyId(id);
    for (const id of value.FormerUserIds ?? []) store.addFormerUserId(id);
    for (const id of value.FormerIds ?? []) store.noteId(id);
  }
  applyAttachments(store, additions, timestamp);
  for (const { value } of parts.flatMap(({ users }) => users))
    addKeys(store, findOrAddUser(store, value.UserName, timestamp), keysOf(value), timestamp);
  for (const { value } of parts.flatMap(({ roots }) => roots))
    addKeys(store, store.root, value.AccessKeys ?? [], timestamp);
  for (const { value } of parts.flatMap(({ temporaryCredentials }) => temporaryCredentials))
    store.addTemporaryCredential({
      id: value.AccessKeyId,
      secret: value.SecretAccessKey,
      token: value.SessionToken,
      expiration: parseDate(value.Expiration),
      arn: value.Arn ?? `arn:${store.partition}:sts::${store.accountId}:assumed-role/unknown/unknown`,
    });
  for (const reported of parts.flatMap((part) => part.reported)) mergeReported(store, reported, timestamp);
}

const keysOf = ({ AccessKeys = [] }: UserFixture): readonly AccessKeyFixture[] =>
  typeof AccessKeys === "number" ? Array.from<AccessKeyFixture>({ length: AccessKeys }).fill({}) : AccessKeys;

function addKeys(store: AccountStore, owner: Owner, keys: readonly AccessKeyFixture[], timestamp: string): void {
  for (const key of keys) store.addKey(owner.id, newKeyOf(key, owner, timestamp));
}
