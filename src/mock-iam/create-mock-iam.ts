import { createAccountStore } from "../account/create-store.ts";
import { createClockSkew } from "../faults/clock-skew.ts";
import { createDelays } from "../faults/delays.ts";
import { createFaultRegistry } from "../faults/fault-registry.ts";
import { createPropagation } from "../faults/propagation.ts";
import { createThrottle } from "../faults/throttle.ts";
import { createIdGenerator } from "../identifiers/id-generator.ts";
import { accountOf } from "../identifiers/session-credentials.ts";
import type { Attempt } from "../journal/attempt.ts";
import { createJournal } from "../journal/journal.ts";
import { createPaging } from "../paging/page.ts";
import { createTruncation } from "../paging/truncation.ts";
import { type CustomOutput, createCustomResponses } from "../pipeline/custom-responses.ts";
import { createHandler } from "../pipeline/handler.ts";
import type { AwsActionName } from "../protocol/action-names.ts";
import { snapshotStore } from "../seeding/snapshot.ts";
import { createAccount } from "./account.ts";
import { checkAction } from "./check-action.ts";
import { clientConfigFor, environmentFor } from "./client-config.ts";
import type { MockIam } from "./mock-iam.ts";
import { type MockIamOptions, resolveOptions } from "./options.ts";
import { createSeeder } from "./seeder.ts";
import { createWarning } from "./warn-once.ts";

/**
 * Creates a mock of one AWS account.
 *
 * @example
 * const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 5 }] } });
 * const server = setupServer(...iam.handlers);
 * const client = new IAMClient(iam.clientConfig());
 */
export function mockIam(options: MockIamOptions = {}): MockIam {
  return createMockIam(options);
}

/** Like `mockIam`, but calls `onClosed` with each completed attempt. The command uses it to print attempts. */
export function createMockIam(options: MockIamOptions, onClosed?: (attempt: Attempt) => void): MockIam {
  const { fixtures, accountId, partition, now, randomSeed, journalLimit, claim, endpoints, checksPartition, ...rest } =
    resolveOptions(options);
  const ids = createIdGenerator(randomSeed, accountId);
  const store = createAccountStore(accountId, partition, ids);
  const seed = createSeeder(store, now);
  seed(fixtures);
  let savedState = store.save();

  const faults = createFaultRegistry(ids.draws);
  const throttle = createThrottle();
  const propagation = createPropagation(store);
  const delays = createDelays();
  const clockSkew = createClockSkew();
  const truncation = createTruncation();
  const paging = createPaging(ids, truncation);
  const customResponses = createCustomResponses(truncation);
  const settings = { customResponses, truncation, faults, delays, throttle, propagation, clockSkew };
  const describeActive = () => Object.values(settings).flatMap((setting) => setting.describeActive());
  const journal = createJournal(journalLimit, describeActive, onClosed);
  const warning = createWarning();

  const context = { ...rest, ...settings, store, ids, now, paging, journal, ...warning };
  const isOwnKey = (id: string) => id === store.rootKeyId || store.isKnownKeyId(id) || accountOf(id) === accountId;
  const { handler, reset } = createHandler(context, {
    services: rest.services,
    endpoints,
    checksPartition,
    isOwnKey: claim === "own-keys" ? isOwnKey : undefined,
  });

  const iam: MockIam = {
    handlers: [handler],
    account: createAccount(store, now, (fixture, seedOptions) => seed([fixture], seedOptions)),
    journal: journal.journal,
    seed(...more) {
      seed(more);
      return iam;
    },
    checkpoint() {
      savedState = store.save();
      return iam;
    },
    reset() {
      reset();
      store.restore(savedState);
      for (const part of [...Object.values(settings), paging, journal.journal, warning]) part.clear();
      return iam;
    },
    snapshot: () => snapshotStore(store),
    clientConfig: (who) => clientConfigFor(store, who),
    env: (who) => environmentFor(store, who),
    respond(action: AwsActionName, output: CustomOutput | null, respondOptions = {}) {
      checkAction("respond", action);
      customResponses.set(action, output, respondOptions);
      return iam;
    },
    truncate(action, size) {
      checkAction("truncate", action);
      if (size !== null) customResponses.checkPages(action);
      truncation.set(action, size);
      return iam;
    },
    fail(action, fault, faultOptions = {}) {
      checkAction("fail", action);
      return faults.add(action, fault, faultOptions);
    },
    delay(action, milliseconds) {
      checkAction("delay", action);
      delays.set(action, milliseconds);
      return iam;
    },
    throttle(action, limit) {
      checkAction("throttle", action);
      throttle.set(action, limit);
      return iam;
    },
    propagation(time) {
      propagation.set(time);
      return iam;
    },
    clockSkew(milliseconds) {
      clockSkew.set(milliseconds);
      return iam;
    },
    [Symbol.dispose]() {
      iam.reset();
    },
  };
  return iam;
}
