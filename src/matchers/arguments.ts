import type { Call } from "../journal/attempt.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import { awsActionNames, pagedLists } from "../protocol/action-names.ts";

/** Checks the arguments of a matcher. What is wrong throws, since under `.not` a misspelt action would always pass. */
export interface ArgumentCheck {
  /** Returns the calls of the mock that `expect()` was called with. */
  calls(received: unknown): readonly Call[];
  action(action: unknown): void;
  listAction(action: string): void;
  actions(actions: unknown): void;
  count(name: string, count: unknown): void;
  position(position: unknown): void;
  params(params: unknown): void;
}

export function checkArgumentsOf(matcher: string): ArgumentCheck {
  const fail = (expected: string, value: unknown, hint = "."): never => {
    throw new TypeError(`expect(…).${matcher}() expects ${expected}, not ${describe(value)}${hint}`);
  };
  const wholeNumber = (name: string, value: unknown, from: number, example: string) => {
    if (!Number.isSafeInteger(value) || (value as number) < from)
      fail(`${name} to be a whole number, ${from} or more`, value, `. ${example}`);
  };
  const action = (value: unknown) => {
    if (typeof value !== "string") fail('the name of an action of AWS IAM or STS, such as "ListAccessKeys"', value);
    else if (!(awsActionNames as readonly string[]).includes(value))
      fail("the name of an action of AWS IAM or STS", value, `.${didYouMean(value, awsActionNames)}`);
  };

  return {
    calls(received) {
      const calls = (received as Partial<MockIam> | null | undefined)?.journal?.calls;
      if (calls === undefined) throw new TypeError(`expect(…).${matcher}() expects a mock that mockIam() has created.`);
      return calls;
    },
    action,
    listAction(action) {
      if (!Object.hasOwn(pagedLists, action))
        fail("the name of a list action of AWS IAM or STS", action, `.${didYouMean(action, Object.keys(pagedLists))}`);
    },
    actions(actions) {
      if (!Array.isArray(actions)) fail('an array of actions, such as ["ListUsers", "ListAccessKeys"]', actions);
      else for (const value of actions) action(value);
    },
    count(name, count) {
      wholeNumber(name, count, 0, "To expect any number of calls, use toHaveReceivedAction().");
    },
    position(position) {
      wholeNumber("the position of the call", position, 1, "The first call has the position 1.");
    },
    params(params) {
      if (params === undefined) return;
      if (!isRecord(params) || isMatcher(params))
        fail(
          'an object of parameters, such as { UserName: "Bob" }',
          params,
          ". Its values may be asymmetric matchers.",
        );
      // Values of other types would never match. `undefined` matches a call without the parameter.
      for (const [name, value] of Object.entries(params as object))
        if (!["string", "number", "boolean", "undefined"].includes(typeof value) && !isMatcher(value))
          fail(
            `the parameter ${name} to be a string, a number, true or false`,
            value,
            ". It may be an asymmetric matcher.",
          );
    },
  };
}

function describe(value: unknown): string {
  if (typeof value === "string") return `the string ${formatValue(value)}`;
  return isMatcher(value) ? "an asymmetric matcher" : formatValue(value);
}

const isMatcher = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "asymmetricMatch" in value;
