import type { AccountStore } from "../account/store.ts";
import type { Additions } from "./additions.ts";
import type { Part, PlacedIssue } from "./part.ts";

/** Finds former ids that the account still has or that a list repeats, and a last use of a deleted key. */
export function findFormerIdIssues(store: AccountStore, { formerIds, lastUse }: Part, added: Additions): PlacedIssue[] {
  const issues: PlacedIssue[] = [];
  const { value, place } = formerIds;
  const check = (list: "FormerAccessKeyIds" | "FormerUserIds" | "FormerIds", isTaken: (id: string) => boolean) => {
    const ids = new Set<string>();
    for (const [index, id] of (value[list] ?? []).entries()) {
      const report = (text: string) => issues.push({ place: place([list, index]), text });
      if (isTaken(id)) report(`is "${id}", which the account still has. Remove it.`);
      if (ids.has(id)) report(`is "${id}", which the list already has. Remove one of the two.`);
      ids.add(id);
    }
  };
  const described = lastUse?.value.AccessKeyId;
  if (described !== undefined && added.formerIds.has(described))
    issues.push({ place: "AccessKeyId", text: wasDeleted(described) });
  check("FormerAccessKeyIds", (id) => isTakenKeyId(store, id));
  check("FormerUserIds", (id) => store.userOfId(id) !== undefined);
  check("FormerIds", (id) => (store.groupOfId(id) ?? store.attachmentOwner(id)) !== undefined);
  return issues;
}

export const wasDeleted = (id: string) => `is "${id}", which the fixtures say was deleted. Remove one of the two.`;

/** Whether a key or a temporary credential of the account has this id. The id of a deleted key can be used again. */
export const isTakenKeyId = (store: AccountStore, id: string): boolean =>
  id === store.rootKeyId || store.key(id) !== undefined || store.temporaryCredential(id) !== undefined;
