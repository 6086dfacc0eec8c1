import type { Owner } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { findOrAddOwner, lastUseOf, newKeyOf } from "./apply.ts";
import { isTakenKeyId } from "./conflicts.ts";
import type { FixtureIssue } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/**
 * Sets the last use that `aws iam get-access-key-last-used` prints. The output does not name the key. Without an `AccessKeyId`, it
 * describes the owner's only key, which is generated if it is missing. Returns an issue if it could describe another key.
 *
 * `describedOwners` are the owners of which an earlier fixture described the only key without an `AccessKeyId`. A second last use
 * would describe the same key.
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
    if (owner.keys.length > 1 || describedOwners.has(owner)) {
      const title = owner.kind === "root" ? "the root user" : `the user ${owner.name}`;
      const text = `does not say which key of ${title} it is about. Add the AccessKeyId beside it.`;
      return { path: ["AccessKeyLastUsed"], text };
    }
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
