import type { AccountFixture, ActionName, MockIam, TransportFault } from "msw-iam";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { actionNames, findAction } from "../../src/actions/registry.ts";
import { certificates } from "../support/certificates.ts";
import { type Params, request, type Service } from "../support/constraints.ts";
import { anyCodes, mfaArn } from "../support/mfa-devices.ts";
import { rsaKey } from "../support/public-keys.ts";
import { mockOnServer } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const PUBLIC_KEY = "APKABOBSPUBLICKEY12AB";
const CREDENTIAL = "ACCABOBSCREDENTIAL12A";
const account = {
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [{ AccessKeyId: KEY }],
      Tags: [{ Key: "k", Value: "v" }],
      SSHPublicKeys: [{ SSHPublicKeyId: PUBLIC_KEY, SSHPublicKeyBody: rsaKey().ssh }],
      ServiceSpecificCredentials: [{ ServiceSpecificCredentialId: CREDENTIAL, ServiceName: "cassandra.amazonaws.com" }],
    },
    { UserName: "Eve" },
  ],
};
const Bob = { UserName: "Bob" };
const ARN = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const POLICY = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
const CERTIFICATE = "VTYHPFKN22JSEMPLVXA7JUC4DJ7LOGCE";
const Password = "Correct-Horse-1";

/** What is attached to Bob and to the account. */
const attachments: readonly [action: ActionName, params: Params][] = [
  ["CreateLoginProfile", { ...Bob, Password }],
  ["PutUserPolicy", { ...Bob, PolicyName: "P", PolicyDocument: POLICY }],
  ["AttachUserPolicy", { ...Bob, PolicyArn: ARN }],
  ["PutUserPermissionsBoundary", { ...Bob, PermissionsBoundary: ARN }],
  ["CreateGroup", { GroupName: "Ops" }],
  ["CreateGroup", { GroupName: "Empty" }],
  ["AddUserToGroup", { ...Bob, GroupName: "Ops" }],
  ["CreateAccountAlias", { AccountAlias: "alias" }],
  ["UpdateAccountPasswordPolicy", {}],
  ["CreateVirtualMFADevice", { VirtualMFADeviceName: "phone" }],
  ["EnableMFADevice", { ...Bob, SerialNumber: "GAHT12345678", ...anyCodes }],
  ["UploadSigningCertificate", { ...Bob, CertificateBody: certificates.one }],
];

const createMock = (fixture: AccountFixture) =>
  mockOnServer({ account: fixture, services: ["iam", "sts"], now: () => new Date("2026-03-04T05:06:07Z") });
let prepared: AccountFixture;
/** What requests see before each test. */
let before: string;

// Most tests start with the same account, so it is made and read once.
beforeAll(async () => {
  const iam = createMock(account);
  for (const [action, params] of attachments) expect((await request("iam", action, params)).status).toBe(200);
  prepared = iam.snapshot();
  before = await visible();
});
const mockBothServices = () => createMock(prepared);

const transportFaults: readonly TransportFault[] = [
  ...(["network-error", "connection-reset", "no-response", "cut-off-body"] as const),
  ...(["malformed-xml", "empty-body", "html-error-page"] as const),
];

/** The account as requests see it. */
async function visible(): Promise<string> {
  const bodies: string[] = [];
  for (const [Action, params] of [
    ["GetAccountAuthorizationDetails", {}],
    ["ListAccessKeys", Bob],
    ["GetLoginProfile", { UserName: "Eve" }],
    ["GetCredentialReport", {}],
    ["GetLoginProfile", Bob],
    ["ListAccountAliases", {}],
    ["GetAccountPasswordPolicy", {}],
    ["ListVirtualMFADevices", {}],
    ["ListMFADevices", Bob],
    ["ListMFADevices", { UserName: "Eve" }],
    ["ListSigningCertificates", Bob],
    ["ListSSHPublicKeys", Bob],
    ["ListServiceSpecificCredentials", Bob],
  ] as const)
    bodies.push(await (await request("iam", Action, params)).text());
  return bodies.join("").replaceAll(/<RequestId>.*<\/RequestId>/g, "");
}

const changing: readonly [action: ActionName, params: Params][] = [
  ["CreateAccessKey", { UserName: "Bob" }],
  ["UpdateAccessKey", { UserName: "Bob", AccessKeyId: KEY, Status: "Inactive" }],
  ["DeleteAccessKey", { UserName: "Bob", AccessKeyId: KEY }],
  ["CreateUser", { UserName: "Zoe" }],
  ["UpdateUser", { UserName: "Bob", NewUserName: "Rob", NewPath: "/ops/" }],
  ["DeleteUser", { UserName: "Eve" }],
  ["GenerateCredentialReport", {}],
  ["TagUser", { UserName: "Bob", "Tags.member.1.Key": "new", "Tags.member.1.Value": "v" }],
  ["UntagUser", { UserName: "Bob", "TagKeys.member.1": "k" }],
  ["CreateLoginProfile", { UserName: "Eve", Password }],
  ["UpdateLoginProfile", { ...Bob, PasswordResetRequired: "true" }],
  ["DeleteLoginProfile", Bob],
  ["PutUserPolicy", { ...Bob, PolicyName: "New", PolicyDocument: POLICY }],
  ["DeleteUserPolicy", { ...Bob, PolicyName: "P" }],
  ["AttachUserPolicy", { ...Bob, PolicyArn: `${ARN}2` }],
  ["DetachUserPolicy", { ...Bob, PolicyArn: ARN }],
  ["PutUserPermissionsBoundary", { ...Bob, PermissionsBoundary: `${ARN}2` }],
  ["DeleteUserPermissionsBoundary", Bob],
  ["CreateGroup", { GroupName: "New" }],
  ["DeleteGroup", { GroupName: "Empty" }],
  ["AddUserToGroup", { ...Bob, GroupName: "Empty" }],
  ["RemoveUserFromGroup", { ...Bob, GroupName: "Ops" }],
  ["CreateAccountAlias", { AccountAlias: "new-alias" }],
  ["DeleteAccountAlias", { AccountAlias: "alias" }],
  ["UpdateAccountPasswordPolicy", { RequireNumbers: "true" }],
  ["DeleteAccountPasswordPolicy", {}],
  ["CreateVirtualMFADevice", { VirtualMFADeviceName: "new" }],
  ["EnableMFADevice", { UserName: "Eve", SerialNumber: "GAHT87654321", ...anyCodes }],
  ["DeactivateMFADevice", { ...Bob, SerialNumber: "GAHT12345678" }],
  ["DeleteVirtualMFADevice", { SerialNumber: mfaArn("phone") }],
  ["UploadSigningCertificate", { ...Bob, CertificateBody: certificates.two }],
  ["UpdateSigningCertificate", { ...Bob, CertificateId: CERTIFICATE, Status: "Inactive" }],
  ["DeleteSigningCertificate", { ...Bob, CertificateId: CERTIFICATE }],
  ["UploadSSHPublicKey", { ...Bob, SSHPublicKeyBody: rsaKey(1).ssh }],
  ["UpdateSSHPublicKey", { ...Bob, SSHPublicKeyId: PUBLIC_KEY, Status: "Inactive" }],
  ["DeleteSSHPublicKey", { ...Bob, SSHPublicKeyId: PUBLIC_KEY }],
  ["UpdateServiceSpecificCredential", { ...Bob, ServiceSpecificCredentialId: CREDENTIAL, Status: "Inactive" }],
  ["DeleteServiceSpecificCredential", { ...Bob, ServiceSpecificCredentialId: CREDENTIAL }],
  ["CreateServiceSpecificCredential", { ...Bob, ServiceName: "codecommit.amazonaws.com" }],
];

test("every action that changes the account is checked", () => {
  const names = actionNames.filter((name) => findAction(name)?.changes === true);
  const checked = [
    ...changing.map(([action]) => action),
    "AssumeRole",
    "AssumeRoleWithWebIdentity",
    "GetSessionToken",
    // These two change only a password, which no action returns.
    "ResetServiceSpecificCredential",
    "ChangePassword",
  ];
  expect(checked.toSorted()).toEqual(names.toSorted());
});

const replacing = ["cut-off-body", "malformed-xml", "empty-body"] as const;

describe.each(changing.map(([action, params], index) => ({ action, params, index })))(
  "$action",
  ({ action, params, index }) => {
    // Every fault takes the same path, so a short run uses one of them for each action.
    test.each(replacing.filter((_, fault) => inject("isThorough") || fault === index % replacing.length))(
      "changes nothing if its response is replaced by %s",
      async (fault) => {
        mockBothServices().fail(action, fault);
        expect((await request("iam", action, params)).status).toBe(200);
        expect(await visible()).toBe(before);
      },
    );

    test("changes the account if the fault is applied", async () => {
      mockBothServices().fail(action, "malformed-xml", { applied: true });
      await request("iam", action, params);
      expect(await visible()).not.toBe(before);
    });

    test("returns an empty result if the fault is not applied", async () => {
      mockBothServices().fail(action, "malformed-xml");
      const body = await (await request("iam", action, params)).text();
      expect(body).toMatch(
        new RegExp(
          `^<${action}Response xmlns="[^"]+">\n(  <${action}Result/>\n)?  <ResponseMetadata>\n    <RequestId>.*</RequestId>\n  </ResponseMetadata>\n$`,
        ),
      );
    });
  },
);

const ROLE = { RoleArn: "arn:aws:iam::123456789012:role/audit", RoleSessionName: "night" };

describe.each([
  ["AssumeRole", ROLE, "sts"],
  ["GetSessionToken", {}, "sts"],
  ["CreateAccessKey", { UserName: "Bob" }, "iam"],
  ["CreateUser", { UserName: "Zoe" }, "iam"],
] as const)("the ids that %s generates", (action, params, service) => {
  /** The ids in the first response of this action. */
  async function firstIds(prepare: (iam: MockIam) => Promise<void>) {
    const iam = mockOnServer({ account, services: ["iam", "sts"] });
    await prepare(iam);
    const body = await (await request(service, action, params)).text();
    return body.match(/<(?:AccessKeyId|UserId)>\w+/g);
  }

  test.each(transportFaults)("are the same after an attempt that %s responds to", async (fault) => {
    const untouched = await firstIds(async () => {});
    const faulted = await firstIds(async (iam) => {
      const handle = iam.fail("*", fault, { times: 1 });
      const client = new AbortController();
      const response = request(service, action, params, client.signal).catch(() => undefined);
      await vi.waitUntil(() => handle.hits === 1, { timeout: 30_000, interval: 1 });
      client.abort();
      await response;
    });
    expect(untouched).toHaveLength(1);
    expect(faulted).toEqual(untouched);
  });

  test("differ after an attempt to which a fault with applied: true responds", async () => {
    const faulted = await firstIds(async (iam) => {
      iam.fail("*", "malformed-xml", { times: 1, applied: true });
      await request(service, action, params);
      if (action === "CreateUser") iam.account.deleteUser("Zoe");
      if (action === "CreateAccessKey")
        iam.account.deleteAccessKey("Bob", iam.account.user("Bob")?.AccessKeys[1]?.AccessKeyId ?? "");
    });
    expect(faulted).not.toEqual(await firstIds(async () => {}));
  });
});

const reading: readonly [action: ActionName, params: Params, content: string, service?: Service][] = [
  ["ListAccessKeys", { UserName: "Bob" }, KEY],
  ["ListUsers", {}, "<UserName>Eve</UserName>"],
  ["GetUser", { UserName: "Bob" }, "<UserName>Bob</UserName>"],
  ["GetAccessKeyLastUsed", { AccessKeyId: KEY }, "<Region>N/A</Region>"],
  ["GetAccountSummary", {}, "<key>Users</key>"],
  ["ListUserTags", { UserName: "Bob" }, "<Key>k</Key>"],
  ["GetLoginProfile", Bob, "<PasswordResetRequired>false</PasswordResetRequired>"],
  ["GetUserPolicy", { ...Bob, PolicyName: "P" }, "<PolicyName>P</PolicyName>"],
  ["ListUserPolicies", Bob, "<member>P</member>"],
  ["ListAttachedUserPolicies", Bob, "<PolicyName>ReadOnlyAccess</PolicyName>"],
  ["GetGroup", { GroupName: "Ops" }, "<UserName>Bob</UserName>"],
  ["ListGroups", {}, "<GroupName>Empty</GroupName>"],
  ["ListGroupsForUser", Bob, "<GroupName>Ops</GroupName>"],
  ["ListAccountAliases", {}, "<member>alias</member>"],
  ["GetAccountPasswordPolicy", {}, "<MinimumPasswordLength>6</MinimumPasswordLength>"],
  ["ListMFADevices", { UserName: "Bob" }, "GAHT12345678"],
  ["ListVirtualMFADevices", {}, mfaArn("phone")],
  ["ListSigningCertificates", { UserName: "Bob" }, CERTIFICATE],
  ["ListSSHPublicKeys", { UserName: "Bob" }, PUBLIC_KEY],
  ["GetSSHPublicKey", { ...Bob, SSHPublicKeyId: PUBLIC_KEY, Encoding: "SSH" }, PUBLIC_KEY],
  ["GetAccountAuthorizationDetails", {}, "<UserName>Bob</UserName>"],
  ["ListServiceSpecificCredentials", { UserName: "Bob" }, CREDENTIAL],
  ["GetCallerIdentity", {}, "<Arn>arn:aws:iam::123456789012:root</Arn>", "sts"],
  ["GetAccessKeyInfo", { AccessKeyId: KEY }, "<Account>123456789012</Account>", "sts"],
];

test.each(reading)(
  "%s returns its content in a malformed response, because it only reads",
  async (action, params, content, service) => {
    mockBothServices().fail(action, "malformed-xml");
    expect(await (await request(service ?? "iam", action, params)).text()).toContain(content);
  },
);

test("GetCredentialReport returns its content in a malformed response, because it only reads", async () => {
  const iam = mockBothServices();
  for (const Action of ["GenerateCredentialReport", "GetCredentialReport"]) await request("iam", Action, {});
  iam.fail("GetCredentialReport", "malformed-xml");
  expect(await (await request("iam", "GetCredentialReport", {})).text()).toContain(
    "<ReportFormat>text/csv</ReportFormat>",
  );
});

test("every action that only reads, and can find something, is checked", () => {
  const names = actionNames.filter((name) => findAction(name)?.output !== undefined && !findAction(name)?.changes);
  const checked = [...reading.map(([action]) => action), "GetCredentialReport"];
  expect(checked.toSorted()).toEqual(names.toSorted());
});

describe("while a change is pending, no action shows", () => {
  const readingOfRoot = (["GetUser", "GetLoginProfile", "ListAccessKeys", "ListMFADevices"] as const).map(
    (action) => [action, {}] as const,
  );
  const changingOfRoot: typeof changing = [
    ["CreateAccessKey", {}],
    ["CreateLoginProfile", {}],
    ["UploadSigningCertificate", { CertificateBody: certificates.two }],
    ["DeactivateMFADevice", { SerialNumber: mfaArn("root") }],
  ];
  const withDevices = {
    Users: [{ ...Bob, MFADevices: [{ SerialNumber: mfaArn("bob") }] }],
    RootUser: { MFADevices: [{ SerialNumber: mfaArn("root") }] },
  };
  async function everything(): Promise<string> {
    const bodies: string[] = [];
    const requests = [
      ...[...reading, ...readingOfRoot].map(
        ([action, params, , service = "iam"]) => [service, action, params] as const,
      ),
      ...(["GetCredentialReport", "ListSigningCertificates"] as const).map((action) => ["iam", action, {}] as const),
    ];
    for (const [service, action, params] of requests)
      bodies.push(await (await request(service, action, params)).text());
    return bodies.join("").replaceAll(/<RequestId>.*<\/RequestId>/g, "");
  }
  async function mockWithReport() {
    const now = () => new Date("2026-03-04T05:06:07Z");
    const iam = mockOnServer({
      account: [prepared, withDevices],
      services: ["iam", "sts"],
      now,
      credentialReport: "live",
    });
    await request("iam", "GenerateCredentialReport", {});
    return iam;
  }
  let unchanged: string;
  beforeAll(async () => {
    await mockWithReport();
    unchanged = await everything();
  });

  test.each([...changing, ...changingOfRoot])("the change that %s makes with %j", async (action, params) => {
    const iam = (await mockWithReport()).propagation({ requests: 1000 });
    expect((await request("iam", action, params)).status).toBe(200);
    expect(await everything()).toBe(unchanged);
    iam.propagation(null);
    if (action !== "GenerateCredentialReport") expect(await everything()).not.toBe(unchanged);
  });

  test("the deletion of a group after the removal of its user", async () => {
    (await mockWithReport()).propagation({ requests: 1000 });
    expect((await request("iam", "RemoveUserFromGroup", { ...Bob, GroupName: "Ops" })).status).toBe(200);
    expect((await request("iam", "DeleteGroup", { GroupName: "Ops" })).status).toBe(200);
    expect(await everything()).toBe(unchanged);
  });
});
