import type { ActionName } from "./actions/registry.ts";
import type { Call } from "./journal/attempt.ts";
import { unreadListings } from "./journal/listings.ts";
import type { MockIam } from "./mock-iam/mock-iam.ts";

/** The part of a matcher's `this` that these matchers use. Vitest and Jest both provide it. */
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

/** Parameters that a call must have, among others. Numbers and booleans match their text. Asymmetric matchers work, too. */
export type ExpectedParams = Readonly<Record<string, unknown>>;
type Action = ActionName | (string & {});

/** Passes if the mock received a call to the action with these parameters, among others. */
export function toHaveReceivedAction(this: MatcherContext, iam: MockIam, action: Action, params?: ExpectedParams) {
  const calls = callsTo(action, iam, "toHaveReceivedAction");
  return result(this, iam, "toHaveReceivedAction", {
    pass: calls.some((call) => hasParams(this, call, params)),
    expected: `a call to ${action}${withParams(this, params)}`,
    found: calls.length === 0 ? "none" : `${counted(calls.length, "call")} to it`,
    params,
    nearest: calls.at(-1),
  });
}

/** Passes if the mock received exactly this many calls to the action. */
export function toHaveReceivedActionTimes(this: MatcherContext, iam: MockIam, action: Action, times: number) {
  const { length } = callsTo(action, iam, "toHaveReceivedActionTimes");
  const expected = `${counted(times, "call")} to ${action}`;
  return result(this, iam, "toHaveReceivedActionTimes", { pass: length === times, expected, found: `${length}` });
}

/** Passes if the nth call of all, counted from 1, was to the action with these parameters, among others. */
export function toHaveReceivedNthAction(
  this: MatcherContext,
  iam: MockIam,
  n: number,
  action: Action,
  params?: ExpectedParams,
) {
  const call = callsOf(iam, "toHaveReceivedNthAction")[n - 1];
  return result(this, iam, "toHaveReceivedNthAction", compareCall(this, `call ${n}`, call, action, params));
}

/** Passes if the last call of all was to the action with these parameters, among others. */
export function toHaveReceivedLastAction(this: MatcherContext, iam: MockIam, action: Action, params?: ExpectedParams) {
  const call = callsOf(iam, "toHaveReceivedLastAction").at(-1);
  return result(this, iam, "toHaveReceivedLastAction", compareCall(this, "the last call", call, action, params));
}

/** Passes if exactly this many calls to the action took more than one attempt. */
export function toHaveRetriedAction(this: MatcherContext, iam: MockIam, action: Action, calls: number) {
  const { length } = callsTo(action, iam, "toHaveRetriedAction").filter(({ attempts }) => attempts.length > 1);
  const expected = `${counted(calls, "call")} to ${action} with more than one attempt`;
  return result(this, iam, "toHaveRetriedAction", { pass: length === calls, expected, found: `${length}` });
}

/**
 * Passes if each listing of the action was read to its end: its last page was not truncated, and no further page was requested.
 * Calls whose parameters differ only in `Marker` belong to one listing.
 */
export function toHaveReadAllPages(this: MatcherContext, iam: MockIam, action: Action, params?: ExpectedParams) {
  const calls = callsTo(action, iam, "toHaveReadAllPages").filter((call) => hasParams(this, call, params));
  const unread = unreadListings(calls);
  const pass = calls.length > 0 && unread.length === 0;
  const expected = `every listing of ${action}${withParams(this, params)} read to its last page`;
  const found = calls.length === 0 ? "no call to it" : pass ? "all of them were" : unread.join("; ");
  return result(this, iam, "toHaveReadAllPages", { pass, expected, found });
}

interface Outcome {
  readonly pass: boolean;
  /** What the test expects, and what the mock received instead, as the message says it. */
  readonly expected: string;
  readonly found: string;
  /** The parameters to compare with those of the nearest call. */
  readonly params?: ExpectedParams | undefined;
  readonly nearest?: Call | undefined;
}

function compareCall(
  context: MatcherContext,
  position: string,
  call: Call | undefined,
  action: Action,
  params: ExpectedParams | undefined,
): Outcome {
  const pass = call?.action === action && hasParams(context, call, params);
  const expected = `${position} to be to ${action}${withParams(context, params)}`;
  return {
    pass,
    expected,
    found: call === undefined ? "no such call" : `a call to ${call.action}`,
    params,
    nearest: call,
  };
}

function callsOf(received: unknown, name: string): readonly Call[] {
  const calls = (received as Partial<MockIam> | null | undefined)?.journal?.calls;
  if (calls === undefined) throw new TypeError(`expect(…).${name}() expects a mock that mockIam() has created.`);
  return calls;
}

const callsTo = (action: Action, received: unknown, name: string) =>
  callsOf(received, name).filter((call) => call.action === action);

function hasParams({ equals }: MatcherContext, call: Call, params: ExpectedParams = {}): boolean {
  return Object.entries(params).every(([name, value]) =>
    equals(Object.hasOwn(call.params, name) ? call.params[name] : undefined, asText(value)),
  );
}

const asText = (value: unknown) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value);

const withParams = ({ utils }: MatcherContext, params: ExpectedParams | undefined) =>
  params === undefined ? "" : ` with ${utils.stringify(params)}`;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function result(context: MatcherContext, iam: MockIam, name: string, outcome: Outcome): MatcherResult {
  const { isNot = false, utils } = context;
  const { pass, expected, found, params, nearest } = outcome;
  const message = () => {
    const hint = utils.matcherHint(name, "iam", "", { isNot });
    const lines = [hint, "", `Expected: ${isNot ? "not " : ""}${expected}`, `Received: ${found}`];
    if (params !== undefined && nearest !== undefined && !pass) {
      const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, asText(value)]));
      lines.push("", "Parameters of the nearest call:", String(utils.diff(texts, { ...nearest.params })));
    }
    return [...lines, "", String(iam.journal)].join("\n");
  };
  return { pass, message };
}
