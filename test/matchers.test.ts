import { stripVTControlCharacters } from "node:util";
import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import "msw-iam/vitest";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "./support/client.ts";
import { listAccessKeys, mockOnServer, post } from "./support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }, { UserName: "Eve" }] };
const messageOf = (assertion: () => unknown): string => {
  try {
    assertion();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return "passed";
};

async function mockWithThreeCalls() {
  const iam = mockOnServer({ account });
  await listAccessKeys({ UserName: "Bob", MaxItems: "2" });
  await post({ Action: "GetUser", UserName: "Bob" });
  await listAccessKeys({ UserName: "Eve" });
  return iam;
}

test("toHaveReceivedAction matches a subset of the parameters, with numbers, booleans and asymmetric matchers", async () => {
  const iam = await mockWithThreeCalls();
  expect(iam).toHaveReceivedAction("GetUser");
  expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: "Bob", MaxItems: 2 });
  expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: expect.stringMatching(/^E/) });
  expect(iam).not.toHaveReceivedAction("ListAccessKeys", { MaxItems: 3 });
  await post({ Action: "GetUser", Flag: "true" });
  expect(iam).toHaveReceivedAction("GetUser", { Flag: true });
  expect(iam).not.toHaveReceivedAction("GetUser", { Flag: false });
  expect(iam).not.toHaveReceivedAction("DeleteUser");
  expect(iam).not.toHaveReceivedAction("GetUser", { constructor: expect.anything() });
});

test("the matchers for times, the nth call and the last call count calls, not attempts", async () => {
  const iam = mockOnServer({ account });
  iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
  await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
  await post({ Action: "GetUser", UserName: "Bob" });
  expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 1);
  expect(iam).not.toHaveReceivedActionTimes("ListAccessKeys", 2);
  expect(iam).toHaveReceivedNthAction(1, "ListAccessKeys", { UserName: "Bob" });
  expect(iam).not.toHaveReceivedNthAction(2, "ListAccessKeys");
  expect(iam).not.toHaveReceivedNthAction(3, "GetUser");
  expect(iam).toHaveReceivedLastAction("GetUser", { UserName: "Bob" });
  expect(iam).not.toHaveReceivedLastAction("GetUser", { UserName: "Eve" });
  expect(iam).toHaveRetriedAction("ListAccessKeys", 1);
  expect(iam).not.toHaveRetriedAction("GetUser", 1);
});

test("toHaveReceivedNoOtherActions passes if no action but these was received, whether or not these were", async () => {
  const iam = await mockWithThreeCalls();
  expect(iam).toHaveReceivedNoOtherActions(["GetUser", "ListAccessKeys"]);
  expect(iam).toHaveReceivedNoOtherActions(["GetUser", "ListAccessKeys", "DeleteUser", "ListRoles"]);
  expect(iam).not.toHaveReceivedNoOtherActions(["ListAccessKeys"]);
  expect(iam).not.toHaveReceivedNoOtherActions([]);
  expect(mockOnServer()).toHaveReceivedNoOtherActions([]);
});

test.each([
  ["an action that the mock does not model", { Action: "ListRoles" }],
  ["an action that AWS does not have", { Action: "ListAccesKeys" }],
  ["no action", {}],
])("toHaveReceivedNoOtherActions fails for a request with %s", async (_, parameters) => {
  vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockOnServer();
  await post(parameters);
  expect(iam).not.toHaveReceivedNoOtherActions(["ListAccessKeys"]);
});

describe("a failure message", () => {
  test("shows a diff and the journal if a parameter differs", async () => {
    const iam = await mockWithThreeCalls();
    expect(
      messageOf(() => expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: "Carol" })),
    ).toMatchInlineSnapshot(`
      "expect(iam).toHaveReceivedAction()

      Expected: a call to ListAccessKeys with Object {
        "UserName": "Carol",
      }
      Received: 2 calls to it

      Parameters of the nearest call:
      - Expected
      + Received

        {
      -   "UserName": "Carol",
      +   "UserName": "Eve",
        }

      msw-iam journal: 3 calls, 3 attempts
      #  action          parameters               caller           page               response
      1  ListAccessKeys  UserName=Bob MaxItems=2  root (unsigned)  1: 2, more follow  200
      2  GetUser         UserName=Bob             root (unsigned)                     200
      3  ListAccessKeys  UserName=Eve             root (unsigned)  1: 0               200"
    `);
  });

  test("shows both numbers and the journal if a count differs", async () => {
    const iam = await mockWithThreeCalls();
    expect(messageOf(() => expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 3))).toMatchInlineSnapshot(`
      "expect(iam).toHaveReceivedActionTimes()

      Expected: 3 calls to ListAccessKeys
      Received: 2

      msw-iam journal: 3 calls, 3 attempts
      #  action          parameters               caller           page               response
      1  ListAccessKeys  UserName=Bob MaxItems=2  root (unsigned)  1: 2, more follow  200
      2  GetUser         UserName=Bob             root (unsigned)                     200
      3  ListAccessKeys  UserName=Eve             root (unsigned)  1: 0               200"
    `);
  });

  test("shows the unexpected call and the journal for a negated matcher", async () => {
    const iam = await mockWithThreeCalls();
    expect(messageOf(() => expect(iam).not.toHaveReceivedLastAction("ListAccessKeys"))).toMatchInlineSnapshot(`
      "expect(iam).not.toHaveReceivedLastAction()

      Expected: not the last call to be to ListAccessKeys
      Received: a call to ListAccessKeys

      msw-iam journal: 3 calls, 3 attempts
      #  action          parameters               caller           page               response
      1  ListAccessKeys  UserName=Bob MaxItems=2  root (unsigned)  1: 2, more follow  200
      2  GetUser         UserName=Bob             root (unsigned)                     200
      3  ListAccessKeys  UserName=Eve             root (unsigned)  1: 0               200"
    `);
  });

  test("names the unexpected call with its parameters for a negated matcher", async () => {
    const iam = await mockWithThreeCalls();
    const text = messageOf(() => expect(iam).not.toHaveReceivedAction("ListAccessKeys", { UserName: "Bob" }));
    expect(text).toContain("Expected: not a call to ListAccessKeys with");
    expect(text).not.toContain("Parameters of the");
  });

  test("says that there is no such call, no retried call, or no call to the action", async () => {
    const iam = await mockWithThreeCalls();
    expect(messageOf(() => expect(iam).toHaveReceivedNthAction(9, "GetUser"))).toMatch(
      /Expected: call 9 to be to GetUser\nReceived: no such call\n/,
    );
    expect(messageOf(() => expect(iam).toHaveRetriedAction("GetUser", 2))).toMatch(
      /Expected: 2 calls to GetUser with more than one attempt\nReceived: 0\n/,
    );
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListUsers"))).toMatch(/Received: no call to it\n/);
  });

  test("names the other actions", async () => {
    const iam = await mockWithThreeCalls();
    await post("Version=2010-05-08");
    await post({ Action: "GetUser", UserName: "Eve" });
    expect(messageOf(() => expect(iam).toHaveReceivedNoOtherActions(["ListAccessKeys", "ListUsers"]))).toMatch(
      /Expected: only calls to ListAccessKeys, ListUsers\nReceived: 3 other calls: GetUser, a request without an action\n/,
    );
    expect(messageOf(() => expect(iam).toHaveReceivedNoOtherActions([]))).toMatch(/Expected: no calls\n/);
    expect(messageOf(() => expect(mockOnServer()).not.toHaveReceivedNoOtherActions(["GetUser"]))).toMatch(
      /Expected: not only calls to GetUser\nReceived: no other call\n/,
    );
  });

  test("says that the matcher expects a mock", () => {
    expect(messageOf(() => expect({}).toHaveReceivedAction("GetUser"))).toMatch(
      /expects a mock that mockIam\(\) has created/,
    );
  });

  test("contains no secret", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", AccessKeys: [{ SecretAccessKey: "the-secret" }] }] },
    });
    await post({ Action: "CreateAccessKey", UserName: "Bob" });
    expect(messageOf(() => expect(iam).not.toHaveReceivedAction("CreateAccessKey"))).not.toMatch(
      /the-secret|EXAMPLEKEY/,
    );
  });
});
