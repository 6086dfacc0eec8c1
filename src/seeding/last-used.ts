import type { Owner } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { findOrAddOwner, lastUseOf, newKeyOf } from "./apply.ts";
import { isTakenKeyId } from "./conflicts.ts";
import type { FixtureIssue } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/**
 * Sets the last use that `aws iam get-access-key-last-used` prints. The output does not name the key. Without an `AccessKeyId` it
 * is the owner's only key, and for an owner without keys one is generated. Returns an issue if the key is not clear.
 *
 * `describedOwners` are the owners with an earlier last use without an `AccessKeyId`. Two of them would be about the same key.
 */
export function applyLastUse(
  store: AccountStore,
  { UserName, AccessKeyId, AccessKeyLastUsed }: AccountFixture,
  timestamp: string,
  describedOwners: Set<Owner>,
): FixtureIssue | undefined {
  const use = lastUseOf(AccessKeyLastUsed);
  // A key cannot be used before it is created.
  const createDate = use !== undefined && use.LastUsedDate < timestamp ? use.LastUsedDate : timestamp;
  const owner = findOrAddOwner(store, UserName, createDate);

  if (AccessKeyId === undefined) {
    if (owner.keys.length > 1 || describedOwners.has(owner))
      return {
        path: ["AccessKeyLastUsed"],
        text: `does not say which key of ${owner.kind === "root" ? "the root user" : `the user ${owner.name}`} it is about. Add the AccessKeyId beside it.`,
      };
    describedOwners.add(owner);
  }
  const ownKey = owner.keys.find((key) => AccessKeyId === undefined || key.id === AccessKeyId);
  if (ownKey === undefined && AccessKeyId !== undefined && isTakenKeyId(store, AccessKeyId))
    return {
      path: ["AccessKeyId"],
      text: `is "${AccessKeyId}", which belongs to another user. Set UserName to the owner of the key.`,
    };
  store.recordUse(ownKey ?? store.addKey(owner, newKeyOf({ AccessKeyId }, owner, createDate)), use);
  return undefined;
}
