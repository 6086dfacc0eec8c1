import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import { formatValue } from "../messages/format-value.ts";
import {
  type Addition,
  type Additions,
  deviceOwner,
  type Replacement,
  ROOT,
  storedMembers,
  titleOf,
} from "./additions.ts";
import { canonicalOwner } from "./canonical.ts";
import { canonicalAccount } from "./canonical-account.ts";
import { findFormerIdIssues, isTakenKeyId, wasDeleted } from "./former-ids.ts";
import { idsIn, oldestDateIn } from "./ids-and-dates.ts";
import type { Members } from "./members.ts";
import { merge } from "./merge.ts";
import type { AccessKeyFixture, RootUserFixture, UserFixture } from "./owner-types.ts";
import { keyDateOf } from "./owners.ts";
import type { Path } from "./parse.ts";
import type { Located, Part, PlacedIssue } from "./part.ts";

type PlaceOf = (path: Path) => string;

/** The members whose values must not appear in messages. */
const secrets: ReadonlySet<unknown> = new Set([
  ...["Password", "FormerPasswords", "Base32StringSeed", "ServicePassword", "ServiceCredentialSecret"],
  ...["SecretAccessKey", "SessionToken", "PrivateKey"],
]);

/** The methods with which a test changes an existing owner or the account. */
const updateMethods: Record<Replacement["kind"], string> = {
  user: "account.updateUser()",
  group: "account.updateGroup()",
  root: "account.update()",
  account: "account.update()",
};

/**
 * Finds conflicts between a part and the account or earlier parts, and within the part. Records its additions in `added`, with their
 * places. `suffix` names the fixture in messages.
 */
export function findConflicts(
  store: AccountStore,
  part: Part,
  added: Additions,
  suffix: string,
  replacements: readonly Replacement[],
): PlacedIssue[] {
  const issues: PlacedIssue[] = [];
  const reporter = (place: PlaceOf) => (path: Path, text: string) => issues.push({ place: place(path), text });

  /** Fixtures can repeat an id of the same owner. `owner` is `undefined` for an id that must not be repeated. */
  function addId(id: string, owner: string | undefined, isTaken: boolean, place: () => string): void {
    const report = (text: string) => issues.push({ place: place(), text });
    if (added.formerIds.has(id)) report(wasDeleted(id));
    const other = added.ids.get(id);
    if (isTaken) report(`is "${id}", which the account already has. Use another one.`);
    else if (other === undefined) added.ids.set(id, { owner, place: () => place() + suffix });
    else if (owner === undefined || owner !== other.owner)
      report(`is "${id}", the same as ${other.place()}. Use another one.`);
  }

  const addKeyId = ({ AccessKeyId: id }: AccessKeyFixture, place: () => string) => {
    if (id !== undefined) addId(id, undefined, isTakenKeyId(store, id), place);
  };

  /** Returns an addition that contains what the account has, except what is replaced. */
  function startAddition(kind: Replacement["kind"], name = ""): Addition {
    const members = storedMembers(store, kind, name);
    const replaced = replacements.find((replacement) => replacement.kind === kind)?.members ?? [];
    for (const member of replaced) delete members[member];
    return { members, places: undefined, lists: new Map(), oldest: undefined, hasCreateDate: false };
  }

  function add(known: Addition, members: Members, place: PlaceOf, kind: Replacement["kind"], title: string): void {
    const placeWithFixture = (path: Path) => place(path) + suffix;
    merge(known, members, placeWithFixture, (path, value, otherPlace) => {
      const isName = typeof value === "string" && parseDate(value) === undefined && !secrets.has(path.at(-1));
      const difference = isName
        ? `is ${formatValue(value)}, but ${title} has a different one`
        : `differs from that of ${title}`;
      const text =
        otherPlace === undefined
          ? `${difference}. Leave it out, or change it with ${updateMethods[kind]}.`
          : `and ${otherPlace()} are not the same. Remove one of the two.`;
      issues.push({ place: place(path), text });
    });
    noteDate(known, oldestDateIn(members));
    if (members.CreateDate !== undefined) known.hasCreateDate = true;
  }

  function addIds(owner: Members, title: string, place: PlaceOf): void {
    for (const [id, path] of idsIn(owner)) {
      const storedOwner = added.ownerOfId(id);
      addId(id, title, storedOwner !== undefined && storedOwner !== title, () => place(path));
    }
  }

  function addOwner(kind: "user" | "group", { value, place }: Located<object>, name: string): void {
    const owners = kind === "user" ? added.users : added.groups;
    const key = name.toLowerCase();
    const known = owners.get(key) ?? startAddition(kind, name);
    const isNew = (kind === "user" ? store.user(key) : store.group(key)) === undefined;
    const members = canonicalOwner(store, value, kind, reporter(place));
    const member = kind === "user" ? "UserName" : "GroupName";
    // The spelling of a new name must not depend on the order of the fixtures.
    if (isNew && owners.has(key)) known.members[member] = [String(known.members[member]), name].sort()[0];
    owners.set(key, known);
    add(known, members, place, kind, `the existing ${kind} ${name}`);
    addIds(members, titleOf(kind, name), place);
  }

  function addUser(located: Located<UserFixture>): void {
    const { value, place } = located;
    const { UserName, AccessKeys, Groups = [], GroupList = [] } = value;
    for (const issue of findRepeatedTags(located)) issues.push(issue);
    if (typeof AccessKeys === "object")
      for (const [index, key] of AccessKeys.entries()) addKeyId(key, () => place(["AccessKeys", index, "AccessKeyId"]));
    // Many fixtures only add keys to an existing user. The user is usually older than the keys, and then does not change.
    const hasOnlyKeys = Object.keys(value).every((member) => member === "UserName" || member === "AccessKeys");
    const stored = store.user(UserName);
    const hasOlderKeys = stored !== undefined && keyDatesOf(AccessKeys).some((date) => date < stored.createDate);
    if (!hasOnlyKeys || replacements.length > 0 || stored === undefined || hasOlderKeys)
      addOwner("user", located, UserName);
    noteKeyDates(added, UserName, AccessKeys);
    for (const GroupName of [...Groups, ...GroupList]) addOwner("group", { value: { GroupName }, place }, GroupName);
  }

  function addRoot({ value, place }: Located<RootUserFixture>): void {
    for (const [index, key] of (value.AccessKeys ?? []).entries())
      addKeyId(key, () => place(["AccessKeys", index, "AccessKeyId"]));
    const members = canonicalOwner(store, value, "root", reporter(place));
    added.root ??= startAddition("root");
    add(added.root, members, place, "root", ROOT);
    addIds(members, ROOT, place);
  }

  function addSettings({ value, place }: Part["settings"][number]): void {
    const { VirtualMFADevices: MFADevices = [] } = value;
    const owner = MFADevices.map(({ SerialNumber }) => deviceOwner(store, added, SerialNumber))[0];
    if (owner === undefined) {
      added.account ??= startAddition("account");
      add(added.account, canonicalAccount(store, value, reporter(place)), place, "account", "the account");
    } else if (replacements.length > 0) {
      const title = owner.userName === undefined ? ROOT : `the user ${owner.userName}`;
      const text = `is a device of ${title}. Put it into the MFADevices of ${title}.`;
      issues.push({ place: place(["VirtualMFADevices", 0, "SerialNumber"]), text });
    } else if (owner.userName === undefined) addRoot({ value: { MFADevices }, place });
    else addOwner("user", { value: { UserName: owner.userName, MFADevices }, place }, owner.userName);
  }

  for (const { value, place } of part.accountIds) {
    const text = `is "${value}", but this account is ${store.accountId}. Set the option accountId of mockIam(), or seed another mock.`;
    if (value !== store.accountId) issues.push({ place: place([]), text });
  }
  for (const located of part.groups) addOwner("group", located, located.value.GroupName);
  for (const located of part.users) addUser(located);
  for (const { name = "", accessKeys, certificates } of part.reported) {
    noteKeyDates(added, name, accessKeys);
    noteKeyDates(
      added,
      name,
      certificates.map(({ UploadDate }) => ({ CreateDate: UploadDate })),
    );
  }
  for (const located of part.roots) addRoot(located);
  // A member that `null` removes is not in the part.
  if (replacements.some(({ kind }) => kind === "account")) added.account ??= startAddition("account");
  for (const located of part.settings) addSettings(located);
  for (const { value, place } of part.temporaryCredentials) addKeyId(value, () => place(["AccessKeyId"]));
  return [...issues, ...findFormerIdIssues(store, part, added)];
}

function noteDate(known: Addition, date: string | undefined): void {
  if (date !== undefined && (known.oldest === undefined || date < known.oldest)) known.oldest = date;
}

function noteKeyDates(added: Additions, name: string, keys: UserFixture["AccessKeys"]): void {
  const known = added.users.get(name.toLowerCase());
  if (known !== undefined) for (const date of keyDatesOf(keys)) noteDate(known, date);
}

const keyDatesOf = (keys: UserFixture["AccessKeys"]): string[] =>
  typeof keys === "object" ? keys.flatMap((key) => keyDateOf(key) ?? []) : [];

function findRepeatedTags({ value: { Tags = [] }, place }: Located<UserFixture>): PlacedIssue[] {
  const issues: PlacedIssue[] = [];
  const keys = new Set<string>();
  for (const [index, { Key }] of Tags.entries()) {
    const text = `is "${Key}", which the user already has. Remove one of the two.`;
    if (keys.has(Key.toLowerCase())) issues.push({ place: place(["Tags", index, "Key"]), text });
    keys.add(Key.toLowerCase());
  }
  return issues;
}
