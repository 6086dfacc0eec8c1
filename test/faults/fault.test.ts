import { ListAccessKeysCommand, ServiceFailureException } from "@aws-sdk/client-iam";
import type { ErrorCode } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, pageOf, post, signedBy, VERSION } from "../support/server.ts";

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

// The statuses that AWS documents for the errors of ListAccessKeys and for the common errors.
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

test.each(documented)("the fault %s responds with %i and AWS's error format", async (code, status) => {
  const iam = mockOnServer({ account });
  iam.fail("ListAccessKeys", code);
  const type = status < 500 ? "Sender" : "Receiver";
  expect(await errorOf(await listAccessKeys({ UserName: "Bob" }))).toMatchObject({ status, type, code });
});

describe("the SDK", () => {
  test("does not retry a 404", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "NoSuchEntity");
    await expect(clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The user with name Bob cannot be found.",
      $metadata: { httpStatusCode: 404, attempts: 1 },
    });
  });

  test("rejects with the error after three attempts for a lasting 500", async () => {
    const iam = mockOnServer({ account });
    const fault = iam.fail("ListAccessKeys", "ServiceFailure");
    const error = await clientOf(iam)
      .send(new ListAccessKeysCommand({ UserName: "Bob" }))
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ServiceFailureException);
    expect(error.$metadata).toMatchObject({ httpStatusCode: 500, attempts: 3 });
    expect(fault.hits).toBe(3);
  });

  test("succeeds at the second attempt for a 500 with times: 1", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    const answer = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(answer.$metadata.attempts).toBe(2);
    expect(answer.AccessKeyMetadata).toHaveLength(1);
  });
});

describe("which attempts a fault takes", () => {
  test("takes as many attempts as times says, after ignoring as many as after says", async () => {
    const iam = mockOnServer({ account });
    const fault = iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 2 });
    expect([fault.hits, fault.remaining]).toEqual([0, 2]);
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push(await statusOf());
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect([fault.hits, fault.remaining]).toEqual([2, 0]);
  });

  test("matches a subset of the parameters, and does not count other attempts", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { params: { UserName: "Bob", MaxItems: 1 }, after: 1 });
    const Bob = { UserName: "Bob", MaxItems: "1" };
    const statuses = [];
    for (const parameters of [{ UserName: "Eve", MaxItems: "1" }, { UserName: "Bob" }, Bob, Bob])
      statuses.push(await statusOf(parameters));
    expect(statuses).toEqual([200, 200, 200, 500]);
  });

  test("passes action, parameters, caller and attempt number to when, and takes attempts for which it returns true", async () => {
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

  test("takes an attempt only with the fault that was added first", async () => {
    const iam = mockOnServer({ account });
    const first = iam.fail("ListAccessKeys", "ServiceUnavailable", { times: 1 });
    const second = iam.fail("*", "ServiceFailure", { times: 1 });
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([503, 500, 200]);
    expect([first.hits, second.hits]).toEqual([1, 1]);
  });

  test("takes unsupported actions with *", async () => {
    mockOnServer({ account }).fail("*", "AccessDenied");
    expect((await post({ Action: "ListRoles" })).status).toBe(403);
  });

  test.each(["2011-06-15", VERSION, "", undefined])(
    "names sts: in the AccessDenied of an STS action with the version %o",
    async (Version) => {
      mockOnServer({ account, services: ["iam", "sts"] }).fail("*", "AccessDenied");
      for (const Action of ["AssumeRole", "GetCallerIdentity", "GetSessionToken", "DecodeAuthorizationMessage"]) {
        const parameters = new URLSearchParams(Version === undefined ? { Action } : { Action, Version });
        const { message } = await errorOf(await post(String(parameters), signedBy("AKIAIOSFODNN7EXAMPLE", "sts")));
        expect(message).toContain(` is not authorized to perform: sts:${Action} on resource: * `);
      }
    },
  );

  test("takes requests without an action with *", async () => {
    const fault = mockOnServer({ account }).fail("*", "Throttling");
    expect((await post("Version=2010-05-08")).status).toBe(400);
    expect(fault.hits).toBe(1);
  });

  test("passes a frozen object with six members to when", async () => {
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

  test("takes no attempt after cancel or reset", async () => {
    const iam = mockOnServer({ account });
    const cancelled = iam.fail("ListAccessKeys", "ServiceFailure");
    cancelled.cancel();
    expect([await statusOf(), cancelled.remaining]).toEqual([200, 0]);
    const resetFault = iam.fail("ListAccessKeys", "ServiceFailure");
    iam.reset();
    expect([await statusOf(), resetFault.remaining]).toEqual([200, 0]);
  });

  test("responds with 500 and records the cause if when throws or returns a promise", async () => {
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

describe("the response of a fault", () => {
  test("contains the message of the option", async () => {
    mockOnServer({ account }).fail("ListAccessKeys", "ServiceFailure", { message: "<down> & out" });
    expect((await errorOf(await listAccessKeys({ UserName: "Bob" }))).message).toBe("<down> & out");
  });

  test("contains a custom code, status and message", async () => {
    mockOnServer({ account }).fail("ListAccessKeys", { code: "SlowDown", status: 503, message: "Slower." });
    const expected = { status: 503, type: "Receiver", code: "SlowDown", message: "Slower." };
    expect(await errorOf(await listAccessKeys({ UserName: "Bob" }))).toEqual(expected);
  });

  test("names caller, action and resource for AccessDenied, as AWS does", async () => {
    mockOnServer({ account }).fail("ListAccessKeys", "AccessDenied");
    expect((await errorOf(await listAccessKeys({ UserName: "Bob" }))).message).toBe(
      "User: arn:aws:iam::123456789012:root is not authorized to perform: iam:ListAccessKeys on resource: user Bob because no identity-based policy allows the iam:ListAccessKeys action",
    );
  });

  test("is recorded in the journal with the fault's name", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    await statusOf();
    await statusOf();
    expect(iam.journal.attempts.map(({ fault, status, errorCode }) => [fault, status, errorCode])).toEqual([
      ["ServiceFailure", 500, "ServiceFailure"],
      [undefined, 200, undefined],
    ]);
  });

  test("does not use up a page: the retry returns it", async () => {
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
