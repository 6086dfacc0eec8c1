import { GetUserCommand, IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type AccountFixture, type MockIamOptions, mockIam, type PartitionName } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const withArn = (partition: PartitionName) => ({
  Users: [{ UserName: "Bob", Arn: `arn:${partition}:iam::123456789012:user/Bob`, AccessKeys: [{ AccessKeyId: KEY }] }],
});
const account = { Users: [{ UserName: "Bob", Path: "/ops/", AccessKeys: [{ AccessKeyId: KEY }] }] };
const withSts = (options: MockIamOptions) => mockOnServer({ account, services: ["iam", "sts"], ...options });

const partitions: [partition: PartitionName, region: string, iamHost: string, stsHost: string][] = [
  ["aws", "us-east-1", "iam.amazonaws.com", "sts.us-east-1.amazonaws.com"],
  ["aws-cn", "cn-north-1", "iam.cn-north-1.amazonaws.com.cn", "sts.cn-north-1.amazonaws.com.cn"],
  ["aws-us-gov", "us-gov-west-1", "iam.us-gov.amazonaws.com", "sts.us-gov-west-1.amazonaws.com"],
  ["aws-eusc", "eusc-de-east-1", "iam.eusc-de-east-1.amazonaws.eu", "sts.eusc-de-east-1.amazonaws.eu"],
  ["aws-iso", "us-iso-east-1", "iam.us-iso-east-1.c2s.ic.gov", "sts.us-iso-east-1.c2s.ic.gov"],
  ["aws-iso-b", "us-isob-east-1", "iam.us-isob-east-1.sc2s.sgov.gov", "sts.us-isob-east-1.sc2s.sgov.gov"],
  ["aws-iso-e", "eu-isoe-west-1", "iam.eu-isoe-west-1.cloud.adc-e.uk", "sts.eu-isoe-west-1.cloud.adc-e.uk"],
  ["aws-iso-f", "us-isof-south-1", "iam.us-isof-south-1.csp.hci.ic.gov", "sts.us-isof-south-1.csp.hci.ic.gov"],
];

describe.each(partitions)("an account in %s", (partition, region) => {
  test("gives clients a region of its partition", () => {
    const iam = mockIam({ account, partition });
    expect(iam.clientConfig("Bob").region).toBe(region);
    expect(iam.env()).toMatchObject({ AWS_REGION: region, AWS_DEFAULT_REGION: region });
  });

  test("has its partition in every ARN that the SDK receives", async () => {
    const iam = withSts({ partition });
    const client = clientOf(iam);
    const sts = new STSClient(iam.clientConfig("Bob"));
    const user = `arn:${partition}:iam::123456789012:user/ops/Bob`;
    expect((await client.send(new ListUsersCommand({}))).Users?.[0]?.Arn).toBe(user);
    expect((await client.send(new GetUserCommand({}))).User?.Arn).toBe(`arn:${partition}:iam::123456789012:root`);
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(user);
    const RoleArn = `arn:${partition}:iam::222222222222:role/audit`;
    const assumed = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "night" }));
    expect(assumed.AssumedRoleUser?.Arn).toBe(`arn:${partition}:sts::222222222222:assumed-role/audit/night`);
    expect(iam.account.user("Bob")?.Arn).toBe(user);
    expect(iam.journal.attempts[2]?.caller.arn).toBe(user);
  });
});

test("the ARN of an unknown session, and the default one of temporary credentials, have the account's partition", async () => {
  const iam = withSts({ partition: "aws-cn" }).seed({
    TemporaryCredentials: [{ AccessKeyId: "ASIASEEDEDSEEDEXAMPLE" }],
  });
  const Arn = "arn:aws-cn:sts::123456789012:assumed-role/unknown/unknown";
  expect(iam.snapshot().TemporaryCredentials?.[0]?.Arn).toBe(Arn);
  await post({ Action: "ListUsers" }, signedBy("ASIAUNKNOWNOFEXAMPLE"));
  expect(iam.journal.attempts[0]?.caller.arn).toBe(Arn);
});

test("a signature without a region counts as a use in the partition's region", async () => {
  const iam = mockOnServer({ account, partition: "aws-us-gov" });
  const url = `https://iam.us-gov.amazonaws.com/?Action=ListUsers&Version=${VERSION}`;
  expect((await fetch(url, { headers: signedBy(KEY, "iam", "") })).status).toBe(200);
  expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed?.Region).toBe("us-gov-west-1");
});

describe("a key of the account at a host of another partition gets InvalidClientTokenId", () => {
  const at = (host: string, key: string, service: string) => {
    const version = service === "iam" ? VERSION : "2011-06-15";
    const action = service === "iam" ? "ListUsers" : "GetCallerIdentity";
    return fetch(`https://${host}/?Action=${action}&Version=${version}`, { headers: signedBy(key, service) });
  };
  const names = partitions.map(([name]) => name);
  const hosts = partitions.flatMap(([own, , iam, sts]) => [
    ...names.map((other) => [own, "iam", iam, other] as const),
    ...names.map((other) => [own, "sts", sts, other] as const),
  ]);
  test.each(hosts.filter(([own, , , other]) => own === "aws" || other === "aws" || own === other))(
    "unless the host's partition is the account's: %s host of %s, %s, for %s",
    async (own, service, host, partition) => {
      const iam = withSts({ partition });
      const response = await at(host, KEY, service);
      expect(response.status).toBe(own === partition ? 200 : 403);
      if (own === partition) return;
      expect((await errorOf(response)).code).toBe("InvalidClientTokenId");
      expect(iam.journal.attempts[0]?.note).toBe(
        `The key belongs to the partition ${partition}. Use a region of that partition, or set the option partition of mockIam().`,
      );
    },
  );

  test.each([
    ["a user's key", KEY, 403],
    ["the root key of clientConfig()", mockIam().clientConfig().credentials.accessKeyId, 403],
    ["seeded temporary credentials", "ASIASEEDEDSEEDEXAMPLE", 403],
    ["a key that the account never had", "AKIANEVERSEENEXAMPLE", 200],
  ])("%s", async (_, key, status) => {
    withSts({ partition: "aws" }).seed({ TemporaryCredentials: [{ AccessKeyId: "ASIASEEDEDSEEDEXAMPLE" }] });
    expect((await at("sts.cn-north-1.amazonaws.com.cn", key, "sts")).status).toBe(status);
  });

  test("through the SDK, whose region is in another partition", async () => {
    const iam = mockOnServer({ account, partition: "aws" });
    const client = new IAMClient({ ...iam.clientConfig("Bob"), region: "us-gov-east-1" });
    await expect(client.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });

  test.each<[string, MockIamOptions, string, number]>([
    ["the partition is aws by default", {}, "sts.cn-north-1.amazonaws.com.cn", 200],
    ["the partition is aws by an ARN", { account: withArn("aws") }, "sts.cn-north-1.amazonaws.com.cn", 200],
    ["the partition is another one by an ARN", { account: withArn("aws-cn") }, "sts.amazonaws.com", 403],
    ["authentication is identify", { authentication: "identify" }, "sts.cn-north-1.amazonaws.com.cn", 403],
  ])("if it is checked: %s", async (_, options, host, status) => {
    withSts(options);
    expect((await at(host, KEY, "sts")).status).toBe(status);
  });

  test("also if AssumeRole issued it in an account of another partition", async () => {
    const china = withSts({
      partition: "aws-cn",
      accountId: "111111111111",
      claim: "own-keys",
      account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] },
    });
    const RoleArn = "arn:aws-cn:iam::222222222222:role/audit";
    const { Credentials } = await new STSClient(china.clientConfig("Bob")).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "night" }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    const identify = (partition: PartitionName, region: string) => {
      mockOnServer({ partition, accountId: "222222222222", services: ["sts"] });
      return new STSClient({ region, credentials }).send(new GetCallerIdentityCommand({}));
    };
    expect((await identify("aws-cn", "cn-north-1")).Account).toBe("222222222222");
    await expect(identify("aws", "us-east-1")).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });
});

describe("an ARN of another partition is refused", () => {
  test("by AssumeRole", async () => {
    const sts = new STSClient(withSts({ partition: "aws-us-gov" }).clientConfig("Bob"));
    const RoleArn = "arn:aws:iam::222222222222:role/audit";
    await expect(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "night" }))).rejects.toMatchObject({
      name: "ValidationError",
      message: "Request ARN is invalid",
    });
  });

  test.each([
    ["arn:aws:iam::aws:policy/ReadOnlyAccess", 400, "ValidationError", "Invalid ARN partition"],
    [
      "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
      404,
      "NoSuchEntity",
      "Policy arn:aws-cn:iam::aws:policy/ReadOnlyAccess was not found.",
    ],
  ])("by DetachUserPolicy: %s", async (PolicyArn, status, code, message) => {
    mockOnServer({ account, partition: "aws-cn" });
    const response = await post({ Action: "DetachUserPolicy", UserName: "Bob", PolicyArn });
    expect(await errorOf(response)).toEqual({ status, type: "Sender", code, message });
  });
});

describe("the default partition is that of the fixtures' ARNs", () => {
  const header = "user,arn,user_creation_time";
  const user = "arn:aws-cn:iam::123456789012:user/Bob";
  const arn = (rest: string) => `arn:aws-cn:iam::${rest}`;
  const [readOnly, custom] = [
    { PolicyArn: arn("aws:policy/ReadOnlyAccess") },
    { PolicyArn: arn("123456789012:policy/X") },
  ];
  test.each<[string, AccountFixture | AccountFixture[]]>([
    ["a user", { Users: [{ UserName: "Eve" }, { UserName: "Bob", Arn: user }] }],
    ["a user of the details", { UserDetailList: [{ UserName: "Bob", Arn: user }] }],
    ["a session", { TemporaryCredentials: [{ Arn: "arn:aws-cn:sts::123456789012:assumed-role/a/b" }] }],
    [
      "the root row of a report",
      { CredentialReport: `${header}\n<root_account>,arn:aws-cn:iam::123456789012:root,N/A` },
    ],
    ["a report in base64", { Content: btoa(`${header}\nBob,${user},2020-01-01T00:00:00Z`) }],
    ["a group", { Groups: [{ GroupName: "g" }, { GroupName: "h", Arn: arn("123456789012:group/h") }] }],
    ["a group of the details", { GroupDetailList: [{ GroupName: "g", Arn: arn("123456789012:group/g") }] }],
    ["a customer managed policy", { Users: [{ UserName: "Bob", AttachedManagedPolicies: [custom] }] }],
    ["AWS's policy of a group", { Groups: [{ GroupName: "g", AttachedManagedPolicies: [readOnly] }] }],
    ["a listed policy", { UserName: "Bob", AttachedPolicies: [readOnly] }],
    [
      "a permissions boundary",
      { User: { UserName: "Bob", PermissionsBoundary: { PermissionsBoundaryArn: custom.PolicyArn } } },
    ],
    ["a device", { Users: [{ UserName: "Bob", MFADevices: [{ SerialNumber: arn("123456789012:mfa/phone") }] }] }],
    ["the root user's device", { RootUser: { MFADevices: [{ SerialNumber: arn("123456789012:mfa/root") }] } }],
    ["a listed device", { VirtualMFADevices: [{ SerialNumber: arn("123456789012:mfa/phone") }] }],
    [
      "the owner of a device",
      { VirtualMFADevice: { User: { UserName: "Bob", Arn: user }, SerialNumber: arn("123456789012:mfa/phone") } },
    ],
    ["the caller", { Account: "123456789012", UserId: "AIDABOBBOBBOBEXAMPLE1", Arn: user }],
    ["a second fixture", [{ Users: [{ UserName: "Eve" }] }, { Users: [{ UserName: "Bob", Arn: user }] }]],
  ])("of %s", (_, fixtures) => {
    const iam = mockIam({ account: fixtures });
    expect(iam.clientConfig().region).toBe("cn-north-1");
  });

  const foreign = { PolicyName: "p", PolicyDocument: { Arn: arn("123456789012:user/Bob") } };
  test.each<[string, AccountFixture]>([
    ["there are none", {}],
    ["no member is an ARN", { Users: [{ UserName: "arn" }] }],
    ["only a policy document contains ARNs", { Users: [{ UserName: "Bob", UserPolicyList: [foreign] }] }],
    ["only what is not kept has ARNs", { Roles: [{ RoleName: "r", Arn: arn("123456789012:role/r") }] }],
  ])("or aws if %s", (_, fixture) => {
    vi.spyOn(console, "warn").mockReturnValue();
    expect(mockIam({ account: fixture }).clientConfig().region).toBe("us-east-1");
  });

  test("so that a snapshot has the same partition", () => {
    const iam = mockIam({ account, partition: "aws-eusc" });
    expect(mockIam({ account: iam.snapshot() }).snapshot()).toEqual(iam.snapshot());
  });
});

describe("a fixture with an ARN of another partition is refused", () => {
  const bob = { UserName: "Bob", Arn: "arn:aws-cn:iam::123456789012:user/Bob" };
  const problem = (arn: string, partition: string) =>
    `is "${arn}", but this account is in the partition ${partition}. Set the option partition of mockIam(), or seed another mock.`;
  const [READ_ONLY, PHONE] = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::123456789012:mfa/phone"];
  const GROUP = "arn:aws:iam::123456789012:group/g";
  const attached = { AttachedManagedPolicies: [{ PolicyArn: READ_ONLY }] };
  const inAws: readonly (readonly [fixture: AccountFixture, place: string, arn: string])[] = [
    [{ Groups: [{ GroupName: "g", Arn: GROUP }] }, "Groups[0].Arn", GROUP],
    [
      { GroupDetailList: [{ GroupName: "g", ...attached }] },
      "GroupDetailList[0].AttachedManagedPolicies[0].PolicyArn",
      READ_ONLY,
    ],
    [{ Users: [{ UserName: "Eve", ...attached }] }, "Users[0].AttachedManagedPolicies[0].PolicyArn", READ_ONLY],
    [
      { UserName: "Eve", AttachedPolicies: attached.AttachedManagedPolicies },
      "AttachedPolicies[0].PolicyArn",
      READ_ONLY,
    ],
    [
      { User: { UserName: "Eve", PermissionsBoundary: { PermissionsBoundaryArn: READ_ONLY } } },
      "User.PermissionsBoundary.PermissionsBoundaryArn",
      READ_ONLY,
    ],
    [{ RootUser: { MFADevices: [{ SerialNumber: PHONE }] } }, "RootUser.MFADevices[0].SerialNumber", PHONE],
    [
      {
        VirtualMFADevices: [
          { SerialNumber: "arn:aws-cn:iam::123456789012:mfa/x", User: { UserName: "Eve", ...attached } },
        ],
      },
      "VirtualMFADevices[0].User.AttachedManagedPolicies[0].PolicyArn",
      READ_ONLY,
    ],
  ];
  const csv = `user,arn,user_creation_time\n<root_account>,arn:aws-cn:iam::123456789012:root,N/A`;

  test.each<[MockIamOptions, string]>([
    [{ account: { Users: [bob] }, partition: "aws" }, `Users[0].Arn ${problem(bob.Arn, "aws")}`],
    [
      { account: { Users: [bob, { UserName: "Eve", Arn: "arn:aws:iam::123456789012:user/Eve" }] } },
      `Users[1].Arn ${problem("arn:aws:iam::123456789012:user/Eve", "aws-cn")}`,
    ],
    [
      { account: { UserDetailList: [bob] }, partition: "aws-us-gov" },
      `UserDetailList[0].Arn ${problem(bob.Arn, "aws-us-gov")}`,
    ],
    [
      { account: { TemporaryCredentials: [{}, { Arn: "arn:aws-x:sts::123456789012:assumed-role/a/b" }] } },
      `TemporaryCredentials[1].Arn ${problem("arn:aws-x:sts::123456789012:assumed-role/a/b", "aws")}`,
    ],
    [
      { account: { CredentialReport: csv }, partition: "aws" },
      `CredentialReport line 2 arn ${problem("arn:aws-cn:iam::123456789012:root", "aws")}`,
    ],
    [
      { account: [{ Users: [bob] }, { Content: btoa(csv.replace("aws-cn", "aws")) }] },
      `Content line 2 arn of fixture 2 ${problem("arn:aws:iam::123456789012:root", "aws-cn")}`,
    ],
    ...inAws.map(([fixture, place, arn]): [MockIamOptions, string] => [
      { account: fixture, partition: "aws-cn" },
      `${place} ${problem(arn, "aws-cn")}`,
    ]),
  ])("%j", (options, message) => {
    expect(() => mockIam(options)).toThrow(message);
  });

  test("by account.updateUser(), with its place", () => {
    const iam = mockIam({ account: { Users: [bob] } });
    const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    expect(() => iam.account.updateUser("Bob", { AttachedManagedPolicies: [{ PolicyArn }] })).toThrow(
      `Failed to update a user: AttachedManagedPolicies[0].PolicyArn ${problem(PolicyArn, "aws-cn")}`,
    );
  });

  test("by seed() and account.createUser(), which then change nothing", () => {
    const iam = mockIam();
    expect(() => iam.seed({ Users: [bob] })).toThrow(
      `Failed to seed the account: Users[0].Arn ${problem(bob.Arn, "aws")}`,
    );
    expect(() => iam.account.createUser("Bob", { Arn: bob.Arn })).toThrow(
      `Failed to create a user: Arn ${problem(bob.Arn, "aws")}`,
    );
    expect(iam.account.users()).toEqual([]);
  });
});
