import { createAccountStore } from "../account/create-store.ts";
import { createIdGenerator } from "../identifiers/id-generator.ts";
import { accountIdIn } from "./account-id.ts";
import { partitionIn } from "./partition.ts";
import { type SeedIssue, trySeed } from "./seed.ts";

/** Returns every issue that seeding these fixtures together into an empty account would find, in the order of the fixtures. */
export function checkFixtures(
  fixtures: readonly unknown[],
  accountId = accountIdIn(fixtures),
  partition = partitionIn(fixtures),
): readonly SeedIssue[] {
  const store = createAccountStore(accountId, partition, createIdGenerator(1, accountId));
  return trySeed(store, fixtures, () => new Date()).issues;
}
