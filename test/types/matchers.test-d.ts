import type { MockIam } from "msw-iam";
import { type AwsActionName, type IamMatchers, matchers } from "msw-iam/matchers";
import "msw-iam/vitest";
import { describe, expect, expectTypeOf, test } from "vitest";

declare const iam: MockIam;

describe("the matchers that msw-iam/vitest registers", () => {
  test("take every action of AWS", () => {
    expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: expect.any(String), MaxItems: 2 });
    expect(iam).not.toHaveReceivedActionTimes("ListRoles", 1);
    expect(iam).toHaveReceivedNthAction(1, "DecodeAuthorizationMessage");
    expect(iam).toHaveReceivedLastAction("AssumeRoleWithSAML");
    expect(iam).toHaveReceivedNoOtherActions(["ListRoles", "ListUsers"]);
    expect(iam).toHaveRetriedAction("ListRoles", 1);
    expect(iam).toHaveReadAllPages("ListRoles", { PathPrefix: "/" });
  });

  test("take no misspelt action", () => {
    // @ts-expect-error: no such action
    expect(iam).toHaveReceivedAction("ListAccesKeys");
    // @ts-expect-error: no such action
    expect(iam).not.toHaveReceivedActionTimes("ListAccesKeys", 1);
    // @ts-expect-error: no such action
    expect(iam).toHaveReceivedNthAction(1, "ListAccesKeys");
    // @ts-expect-error: no such action
    expect(iam).toHaveReceivedLastAction("ListAccesKeys");
    // @ts-expect-error: no such action
    expect(iam).toHaveReceivedNoOtherActions(["ListUsers", "ListAccesKeys"]);
    // @ts-expect-error: no such action
    expect(iam).toHaveRetriedAction("ListAccesKeys", 1);
    // @ts-expect-error: no such action
    expect(iam).toHaveReadAllPages("ListAccesKeys");
    // @ts-expect-error: the action has no pages
    expect(iam).toHaveReadAllPages("CreateUser");
  });

  test("take no other order of arguments", () => {
    // @ts-expect-error: the position comes first
    expect(iam).toHaveReceivedNthAction("ListUsers", 1);
    // @ts-expect-error: it is an array
    expect(iam).toHaveReceivedNoOtherActions("ListUsers");
    // @ts-expect-error: a count is a number
    expect(iam).toHaveReceivedActionTimes("ListUsers", "1");
  });
});

test("matchers has a function for each of them", () => {
  expectTypeOf<keyof typeof matchers>().toEqualTypeOf<keyof IamMatchers>();
  expectTypeOf(matchers.toHaveReceivedAction).parameter(1).toEqualTypeOf<AwsActionName>();
  expect.extend(matchers);
});
