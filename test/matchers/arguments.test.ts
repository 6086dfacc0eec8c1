import { type MockIam, mockIam } from "msw-iam";
import { matchers } from "msw-iam/matchers";
import "msw-iam/vitest";
import { beforeEach, describe, expect, test } from "vitest";

/** The matchers that take parameters, with the arguments before the parameters. */
const takingParams = [
  ["toHaveReceivedAction", "ListUsers"],
  ["toHaveReceivedNthAction", 1, "ListUsers"],
  ["toHaveReceivedLastAction", "ListUsers"],
  ["toHaveReadAllPages", "ListUsers"],
] as const;

type Matcher = keyof typeof matchers;

/** Calls a matcher as a program without types can, and returns the message of what it throws. */
function errorOf(iam: unknown, isNot: boolean, matcher: Matcher, args: readonly unknown[]): string {
  const assertion = isNot ? expect(iam).not : expect(iam);
  try {
    Reflect.apply(assertion[matcher], assertion, args);
  } catch (error) {
    return error instanceof TypeError ? error.message : `not a TypeError: ${error}`;
  }
  return "passed";
}

let iam: MockIam;
beforeEach(() => {
  iam = mockIam();
});

describe.each([
  ["expect", false],
  ["expect.not", true],
])("%s", (_, isNot) => {
  test.each<[Matcher, ...unknown[]]>([
    ["toHaveReceivedAction", "ListAccesKeys"],
    ["toHaveReceivedActionTimes", "ListAccesKeys", 1],
    ["toHaveReceivedNthAction", 1, "ListAccesKeys"],
    ["toHaveReceivedLastAction", "ListAccesKeys"],
    ["toHaveReceivedNoOtherActions", ["GetUser", "ListAccesKeys"]],
    ["toHaveRetriedAction", "ListAccesKeys", 1],
    ["toHaveReadAllPages", "ListAccesKeys"],
  ])("%s throws for an action that AWS does not have", (matcher, ...args) => {
    expect(errorOf(iam, isNot, matcher, args)).toBe(
      `expect(…).${matcher}() expects the name of an action of AWS IAM or STS, not the string "ListAccesKeys". Did you mean "ListAccessKeys"?`,
    );
  });

  test.each(["CreateUser", "GetAccountSummary"])("toHaveReadAllPages throws for %s, which has no pages", (action) => {
    expect(errorOf(iam, isNot, "toHaveReadAllPages", [action])).toBe(
      `expect(…).toHaveReadAllPages() expects the name of a list action of AWS IAM or STS, not the string "${action}".`,
    );
  });

  test.each([undefined, null, 1, ["ListUsers"], { action: "ListUsers" }])("throws for the action %o", (action) => {
    for (const matcher of ["toHaveReceivedAction", "toHaveReceivedLastAction", "toHaveReadAllPages"] as const)
      expect(errorOf(iam, isNot, matcher, [action])).toMatch(
        /expects the name of an action of AWS IAM or STS, such as "ListAccessKeys", not .+\.$/,
      );
  });

  test.each<[Matcher, unknown[]]>([
    ["toHaveReceivedAction", ["ListRoles"]],
    ["toHaveReceivedActionTimes", ["ListRoles", 1]],
    ["toHaveReceivedNthAction", [1, "DecodeAuthorizationMessage"]],
    ["toHaveReceivedLastAction", ["ListRoles"]],
    ["toHaveRetriedAction", ["ListRoles", 1]],
    ["toHaveReadAllPages", ["ListRoles"]],
  ])("%s takes an action that the mock does not model", (matcher, args) => {
    expect(errorOf(iam, isNot, matcher, args)).toMatch(isNot ? /^passed$/ : /^not a TypeError/);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "1", null, undefined])("throws for %o calls", (count) => {
    for (const matcher of ["toHaveReceivedActionTimes", "toHaveRetriedAction"] as const)
      expect(errorOf(iam, isNot, matcher, ["ListUsers", count])).toMatch(
        /expects the number of (?:retried )?calls to be a whole number, 0 or more, not .+\. To expect any number/,
      );
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "1", "ListUsers", null, undefined])(
    "throws for the position %o",
    (position) => {
      expect(errorOf(iam, isNot, "toHaveReceivedNthAction", [position, "ListUsers"])).toMatch(
        /expects the position of the call to be a whole number, 1 or more, not .+\. The first call has the position 1\.$/,
      );
    },
  );

  test.each<[string, unknown]>([
    ["a string", "UserName"],
    ["a number", 1],
    ["null", null],
    ["an array", ["Bob"]],
    ["a map", new Map([["UserName", "Bob"]])],
    ["a set", new Set(["UserName"])],
    ["a promise", Promise.resolve({ UserName: "Bob" })],
    ["a date", new Date(0)],
    ["an error", new Error("UserName")],
    ["a regular expression", /UserName/],
    ["search parameters", new URLSearchParams({ UserName: "Bob" })],
    ["an asymmetric matcher", expect.objectContaining({ UserName: "Bob" })],
  ])("throws for %s in place of an object of parameters", (_, params) => {
    for (const [matcher, ...args] of takingParams)
      expect(errorOf(iam, isNot, matcher, [...args, params])).toMatch(
        /expects an object of parameters, such as \{ UserName: "Bob" \}, not .+\. Its values may be asymmetric matchers\.$/,
      );
  });

  test.each([null, ["Bob"], { name: "Bob" }, /Bob/, new Date(0), 1n, () => "Bob"])(
    "throws for the parameter %o, which no call can have",
    (UserName) => {
      for (const [matcher, ...args] of takingParams)
        expect(errorOf(iam, isNot, matcher, [...args, { UserName }])).toMatch(
          /expects the parameter UserName to be a string, a number, true or false, not .+\. It may be an asymmetric matcher\.$/,
        );
    },
  );

  test.each(["Bob", 1, true, undefined, expect.any(String)])("takes the parameter %o", (UserName) => {
    expect(errorOf(iam, isNot, "toHaveReceivedAction", ["ListUsers", { UserName }])).toMatch(
      isNot ? /^passed$/ : /^not a TypeError/,
    );
  });

  test.each(["ListUsers", undefined, null, new Set(["ListUsers"])])("throws for the actions %o", (actions) => {
    expect(errorOf(iam, isNot, "toHaveReceivedNoOtherActions", [actions])).toMatch(
      /expects an array of actions, such as \["ListUsers", "ListAccessKeys"\], not .+\.$/,
    );
  });

  test.each(Object.keys(matchers) as Matcher[])("%s throws for something that is not a mock", (matcher) => {
    for (const received of [undefined, null, {}, "iam"])
      expect(errorOf(received, isNot, matcher, [])).toBe(
        `expect(…).${matcher}() expects a mock that mockIam() has created.`,
      );
  });
});

test("0 is a number of calls", () => {
  expect(errorOf(iam, false, "toHaveReceivedActionTimes", ["ListUsers", 0])).toBe("passed");
  expect(errorOf(iam, false, "toHaveRetriedAction", ["ListUsers", 0])).toBe("passed");
});
