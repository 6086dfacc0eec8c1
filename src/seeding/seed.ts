import type { AccountStore } from "../account/store.ts";
import { formatTimestamp, parseDate } from "../account/timestamp.ts";
import { applyParts } from "./apply.ts";
import { type Part, partsOf } from "./cli-output.ts";
import { type Additions, findConflicts } from "./conflicts.ts";
import { applyLastUse } from "./last-used.ts";
import type { FixtureIssue, Path } from "./parse.ts";
import { partitionIssues } from "./partition.ts";
import type { UserFixture } from "./types.ts";

/** A problem in one of the fixtures, and its place. */
export interface SeedIssue {
  /** Counted from 0. */
  readonly fixtureIndex: number;
  /** Such as `Users[3].AccessKeys[0].Status`. Empty for the fixture itself. */
  readonly place: string;
  /** Completes the sentence that starts with the place. */
  readonly text: string;
}

/** Adds all fixtures to an account. If there is an issue, it adds none of them and throws. */
export function seedStore(
  store: AccountStore,
  fixtures: readonly unknown[],
  now: () => Date,
  // `task` names what failed. `within` is a path that the author of the test did not write. Messages omit it.
  { task = "seed the account", within = "" } = {},
): void {
  const issues = trySeed(store, fixtures, now);
  if (issues.length === 0) return;
  const sentences = issues.slice(0, 5).map(({ fixtureIndex, place, text }) => {
    const suffix = suffixOf({ fixtureIndex }, fixtures);
    const sentence = `${place === within ? "the fixture" : place}${suffix} ${text}`;
    return within === "" ? sentence : sentence.replaceAll(`${within}.`, "");
  });
  if (issues.length > sentences.length) sentences.push(`And ${issues.length - sentences.length} more.`);
  throw new TypeError(`Failed to ${task}: ${sentences.join(" ")} Nothing was seeded.`);
}

/** Adds all fixtures to an account. If there is an issue, it adds none of them and returns every issue, fixture by fixture. */
export function trySeed(store: AccountStore, fixtures: readonly unknown[], now: () => Date): readonly SeedIssue[] {
  const { parts, users, ids, issues } = analyse(store, fixtures);
  const lastUses = parts.filter(({ fixture }) => fixture.AccessKeyLastUsed !== undefined).sort(byLastUse);
  if (issues.length > 0 && lastUses.length === 0) return issues;

  // Last uses can be checked only after all keys are added. If there are issues, the account is restored below.
  const before = lastUses.length === 0 ? undefined : store.save();
  const timestamp = formatTimestamp(now());
  const describedOwners = new Set<string>();
  store.withReservedIds(ids, () => {
    applyParts(store, parts, users, timestamp);
    for (const part of lastUses) {
      const issue = applyLastUse(store, part.fixture, timestamp, describedOwners);
      if (issue !== undefined) issues.push(seedIssue(part, issue));
    }
    if (before !== undefined && issues.length > 0) store.restore(before);
  });
  return issues.sort(byFixture);
}

interface Analysis {
  /** In the order in which they are added. */
  readonly parts: readonly Part[];
  /** What all parts together say about each new user. */
  readonly users: readonly UserFixture[];
  /** All ids in the fixtures. */
  readonly ids: ReadonlySet<string>;
  readonly issues: SeedIssue[];
}

/** Finds all issues except those of last uses. */
function analyse(store: AccountStore, fixtures: readonly unknown[]): Analysis {
  const parts = fixtures.flatMap(partsOf);
  parts.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  const formerIds = new Set(
    parts.flatMap(({ fixture }) => [...(fixture.FormerAccessKeyIds ?? []), ...(fixture.FormerUserIds ?? [])]),
  );
  const added: Additions = { ids: new Map(), formerIds, users: new Map() };
  const issues = parts.flatMap((part) => {
    const placeOf = (path: Path) => part.describePath(path) + suffixOf(part, fixtures);
    const conflicts = findConflicts(store, part.fixture, added, placeOf);
    return [...part.issues, ...conflicts].map((issue) => seedIssue(part, issue));
  });
  for (const [fixtureIndex, fixture] of fixtures.entries())
    issues.push(...partitionIssues(fixture, store.partition).map((issue) => ({ fixtureIndex, ...issue })));
  // An id that a last use names must not be generated for another key.
  const described = parts.flatMap(({ fixture }) => fixture.AccessKeyId ?? []);
  const users = [...added.users.values()].map(({ fixture }) => fixture);
  return {
    parts,
    users,
    ids: new Set([...added.ids.keys(), ...formerIds, ...described]),
    issues: issues.sort(byFixture),
  };
}

const suffixOf = ({ fixtureIndex }: Pick<Part, "fixtureIndex">, fixtures: readonly unknown[]) =>
  fixtures.length > 1 ? ` of fixture ${fixtureIndex + 1}` : "";

const KINDS: readonly Part["kind"][] = ["details", "fixture", "report"];

const seedIssue = ({ fixtureIndex, describePath }: Part, { path, text }: FixtureIssue): SeedIssue => ({
  fixtureIndex,
  place: describePath(path),
  text,
});

/** Those with an id come first, because others describe an only key. Of those that describe one key, the latest applies. */
const byLastUse = (one: Part, other: Part) => rankOf(one).localeCompare(rankOf(other));
const rankOf = ({ fixture: { AccessKeyId, AccessKeyLastUsed, UserName } }: Part) =>
  `${AccessKeyId === undefined ? 1 : 0} ${parseDate(AccessKeyLastUsed?.LastUsedDate) ?? ""} ${UserName}`;

const byFixture = (one: SeedIssue, other: SeedIssue) => one.fixtureIndex - other.fixtureIndex;
