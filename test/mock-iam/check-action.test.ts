import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

/** Calls a method as a test in JavaScript could. */
const call = (iam: MockIam, method: string, ...args: readonly unknown[]) =>
  (Reflect.get(iam, method) as (...args: readonly unknown[]) => unknown)(...args);

const methods: [method: string, task: string, kind: string, example: string, ...rest: unknown[]][] = [
  ["truncate", "truncate", "a list action", 'iam.truncate("ListAccessKeys", 2)', 1],
  ["respond", "respond", "an action", 'iam.respond("ListRoles", { Roles: [] })', { Roles: [] }],
  ["fail", "add a fault", "an action", 'iam.fail("ListAccessKeys", "ServiceFailure")', "Throttling"],
  ["delay", "delay", "an action", 'iam.delay("ListAccessKeys", 50)', 1],
  [
    "throttle",
    "throttle",
    "an action",
    'iam.throttle("ListAccessKeys", { rate: 5, burst: 10 })',
    { rate: 1, burst: 1 },
  ],
];

describe.each(methods)("%s", (method, task, kind, example, ...rest) => {
  const all = method === "truncate" || method === "respond" ? "" : ', or "*" for all actions';

  test.each([
    ["ListAccesKeys", ' Did you mean "ListAccessKeys"?'],
    ["listusers", ' Did you mean "ListUsers"?'],
    ["PutObject", ` Name one such as "ListAccessKeys" or "ListUsers"${all}.`],
    ["", ` Name one such as "ListAccessKeys" or "ListUsers"${all}.`],
  ])("refuses the action %j, and suggests one", (action, hint) => {
    const iam = mockIam();
    expect(() => call(iam, method, action, ...rest)).toThrow(
      new TypeError(`Failed to ${task}: "${action}" is not the name of ${kind} of AWS IAM or STS.${hint}`),
    );
    expect(String(iam.journal)).not.toContain("active:");
  });

  test.each<[string, unknown, string]>([
    ["undefined", undefined, "undefined"],
    ["null", null, "null"],
    ["a number", 50, "50"],
    ["NaN", Number.NaN, "NaN"],
    ["an array", [2, 0], "an array"],
    ["an object", { rate: 5, burst: 10 }, "an object"],
    ["a function", () => "ListUsers", "a function"],
    ["an array of an action", ["ListUsers"], "an array"],
  ])("says that the action comes first instead of %s", (_, action, formatted) => {
    const iam = mockIam();
    for (const args of [[action], [action, ...rest]])
      expect(() => call(iam, method, ...args)).toThrow(
        new TypeError(
          `Failed to ${task}: the action is ${formatted}; expected the name of ${kind} first, as in ${example}${all}.`,
        ),
      );
    expect(String(iam.journal)).not.toContain("active:");
  });
});

test.each(["ServiceFailure", "Throttling", "network-error", "missing-marker"])(
  "fail says that the action is missing before the fault %s",
  (fault) => {
    expect(() => call(mockIam(), "fail", fault)).toThrow(
      new TypeError(
        `Failed to add a fault: "${fault}" is a fault; expected the name of an action first, as in iam.fail("ListAccessKeys", "ServiceFailure"), or "*" for all actions.`,
      ),
    );
  },
);

test.each(["CreateUser", "GetUser", "*"])("truncate refuses %s, which is not a list action", (action) => {
  expect(() => call(mockIam(), "truncate", action, 1)).toThrow(
    `Failed to truncate: "${action}" is not the name of a list action of AWS IAM or STS. Name one such as "ListAccessKeys" or "ListUsers".`,
  );
});

test("the asterisk stands for all actions in fail, delay and throttle", () => {
  const iam = mockIam().delay("*", 1).throttle("*", { rate: 1, burst: 1 });
  iam.fail("*", "Throttling");
  expect(String(iam.journal).match(/active: (?:delay|throttle|fail) \*/g)).toHaveLength(3);
});
