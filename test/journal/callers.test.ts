import { GetUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { HOST, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";

const KEYS = { bob: "AKIABOBSFIRSTEXAMPLE", off: "AKIABOBSOTHEREXAMPLE", root: "AKIAROOTSKEY1EXAMPLE" };
const SESSION = "ASIASESSION1EXAMPLE";
const ODD_SESSION = "SESSION1OFTHEEXAMPLE";
const sessionArn = "arn:aws:sts::123456789012:assumed-role/Deploy/ci";
const account = {
  Users: [
    {
      UserName: "Bob",
      Path: "/ops/",
      AccessKeys: [{ AccessKeyId: KEYS.bob }, { AccessKeyId: KEYS.off, Status: "Inactive" as const }],
    },
  ],
  RootAccessKeys: [{ AccessKeyId: KEYS.root }],
  TemporaryCredentials: [SESSION, ODD_SESSION].map((AccessKeyId) => ({ AccessKeyId, Arn: sessionArn })),
};
const root = "arn:aws:iam::123456789012:root";
const bob = "arn:aws:iam::123456789012:user/ops/Bob";

const lastCaller = (iam: MockIam) => iam.journal.attempts.at(-1)?.caller;

describe("the journal records the caller", () => {
  test("without a signature as the root user without a key", async () => {
    const iam = mockOnServer({ account });
    await post({ Action: "ListUsers" });
    expect(lastCaller(iam)).toEqual({ accessKeyId: undefined, arn: root, userName: undefined });
  });

  test.each([
    ["a user's key", KEYS.bob, bob, "Bob"],
    ["a user's inactive key", KEYS.off, bob, "Bob"],
    ["the root user's own key", KEYS.root, root, undefined],
    ["a key that the account never had", "AKIASTRANGERSEXAMPLE", root, undefined],
    ["a role session's key", SESSION, sessionArn, undefined],
    ["a role session's key that does not start with ASIA", ODD_SESSION, sessionArn, undefined],
    [
      "an unknown temporary key",
      "ASIASTRANGERSEXAMPLE",
      "arn:aws:sts::123456789012:assumed-role/unknown/unknown",
      undefined,
    ],
  ])("with %s", async (_, accessKeyId, arn, userName) => {
    const iam = mockOnServer({ account });
    await post({ Action: "ListUsers" }, signedBy(accessKeyId));
    expect(lastCaller(iam)).toEqual({ accessKeyId, arn, userName });
    expect(Object.isFrozen(lastCaller(iam))).toBe(true);
  });

  test.each([
    ["the root user", undefined, root, undefined],
    ["a user", "Bob", bob, "Bob"],
  ])("of the SDK with the credentials of %s", async (_, user, arn, userName) => {
    const iam = mockOnServer({ account });
    const config = iam.clientConfig(user);
    await new IAMClient(config).send(new GetUserCommand({ UserName: "Bob" }));
    expect(lastCaller(iam)).toEqual({ accessKeyId: config.credentials.accessKeyId, arn, userName });
  });

  test("with credentials issued by AssumeRole as the role session", async () => {
    const iam = mockOnServer({ account, services: ["iam", "sts"] });
    const { Credentials } = await new STSClient(iam.clientConfig("Bob")).send(
      new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Audit", RoleSessionName: "nightly" }),
    );
    expect(lastCaller(iam)).toMatchObject({ arn: bob, userName: "Bob" });
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    await new IAMClient({ region: "us-east-1", credentials }).send(new GetUserCommand({ UserName: "Bob" }));
    expect(lastCaller(iam)).toEqual({
      accessKeyId: credentials.accessKeyId,
      arn: "arn:aws:sts::123456789012:assumed-role/Audit/nightly",
      userName: undefined,
    });
  });

  test("with credentials issued by GetSessionToken as the user", async () => {
    const iam = mockOnServer({ account, services: ["iam", "sts"] });
    const { Credentials } = await new STSClient(iam.clientConfig("Bob")).send(
      new GetSessionTokenCommand({ SerialNumber: "arn:aws:iam::123456789012:mfa/Bob", TokenCode: "123456" }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    await new IAMClient({ region: "us-east-1", credentials }).send(new GetUserCommand({ UserName: "Bob" }));
    expect(lastCaller(iam)).toEqual({ accessKeyId: credentials.accessKeyId, arn: bob, userName: "Bob" });
  });

  test("of a refused, throttled or failed request", async () => {
    const iam = mockOnServer({ account, authentication: "identify" });
    const caller = { accessKeyId: KEYS.off, arn: bob, userName: "Bob" };
    expect((await post({ Action: "ListUsers" }, signedBy(KEYS.off))).status).toBe(403);
    iam.throttle("*", { rate: 1, burst: 1 });
    await post({ Action: "ListUsers" }, signedBy(KEYS.off));
    expect((await post({ Action: "ListUsers" }, signedBy(KEYS.off))).status).toBe(400);
    iam.throttle("*", null).fail("*", "ServiceFailure");
    expect((await post({ Action: "ListUsers" }, signedBy(KEYS.off))).status).toBe(500);
    expect(iam.journal.attempts.map((attempt) => attempt.caller)).toEqual([caller, caller, caller, caller]);
  });

  test.each([
    ["a deleted key", "trust", KEYS.off],
    ["a deleted key", "identify", KEYS.off],
    ["a key that the account never had", "identify", "AKIASTRANGERSEXAMPLE"],
    ["an unknown temporary key", "identify", "ASIASTRANGERSEXAMPLE"],
    ["no key", "identify", undefined],
  ] as const)("without an owner if a request with %s is refused by %s", async (_, authentication, accessKeyId) => {
    const iam = mockOnServer({ account, authentication });
    iam.account.deleteAccessKey("Bob", KEYS.off);
    const headers = accessKeyId === undefined ? undefined : signedBy(accessKeyId);
    expect((await post({ Action: "ListUsers" }, headers)).status).toBe(403);
    expect(lastCaller(iam)).toEqual({ accessKeyId, arn: "", userName: undefined });
    expect(Object.isFrozen(lastCaller(iam))).toBe(true);
    expect(String(iam.journal)).toContain(`ListUsers  ${accessKeyId ?? "(unsigned)"}  403`);
  });

  test("as the root user if a fault responds to a request with an unknown key", async () => {
    const iam = mockOnServer({ account, authentication: "identify" });
    iam.fail("ListUsers", "AccessDenied");
    const response = await post({ Action: "ListUsers" }, signedBy("AKIASTRANGERSEXAMPLE"));
    expect(await response.text()).toContain(`User: ${root} is not authorized`);
    expect(lastCaller(iam)).toEqual({ accessKeyId: "AKIASTRANGERSEXAMPLE", arn: root, userName: undefined });
  });

  test("with the name that the user had when the request took effect", async () => {
    const iam = mockOnServer({ account });
    await post({ Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" }, signedBy(KEYS.bob));
    await post({ Action: "ListUsers" }, signedBy(KEYS.bob));
    expect(iam.journal.attempts.map(({ caller }) => caller.userName)).toEqual(["Bob", "Rob"]);
  });

  test("with the key only until the request's body arrives", async () => {
    const iam = mockIam({ account });
    const init = { method: "POST", body: new ReadableStream(), duplex: "half", headers: signedBy(KEYS.bob) };
    const pending = getResponse(iam.handlers, new Request(`${HOST}?Version=${VERSION}`, init as RequestInit));
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    expect(lastCaller(iam)).toEqual({ accessKeyId: KEYS.bob, arn: "", userName: undefined });
    expect(Object.isFrozen(lastCaller(iam))).toBe(true);
    iam.reset();
    expect((await pending)?.type).toBe("error");
  });
});
