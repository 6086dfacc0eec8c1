import type { User } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import { type Part, partsOf } from "./cli-output.ts";
import { type CheckedFixture, type FixtureIssue, validateSchema } from "./parse.ts";

export type CheckedUser = NonNullable<CheckedFixture["Users"]>[number];
export type CheckedKey = NonNullable<CheckedFixture["RootAccessKeys"]>[number];

/** A complaint, and which of the fixtures it is about, from 0. */
export interface FixtureComplaint extends FixtureIssue {
  readonly fixture: number;
}

/** What `get-access-key-last-used` prints, and which of the fixtures it came in. */
export interface LastUseFixture {
  readonly fixture: number;
  readonly of: CheckedFixture;
}

const order = ["details", "fixture", "report"] as const;

/** What fixtures say that is to be seeded, and everything that is wrong with them: their form, and how they fit the account and each other. */
export function analyse(store: AccountStore, fixtures: readonly unknown[]) {
  const parts: (Part & { readonly index: number })[] = [];
  const lastUses: LastUseFixture[] = [];
  const complaints: FixtureComplaint[] = [];
  const givenIds = new Set<string>();
  const newUsers = new Map<string, CheckedUser>();
  const complain = (index: number, found: readonly FixtureIssue[]) =>
    complaints.push(...found.map((complaint) => ({ ...complaint, fixture: index })));

  for (const [index, given] of fixtures.entries()) {
    const form = validateSchema(given);
    if ("complaints" in form) {
      complain(index, form.complaints);
      continue;
    }
    const found = partsOf(form.checked);
    complain(index, found.complaints);
    parts.push(...found.parts.map((part) => ({ ...part, index })));
    if (form.checked.AccessKeyLastUsed !== undefined) lastUses.push({ fixture: index, of: form.checked });
  }
  parts.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  for (const { index, fixture, given, placed } of parts) {
    const found = findConflicts(store, fixture, givenIds, newUsers);
    complain(
      index,
      found.map(({ path, text }) => ({ path: given(path), place: placed(path), text })),
    );
  }
  // No generated id may be one that a last use is about to name.
  for (const { of } of lastUses) if (of.AccessKeyId !== undefined) givenIds.add(of.AccessKeyId);
  complaints.sort((one, other) => one.fixture - other.fixture);
  return { parts, lastUses, complaints, givenIds };
}

/** What is wrong with a fixture of the right form: what it says against the account, the fixtures before it, or itself. */
function findConflicts(
  store: AccountStore,
  fixture: CheckedFixture,
  givenIds: Set<string>,
  newUsers: Map<string, CheckedUser>,
): Omit<FixtureIssue, "place">[] {
  const complaints: Omit<FixtureIssue, "place">[] = [];
  const complain = (path: readonly unknown[], text: string) => complaints.push({ path, text });

  const takeId = (id: string | undefined, isKnown: (id: string) => boolean, path: () => readonly unknown[]) => {
    if (id === undefined) return;
    if (givenIds.has(id) || isKnown(id))
      complain(path(), `is "${id}", which the account already has. Give another one.`);
    givenIds.add(id);
  };
  const takeKeys = (keys: readonly CheckedKey[] | undefined, path: readonly unknown[]) => {
    for (const [index, key] of keys?.entries() ?? [])
      takeId(key.AccessKeyId, isExistingKey, () => [...path, index, "AccessKeyId"]);
  };
  const isExistingKey = (id: string) => id === store.rootKeyId || (store.isKnownKeyId(id) && !store.isFormerKeyId(id));

  if (fixture.AccountId !== undefined && fixture.AccountId !== store.accountId)
    complain(
      ["AccountId"],
      `is "${fixture.AccountId}", but this account is ${store.accountId}. Give mockIam() the option accountId, or seed another double.`,
    );

  for (const [index, user] of fixture.Users?.entries() ?? []) {
    const path = ["Users", index];
    const name = user.UserName.toLowerCase();
    const existing = store.user(name);
    const earlier = newUsers.get(name);
    const stands = existing === undefined ? earlier : existingAsFixture(existing);
    if (stands === undefined) {
      takeId(
        user.UserId,
        (id) => store.userOfId(id) !== undefined,
        () => [...path, "UserId"],
      );
      newUsers.set(name, user);
    } else {
      for (const member of ["Path", "UserId"] as const)
        if (user[member] !== undefined && user[member] !== (stands[member] ?? (member === "Path" ? "/" : undefined)))
          complain(
            [...path, member],
            `is "${user[member]}", but the user ${user.UserName} exists with another one. Leave it out.`,
          );
      if (user.CreateDate !== undefined && parseDate(user.CreateDate) !== parseDate(stands.CreateDate))
        complain([...path, "CreateDate"], `differs from that of the user ${user.UserName}, who exists. Leave it out.`);
      if (user.Tags !== undefined && JSON.stringify(user.Tags) !== JSON.stringify(stands.Tags ?? []))
        complain([...path, "Tags"], `differ from those of the user ${user.UserName}, who exists. Leave them out.`);
    }
    const tagKeys = new Set<string>();
    for (const [tagIndex, tag] of user.Tags?.entries() ?? []) {
      const key = tag.Key.toLowerCase();
      if (tagKeys.has(key))
        complain([...path, "Tags", tagIndex, "Key"], `is "${tag.Key}", which the user already has.`);
      tagKeys.add(key);
    }
    if (typeof user.AccessKeys === "object") takeKeys(user.AccessKeys, [...path, "AccessKeys"]);
  }
  takeKeys(fixture.AccessKeyMetadata, ["AccessKeyMetadata"]);
  takeKeys(fixture.RootAccessKeys, ["RootAccessKeys"]);
  for (const [index, credential] of fixture.TemporaryCredentials?.entries() ?? [])
    takeId(credential.AccessKeyId, isExistingKey, () => ["TemporaryCredentials", index, "AccessKeyId"]);
  return complaints;
}

const existingAsFixture = (user: User): CheckedUser => ({
  UserName: user.name,
  Path: user.path,
  UserId: user.id,
  CreateDate: user.createDate,
  Tags: [...user.tags],
});
