import { ListAccessKeysCommand, ServiceFailureException } from "@aws-sdk/client-iam";
import { type ErrorCode, type FaultOptions, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { clientOf, errorOf, listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const account = {
  Users: [
    { UserName: "Bob", AccessKeys: 1 },
    { UserName: "Eve", AccessKeys: 1 },
  ],
};
const statusOf = async (
  parameters: Record<string, string> = { UserName: "Bob" },
  headers: Record<string, string> = {},
) => (await listAccessKeys(parameters, headers)).status;

// The statuses that AWS documents for ListAccessKeys' own errors and for the common ones.
const documented: [ErrorCode, number][] = [
  ["NoSuchEntity", 404],
  ["ServiceFailure", 500],
  ["AccessDenied", 403],
  ["AccessDeniedException", 403],
  ["IncompleteSignature", 400],
  ["InternalFailure", 500],
  ["InvalidAction", 400],
  ["InvalidClientTokenId", 403],
  ["InvalidParameterCombination", 400],
  ["InvalidParameterValue", 400],
  ["InvalidQueryParameter", 400],
  ["MalformedQueryString", 404],
  ["MissingAction", 400],
  ["MissingAuthenticationToken", 403],
  ["MissingParameter", 400],
  ["NotAuthorized", 400],
  ["OptInRequired", 403],
  ["RequestExpired", 400],
  ["ServiceUnavailable", 503],
  ["Throttling", 400],
  ["ValidationError", 400],
  ["LimitExceeded", 409],
  ["EntityAlreadyExists", 409],
  ["DeleteConflict", 409],
  ["ConcurrentModification", 409],
  ["ReportNotPresent", 410],
  ["UnknownOperationException", 404],
];

test.each(documented)("the fault %s answers %i in AWS's shape", async (code, status) => {
  const iam = mockOnServer({ account });
  iam.fail("ListAccessKeys", code);
  const type = status < 500 ? "Sender" : "Receiver";
  expect(await errorOf(await listAccessKeys({ UserName: "Bob" }))).toMatchObject({ status, type, code });
});

describe("through the SDK", () => {
  test("a 404 on demand is not retried", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "NoSuchEntity");
    await expect(clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The user with name Bob cannot be found.",
      $metadata: { httpStatusCode: 404, attempts: 1 },
    });
  });

  test("a lasting 500 reaches the caller after three attempts", async () => {
    const iam = mockOnServer({ account });
    const fault = iam.fail("ListAccessKeys", "ServiceFailure");
    const error = await clientOf(iam)
      .send(new ListAccessKeysCommand({ UserName: "Bob" }))
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ServiceFailureException);
    expect(error.$metadata).toMatchObject({ httpStatusCode: 500, attempts: 3 });
    expect(fault.hits).toBe(3);
  });

  test("a 500 with times: 1 is eaten by the SDK's retry", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    const answer = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(answer.$metadata.attempts).toBe(2);
    expect(answer.AccessKeyMetadata).toHaveLength(1);
  });
});

describe("which attempts a fault takes", () => {
  test("times and after count matching attempts", async () => {
    const iam = mockOnServer({ account });
    const fault = iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 2 });
    expect([fault.hits, fault.remaining]).toEqual([0, 2]);
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push(await statusOf());
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect([fault.hits, fault.remaining]).toEqual([2, 0]);
  });

  test("params is a subset to match; what does not match is not counted", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { params: { UserName: "Bob", MaxItems: 1 }, after: 1 });
    const Bob = { UserName: "Bob", MaxItems: "1" };
    const statuses = [];
    for (const parameters of [{ UserName: "Eve", MaxItems: "1" }, { UserName: "Bob" }, Bob, Bob])
      statuses.push(await statusOf(parameters));
    expect(statuses).toEqual([200, 200, 200, 500]);
  });

  test("when decides by action, parameters, caller and attempt number", async () => {
    const iam = mockOnServer({ account });
    const bobsKey = iam.clientConfig("Bob").credentials.accessKeyId;
    const when = vi.fn((attempt) => attempt.caller.userName === "Bob" && attempt.attempt === 2);
    iam.fail("*", "ServiceFailure", { when });
    expect(await statusOf({}, signedBy(bobsKey))).toBe(200);
    expect(await statusOf({}, { ...signedBy(bobsKey), "amz-sdk-request": "attempt=2; max=3" })).toBe(500);
    expect(when.mock.calls[0]?.[0]).toMatchObject({
      action: "ListAccessKeys",
      params: {},
      caller: { accessKeyId: bobsKey, userName: "Bob", arn: "arn:aws:iam::123456789012:user/Bob" },
      attempt: 1,
    });
  });

  test("the first in order of registration is used, and those after it do not count the attempt", async () => {
    const iam = mockOnServer({ account });
    const first = iam.fail("ListAccessKeys", "ServiceUnavailable", { times: 1 });
    const second = iam.fail("*", "ServiceFailure", { times: 1 });
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([503, 500, 200]);
    expect([first.hits, second.hits]).toEqual([1, 1]);
  });

  test("* takes actions that are not modelled too", async () => {
    mockOnServer({ account }).fail("*", "AccessDenied");
    expect((await post({ Action: "ListRoles" })).status).toBe(403);
  });

  test("* takes a request that names no action", async () => {
    const fault = mockOnServer({ account }).fail("*", "Throttling");
    expect((await post("Version=2010-05-08")).status).toBe(400);
    expect(fault.hits).toBe(1);
  });

  test("when sees a frozen copy", async () => {
    const iam = mockOnServer({ account });
    let seen: unknown;
    iam.fail("*", "Throttling", {
      when: (attempt) => {
        seen = attempt;
        return false;
      },
    });
    await statusOf();
    expect(Object.isFrozen(seen)).toBe(true);
    expect(Object.keys(seen ?? {}).sort()).toEqual(["action", "at", "attempt", "caller", "params", "version"]);
  });

  test("cancel lifts it, and so does reset", async () => {
    const iam = mockOnServer({ account });
    const cancelled = iam.fail("ListAccessKeys", "ServiceFailure");
    cancelled.cancel();
    expect([await statusOf(), cancelled.remaining]).toEqual([200, 0]);
    const forgotten = iam.fail("ListAccessKeys", "ServiceFailure");
    iam.reset();
    expect([await statusOf(), forgotten.remaining]).toEqual([200, 0]);
  });

  test("a when that throws, or does not answer at once, is reported as a defect", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const iam = mockOnServer({ account });
    const thrown = new Error("when is broken");
    const fault = iam.fail("*", "Throttling", {
      when: () => {
        throw thrown;
      },
    });
    expect(await statusOf()).toBe(500);
    expect(iam.journal.attempts[0]?.internal).toBe(thrown);
    fault.cancel();
    iam.fail("*", "Throttling", { when: (async () => true) as never });
    expect(await statusOf()).toBe(500);
    expect(String(iam.journal.attempts[1]?.internal)).toMatch(
      /"when".*must return true or false at once; it returned a promise\.$/,
    );
  });
});

describe("what a fault answers", () => {
  test("a message of one's own", async () => {
    mockOnServer({ account }).fail("ListAccessKeys", "ServiceFailure", { message: "<down> & out" });
    expect((await errorOf(await listAccessKeys({ UserName: "Bob" }))).message).toBe("<down> & out");
  });

  test("a code of one's own, with its status and message", async () => {
    mockOnServer({ account }).fail("ListAccessKeys", { code: "SlowDown", status: 503, message: "Slower." });
    const expected = { status: 503, type: "Receiver", code: "SlowDown", message: "Slower." };
    expect(await errorOf(await listAccessKeys({ UserName: "Bob" }))).toEqual(expected);
  });

  test("AccessDenied in AWS's words, with caller, action and resource", async () => {
    mockOnServer({ account }).fail("ListAccessKeys", "AccessDenied");
    expect((await errorOf(await listAccessKeys({ UserName: "Bob" }))).message).toBe(
      "User: arn:aws:iam::123456789012:root is not authorized to perform: iam:ListAccessKeys on resource: user Bob because no identity-based policy allows the iam:ListAccessKeys action",
    );
  });

  test("and the journal names it", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    await statusOf();
    await statusOf();
    expect(iam.journal.attempts.map(({ fault, status, errorCode }) => [fault, status, errorCode])).toEqual([
      ["ServiceFailure", 500, "ServiceFailure"],
      [undefined, 200, undefined],
    ]);
  });

  test("a failed request changes nothing: the page that failed is served by the retry", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } }).truncate(
      "ListAccessKeys",
      1,
    );
    const first = await pageOf(await listAccessKeys({ UserName: "Bob" }));
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    const next = { UserName: "Bob", Marker: first.marker ?? "" };
    expect(await statusOf(next)).toBe(500);
    expect((await pageOf(await listAccessKeys(next))).ids).toHaveLength(1);
  });
});

test.each([{ status: 400 }, { status: 599 }])(
  "an error of one's own may have any status that is one: %j",
  ({ status }) => {
    expect(mockIam().fail("*", { code: "Odd", status }, { probability: 1 }).remaining).toBe(Number.POSITIVE_INFINITY);
  },
);

describe("misuse throws a sentence", () => {
  test.each<[string, unknown, unknown, RegExp]>([
    [
      "ListAccesKeys",
      "ServiceFailure",
      {},
      /"ListAccesKeys" is not the name of an action of the mock\. Did you mean "ListAccessKeys"\?/,
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
    ["ListAccessKeys", null, {}, /the fault is null; expected a name such as "ServiceFailure", or { code, status }/],
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
  ])("fail(%j, %j, %j)", (action, fault, options, sentence) => {
    expect(() => mockIam().fail(action as "*", fault as ErrorCode, options as FaultOptions)).toThrow(sentence);
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
  ])("fail(action, %j) says what a fault is, with a status to write", (fault, formatted, status) => {
    expect(() => mockIam().fail("ListUsers", fault as ErrorCode)).toThrow(
      new TypeError(
        `Failed to add a fault on ListUsers: the fault is ${formatted}; expected a name such as "ServiceFailure", or { code, status } such as { code: "InternalFailure", status: ${status} }.`,
      ),
    );
  });
});
