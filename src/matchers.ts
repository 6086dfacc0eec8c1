/**
 * The matchers for `expect(iam)`, for any runner with `expect.extend`.
 *
 * @module
 */

import type { Call } from "./journal/attempt.ts";
import { unreadListings } from "./journal/listings.ts";
import { checkArgumentsOf } from "./matchers/arguments.ts";
import { counted, hasParams, matcherResult, type Outcome, withParams } from "./matchers/result.ts";
import type { ExpectedParams, IamMatchers, MatcherContext, MatcherResult } from "./matchers/types.ts";
import type { MockIam } from "./mock-iam/mock-iam.ts";
import type { AwsActionName } from "./protocol/action-names.ts";

export type { ExpectedParams, IamMatchers, MatcherContext, MatcherResult } from "./matchers/types.ts";
export type { AwsActionName } from "./protocol/action-names.ts";

/** Each of the matchers, as `expect.extend` takes them. */
type MatcherFunctions = {
  readonly [Name in keyof IamMatchers]: (
    this: MatcherContext,
    iam: MockIam,
    ...expected: Parameters<IamMatchers[Name]>
  ) => MatcherResult;
};

/**
 * The matchers for `expect(iam)`, for every runner with an `expect.extend`. `msw-iam/vitest` registers them in Vitest.
 *
 * @example
 * import { matchers } from "msw-iam/matchers";
 *
 * expect.extend(matchers);
 */
export const matchers: MatcherFunctions = {
  toHaveReceivedAction(iam, action, params) {
    const calls = callsTo("toHaveReceivedAction", iam, action, params);
    return matcherResult(this, iam, "toHaveReceivedAction", {
      pass: calls.some((call) => hasParams(this, call, params)),
      expected: `a call to ${action}${withParams(this, params)}`,
      found: calls.length === 0 ? "none" : `${counted(calls.length, "call")} to it`,
      params,
      nearest: calls.at(-1),
    });
  },

  toHaveReceivedActionTimes(iam, action, times) {
    const { length } = callsTo("toHaveReceivedActionTimes", iam, action);
    checkArgumentsOf("toHaveReceivedActionTimes").count("the number of calls", times);
    const expected = `${counted(times, "call")} to ${action}`;
    return matcherResult(this, iam, "toHaveReceivedActionTimes", {
      pass: length === times,
      expected,
      found: `${length}`,
    });
  },

  toHaveReceivedNthAction(iam, n, action, params) {
    const check = checkArgumentsOf("toHaveReceivedNthAction");
    check.calls(iam);
    check.position(n);
    const call = checkedCalls("toHaveReceivedNthAction", iam, action, params)[n - 1];
    return matcherResult(this, iam, "toHaveReceivedNthAction", compareCall(this, `call ${n}`, call, action, params));
  },

  toHaveReceivedLastAction(iam, action, params) {
    const call = checkedCalls("toHaveReceivedLastAction", iam, action, params).at(-1);
    const outcome = compareCall(this, "the last call", call, action, params);
    return matcherResult(this, iam, "toHaveReceivedLastAction", outcome);
  },

  toHaveReceivedNoOtherActions(iam, actions) {
    const check = checkArgumentsOf("toHaveReceivedNoOtherActions");
    const calls = check.calls(iam);
    check.actions(actions);
    const others = calls.filter((call) => !(actions as readonly unknown[]).includes(call.action));
    const names = [...new Set(others.map((call) => call.action ?? "a request without an action"))];
    return matcherResult(this, iam, "toHaveReceivedNoOtherActions", {
      pass: others.length === 0,
      expected: actions.length === 0 ? "no calls" : `only calls to ${actions.join(", ")}`,
      found: others.length === 0 ? "no other call" : `${counted(others.length, "other call")}: ${names.join(", ")}`,
    });
  },

  toHaveRetriedAction(iam, action, calls) {
    const received = callsTo("toHaveRetriedAction", iam, action);
    checkArgumentsOf("toHaveRetriedAction").count("the number of retried calls", calls);
    const { length } = received.filter(({ attempts }) => attempts.length > 1);
    const expected = `${counted(calls, "call")} to ${action} with more than one attempt`;
    return matcherResult(this, iam, "toHaveRetriedAction", { pass: length === calls, expected, found: `${length}` });
  },

  toHaveReadAllPages(iam, action, params) {
    const calls = callsTo("toHaveReadAllPages", iam, action, params);
    checkArgumentsOf("toHaveReadAllPages").listAction(action);
    const isMeant = (call: Call) => hasParams(this, call, params);
    const isCalled = calls.some(isMeant);
    const unread = unreadListings(calls, isMeant);
    const pass = isCalled && unread.length === 0;
    const expected = `every listing of ${action}${withParams(this, params)} read to its last page`;
    const found = !isCalled ? "no call to it" : pass ? "all of them were" : unread.join("; ");
    return matcherResult(this, iam, "toHaveReadAllPages", { pass, expected, found });
  },
};

function compareCall(
  context: MatcherContext,
  position: string,
  call: Call | undefined,
  action: AwsActionName,
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

/** Checks what most matchers take, and returns all calls. */
function checkedCalls(name: keyof IamMatchers, iam: MockIam, action: AwsActionName, params?: ExpectedParams) {
  const check = checkArgumentsOf(name);
  const calls = check.calls(iam);
  check.action(action);
  check.params(params);
  return calls;
}

const callsTo = (name: keyof IamMatchers, iam: MockIam, action: AwsActionName, params?: ExpectedParams) =>
  checkedCalls(name, iam, action, params).filter((call) => call.action === action);
