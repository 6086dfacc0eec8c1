import type { HttpHandler } from "msw";
import { createAccountStore } from "../account/create-store.ts";
import { createClockSkew } from "../faults/clock-skew.ts";
import { createDelays } from "../faults/delays.ts";
import type { Fault, FaultOptions } from "../faults/fault.ts";
import { createFaultRegistry, type FaultHandle } from "../faults/fault-registry.ts";
import { createPropagation, type PropagationTime } from "../faults/propagation.ts";
import { createThrottle, type ThrottleRate } from "../faults/throttle.ts";
import { createIdGenerator } from "../identifiers/id-generator.ts";
import { accountOf } from "../identifiers/session-credentials.ts";
import type { Attempt } from "../journal/attempt.ts";
import { createJournal, type Journal } from "../journal/journal.ts";
import { createPaging } from "../paging/page.ts";
import { createTruncation } from "../paging/truncation.ts";
import { type CustomOutput, createCustomResponses } from "../pipeline/custom-responses.ts";
import { createHandler } from "../pipeline/handler.ts";
import type { AwsActionName, AwsListActionName } from "../protocol/action-names.ts";
import { seedStore } from "../seeding/seed.ts";
import { snapshotStore } from "../seeding/snapshot.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { type Account, createAccount } from "./account.ts";
import { checkAction } from "./check-action.ts";
import { type ClientConfig, type ClientEnvironment, clientConfigFor, environmentFor } from "./client-config.ts";
import { type MockIamOptions, resolveOptions } from "./options.ts";
import type { Responder } from "./respond.ts";
import { createWarning } from "./warn-once.ts";

/** A mock of AWS IAM's access-key API, with one AWS account. */
export interface MockIam extends Responder<MockIam> {
  /** MSW handlers. Spread them into `setupServer`, `setupWorker` or `server.use`. */
  readonly handlers: HttpHandler[];
  /** The account, which a test can read and change. Its records contain secrets. */
  readonly account: Account;
  /** The requests that the mock received, and its responses. */
  readonly journal: Journal;
  /** Adds fixtures to the account. If one is malformed or conflicts with the account, it throws and adds none of them. */
  seed(...fixtures: readonly AccountFixture[]): MockIam;
  /** Saves the account as it is, so that `reset()` returns to it. Use it to seed once in `beforeAll`. */
  checkpoint(): MockIam;
  /**
   * Returns to the initial account or the last checkpoint. Removes every response, fault, truncation, delay, throttle and
   * propagation, and clears the journal.
   */
  reset(): MockIam;
  /** Calls `reset()` at the end of a block: `using iam = mockIam();`. */
  [Symbol.dispose](): void;
  /** Returns the whole account as one fixture that can be written as JSON. It contains secrets. */
  snapshot(): AccountFixture;
  /**
   * Returns `{ region, credentials }` for an AWS client. Pass a user's name for the user's first active key, or the id of any
   * key of the account. Without an argument, it uses a root key that the mock always accepts and never lists. The result
   * contains the secret.
   *
   * @example
   * const client = new IAMClient(iam.clientConfig("Bob"));
   */
  clientConfig(who?: string | { readonly accessKeyId: string }): ClientConfig;
  /**
   * Returns what `clientConfig(who)` returns as environment variables, for code that creates its own client. Assigning it
   * deletes no variable. If `AWS_PROFILE` or an older `AWS_SESSION_TOKEN` may be set, delete it first, because an SDK would use it, too.
   *
   * @example
   * Object.assign(process.env, iam.env("Bob"));
   */
  env(who?: string | { readonly accessKeyId: string }): ClientEnvironment;
  /**
   * Truncates the pages of a list action. A number limits the items of each page. An array limits the first pages only, where 0
   * is an empty page that says there is more. Pass `null` to remove the limit. `MaxItems` still applies.
   *
   * @example
   * iam.truncate("ListAccessKeys", [2, 0, 2]); // pages of 2, 0 and 2 keys, and then the rest
   */
  truncate(action: AwsListActionName, size: number | readonly number[] | null): MockIam;
  /**
   * Makes attempts at an action fail with an AWS error or a broken connection. An SDK retries some of them: with `times: 1`, the
   * retry after a 500 succeeds, and your program never sees the error. `cancel()` of the returned handle removes the fault.
   *
   * @example
   * iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
   */
  fail(action: AwsActionName | "*", fault: Fault, options?: FaultOptions): FaultHandle;
  /**
   * Delays the responses of an action by this many milliseconds. Requests still take effect in the order in which they are
   * received. A delay of 0 exempts an action from the delay of `"*"`. Pass `null` to remove the delay.
   *
   * @example
   * iam.delay("*", 50);
   */
  delay(action: AwsActionName | "*", ms: number | null): MockIam;
  /**
   * Throttles an action with a token bucket. The bucket holds `burst` tokens, and `now` adds `rate` tokens a second. A request that
   * finds no token gets `Throttling`. With a fixed `now`, no tokens are added. Pass `null` to remove the bucket.
   *
   * @example
   * iam.throttle("*", { rate: 5, burst: 10 });
   */
  throttle(action: AwsActionName | "*", limit: ThrottleRate | null): MockIam;
  /**
   * Delays the effect of requests that change users and access keys, as IAM's eventual consistency does. A request's change becomes
   * visible to requests after its own delay. Until then, they see what was there before: a new user is `NoSuchEntity`, a new key is
   * not accepted, and what was deleted is still found, but can no longer be changed. The delay is this many milliseconds of `now`,
   * or this many further requests. With a fixed `now`, `ms` never passes. Changes become visible in the order in which they were
   * made.
   *
   * A change by the test, through `iam.account` or `seed`, is visible at once. It replaces what is pending for the same user or key.
   * Pass `null` to make everything visible.
   *
   * @example
   * iam.propagation({ requests: 2 });
   */
  propagation(time: PropagationTime | null): MockIam;
  /**
   * Makes AWS's clock run ahead of the process's by this many milliseconds, or behind it by a negative number, up to a year. It
   * moves the `Date` header of responses and the time by which `sigv4()` verifies signatures, and leaves the option `now` alone.
   * `sigv4()` accepts a difference of 15 minutes. The AWS SDK for JavaScript sets its clock by each `Date` header, and retries any
   * error whose header shows a new difference of 4 minutes or more (5 in older versions). Pass `null` to remove the skew.
   *
   * @example
   * iam.clockSkew(20 * 60_000);
   */
  clockSkew(ms: number | null): MockIam;
}

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
  seedStore(store, fixtures, now);
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
    account: createAccount(store, now),
    journal: journal.journal,
    seed(...more) {
      seedStore(store, more, now);
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
    delay(action, ms) {
      checkAction("delay", action);
      delays.set(action, ms);
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
    clockSkew(ms) {
      clockSkew.set(ms);
      return iam;
    },
    [Symbol.dispose]() {
      iam.reset();
    },
  };
  return iam;
}
