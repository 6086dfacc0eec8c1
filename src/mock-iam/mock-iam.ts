import type { HttpHandler } from "msw";
import { createAccountStore } from "../account/store.ts";
import { type ActionName, actionNames, type ListActionName, listActionNames } from "../actions/registry.ts";
import { createDelays } from "../faults/delays.ts";
import type { Fault, FaultOptions } from "../faults/fault.ts";
import { createFaults, type FaultHandle } from "../faults/fault-registry.ts";
import { createPropagation, type PropagationTime } from "../faults/propagation.ts";
import { createThrottle, type ThrottleRate } from "../faults/throttle.ts";
import { createIdGenerator } from "../identifiers/id-generator.ts";
import { accountOf } from "../identifiers/session-credentials.ts";
import { type Attempt, createJournal, type Journal } from "../journal/journal.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { createPaging } from "../paging/page.ts";
import { createTruncation } from "../paging/truncation.ts";
import { createHandler } from "../pipeline/handler.ts";
import { createResultWriter } from "../protocol/xml.ts";
import { seedStore, snapshotStore } from "../seeding/seed.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { type Account, createAccount } from "./account.ts";
import { type ClientConfig, clientConfigFor } from "./client-config.ts";
import { type MockIamOptions, resolveOptions } from "./options.ts";

/** A double of AWS IAM's access-key API. */
export interface MockIam {
  /** Ordinary MSW handlers, to spread into `setupServer`, `setupWorker` or `server.use`. */
  readonly handlers: HttpHandler[];
  /** The live account: look at it, change it. Its records have the secrets. */
  readonly account: Account;
  /** What was asked and answered. */
  readonly journal: Journal;
  /** Adds fixtures to the account: all of them, or none and a sentence that says why. */
  seed(...fixtures: readonly AccountFixture[]): MockIam;
  /** Makes the present account what `reset()` goes back to, for seeding once in `beforeAll`. */
  checkpoint(): MockIam;
  /** Goes back to the account of the start or of the last checkpoint, and forgets whatever is in force, journal and markers. */
  reset(): MockIam;
  /** The whole account as one JSON-safe fixture, secrets included. */
  snapshot(): AccountFixture;
  /**
   * `{ region, credentials }` for an AWS client: of a user (its first active key), of any key id of the account, or of a root
   * key that the double always knows and never lists. The secret is in it.
   *
   * @example
   * const client = new IAMClient(iam.clientConfig("Bob"));
   */
  clientConfig(who?: string | { readonly accessKeyId: string }): ClientConfig;
  /**
   * Cuts the pages of a list action: a number is the most that any page holds; a list gives the sizes of the first pages, of
   * which 0 is an empty page that says there is more; `null` lifts it. `MaxItems` still binds.
   *
   * @example
   * iam.truncate("ListAccessKeys", [2, 0, 2]); // pages of 2, 0, 2, and the rest
   */
  truncate(action: ListActionName, size: number | readonly number[] | null): MockIam;
  /**
   * Answers attempts with an AWS error, or with a broken connection, in the action's place. An SDK retries some of them: with `times: 1` a 500 is eaten by
   * the retry, and the caller never sees it.
   *
   * @example
   * iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
   */
  fail(action: ActionName | "*", fault: Fault, options?: FaultOptions): FaultHandle;
  /**
   * Holds the answers of an action back for so many milliseconds; they take effect in the order of arrival all the same. 0
   * lifts it.
   *
   * @example
   * iam.delay("*", 50);
   */
  delay(action: ActionName | "*", milliseconds: number): MockIam;
  /**
   * Answers `Throttling` to requests that find no token in a bucket of `burst` tokens, to which `now` adds `rate` a second;
   * `null` lifts it. With a fixed `now` the bucket stays empty.
   *
   * @example
   * iam.throttle("*", { rate: 5, burst: 10 });
   */
  throttle(action: ActionName | "*", limit: ThrottleRate | null): MockIam;
  /**
   * Lets what actions change of access keys be seen later, as IAM's eventual consistency has it: a new key is not listed and
   * not let in, a deactivated or deleted one is still listed and let in, until so many milliseconds of `now` have passed or so
   * many further requests were answered. `null` lets everything be seen. With a fixed `now`, `ms` never pass.
   *
   * @example
   * iam.propagation({ requests: 2 });
   */
  propagation(time: PropagationTime | null): MockIam;
}

/**
 * Makes a double of one AWS account.
 *
 * @example
 * const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 5 }] } });
 * const server = setupServer(...iam.handlers);
 * const client = new IAMClient(iam.clientConfig());
 */
export function mockIam(options: MockIamOptions = {}): MockIam {
  return createMockIam(options);
}

/** The same, with somebody who sees each attempt once it is answered: the command prints it. */
export function createMockIam(options: MockIamOptions, onAnswered?: (attempt: Attempt) => void): MockIam {
  const resolved = resolveOptions(options);
  const { accountId, now, seed } = resolved;
  const ids = createIdGenerator(seed, accountId);
  const store = createAccountStore(accountId, ids);
  seedStore(store, resolved.fixtures, now);
  let start = store.save();

  const faults = createFaults(ids.draws);
  const throttle = createThrottle();
  const propagation = createPropagation(store, now);
  const delays = createDelays();
  const truncation = createTruncation();
  const paging = createPaging(ids, truncation);
  const parts = [truncation, faults, delays, throttle, propagation];
  const journal = createJournal(resolved.journalLimit, () => parts.flatMap((part) => part.describeActive()), onAnswered);
  const warned = new Set<string>();
  const house = {
    store,
    ids,
    faults,
    delays,
    throttle,
    propagation,
    paging,
    journal,
    now,
    authentication: resolved.authentication,
    claimed: resolved.services,
    xml: resolved.xml,
    resultXml: createResultWriter(),
    quotas: resolved.quotas,
    warn(action: string) {
      if (warned.has(action)) return;
      warned.add(action);
      console.warn(
        `msw-iam does not store the action ${JSON.stringify(action)}, and answered InvalidAction. To answer it yourself, put an MSW handler before iam.handlers; one that returns nothing falls through.`,
      );
    },
  };
  const isOwnKey = (id: string) => id === store.rootKeyId || store.isKnownKeyId(id) || accountOf(id) === accountId;
  const { handler, reset } = createHandler(house, {
    services: resolved.services,
    endpoints: resolved.endpoints,
    isOwnKey: resolved.claim === "own-keys" ? isOwnKey : undefined,
  });

  const iam: MockIam = {
    handlers: [handler],
    account: createAccount(store, now),
    journal: journal.journal,
    seed(...fixtures) {
      seedStore(store, fixtures, now);
      return iam;
    },
    checkpoint() {
      start = store.save();
      return iam;
    },
    reset() {
      reset();
      store.restore(start);
      for (const part of parts) part.clear();
      paging.forget();
      journal.journal.clear();
      warned.clear();
      return iam;
    },
    snapshot: () => snapshotStore(store),
    clientConfig: (who) => clientConfigFor(store, who),
    truncate(action, size) {
      known("truncate", action, listActionNames);
      truncation.set(action, size);
      return iam;
    },
    fail(action, fault, faultOptions = {}) {
      known("add a fault", action, ["*", ...actionNames]);
      return faults.add(action, fault, faultOptions);
    },
    delay(action, milliseconds) {
      known("delay", action, ["*", ...actionNames]);
      delays.set(action, milliseconds);
      return iam;
    },
    throttle(action, limit) {
      known("throttle", action, ["*", ...actionNames]);
      throttle.set(action, limit);
      return iam;
    },
    propagation(time) {
      propagation.set(time);
      return iam;
    },
  };
  return iam;
}

function known(task: string, action: string, names: readonly string[]): void {
  if (!names.includes(action))
    throw new TypeError(
      `Failed to ${task}: "${String(action)}" is not one of ${names.join(", ")}.${didYouMean(String(action), names)}`,
    );
}
