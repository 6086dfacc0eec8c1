import type { AccountStore } from "../account/store.ts";
import { type SeedOptions, seedStore } from "../seeding/seed.ts";

/** Returns a function that seeds fixtures, or throws. It warns once about each member that the mock does not keep. */
export function createSeeder(
  store: AccountStore,
  now: () => Date,
): (fixtures: readonly unknown[], options?: SeedOptions) => void {
  const warned = new Set<string>();
  return (fixtures, options) => {
    for (const sentence of seedStore(store, fixtures, now, options)) {
      if (warned.has(sentence)) continue;
      warned.add(sentence);
      console.warn(`msw-iam seeded the account without a part of the fixture: ${sentence}`);
    }
  };
}
