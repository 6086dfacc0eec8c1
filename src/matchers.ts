import type { ActionName } from "./actions/registry.ts";
import type { Call } from "./journal/journal.ts";
import type { MockIam } from "./mock-iam/mock-iam.ts";

/** What the matchers use of a runner's `this`: vitest and Jest give both. */
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

/** What a matcher comes to. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** Parameters that a call must have, among others: numbers and booleans by their text; asymmetric matchers work. */
export type ExpectedParams = Readonly<Record<string, unknown>>;
type Action = ActionName | (string & {});

/** Passes where a call to the action, with these parameters among others, was received. */
export function toHaveReceivedAction(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  params?: ExpectedParams,
): MatcherResult {
  const calls = callsOf(received, "toHaveReceivedAction").filter((call) => call.action === action);
  const pass = calls.some((call) => hasParams(this, call, params));
  const wanted = `a call to ${action}${withParams(this, params)}`;
  return result(
    this,
    received,
    "toHaveReceivedAction",
    pass,
    wanted,
    calls.length === 0 ? "none" : `${counted(calls.length, "call")} to it`,
    params,
    calls.at(-1),
  );
}

/** Passes where exactly so many calls to the action were received. */
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

/** Passes where the nth call of all, from 1, was to the action, with these parameters among others. */
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

/** Passes where the last call of all was to the action, with these parameters among others. */
export function toHaveReceivedLastAction(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  params?: ExpectedParams,
): MatcherResult {
  const call = callsOf(received, "toHaveReceivedLastAction").at(-1);
  return placed(this, received, "toHaveReceivedLastAction", "the last call", call, action, params);
}

/** Passes where exactly so many calls to the action took more than one attempt. */
export function toHaveRetriedAction(
  this: MatcherContext,
  received: MockIam,
  action: Action,
  calls: number,
): MatcherResult {
  const { length } = callsOf(received, "toHaveRetriedAction").filter(
    (call) => call.action === action && call.attempts.length > 1,
  );
  const wanted = `${counted(calls, "call")} to ${action} of more than one attempt`;
  return result(this, received, "toHaveRetriedAction", length === calls, wanted, `${length}`);
}

/**
 * Passes where each listing of the action (calls with the same parameters but for `Marker`) was read to its end: its last page
 * was not truncated, and nothing of it was asked for after that.
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
  const unread = listingsOf(calls).flatMap((listing) => complaintAbout(listing) ?? []);
  const pass = calls.length > 0 && unread.length === 0;
  const wanted = `every listing of ${action}${withParams(this, params)} read to its last page`;
  const found = calls.length === 0 ? "no call to it" : pass ? "all of them were" : unread.join("; ");
  return result(this, received, "toHaveReadAllPages", pass, wanted, found);
}

function listingsOf(calls: readonly Call[]): Call[][] {
  const listings: Call[][] = [];
  const open = new Map<string, Call[]>();
  for (const call of calls) {
    const { Marker, ...rest } = call.params;
    const key = JSON.stringify(Object.entries(rest).sort());
    const listing = Marker === undefined ? undefined : open.get(key);
    if (listing !== undefined) listing.push(call);
    else {
      const begun = [call];
      listings.push(begun);
      open.set(key, begun);
    }
  }
  return listings;
}

function complaintAbout(listing: readonly Call[]): string | undefined {
  const pages = listing.map((call) => call.attempts.findLast((attempt) => attempt.page !== undefined)?.page);
  const last = pages.findIndex((page) => page?.truncated === false);
  const whose =
    listing[0]?.params["UserName"] === undefined ? "a listing" : `the listing of ${listing[0].params["UserName"]}`;
  if (last === -1) return `${whose} ended with a page that said there was more`;
  return last < pages.length - 1 ? `${whose} went on after its last page` : undefined;
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
  const wanted = `${place} to be to ${action}${withParams(context, params)}`;
  return result(context, received, name, pass, wanted, found, params, call);
}

function callsOf(received: unknown, name: string): readonly Call[] {
  const calls = (received as Partial<MockIam> | null | undefined)?.journal?.calls;
  if (calls === undefined) throw new TypeError(`expect(…).${name}() takes a double of msw-iam, as mockIam() makes it.`);
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
  wanted: string,
  found: string,
  params?: ExpectedParams,
  nearest?: Call,
): MatcherResult {
  const message = () => {
    const lines = [
      utils.matcherHint(name, "iam", "", { isNot }),
      "",
      `Expected: ${isNot ? "not " : ""}${wanted}`,
      `Received: ${found}`,
    ];
    if (params !== undefined && nearest !== undefined && !pass) {
      const expected = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, asText(value)]));
      const difference = utils.diff(expected, { ...nearest.params });
      lines.push("", "Parameters of the last call to look at:", String(difference));
    }
    return [...lines, "", String(received.journal)].join("\n");
  };
  return { pass, message };
}
