import { IAMClient } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import {
  type AccessKeyStatus,
  type AccountFixture,
  type ActionName,
  type Attempt,
  type AuthenticationFailure,
  type Authenticator,
  type Call,
  type ErrorCode,
  type FaultHandle,
  type ListActionName,
  type MockIam,
  mockIam,
  type RequestToAuthenticate,
  type UserRecord,
} from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expectTypeOf, test } from "vitest";
import documentationSample from "../../fixtures/documentation-sample.json" with { type: "json" };
import emptyAccount from "../../fixtures/empty-account.json" with { type: "json" };
import manyKeys from "../../fixtures/many-keys.json" with { type: "json" };
import rootOnly from "../../fixtures/root-only.json" with { type: "json" };
import smallCompany from "../../fixtures/small-company.json" with { type: "json" };
import staleKeys from "../../fixtures/stale-keys.json" with { type: "json" };

declare const iam: MockIam;

describe("fixtures", () => {
  test("accept every shipped fixture as a JSON import", () => {
    for (const account of [documentationSample, emptyAccount, manyKeys, rootOnly, smallCompany, staleKeys])
      mockIam({ account });
    iam.seed(documentationSample, emptyAccount, manyKeys, rootOnly, smallCompany, staleKeys);
  });

  test("of attachments do not compile with a misspelt or missing member", () => {
    iam.seed({ Users: [{ UserName: "Bob", LoginProfile: { PasswordResetRequired: true }, Groups: ["admins"] }] });
    // @ts-expect-error: it is PasswordResetRequired
    iam.seed({ Users: [{ UserName: "Bob", LoginProfile: { ResetRequired: true } }] });
    // @ts-expect-error: a device has a serial number
    iam.seed({ Users: [{ UserName: "Bob", MFADevices: [{}] }] });
    // @ts-expect-error: it is GroupName
    iam.seed({ Groups: [{ Name: "admins" }] });
    // @ts-expect-error: it is a number
    iam.seed({ PasswordPolicy: { MinimumPasswordLength: "8" } });
  });

  test("of changes compile with null, but not with members that cannot be changed", () => {
    const user = iam.account.updateUser("Bob", { LoginProfile: null, Tags: [], UserName: "Robert" });
    expectTypeOf(user.Groups).toEqualTypeOf<readonly string[]>();
    expectTypeOf(user.LoginProfile?.PasswordLastChanged).toEqualTypeOf<string | undefined>();
    iam.account.updateGroup("admins", { Users: ["Bob"] });
    iam.account.update({ PasswordPolicy: null, RootUser: { LoginProfile: null } });
    // @ts-expect-error: it is Path
    iam.account.updateUser("Bob", { Pth: "/" });
    // @ts-expect-error: keys have methods of their own
    iam.account.updateUser("Bob", { AccessKeys: [] });
    // @ts-expect-error: AWS never changes an id
    iam.account.updateGroup("admins", { GroupId: "AGPAADMINSADMIEXAMPLE" });
    // @ts-expect-error: users have methods of their own
    iam.account.update({ Users: [] });
    iam.account.update({ VirtualMFADevices: [...iam.account.settings().VirtualMFADevices, { SerialNumber: "" }] });
    // @ts-expect-error: the user has the device
    iam.account.update({ VirtualMFADevices: [{ SerialNumber: "", User: { UserName: "Bob" } }] });
  });

  test("do not compile with a misspelt or missing member", () => {
    // @ts-expect-error: it is Users
    iam.seed({ users: [] });
    // @ts-expect-error: a user has a name
    iam.seed({ Users: [{}] });
    // @ts-expect-error: it is AccessKeyId
    iam.seed({ Users: [{ UserName: "Bob", AccessKeys: [{ AccesKeyId: "" }] }] });
  });

  test("go into the option account, since randomSeed is a number", () => {
    mockIam({ randomSeed: 7 });
    // @ts-expect-error: a fixture goes into account, and the number is randomSeed
    mockIam({ seed: 7 });
  });

  test("accept undefined for optional members", () => {
    expectTypeOf<{ Users: undefined; AccountId: undefined }>().toExtend<AccountFixture>();
    mockIam({ account: undefined, randomSeed: undefined, now: undefined, quotas: { AccessKeysPerUser: undefined } });
  });
});

describe("faults and truncation", () => {
  test("accept only known actions, codes and options", () => {
    expectTypeOf(iam.fail).parameter(0).toEqualTypeOf<ActionName | "*">();
    expectTypeOf(iam.delay).parameter(0).toEqualTypeOf<ActionName | "*">();
    expectTypeOf(iam.throttle).parameter(0).toEqualTypeOf<ActionName | "*">();
    expectTypeOf<"TagRole" | "GetFederationToken">().toExtend<ActionName>();
    expectTypeOf(iam.truncate).parameter(0).toEqualTypeOf<ListActionName>();
    expectTypeOf(iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 })).toEqualTypeOf<FaultHandle>();
    iam.fail("*", { code: "Odd", status: 500 }, { when: (attempt) => attempt.caller.userName === "Bob" });
    expectTypeOf<"NoSuchEntity" | "ServiceFailure" | "Throttling">().toExtend<ErrorCode>();
    // @ts-expect-error: no such action
    iam.fail("ListAccesKeys", "ServiceFailure");
    // @ts-expect-error: no such code
    iam.fail("ListAccessKeys", "ServiceFailures");
    // @ts-expect-error: no such option
    iam.fail("ListAccessKeys", "ServiceFailure", { time: 1 });
    iam.truncate("ListRoles", 1);
    // @ts-expect-error: no list action
    iam.truncate("GetRole", 1);
  });
});

test("a client accepts clientConfig, and a server accepts the handlers", () => {
  new IAMClient(iam.clientConfig("Bob"));
  new IAMClient(iam.clientConfig({ accessKeyId: "AKIAIOSFODNN7EXAMPLE" }));
  setupServer(...iam.handlers);
});

test("env() can be assigned to process.env, and using accepts a mock", () => {
  expectTypeOf(iam.env()).toExtend<NodeJS.Dict<string>>();
  Object.assign(process.env, iam.env("Bob"));
  expectTypeOf(iam.env({ accessKeyId: "AKIAIOSFODNN7EXAMPLE" }).AWS_SESSION_TOKEN).toEqualTypeOf<string | undefined>();
  expectTypeOf<MockIam>().toExtend<Disposable>();
  // @ts-expect-error: it is accessKeyId
  iam.env({ AccessKeyId: "AKIAIOSFODNN7EXAMPLE" });
  // @ts-expect-error: no such variable
  iam.env().AWS_PROFILE;
});

test("delay accepts a number or null", () => {
  iam.delay("ListUsers", 0).delay("ListUsers", null);
  // @ts-expect-error: not a string
  iam.delay("ListUsers", "50");
  // @ts-expect-error: the action comes first
  iam.delay(50);
});

test("propagation takes either ms or requests", () => {
  iam.propagation({ ms: 5 }).propagation({ requests: 2 }).propagation(null);
  // @ts-expect-error: only one of them
  iam.propagation({ ms: 5, requests: 2 });
  // @ts-expect-error: one of them
  iam.propagation({});
  // @ts-expect-error: it is requests
  iam.propagation({ request: 2 });
});

test("authentication accepts sigv4() or a custom authenticator", () => {
  expectTypeOf(sigv4).toEqualTypeOf<() => Authenticator>();
  mockIam({ authentication: sigv4() });
  mockIam({ authentication: { authenticate: async () => ({ code: "AccessDenied" }) } });
  expectTypeOf<Authenticator["authenticate"]>().toEqualTypeOf<
    (request: RequestToAuthenticate) => Promise<AuthenticationFailure | undefined>
  >();
  // @ts-expect-error: it is called
  mockIam({ authentication: sigv4 });
  // @ts-expect-error: no such code
  mockIam({ authentication: { authenticate: async () => ({ code: "Denied" }) } });
});

test("the account and the journal return these types", () => {
  expectTypeOf(iam.account.user("Bob")).toEqualTypeOf<UserRecord | undefined>();
  expectTypeOf(iam.journal.attempts).toEqualTypeOf<readonly Attempt[]>();
  expectTypeOf(iam.journal.callsTo("ListAccessKeys", { MaxItems: 1 })).toEqualTypeOf<readonly Call[]>();
  expectTypeOf(iam.journal.callsTo("ListRoles")).toEqualTypeOf<readonly Call[]>();
  // @ts-expect-error: no such action
  iam.journal.callsTo("ListAccesKeys");
  expectTypeOf(iam.account.updateAccessKey).parameter(2).toEqualTypeOf<AccessKeyStatus>();
});

test("chainable methods return the mock", () => {
  expectTypeOf(iam.seed().checkpoint().reset().truncate("ListAccessKeys", [1, 0])).toEqualTypeOf<MockIam>();
});

test("a clock skew is a number of milliseconds or null", () => {
  expectTypeOf(iam.clockSkew).parameters.toEqualTypeOf<[milliseconds: number | null]>();
  expectTypeOf(iam.clockSkew).returns.toEqualTypeOf<MockIam>();
  // @ts-expect-error: a duration is not text
  iam.clockSkew("600000");
  // @ts-expect-error: null removes it
  iam.clockSkew();
});

test("a request to authenticate has the body as text and as bytes, and the time", () => {
  expectTypeOf<RequestToAuthenticate["body"]>().toEqualTypeOf<string>();
  expectTypeOf<RequestToAuthenticate["bodyBytes"]>().toEqualTypeOf<Uint8Array>();
  expectTypeOf<RequestToAuthenticate["now"]>().toEqualTypeOf<Date>();
});
