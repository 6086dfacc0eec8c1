import { parseDate, wireDate } from "./dates.ts";
import type { CheckedFixture, Complaint } from "./fixture-check.ts";
import { type CheckedKey, type CheckedUser, examine } from "./fixture-fit.ts";
import type { Model, NewKey, NewUser } from "./model.ts";
import { keyRecord, userRecord } from "./records.ts";
import type { Key, LastUse, Owner, TemporaryCredential } from "./state.ts";
import type { AccessKeyStatus, AccountFixture } from "./types.ts";

/** Adds fixtures to an account: all of them, or, where one is malformed or does not fit, none; then it throws one sentence. */
export function seedModel(
  model: Model,
  fixtures: readonly unknown[],
  now: () => Date,
  // For a caller that wraps one user or key in a fixture: what it does, and the place that its author never wrote.
  { task = "seed the account", within = "" } = {},
): void {
  const { checked, complaints, givenIds } = examine(model, fixtures);
  if (complaints.length > 0) {
    const placed = complaints.map(({ fixture, place, text }) => {
      const prefix = fixtures.length > 1 ? `of fixture ${fixture + 1}` : "";
      return { place: [place.replace(within, "") || "the fixture", prefix].join(" ").trim(), text };
    });
    throw new TypeError(`Failed to ${task}: ${sentences(placed)}`);
  }
  const today = wireDate(now());
  model.reserving(givenIds, () => {
    // Users first: what another fixture says of them is more than their names.
    for (const fixture of checked) applyUsers(model, fixture, today);
    for (const fixture of checked) applyKeys(model, fixture, today);
  });
}

function sentences(complaints: readonly Pick<Complaint, "place" | "text">[]): string {
  const shown = complaints.slice(0, 5).map(({ place, text }) => `${place} ${text}`);
  const more = complaints.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : []), "Nothing was seeded."].join(" ");
}

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
