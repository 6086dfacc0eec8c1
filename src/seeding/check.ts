import { createAccountStore } from "../account/create-store.ts";
import { createIdGenerator } from "../identifiers/id-generator.ts";
import { accountIdIn } from "./account-id.ts";
import { partitionIn } from "./partition.ts";
import { type SeedResult, trySeed } from "./seed.ts";

/** Returns what seeding these fixtures together into an empty account would find: every issue, in the order of the fixtures. */
export function checkFixtures(
  fixtures: readonly unknown[],
  accountId = accountIdIn(fixtures),
  partition = partitionIn(fixtures),
): SeedResult {
  const store = createAccountStore(accountId, partition, createIdGenerator(1, accountId));
  return trySeed(store, fixtures, () => new Date());
}
