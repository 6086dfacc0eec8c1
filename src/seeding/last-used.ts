import type { AccountStore } from "../account/store.ts";
import { earlierOf } from "../account/timestamp.ts";
import { isTakenKeyId } from "./former-ids.ts";
import { findOrAddOwner, lastUseOf, newKeyOf } from "./owners.ts";
import type { PlacedIssue } from "./part.ts";
import type { AccountFixture } from "./types.ts";

/**
 * Sets the last use that `aws iam get-access-key-last-used` prints. The output does not name the key. Without an `AccessKeyId`, it
 * describes the owner's only key, which is generated if it is missing. Returns an issue if it is unclear which key is meant, or if
 * another owner has that key.
 *
 * `describedOwners` contains the ids of the owners whose only key an earlier fixture described without an `AccessKeyId`. A second
 * last use would describe the same key.
 */
export function applyLastUse(
  store: AccountStore,
  { UserName, AccessKeyId, AccessKeyLastUsed }: AccountFixture,
  timestamp: string,
  describedOwners: Set<string>,
): PlacedIssue | undefined {
  const use = lastUseOf(AccessKeyLastUsed);
  // A key cannot be used before it is created.
  const createDate = earlierOf(use?.LastUsedDate, timestamp);
  const owner = findOrAddOwner(store, UserName, createDate);
  const keys = store.keysOf(owner.id);

  if (AccessKeyId === undefined) {
    if (keys.length > 1 || describedOwners.has(owner.id)) {
      const title = owner.kind === "root" ? "the root user" : `the user ${owner.name}`;
      const text = `does not say which key of ${title} it is about. Add the AccessKeyId beside it.`;
      return { place: "AccessKeyLastUsed", text };
    }
    describedOwners.add(owner.id);
  }
  const ownKey = keys.find((key) => AccessKeyId === undefined || key.id === AccessKeyId);
  if (ownKey === undefined && AccessKeyId !== undefined && isTakenKeyId(store, AccessKeyId))
    return {
      place: "AccessKeyId",
      text: `is "${AccessKeyId}", which belongs to another user. Set UserName to the owner of the key.`,
    };
  const { id } = ownKey ?? store.addKey(owner.id, newKeyOf({ AccessKeyId }, owner, createDate));
  store.recordUse(id, use);
  return undefined;
}
