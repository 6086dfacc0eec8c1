import type { Owner } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { lastUse, newKey, ownerOf } from "./apply.ts";
import type { FixtureComplaint, LastUseFixture } from "./conflicts.ts";

/**
 * Sets what `get-access-key-last-used` prints, which does not name the key: of an owner with one key it is that one, and of an
 * owner without any a generated one. Of several it has to be told, by an `AccessKeyId` that somebody added.
 */
export function applyLastUses(store: AccountStore, lastUses: readonly LastUseFixture[], timestamp: string): FixtureComplaint[] {
  const complaints: FixtureComplaint[] = [];
  const settled = new Set<Owner>();
  for (const { fixture, of } of lastUses) {
    const { UserName, AccessKeyId, AccessKeyLastUsed } = of;
    const use = lastUse(AccessKeyLastUsed);
    // Nothing is used before it is there.
    const since = use !== undefined && use.LastUsedDate < timestamp ? use.LastUsedDate : timestamp;
    const owner = ownerOf(store, UserName, since);
    const complain = (place: string, text: string) => complaints.push({ fixture, path: [place], place, text });
    if (AccessKeyId === undefined && (owner.keys.length > 1 || settled.has(owner))) {
      complain(
        "AccessKeyLastUsed",
        `does not say which key of ${owner.kind === "root" ? "the root user" : `the user ${owner.name}`} it is about. Add the AccessKeyId beside it.`,
      );
      continue;
    }
    const key = AccessKeyId === undefined ? owner.keys[0] : store.key(AccessKeyId);
    const isSomebodyElses =
      key === undefined
        ? AccessKeyId === store.rootKeyId || store.temporaryCredential(AccessKeyId ?? "") !== undefined
        : key.owner !== owner;
    if (isSomebodyElses) {
      complain(
        "AccessKeyId",
        `is "${AccessKeyId}", which is a key of somebody else. Give the UserName that goes with it.`,
      );
      continue;
    }
    if (AccessKeyId === undefined) settled.add(owner);
    const target = key ?? store.addKey(owner, newKey({ AccessKeyId }, owner, since));
    target.lastUse = use;
  }
  return complaints;
}
