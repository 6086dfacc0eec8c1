import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }] };
const Bob = { UserName: "Bob" };

describe("the journal returns frozen attempts and calls for", () => {
  test.each<[string, (iam: ReturnType<typeof mockOnServer>) => unknown]>([
    ["an ordinary answer", () => {}],
    ["an error", (iam) => iam.account.deleteUser("Bob")],
    ["a fault", (iam) => iam.fail("*", "ServiceFailure")],
    ["a page trap", (iam) => iam.fail("*", "missing-marker")],
    ["an empty body", (iam) => iam.fail("*", "empty-body")],
    ["throttling", (iam) => iam.throttle("*", { rate: 1e-9, burst: 1 })],
  ])("%s", async (_, arrange) => {
    const iam = mockOnServer({ account });
    arrange(iam);
    for (let request = 0; request < 2; request += 1) await listAccessKeys({ ...Bob, MaxItems: "1" });
    for (const attempt of iam.journal.attempts)
      for (const part of [attempt, attempt.params, attempt.caller, attempt.page])
        expect(Object.isFrozen(part)).toBe(true);
    for (const call of [...iam.journal.calls, ...iam.journal.callsTo("ListAccessKeys")])
      for (const part of [call, call.params, call.attempts, ...call.attempts]) expect(Object.isFrozen(part)).toBe(true);
  });

  test("a page, with and without a page trap", async () => {
    const iam = mockOnServer({ account });
    iam.fail("*", "stray-marker", { times: 1 });
    iam.fail("*", "missing-marker", { times: 1 });
    const { marker } = await pageOf(await listAccessKeys({ ...Bob, MaxItems: "1" }));
    for (let request = 0; request < 2; request += 1) await listAccessKeys({ ...Bob, MaxItems: "1" });
    iam.fail("*", "repeated-marker", { times: 1 });
    for (let request = 0; request < 2; request += 1) await listAccessKeys({ ...Bob, Marker: `${marker}` });
    const pages = iam.journal.attempts.map(({ page }) => page);
    expect(marker).toMatch(/^A.{87}$/);
    expect(pages).toEqual([
      { number: 1, items: 1, truncated: false, marker },
      { number: 1, items: 1, truncated: true, marker: undefined },
      { number: 1, items: 1, truncated: true, marker },
      { number: 2, items: 2, truncated: true, marker },
      { number: 2, items: 2, truncated: false, marker: undefined },
    ]);
    for (const page of pages) expect(Object.isFrozen(page)).toBe(true);
  });
});

describe("the journal returns copies:", () => {
  test("emptying a list of attempts or calls does not change the journal", async () => {
    const iam = mockOnServer({ account });
    await listAccessKeys(Bob);
    const { attempts, calls } = iam.journal;
    for (const list of [attempts, calls]) (list as unknown[]).length = 0;
    expect([iam.journal.attempts.length, iam.journal.calls.length]).toEqual([1, 1]);
  });

  test("changing a date does not change the journal or the clock", async () => {
    const clock = new Date("2026-03-04T05:06:07.890Z");
    const time = Number(clock);
    const iam = mockOnServer({ account, now: () => clock });
    for (let attempt = 0; attempt < 2; attempt += 1) await listAccessKeys(Bob, { "amz-sdk-invocation-id": "0" });
    const read = () =>
      [iam.journal, ...iam.journal.calls, ...iam.journal.callsTo("ListAccessKeys")].flatMap(({ attempts }) =>
        attempts.map(({ at }) => at),
      );
    const times = Array.from({ length: 6 }, () => time);
    for (const at of read()) at.setTime(0);
    expect(read().map(Number)).toEqual(times);
    clock.setTime(0);
    expect(read().map(Number)).toEqual(times);
    for (const at of read()) at.setTime(1);
    expect(Number(clock)).toBe(0);
  });
});

describe("the number of an attempt", () => {
  test.each<[string | undefined, number]>([
    ["attempt=1; max=3", 1],
    ["attempt=2; max=3", 2],
    ["attempt=12; max=20", 12],
    ["attempt=100", 100],
    ["ttl=20261126T120000Z; attempt=3; max=3", 3],
    ["max=20; attempt=12", 12],
    ["max=20", 1],
    ["attempt=; max=3", 1],
    ["attempt=two; max=3", 1],
    ["", 1],
    [undefined, 1],
  ])("with the header %j is %i", async (header, expected) => {
    const iam = mockOnServer({ account });
    await listAccessKeys(Bob, header === undefined ? {} : { "amz-sdk-request": header });
    expect(iam.journal.attempts[0]?.attempt).toBe(expected);
  });

  test("goes up to the client's maxAttempts", async () => {
    const iam = mockOnServer({ account });
    iam.fail("*", "ServiceFailure", { times: 4 });
    const client = new IAMClient({ ...iam.clientConfig(), maxAttempts: 5 });
    await client.send(new ListAccessKeysCommand(Bob));
    expect(iam.journal.calls[0]?.attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("a parameter", () => {
  test.each([
    "Password",
    "OldPassword",
    "NewPassword",
    "PrivateKey",
    "AddPrivateKey",
    "TokenCode",
    "Password.1",
    "AuthenticationCode1",
    "AuthenticationCode2",
    "WebIdentityToken",
    "SAMLAssertion",
    "TradeInToken",
    "SecurityToken",
    "password",
    "newPassword",
  ])("%s is masked", async (name) => {
    const iam = mockOnServer({ services: ["iam", "sts"] });
    await post({ Action: "GetUser", [name]: "123456", UserName: "Bob" });
    expect(iam.journal.attempts[0]?.params).toEqual({ [name]: "***", UserName: "Bob" });
    expect(iam.journal.calls[0]?.params).toEqual({ [name]: "***", UserName: "Bob" });
    expect(String(iam.journal)).not.toContain("123456");
  });

  test.each([
    "UserPassword",
    "Passwords",
    "PasswordPolicy",
    "PrivateKeyId",
    "MyPrivateKey",
    "TokenCodes",
    "AuthenticationCode",
    "AuthenticationCode12",
    "MyAuthenticationCode1",
    "SecurityTokens",
    "SerialNumber",
  ])("%s is recorded", async (name) => {
    const iam = mockOnServer();
    await post({ Action: "GetUser", [name]: "kept" });
    expect(iam.journal.attempts[0]?.params).toEqual({ [name]: "kept" });
  });

  test.each([
    "X-Amz-Security-Token",
    "x-amz-date",
    "X-AMZ-SIGNATURE",
    "X-Amz-Foo",
    "AWSAccessKeyId",
    "awsaccesskeyid",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
    "action",
    "VERSION",
  ])("%s belongs to the protocol and is omitted", async (name) => {
    const iam = mockOnServer();
    await post({ Action: "GetUser", [name]: "hush", UserName: "Bob" }, signedBy("AKIAIOSFODNN7EXAMPLE"));
    expect(iam.journal.attempts[0]?.params).toEqual(Bob);
  });
});
