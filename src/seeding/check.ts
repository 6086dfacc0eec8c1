import { createAccountStore } from "../account/store.ts";
import { createIdGenerator } from "../identifiers/id-generator.ts";
import { accountIdIn } from "./account-id.ts";
import type { FixtureComplaint } from "./conflicts.ts";
import { validateSchema, describePath } from "./parse.ts";
import { trySeed } from "./seed.ts";

/** Everything that keeps fixtures from being seeded together into an account that is empty so far, in their order. */
export function checkFixtures(
  fixtures: readonly unknown[],
  accountId = accountIdIn(fixtures),
): readonly FixtureComplaint[] {
  const complaintsOn = (some: readonly unknown[]) =>
    trySeed(createAccountStore(accountId, createIdGenerator(1, accountId)), some, () => new Date());
  const complaints = complaintsOn(fixtures);
  if (complaints.length === 0) return complaints;
  // A fixture of a wrong form is not looked at for what does not fit: look at what remains of it.
  const all = [...complaints, ...complaintsOn(fixtures.map((fixture, index) => withoutInvalidMembers(fixture, index, complaints)))];
  const byPlace = new Map(all.map((one) => [`${one.fixture} ${one.place} ${one.text}`, one]));
  return [...byPlace.values()].sort((one, other) => one.fixture - other.fixture);
}

/** A copy of a fixture without the members that there are complaints about; the fixture itself where that is not enough. */
function withoutInvalidMembers(fixture: unknown, index: number, complaints: readonly FixtureComplaint[]): unknown {
  const copy: unknown = structuredClone(fixture);
  for (const { path } of complaints.filter((complaint) => complaint.fixture === index)) {
    // A complaint before it may have taken its parent away.
    let parent = copy as Record<string, unknown> | null | undefined;
    for (const key of path.slice(0, -1)) parent = parent?.[String(key)] as Record<string, unknown> | undefined;
    if (parent === undefined || parent === null) continue;
    const name = String(path.at(-1));
    // A user cannot be without a name.
    if (name === "UserName") parent[name] = `nameless-${describePath(path).replace(/\W+/g, "-")}`;
    else delete parent[name];
  }
  return "checked" in validateSchema(copy) ? copy : fixture;
}
