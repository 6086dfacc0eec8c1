import { keyRecord, userRecord } from "../account/records.ts";
import type { Key, Owner, TemporaryCredential } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { formatTimestamp } from "../account/timestamp.ts";
import { applyParts } from "./apply.ts";
import { analyse, type FixtureComplaint } from "./conflicts.ts";
import { applyLastUses } from "./last-used.ts";
import type { FixtureIssue } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/** Adds fixtures to an account: all of them, or, where one is malformed or does not fit, none; then it throws one sentence. */
export function seedStore(
  store: AccountStore,
  fixtures: readonly unknown[],
  now: () => Date,
  // For a caller that wraps one user or key in a fixture: what it does, and the place that its author never wrote.
  { task = "seed the account", within = "" } = {},
): void {
  const complaints = trySeed(store, fixtures, now);
  if (complaints.length === 0) return;
  const placed = complaints.map(({ fixture, place, text }) => {
    const prefix = fixtures.length > 1 ? `of fixture ${fixture + 1}` : "";
    return { place: [place.replace(within, "") || "the fixture", prefix].join(" ").trim(), text };
  });
  throw new TypeError(`Failed to ${task}: ${sentences(placed)}`);
}

/** The same, with everything that is wrong as it was found. */
export function trySeed(store: AccountStore, fixtures: readonly unknown[], now: () => Date): readonly FixtureComplaint[] {
  const { parts, lastUses, complaints, givenIds } = analyse(store, fixtures);
  if (complaints.length > 0) return complaints;
  const timestamp = formatTimestamp(now());
  // Which key a last use is of shows once the keys are there.
  const before = lastUses.length === 0 ? undefined : store.save();
  let unclear: readonly FixtureComplaint[] = [];
  store.withReservedIds(givenIds, () => {
    applyParts(store, parts, timestamp);
    unclear = applyLastUses(store, lastUses, timestamp);
  });
  if (before !== undefined && unclear.length > 0) store.restore(before);
  return unclear;
}

function sentences(complaints: readonly Pick<FixtureIssue, "place" | "text">[]): string {
  const formatValue = complaints.slice(0, 5).map(({ place, text }) => `${place} ${text}`);
  const more = complaints.length - formatValue.length;
  return [...formatValue, ...(more > 0 ? [`And ${more} more.`] : []), "Nothing was seeded."].join(" ");
}

/** The whole account as one fixture, secrets included. */
export function snapshotStore(store: AccountStore): AccountFixture {
  const keys = (owner: Owner) => owner.keys.map((key: Key) => keyRecord(store, key));
  const credential = (of: TemporaryCredential) => ({
    AccessKeyId: of.id,
    SecretAccessKey: store.secretOf(of),
    SessionToken: store.tokenOf(of),
    ...(of.expiration === undefined ? {} : { Expiration: of.expiration }),
    Arn: of.arn,
  });
  const fixture: AccountFixture = {
    AccountId: store.accountId,
    Users: store.sortedUsers().map((user) => userRecord(store, user)),
    RootAccessKeys: keys(store.root),
    TemporaryCredentials: [...store.temporaryCredentials()].map(credential),
  };
  // Records are frozen; a fixture is the author's to change.
  return JSON.parse(JSON.stringify(fixture)) as AccountFixture;
}
