import { parseDate, wireDate } from "./dates.ts";
import { type CheckedFixture, type Complaint, checkForm, placeOf } from "./fixture-check.ts";
import type { Model, NewKey, NewUser } from "./model.ts";
import { keyRecord, userRecord } from "./records.ts";
import type { Key, LastUse, Owner, TemporaryCredential, User } from "./state.ts";
import type { AccessKeyStatus, AccountFixture } from "./types.ts";

type CheckedUser = NonNullable<CheckedFixture["Users"]>[number];
type CheckedKey = NonNullable<CheckedFixture["RootAccessKeys"]>[number];

/** Adds fixtures to an account: all of them, or, where one is malformed or does not fit, none; then it throws one sentence. */
export function seedModel(
  model: Model,
  fixtures: readonly unknown[],
  now: () => Date,
  // For a caller that wraps one user or key in a fixture: what it does, and the place that its author never wrote.
  { task = "seed the account", within = "" } = {},
): void {
  const checked: CheckedFixture[] = [];
  const complaints: Complaint[] = [];
  const givenIds = new Set<string>();
  const newUsers = new Map<string, CheckedUser>();
  for (const [index, fixture] of fixtures.entries()) {
    const form = checkForm(fixture);
    const found = "complaints" in form ? form.complaints : misfits(model, form.checked, givenIds, newUsers);
    const prefix = fixtures.length > 1 ? `of fixture ${index + 1}` : "";
    for (const { place, text } of found)
      complaints.push({ place: [place.replace(within, "") || "the fixture", prefix].join(" ").trim(), text });
    if ("checked" in form) checked.push(form.checked);
  }
  if (complaints.length > 0) throw new TypeError(`Failed to ${task}: ${sentences(complaints)}`);
  const today = wireDate(now());
  model.reserving(givenIds, () => {
    // Users first: what another fixture says of them is more than their names.
    for (const fixture of checked) applyUsers(model, fixture, today);
    for (const fixture of checked) applyKeys(model, fixture, today);
  });
}

function sentences(complaints: readonly Complaint[]): string {
  const shown = complaints.slice(0, 5).map(({ place, text }) => `${place} ${text}`);
  const more = complaints.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : []), "Nothing was seeded."].join(" ");
}

/** What is wrong with a fixture of the right form: what it says against the account, the fixtures before it, or itself. */
function misfits(
  model: Model,
  fixture: CheckedFixture,
  givenIds: Set<string>,
  newUsers: Map<string, CheckedUser>,
): Complaint[] {
  const complaints: Complaint[] = [];
  const complain = (path: readonly unknown[], text: string) => complaints.push({ place: placeOf(path), text });

  const takeId = (id: string | undefined, isKnown: (id: string) => boolean, path: readonly unknown[]) => {
    if (id === undefined) return;
    if (givenIds.has(id) || isKnown(id)) complain(path, `is "${id}", which the account already has. Give another one.`);
    givenIds.add(id);
  };
  const takeKeys = (keys: readonly CheckedKey[] | undefined, path: readonly unknown[]) => {
    for (const [index, key] of keys?.entries() ?? [])
      takeId(key.AccessKeyId, isExistingKey, [...path, index, "AccessKeyId"]);
  };
  const isExistingKey = (id: string) => id === model.rootKeyId || (model.isKnownKeyId(id) && !model.isFormerKeyId(id));

  if (fixture.AccountId !== undefined && fixture.AccountId !== model.accountId)
    complain(
      ["AccountId"],
      `is "${fixture.AccountId}", but this account is ${model.accountId}. Give mockIam() the option accountId, or seed another double.`,
    );

  for (const [index, user] of fixture.Users?.entries() ?? []) {
    const path = ["Users", index];
    const name = user.UserName.toLowerCase();
    const existing = model.user(name);
    const earlier = newUsers.get(name);
    const stands = existing === undefined ? earlier : existingAsFixture(existing);
    if (stands === undefined) {
      takeId(user.UserId, model.isUserId, [...path, "UserId"]);
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
    takeId(credential.AccessKeyId, isExistingKey, ["TemporaryCredentials", index, "AccessKeyId"]);
  return complaints;
}

const existingAsFixture = (user: User): CheckedUser => ({
  UserName: user.name,
  Path: user.path,
  UserId: user.id,
  CreateDate: user.createDate,
  Tags: [...user.tags],
});

function applyUsers(model: Model, fixture: CheckedFixture, today: string): void {
  for (const user of fixture.Users ?? []) {
    const owner = model.user(user.UserName) ?? model.addUser(newUser(user, today));
    addKeys(model, owner, user.AccessKeys, today);
  }
}

function applyKeys(model: Model, fixture: CheckedFixture, today: string): void {
  for (const key of fixture.AccessKeyMetadata ?? []) addKeys(model, ownerOf(model, key.UserName, today), [key], today);
  addKeys(model, model.root, fixture.RootAccessKeys, today);
  for (const credential of fixture.TemporaryCredentials ?? [])
    model.addTemporaryCredential({
      id: credential.AccessKeyId,
      secret: credential.SecretAccessKey,
      token: credential.SessionToken,
      expiration: parseDate(credential.Expiration),
      arn: credential.Arn ?? `arn:aws:sts::${model.accountId}:assumed-role/unknown/unknown`,
    });
}

/** The root user's keys are listed without a user name. */
function ownerOf(model: Model, userName: string | undefined, today: string): Owner {
  if (userName === undefined) return model.root;
  return model.user(userName) ?? model.addUser(newUser({ UserName: userName }, today));
}

const newUser = (user: CheckedUser, today: string): NewUser => ({
  name: user.UserName,
  path: user.Path ?? "/",
  id: user.UserId,
  createDate: parseDate(user.CreateDate) ?? today,
  tags: user.Tags ?? [],
});

function addKeys(model: Model, owner: Owner, keys: CheckedUser["AccessKeys"], today: string): void {
  if (typeof keys === "number")
    for (let made = 0; made < keys; made += 1) model.addKey(owner, newKey({}, owner, today));
  else for (const key of keys ?? []) model.addKey(owner, newKey(key, owner, today));
}

function newKey(key: CheckedKey, owner: Owner, today: string): NewKey {
  const ownName = owner.kind === "root" ? undefined : owner.name;
  return {
    id: key.AccessKeyId,
    status: (key.Status ?? "Active") as AccessKeyStatus,
    createDate: parseDate(key.CreateDate) ?? today,
    secret: key.SecretAccessKey,
    label: key.UserName?.toLowerCase() === ownName?.toLowerCase() ? undefined : key.UserName,
    lastUse: lastUse(key.AccessKeyLastUsed),
  };
}

/** The CLI prints a key that was never used with `N/A` and no date. */
function lastUse(use: CheckedKey["AccessKeyLastUsed"]): LastUse | undefined {
  const date = parseDate(use?.LastUsedDate);
  return date === undefined
    ? undefined
    : { LastUsedDate: date, ServiceName: use?.ServiceName ?? "N/A", Region: use?.Region ?? "N/A" };
}

/** The whole account as one fixture, secrets included. */
export function snapshotModel(model: Model): AccountFixture {
  const keys = (owner: Owner) => owner.keys.map((key: Key) => keyRecord(model, key));
  const credential = (of: TemporaryCredential) => ({
    AccessKeyId: of.id,
    SecretAccessKey: model.secretOf(of),
    SessionToken: model.tokenOf(of),
    ...(of.expiration === undefined ? {} : { Expiration: of.expiration }),
    Arn: of.arn,
  });
  const fixture: AccountFixture = {
    AccountId: model.accountId,
    Users: model.sortedUsers().map((user) => userRecord(model, user)),
    RootAccessKeys: keys(model.root),
    TemporaryCredentials: [...model.temporaryCredentials()].map(credential),
  };
  // Records are frozen; a fixture is the author's to change.
  return JSON.parse(JSON.stringify(fixture)) as AccountFixture;
}
