import type { LastUse, Owner } from "../account/state.ts";
import type { Model, NewKey, NewUser } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import type { Part } from "./cli-output.ts";
import type { CheckedKey, CheckedUser } from "./conflicts.ts";
import type { CheckedFixture } from "./parse.ts";
import type { AccessKeyStatus } from "./types.ts";

/** Adds what has been examined. */
export function applyParts(model: Model, parts: readonly Part[], today: string): void {
  // Users first: what another fixture says of them is more than their names.
  for (const { kind, fixture } of parts)
    for (const { owner, keys } of usersIn(fixture, model, today))
      if (kind !== "report") addKeys(model, owner, keys, today);
  for (const { kind, fixture } of parts) if (kind !== "report") applyKeys(model, fixture, today);
  for (const { kind, fixture } of parts) if (kind === "report") applyReport(model, fixture, today);
}

/** The users of a fixture, added where they are new, and the keys that it gives them. */
function* usersIn({ Users = [] }: CheckedFixture, model: Model, today: string) {
  for (const user of Users) {
    const owner = model.user(user.UserName) ?? model.addUser(newUser(user, today));
    yield { owner, keys: keysIn(user.AccessKeys) };
  }
}

const keysIn = (keys: CheckedUser["AccessKeys"] = []): readonly CheckedKey[] =>
  typeof keys === "number" ? Array.from<CheckedKey>({ length: keys }).fill({}) : keys;

function applyReport(model: Model, fixture: CheckedFixture, today: string): void {
  addReported(model, model.root, keysIn(fixture.RootAccessKeys), today);
  for (const { owner, keys } of usersIn(fixture, model, today)) addReported(model, owner, keys, today);
}

/** A report names no key: one of the same age is the one it means, and then only its last use is news. */
function addReported(model: Model, owner: Owner, keys: readonly CheckedKey[], today: string): void {
  const candidates = [...owner.keys];
  for (const reported of keys) {
    const made = newKey(reported, owner, today);
    const index = candidates.findIndex((key) => key.createDate === made.createDate);
    const [key] = index === -1 ? [model.addKey(owner, made)] : candidates.splice(index, 1);
    if (key !== undefined && (key.lastUse?.LastUsedDate ?? "") < (made.lastUse?.LastUsedDate ?? ""))
      key.lastUse = made.lastUse;
  }
}

function applyKeys(model: Model, fixture: CheckedFixture, today: string): void {
  for (const key of fixture.AccessKeyMetadata ?? []) addKeys(model, ownerOf(model, key.UserName, today), [key], today);
  addKeys(model, model.root, keysIn(fixture.RootAccessKeys), today);
  for (const credential of fixture.TemporaryCredentials ?? [])
    model.addTemporaryCredential({
      id: credential.AccessKeyId,
      secret: credential.SecretAccessKey,
      token: credential.SessionToken,
      expiration: parseDate(credential.Expiration),
      arn: credential.Arn ?? `arn:aws:sts::${model.accountId}:assumed-role/unknown/unknown`,
    });
}

/** The root user's keys come without a user name. */
export function ownerOf(model: Model, userName: string | undefined, today: string): Owner {
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

function addKeys(model: Model, owner: Owner, keys: readonly CheckedKey[], today: string): void {
  for (const key of keys) model.addKey(owner, newKey(key, owner, today));
}

export function newKey(key: CheckedKey, owner: Owner, today: string): NewKey {
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
export function lastUse(use: CheckedKey["AccessKeyLastUsed"]): LastUse | undefined {
  const date = parseDate(use?.LastUsedDate);
  return date === undefined
    ? undefined
    : { LastUsedDate: date, ServiceName: use?.ServiceName ?? "N/A", Region: use?.Region ?? "N/A" };
}
