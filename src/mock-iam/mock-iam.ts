import type { HttpHandler } from "msw";
import type { Fault, FaultOptions } from "../faults/fault.ts";
import type { FaultHandle } from "../faults/fault-registry.ts";
import type { PropagationTime } from "../faults/propagation.ts";
import type { ThrottleRate } from "../faults/throttle.ts";
import type { Journal } from "../journal/journal.ts";
import type { AwsActionName, AwsListActionName } from "../protocol/action-names.ts";
import type { FixtureInput } from "../seeding/fixture-input.ts";
import type { AccountFixture } from "../seeding/types.ts";
import type { Account } from "./account.ts";
import type { ClientConfig, ClientEnvironment } from "./client-config.ts";
import type { Responder } from "./respond.ts";

/** A mock of AWS IAM and STS with one AWS account. */
export interface MockIam extends Responder<MockIam> {
  /** MSW handlers. Spread them into `setupServer`, `setupWorker` or `server.use`. */
  readonly handlers: HttpHandler[];
  /** The account, which a test can read and change. Its records contain secrets. */
  readonly account: Account;
  /** The requests that the mock received, and its responses. */
  readonly journal: Journal;
  /** Adds fixtures to the account. If one is malformed or conflicts with the account, it throws and adds none of them. */
  seed(...fixtures: readonly FixtureInput<AccountFixture>[]): MockIam;
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
   * Returns the region and credentials of `clientConfig(who)` as environment variables, for code that creates its own client. If
   * `AWS_PROFILE` or an older `AWS_SESSION_TOKEN` may be set, delete it first, because an SDK would use it.
   *
   * @example
   * Object.assign(process.env, iam.env("Bob"));
   */
  env(who?: string | { readonly accessKeyId: string }): ClientEnvironment;
  /**
   * Truncates the pages of a list action. A number limits the items of each page. An array limits only the first pages. 0 is
   * an empty page that says there is more. Pass `null` to remove the limit. `MaxItems` still applies.
   *
   * @example
   * iam.truncate("ListAccessKeys", [2, 0, 2]); // pages of 2, 0 and 2 keys, and then the rest
   */
  truncate(action: AwsListActionName, size: number | readonly number[] | null): MockIam;
  /**
   * Makes attempts at an action fail with an AWS error or a broken connection. An SDK retries some of them: with `times: 1`, the
   * retry after a 500 succeeds, and your program never sees the error. `cancel()` of the returned handle removes the fault. Pass
   * `null` to remove all faults that were added for the action.
   *
   * @example
   * iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
   */
  fail(action: AwsActionName | "*", fault: Fault | null, options?: FaultOptions): FaultHandle;
  /**
   * Delays the responses of an action by this many milliseconds. Requests still take effect in the order in which they are
   * received. A delay of 0 exempts an action from the delay of `"*"`. Pass `null` to remove the delay.
   *
   * @example
   * iam.delay("*", 50);
   */
  delay(action: AwsActionName | "*", milliseconds: number | null): MockIam;
  /**
   * Throttles an action with a token bucket. The bucket starts with `burst` tokens, and `rate` tokens are added per second of `now`. A
   * request that finds no token gets `Throttling`. With a fixed `now`, no tokens are added. Pass `null` to remove the bucket.
   *
   * @example
   * iam.throttle("*", { rate: 5, burst: 10 });
   */
  throttle(action: AwsActionName | "*", limit: ThrottleRate | null): MockIam;
  /**
   * Delays when the changes of requests become visible, as IAM's eventual consistency does. Each change has its own delay: this many
   * milliseconds of `now`, or this many further requests. Until then, requests see the previous state: a new user is not found, a new
   * key is not accepted, and a deleted user is still found, but cannot be changed. With a fixed `now`, `ms` never ends. Changes become
   * visible in the order in which they were made.
   *
   * A change that the test makes, through `iam.account` or `seed`, is visible at once. It replaces pending changes of the same user,
   * key, group or device. Pass `null` to make everything visible.
   *
   * @example
   * iam.propagation({ requests: 2 });
   */
  propagation(time: PropagationTime | null): MockIam;
  /**
   * Makes AWS's clock run ahead of the clock of the process by this many milliseconds, at most a year. A negative number makes it run
   * behind. The skew changes the `Date` header of responses and the time at which `sigv4()` verifies signatures, but not the `now`
   * option. `sigv4()` accepts a difference of 15 minutes. The AWS SDK for JavaScript corrects its clock by the `Date` header, and
   * retries any error whose header shows a new difference of at least 4 minutes (5 in older versions). Pass `null` to remove the skew.
   *
   * @example
   * iam.clockSkew(20 * 60_000);
   */
  clockSkew(milliseconds: number | null): MockIam;
}
