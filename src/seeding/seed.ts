import { keyRecord, userRecord } from "../account/records.ts";
import type { Key, Owner, TemporaryCredential } from "../account/state.ts";
import type { Model } from "../account/store.ts";
import { wireDate } from "../account/timestamp.ts";
import { applyParts } from "./apply.ts";
import { examine, type FixtureComplaint } from "./conflicts.ts";
import { applyLastUses } from "./last-used.ts";
import type { Complaint } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/** Adds fixtures to an account: all of them, or, where one is malformed or does not fit, none; then it throws one sentence. */
export function seedModel(
  model: Model,
  fixtures: readonly unknown[],
  now: () => Date,
  // For a caller that wraps one user or key in a fixture: what it does, and the place that its author never wrote.
  { task = "seed the account", within = "" } = {},
): void {
  const complaints = trySeed(model, fixtures, now);
  if (complaints.length === 0) return;
  const placed = complaints.map(({ fixture, place, text }) => {
    const prefix = fixtures.length > 1 ? `of fixture ${fixture + 1}` : "";
    return { place: [place.replace(within, "") || "the fixture", prefix].join(" ").trim(), text };
  });
  throw new TypeError(`Failed to ${task}: ${sentences(placed)}`);
}

/** The same, with everything that is wrong as it was found. */
export function trySeed(model: Model, fixtures: readonly unknown[], now: () => Date): readonly FixtureComplaint[] {
  const { parts, lastUses, complaints, givenIds } = examine(model, fixtures);
  if (complaints.length > 0) return complaints;
  const today = wireDate(now());
  // Which key a last use is of shows once the keys are there.
  const before = lastUses.length === 0 ? undefined : model.save();
  let unclear: readonly FixtureComplaint[] = [];
  model.reserving(givenIds, () => {
    applyParts(model, parts, today);
    unclear = applyLastUses(model, lastUses, today);
  });
  if (before !== undefined && unclear.length > 0) model.restore(before);
  return unclear;
}

function sentences(complaints: readonly Pick<Complaint, "place" | "text">[]): string {
  const shown = complaints.slice(0, 5).map(({ place, text }) => `${place} ${text}`);
  const more = complaints.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : []), "Nothing was seeded."].join(" ");
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
