import type { AccountStore } from "../account/store.ts";
import { formatTimestamp, parseDate } from "../account/timestamp.ts";
import { type Additions, createAdditions, type Replacement } from "./additions.ts";
import { applyParts } from "./apply.ts";
import { partsOf } from "./cli-output.ts";
import { findConflicts } from "./conflicts.ts";
import { applyLastUse } from "./last-used.ts";
import type { LastUse, Part, PlacedIssue } from "./part.ts";
import { partitionIssues } from "./partition.ts";

/** A problem in one of the fixtures. Its place is, for example, `Users[3].AccessKeys[0].Status`, or empty for the fixture itself. */
export interface SeedIssue extends PlacedIssue {
  /** Counted from 0. */
  readonly fixtureIndex: number;
}

/** What seeding found. */
export interface SeedResult {
  readonly issues: readonly SeedIssue[];
  /** What the mock does not keep. */
  readonly warnings: readonly SeedIssue[];
}

export interface SeedOptions {
  /** What failed, for messages such as "Failed to seed the account: …". */
  readonly task?: string;
  /** A path that the author of the test did not write. Messages omit it. */
  readonly within?: string;
  readonly replacements?: readonly Replacement[];
}

/**
 * Adds all fixtures to an account. If there is an issue, it adds none of them and throws. Otherwise, it returns warnings about what the
 * mock does not keep.
 */
export function seedStore(
  store: AccountStore,
  fixtures: readonly unknown[],
  now: () => Date,
  { task = "seed the account", within = "", replacements = [] }: SeedOptions = {},
): readonly string[] {
  const { issues, warnings } = trySeed(store, fixtures, now, replacements);
  const sentenceOf = ({ fixtureIndex, place, text }: SeedIssue) => {
    const suffix = suffixOf({ fixtureIndex }, fixtures);
    const sentence = `${place === within ? "the fixture" : place}${suffix} ${text}`;
    return within === "" ? sentence : sentence.replaceAll(`${within}.`, "");
  };
  if (issues.length === 0) return warnings.map(sentenceOf);
  const sentences = issues.slice(0, 5).map(sentenceOf);
  if (issues.length > sentences.length) sentences.push(`And ${issues.length - sentences.length} more.`);
  const result = replacements.length === 0 ? "Nothing was seeded." : "Nothing was changed.";
  throw new TypeError(`Failed to ${task}: ${sentences.join(" ")} ${result}`);
}

/** Adds all fixtures to an account. If there is an issue, it adds none of them and returns every issue, fixture by fixture. */
export function trySeed(
  store: AccountStore,
  fixtures: readonly unknown[],
  now: () => Date,
  replacements: readonly Replacement[] = [],
): SeedResult {
  const { parts, additions, ids, issues } = analyse(store, fixtures, replacements);
  const warnings = parts.flatMap((part) => part.warnings.map((warning) => seedIssue(part, warning)));
  const lastUses = parts.flatMap((part) => (part.lastUse === undefined ? [] : [{ part, use: part.lastUse.value }]));
  lastUses.sort((one, other) => rankOf(one.use).localeCompare(rankOf(other.use)));
  if (issues.length > 0 && lastUses.length === 0) return { issues, warnings };

  // Last uses can be checked only after all keys are added. If there are issues, the account is restored below.
  const before = lastUses.length === 0 ? undefined : store.save();
  const timestamp = formatTimestamp(now());
  const describedOwners = new Set<string>();
  store.withReservedIds(ids, () => {
    applyParts(store, parts, additions, timestamp);
    for (const { part, use } of lastUses) {
      const issue = applyLastUse(store, use, timestamp, describedOwners);
      if (issue !== undefined) issues.push(seedIssue(part, issue));
    }
    if (before !== undefined && issues.length > 0) store.restore(before);
  });
  return { issues: issues.sort(byFixture), warnings };
}

interface Analysis {
  /** In the order in which they are added. */
  readonly parts: readonly Part[];
  /** What all parts together add to the account. */
  readonly additions: Additions;
  /** All ids in the fixtures. */
  readonly ids: ReadonlySet<string>;
  readonly issues: SeedIssue[];
}

/** Finds all issues except those of last uses. */
function analyse(store: AccountStore, fixtures: readonly unknown[], replacements: readonly Replacement[]): Analysis {
  const parts = fixtures.flatMap(partsOf);
  const additions = createAdditions(store, parts);
  const conflictIssues = parts.flatMap((part) => {
    const conflicts = findConflicts(store, part, additions, suffixOf(part, fixtures), replacements);
    return [...part.issues, ...conflicts].map((issue) => seedIssue(part, issue));
  });
  const arnIssues = fixtures.flatMap((fixture, fixtureIndex) =>
    partitionIssues(fixture, store.partition).map((issue) => ({ fixtureIndex, ...issue })),
  );
  // An id that a last use names must not be generated for another key.
  const described = parts.flatMap(({ lastUse }) => lastUse?.value.AccessKeyId ?? []);
  return {
    parts,
    additions,
    ids: new Set([...additions.ids.keys(), ...additions.formerIds, ...described]),
    issues: [...conflictIssues, ...arnIssues].sort(byFixture),
  };
}

const suffixOf = ({ fixtureIndex }: Pick<Part, "fixtureIndex">, fixtures: readonly unknown[]) =>
  fixtures.length > 1 ? ` of fixture ${fixtureIndex + 1}` : "";

const seedIssue = ({ fixtureIndex }: Part, issue: PlacedIssue): SeedIssue => ({ fixtureIndex, ...issue });

/** Last uses with an `AccessKeyId` come first, because those without one describe a user's only key. For each key, the latest applies. */
const rankOf = ({ AccessKeyId, AccessKeyLastUsed, UserName }: LastUse) =>
  `${AccessKeyId === undefined ? 1 : 0} ${parseDate(AccessKeyLastUsed?.LastUsedDate) ?? ""} ${UserName}`;

const byFixture = (one: SeedIssue, other: SeedIssue) => one.fixtureIndex - other.fixtureIndex;
