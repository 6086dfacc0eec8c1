import type { ActionName } from "./actions/registry.ts";
import type { Call } from "./journal/attempt.ts";
import { unreadListings } from "./journal/listings.ts";
import type { MockIam } from "./mock-iam/mock-iam.ts";

/** The part of a matcher's `this` that is used here. Vitest and Jest both have it. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  equals(received: unknown, expected: unknown): boolean;
  readonly utils: {
    matcherHint(name: string, received?: string, expected?: string, options?: object): string;
    printExpected(value: unknown): string;
    printReceived(value: unknown): string;
    stringify(value: unknown): string;
    diff(expected: unknown, received: unknown): string | null | undefined;
  };
}

/** The result of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** Parameters that a call must have, among others. Numbers and booleans match their text. Asymmetric matchers can be used. */
export type ExpectedParams = Readonly<Record<string, unknown>>;
type Action = ActionName | (string & {});

/** Passes if the mock received a call to the action with these parameters, among others. */
export function toHaveReceivedAction(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  params?: ExpectedParams,
): MatcherResult {
  const calls = callsOf(received, "toHaveReceivedAction").filter((call) => call.action === action);
  const pass = calls.some((call) => hasParams(this, call, params));
  const expectation = `a call to ${action}${withParams(this, params)}`;
  return result(
    this,
    received,
    "toHaveReceivedAction",
    pass,
    expectation,
    calls.length === 0 ? "none" : `${counted(calls.length, "call")} to it`,
    params,
    calls.at(-1),
  );
}

/** Passes if the mock received exactly this many calls to the action. */
export function toHaveReceivedActionTimes(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  times: number,
): MatcherResult {
  const { length } = callsOf(received, "toHaveReceivedActionTimes").filter((call) => call.action === action);
  return result(
    this,
    received,
    "toHaveReceivedActionTimes",
    length === times,
    `${counted(times, "call")} to ${action}`,
    `${length}`,
  );
}

/** Passes if the nth call of all, from 1, was to the action, with these parameters, among others. */
export function toHaveReceivedNthAction(
  this: MatcherContext,
  received: MockIam,
  n: number,
  action: Action,
  params?: ExpectedParams,
): MatcherResult {
  const call = callsOf(received, "toHaveReceivedNthAction")[n - 1];
  return placed(this, received, "toHaveReceivedNthAction", `call ${n}`, call, action, params);
}

/** Passes if the last call of all was to the action, with these parameters, among others. */
export function toHaveReceivedLastAction(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  params?: ExpectedParams,
): MatcherResult {
  const call = callsOf(received, "toHaveReceivedLastAction").at(-1);
  return placed(this, received, "toHaveReceivedLastAction", "the last call", call, action, params);
}

/** Passes if exactly this many calls to the action took more than one attempt. */
export function toHaveRetriedAction(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  calls: number,
): MatcherResult {
  const { length } = callsOf(received, "toHaveRetriedAction").filter(
    (call) => call.action === action && call.attempts.length > 1,
  );
  const expectation = `${counted(calls, "call")} to ${action} with more than one attempt`;
  return result(this, received, "toHaveRetriedAction", length === calls, expectation, `${length}`);
}

/**
 * Passes if each listing of the action was read to its end: its last page was not truncated, and no further page was requested.
 * Calls with the same parameters but for `Marker` belong to one listing.
 */
export function toHaveReadAllPages(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  params?: ExpectedParams,
): MatcherResult {
  const calls = callsOf(received, "toHaveReadAllPages").filter(
    (call) => call.action === action && hasParams(this, call, params),
  );
  const unread = unreadListings(calls);
  const pass = calls.length > 0 && unread.length === 0;
  const expectation = `every listing of ${action}${withParams(this, params)} read to its last page`;
  const found = calls.length === 0 ? "no call to it" : pass ? "all of them were" : unread.join("; ");
  return result(this, received, "toHaveReadAllPages", pass, expectation, found);
}

function placed(
  context: MatcherContext,
  received: MockIam,
  name: string,
  place: string,
  call: Call | undefined,
  action: Action,
  params: ExpectedParams | undefined,
): MatcherResult {
  const pass = call?.action === action && hasParams(context, call, params);
  const found = call === undefined ? "no such call" : `a call to ${call.action}`;
  const expectation = `${place} to be to ${action}${withParams(context, params)}`;
  return result(context, received, name, pass, expectation, found, params, call);
}

function callsOf(received: unknown, name: string): readonly Call[] {
  const calls = (received as Partial<MockIam> | null | undefined)?.journal?.calls;
  if (calls === undefined) throw new TypeError(`expect(…).${name}() expects a mock that mockIam() has created.`);
  return calls;
}

function hasParams({ equals }: MatcherContext, call: Call, params: ExpectedParams = {}): boolean {
  return Object.entries(params).every(([name, value]) =>
    equals(Object.hasOwn(call.params, name) ? call.params[name] : undefined, asText(value)),
  );
}

const asText = (value: unknown) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value);

const withParams = ({ utils }: MatcherContext, params: ExpectedParams | undefined) =>
  params === undefined ? "" : ` with ${utils.stringify(params)}`;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function result(
  { isNot = false, utils }: MatcherContext,
  received: MockIam,
  name: string,
  pass: boolean,
  expectation: string,
  found: string,
  params?: ExpectedParams,
  nearest?: Call,
): MatcherResult {
  const message = () => {
    const lines = [
      utils.matcherHint(name, "iam", "", { isNot }),
      "",
      `Expected: ${isNot ? "not " : ""}${expectation}`,
      `Received: ${found}`,
    ];
    if (params !== undefined && nearest !== undefined && !pass) {
      const expected = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, asText(value)]));
      const difference = utils.diff(expected, { ...nearest.params });
      lines.push("", "Parameters of the nearest call:", String(difference));
    }
    return [...lines, "", String(received.journal)].join("\n");
  };
  return { pass, message };
}
