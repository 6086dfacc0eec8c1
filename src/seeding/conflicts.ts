import type { User } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import type { FixtureIssue, Path } from "./parse.ts";
import type { AccountFixture, UserFixture } from "./types.ts";

/** The members of a user that several fixtures can contain. */
const merged = ["Path", "UserId", "CreateDate", "Tags"] as const;

/** What the parts analysed so far say about a new user. */
interface NewUser {
  fixture: UserFixture;
  /** The places of the members that a fixture contains. */
  readonly places: Map<string, () => string>;
}

/** What the parts analysed so far add to the account. */
export interface Additions {
  /** The place of each id. */
  readonly ids: Map<string, () => string>;
  /** The ids of deleted keys and users in all parts. */
  readonly formerIds: ReadonlySet<string>;
  /** By lower-cased name. */
  readonly users: Map<string, NewUser>;
}

/**
 * Finds conflicts between a fixture and the account or earlier parts, and within the fixture. Records its additions in `added`, with
 * their places.
 */
export function findConflicts(
  store: AccountStore,
  fixture: AccountFixture,
  added: Additions,
  placeOf: (path: Path) => string,
): FixtureIssue[] {
  const issues: FixtureIssue[] = [];

  function addId(id: string | undefined, isTaken: (id: string) => boolean, path: Path): void {
    if (id === undefined) return;
    if (added.formerIds.has(id)) issues.push({ path, text: wasDeleted(id) });
    const other = added.ids.get(id);
    if (isTaken(id)) issues.push({ path, text: `is "${id}", which the account already has. Use another one.` });
    else if (other !== undefined) issues.push({ path, text: `is "${id}", the same as ${other()}. Use another one.` });
    else added.ids.set(id, () => placeOf(path));
  }
  function addKeyIds(keys: readonly { readonly AccessKeyId?: string | undefined }[], path: Path): void {
    for (const [index, { AccessKeyId }] of keys.entries())
      addId(AccessKeyId, (id) => isTakenKeyId(store, id), [...path, index, "AccessKeyId"]);
  }

  /** Adds what a fixture says about a new user to what earlier ones say, so that their order does not matter. */
  function addUser(name: string, user: UserFixture, path: Path): void {
    const newUser = added.users.get(name) ?? { fixture: user, places: new Map() };
    added.users.set(name, newUser);
    const { fixture: earlier, places } = newUser;
    for (const member of merged) {
      if (user[member] === undefined) continue;
      const memberPath = [...path, member];
      const other = places.get(member);
      if (other === undefined) {
        places.set(member, () => placeOf(memberPath));
        if (member === "UserId") addId(user.UserId, (id) => store.userOfId(id) !== undefined, memberPath);
      } else if (comparable(user, member) !== comparable(earlier, member))
        issues.push({ path: memberPath, text: `and ${other()} are not the same. Remove one of the two.` });
    }
    const UserName = [earlier.UserName, user.UserName].sort()[0] as string;
    newUser.fixture = { ...user, ...withoutUndefined(earlier), UserName };
  }
  function checkFormerIds(list: "FormerAccessKeyIds" | "FormerUserIds", isTaken: (id: string) => boolean): void {
    const ids = fixture[list] ?? [];
    for (const [index, id] of ids.entries()) {
      const path = [list, index];
      if (isTaken(id)) issues.push({ path, text: `is "${id}", which the account still has. Remove it.` });
      if (ids.indexOf(id) < index)
        issues.push({ path, text: `is "${id}", which the list already has. Remove one of the two.` });
    }
  }

  if (fixture.AccountId !== undefined && fixture.AccountId !== store.accountId)
    issues.push({
      path: ["AccountId"],
      text: `is "${fixture.AccountId}", but this account is ${store.accountId}. Set the option accountId of mockIam(), or seed another mock.`,
    });

  for (const [index, user] of (fixture.Users ?? []).entries()) {
    const path = ["Users", index];
    const name = user.UserName.toLowerCase();
    const stored = store.user(name);
    if (stored !== undefined) issues.push(...findDifferences(user, stored, path));
    else addUser(name, user, path);
    issues.push(...findRepeatedTags(user, path));
    if (typeof user.AccessKeys === "object") addKeyIds(user.AccessKeys, [...path, "AccessKeys"]);
  }
  for (const list of ["AccessKeyMetadata", "RootAccessKeys", "TemporaryCredentials"] as const)
    addKeyIds(fixture[list] ?? [], [list]);
  if (fixture.AccessKeyId !== undefined && added.formerIds.has(fixture.AccessKeyId))
    issues.push({ path: ["AccessKeyId"], text: wasDeleted(fixture.AccessKeyId) });
  checkFormerIds("FormerAccessKeyIds", (id) => isTakenKeyId(store, id));
  checkFormerIds("FormerUserIds", (id) => store.userOfId(id) !== undefined);
  return issues;
}

const wasDeleted = (id: string) => `is "${id}", which the fixtures say was deleted. Remove one of the two.`;

/** Whether a key or a temporary credential of the account has this id. The id of a deleted key can be used again. */
export const isTakenKeyId = (store: AccountStore, id: string): boolean =>
  id === store.rootKeyId || store.key(id) !== undefined || store.temporaryCredential(id) !== undefined;

/** Compares a user with the existing user of the same name. Members that are left out are ignored. */
function findDifferences(user: UserFixture, stored: User, path: Path): FixtureIssue[] {
  const issues: FixtureIssue[] = [];
  const report = (member: string, text: string) => issues.push({ path: [...path, member], text });
  const existingUser = `the existing user ${user.UserName}`;
  if (user.Path !== undefined && user.Path !== stored.path)
    report("Path", `is "${user.Path}", but ${existingUser} has a different one. Leave it out.`);
  if (user.UserId !== undefined && user.UserId !== stored.id)
    report("UserId", `is "${user.UserId}", but ${existingUser} has a different one. Leave it out.`);
  if (user.CreateDate !== undefined && parseDate(user.CreateDate) !== stored.createDate)
    report("CreateDate", `differs from that of ${existingUser}. Leave it out.`);
  if (user.Tags !== undefined && JSON.stringify(user.Tags) !== JSON.stringify(stored.tags))
    report("Tags", `differ from those of ${existingUser}. Leave them out.`);
  return issues;
}

const comparable = (user: UserFixture, member: (typeof merged)[number]) =>
  member === "CreateDate" ? parseDate(user.CreateDate) : JSON.stringify(user[member]);

const withoutUndefined = (user: UserFixture) =>
  Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined));

function findRepeatedTags({ Tags = [] }: UserFixture, path: Path): FixtureIssue[] {
  const issues: FixtureIssue[] = [];
  const keys = new Set<string>();
  for (const [index, { Key }] of Tags.entries()) {
    const text = `is "${Key}", which the user already has. Remove one of the two.`;
    if (keys.has(Key.toLowerCase())) issues.push({ path: [...path, "Tags", index, "Key"], text });
    keys.add(Key.toLowerCase());
  }
  return issues;
}
