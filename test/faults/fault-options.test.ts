import { type ErrorCode, type FaultOptions, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

test.each([{ status: 400 }, { status: 599 }])(
  "accepts a custom error with the lowest and the highest status: %j",
  ({ status }) => {
    expect(mockIam().fail("*", { code: "Odd", status }, { probability: 1 }).remaining).toBe(Number.POSITIVE_INFINITY);
  },
);

describe("throws a message for", () => {
  test.each<[string, unknown, unknown, RegExp]>([
    [
      "ListAccesKeys",
      "ServiceFailure",
      {},
      /"ListAccesKeys" is not the name of an action of AWS IAM or STS\. Did you mean "ListAccessKeys"\?/,
    ],
    [
      "ListAccessKeys",
      "ServiceFailures",
      {},
      /"ServiceFailures" is not a known error code.*Did you mean "ServiceFailure"\?/,
    ],
    ["ListAccessKeys", { code: "", status: 500 }, {}, /its code is ""; expected a word/],
    ["ListAccessKeys", { code: "Two words", status: 500 }, {}, /its code is "Two words"; expected a word/],
    ["ListAccessKeys", { code: " Odd", status: 500 }, {}, /its code is " Odd"; expected a word/],
    ["ListAccessKeys", { code: "Odd ", status: 500 }, {}, /its code is "Odd "; expected a word/],
    ["ListAccessKeys", { code: "Odd", status: 399 }, {}, /its status is 399; expected/],
    ["ListAccessKeys", { code: "Odd", status: 600 }, {}, /its status is 600; expected/],
    ["ListAccessKeys", "Throttling", { params: null }, /the option params is null; expected an object/],
    ["ListAccessKeys", "Throttling", 5, /expected an object of a fault's options, not 5/],
    ["ListAccessKeys", "NoSuchEntityException", {}, /"NoSuchEntityException" is not .*Did you mean "NoSuchEntity"\?/],
    ["ListAccessKeys", "ExpireTokenException", {}, /"ExpireTokenException" .*Did you mean "ExpiredTokenException"\?/],
    ["ListAccesKeys", null, {}, /"ListAccesKeys" is not the name of an action/],
    ["ListAccessKeys", null, { time: 1 }, /"time" is not one of .*\. Did you mean "times"\?/],
    ["ListAccessKeys", null, { params: { UserName: "Bob" } }, /: null removes its faults, and takes no options\.$/],
    ["ListAccessKeys", { code: Number.NaN, status: 500 }, {}, /its code is NaN; expected a word/],
    ["ListAccessKeys", { code: {}, status: 500 }, {}, /its code is an object; expected a word/],
    ["ListAccessKeys", { code: "Odd", status: "500" }, {}, /its status is the string "500"; expected/],
    ["ListAccessKeys", { code: "Odd", status: {} }, {}, /its status is an object; expected/],
    ["ListAccessKeys", { code: "Odd", status: 500, message: 5 }, {}, /its message is 5; expected a string/],
    ["ListAccessKeys", "Throttling", [], /expected an object of a fault's options, not an array/],
    ["ListAccessKeys", "Throttling", { params: [] }, /the option params is an array; expected an object/],
    ["ListAccessKeys", "Throttling", { times: {} }, /the option times is an object; expected/],
    ["ListAccessKeys", { code: "Odd", status: 200 }, {}, /its status is 200; expected a whole number from 400 to 599/],
    ["ListAccessKeys", "Throttling", { time: 1 }, /"time" is not one of .*\. Did you mean "times"\?/],
    ["ListAccessKeys", "Throttling", null, /expected an object of a fault's options, not null/],
    [
      "ListAccessKeys",
      { code: "Odd", status: 500, mesage: "" },
      {},
      /"mesage" is not one of.*Did you mean "message"\?/,
    ],
    ["ListAccessKeys", "Throttling", { times: 0 }, /the option times is 0; expected a whole number, 1 or more/],
    ["ListAccessKeys", "Throttling", { after: -1 }, /the option after is -1; expected/],
    ["ListAccessKeys", "Throttling", { params: "Bob" }, /the option params is "Bob"; expected an object/],
    ["ListAccessKeys", "Throttling", { when: true }, /the option when is true; expected a function/],
    ["ListAccessKeys", "Throttling", { message: 5 }, /the option message is 5; expected a string/],
    ["ListAccessKeys", "Throttling", { applied: 1 }, /the option applied is 1; expected true or false/],
    [
      "*",
      "connection-reset",
      { message: "a" },
      /the option message has no effect on "connection-reset"\. Leave it out/,
    ],
    ["*", "stray-marker", { message: "" }, /the option message has no effect on "stray-marker"\. Leave it out/],
    ["*", "stray-marker", { applied: true }, /the option applied has no effect on "stray-marker"\. Leave it out/],
    [
      "ListAccessKeys",
      "Throttling",
      { params: { MaxItems: 1, Username: "Bob" } },
      /on ListAccessKeys: it has no parameter "Username"\. Did you mean "UserName"\?/,
    ],
    [
      "ListUsers",
      "Throttling",
      { params: { "UserName.1": "Bob" } },
      /on ListUsers: it has no parameter "UserName\.1"\./,
    ],
  ])("fail(%j, %j, %j)", (action, fault, options, message) => {
    expect(() => mockIam().fail(action as "*", fault as ErrorCode, options as FaultOptions)).toThrow(message);
  });

  test.each<[unknown, string, number]>([
    [500, "500", 500],
    [503, "503", 503],
    [400, "400", 400],
    [599, "599", 599],
    [200, "200", 500],
    [600, "600", 500],
    [500.5, "500.5", 500],
    [Number.NaN, "NaN", 500],
    [undefined, "undefined", 500],
    [["ServiceFailure"], "an array", 500],
    [() => "ServiceFailure", "a function", 500],
    [true, "true", 500],
  ])("fail(action, %j), and says what a fault is, with a status to write", (fault, formatted, status) => {
    expect(() => mockIam().fail("ListUsers", fault as ErrorCode)).toThrow(
      new TypeError(
        `Failed to add a fault on ListUsers: the fault is ${formatted}; expected a name such as "ServiceFailure", { code, status } such as { code: "InternalFailure", status: ${status} }, or null to remove the faults.`,
      ),
    );
  });
});
