import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const seeded = (...account: readonly unknown[]) => mockIam({ account: account as AccountFixture[], now }).snapshot();
const bobOf = (...account: readonly unknown[]) => seeded(...account).Users?.[0];
const date = "2024-05-06T07:08:09+00:00";
const Z = "2024-05-06T07:08:09Z";
const bob = {
  ...{ Path: "/dev/", UserName: "Bob", UserId: "AIDACKCEVSQ6C2EXAMPLE" },
  ...{ Arn: "arn:aws:iam::210987654321:user/dev/Bob", CreateDate: date },
};
const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
const text = JSON.stringify(document);
const admins = {
  ...{ Path: "/", GroupName: "admins", GroupId: "AGPAADMINSADMIEXAMPLE" },
  ...{ Arn: "arn:aws:iam::210987654321:group/admins", CreateDate: date },
};
const device = { UserName: "Bob", SerialNumber: "arn:aws:iam::123456789012:mfa/Bob", EnableDate: date };
const sshKey = { UserName: "Bob", SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE", Status: "Active", UploadDate: date };
const certificate = {
  UserName: "Bob",
  CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL",
  Status: "Active",
  UploadDate: date,
};
const credential = {
  ...{ UserName: "Bob", Status: "Inactive", ServiceUserName: "Bob-at-123456789012", CreateDate: date },
  ...{ ServiceSpecificCredentialId: "ACCABOBSFIRSTXEXAMPLE", ServiceName: "codecommit.amazonaws.com" },
};
const key = { UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE", Status: "Active", CreateDate: date };
const boundary = {
  PermissionsBoundaryType: "PermissionsBoundaryPolicy",
  PermissionsBoundaryArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
};
const readOnly = { PolicyName: "ReadOnlyAccess", PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };

describe("the output of an action that names its user", () => {
  test.each<[action: string, output: unknown, user: object]>([
    [
      "get-user",
      { User: { ...bob, PasswordLastUsed: date, PermissionsBoundary: boundary, Tags: [{ Key: "a", Value: "" }] } },
      {
        ...{ UserName: "Bob", Path: "/dev/", UserId: bob.UserId, Arn: bob.Arn, CreateDate: Z, PasswordLastUsed: Z },
        PermissionsBoundary: { ...boundary, PermissionsBoundaryType: "Policy" },
        Tags: [{ Key: "a", Value: "" }],
      },
    ],
    ["create-user", { User: bob }, { UserName: "Bob", UserId: bob.UserId }],
    [
      "create-access-key",
      { AccessKey: { ...key, SecretAccessKey: "s3cret" } },
      { AccessKeys: [{ ...key, CreateDate: Z, SecretAccessKey: "s3cret" }] },
    ],
    ["list-access-keys", { AccessKeyMetadata: [key] }, { AccessKeys: [{ ...key, CreateDate: Z }] }],
    [
      "get-login-profile",
      { LoginProfile: { UserName: "Bob", CreateDate: date, PasswordResetRequired: true } },
      {
        LoginProfile: { CreateDate: Z, PasswordResetRequired: true, PasswordLastChanged: Z },
      },
    ],
    [
      "get-user-policy",
      { UserName: "Bob", PolicyName: "p", PolicyDocument: document },
      { UserPolicyList: [{ PolicyName: "p", PolicyDocument: text }] },
    ],
    [
      "get-user-policy of an SDK",
      { UserName: "Bob", PolicyName: "p", PolicyDocument: encodeURIComponent(text) },
      {
        UserPolicyList: [{ PolicyName: "p", PolicyDocument: text }],
      },
    ],
    [
      "list-mfa-devices",
      { MFADevices: [device] },
      { MFADevices: [{ SerialNumber: device.SerialNumber, EnableDate: Z }] },
    ],
    [
      "list-virtual-mfa-devices",
      {
        VirtualMFADevices: [{ SerialNumber: device.SerialNumber, EnableDate: date, User: { ...bob, Arn: undefined } }],
      },
      {
        ...{ UserName: "Bob", Path: "/dev/", UserId: bob.UserId },
        MFADevices: [{ SerialNumber: device.SerialNumber, EnableDate: Z }],
      },
    ],
    [
      "list-ssh-public-keys",
      { SSHPublicKeys: [sshKey] },
      { SSHPublicKeys: [{ SSHPublicKeyId: sshKey.SSHPublicKeyId, UploadDate: Z }] },
    ],
    [
      "get-ssh-public-key",
      { SSHPublicKey: { ...sshKey, Fingerprint: "aa:bb", SSHPublicKeyBody: "ssh-rsa AAAA" } },
      {
        SSHPublicKeys: [{ Fingerprint: "aa:bb", SSHPublicKeyBody: "ssh-rsa AAAA" }],
      },
    ],
    [
      "list-signing-certificates",
      { UserName: "Bob", Certificates: [certificate] },
      {
        SigningCertificates: [{ CertificateId: certificate.CertificateId, Status: "Active", UploadDate: Z }],
      },
    ],
    [
      "upload-signing-certificate",
      { Certificate: { ...certificate, CertificateBody: "-----" } },
      {
        SigningCertificates: [{ CertificateId: certificate.CertificateId, CertificateBody: "-----" }],
      },
    ],
    [
      "list-service-specific-credentials",
      { ServiceSpecificCredentials: [credential] },
      {
        ServiceSpecificCredentials: [{ ServiceUserName: "Bob-at-123456789012", Status: "Inactive", CreateDate: Z }],
      },
    ],
    [
      "create-service-specific-credential",
      { ServiceSpecificCredential: { ...credential, ServicePassword: "pw" } },
      {
        ServiceSpecificCredentials: [{ ServicePassword: "pw" }],
      },
    ],
    [
      "get-caller-identity",
      { UserId: bob.UserId, Account: "210987654321", Arn: bob.Arn },
      { UserName: "Bob", Path: "/dev/", UserId: bob.UserId },
    ],
    ["get-group", { Group: admins, Users: [bob] }, { UserName: "Bob", Groups: ["admins"] }],
  ])("%s can be seeded unchanged", (_, output, user) => {
    expect(bobOf(output)).toMatchObject(user);
    expect(bobOf(JSON.parse(JSON.stringify(output)))).toMatchObject(user);
  });

  test.each([
    ["$metadata", { httpStatusCode: 200 }],
    ["ResponseMetadata", { RequestId: "r", HTTPStatusCode: 200, RetryAttempts: 0 }],
    ["ResultMetadata", {}],
  ])("can contain %s, and null for missing members", (member, value) => {
    const user = { ...bob, PasswordLastUsed: null, PermissionsBoundary: null, Tags: null };
    const output = { Users: [user], IsTruncated: false, Marker: null, [member]: value };
    expect(bobOf(output)).toMatchObject({ UserName: "Bob", Tags: [] });
  });
});

describe("the output of an action that does not name its user", () => {
  const outputs: [action: string, output: object, user: object][] = [
    ["Tags", { Tags: [{ Key: "a", Value: "b" }], IsTruncated: false }, { Tags: [{ Key: "a", Value: "b" }] }],
    [
      "PolicyNames",
      { PolicyNames: ["p", "q"] },
      {
        UserPolicyList: ["p", "q"].map((PolicyName) => ({
          PolicyName,
          PolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
        })),
      },
    ],
    ["AttachedPolicies", { AttachedPolicies: [readOnly] }, { AttachedManagedPolicies: [readOnly] }],
  ];
  test.each(outputs)(
    "is refused if it contains %s alone, and seeded with a UserName beside it",
    (member, output, user) => {
      expect(() => seeded(output)).toThrow(
        `${member} does not say which user it is about. Add the UserName beside it.${member === "Tags" ? "" : " If it is about a group, put it into Groups."} Nothing was seeded.`,
      );
      expect(bobOf({ UserName: "Bob", ...output })).toMatchObject(user);
    },
  );

  test("describes all groups if it contains Groups, or with a UserName beside it, the groups of that user", () => {
    const output = { Groups: [admins], IsTruncated: false };
    expect(seeded(output)).toMatchObject({ Users: [], Groups: [{ GroupId: admins.GroupId, CreateDate: Z }] });
    expect(bobOf({ UserName: "Bob", ...output })).toMatchObject({ Groups: ["admins"] });
  });

  test.each(["SSHPublicKey", "ServiceSpecificCredential"])("is refused with a %s without a UserName", (member) => {
    const { UserName: _, ...item } = member === "SSHPublicKey" ? sshKey : credential;
    expect(() => seeded({ [member]: item })).toThrow(
      `${member} does not say which user it belongs to. Add the UserName to it.`,
    );
    expect(() => seeded({ [`${member}s`]: [item] })).toThrow(`${member}s[0] does not say which user it belongs to.`);
    expect(bobOf({ UserName: "Bob", [`${member}s`]: [item] })).toMatchObject({ UserName: "Bob" });
  });

  test.each([
    [{ PolicyDocument: document }, "PolicyDocument needs UserName and PolicyName beside it."],
    [
      { UserName: "Bob", PolicyDocument: document },
      "Failed to seed the account: PolicyDocument needs the PolicyName beside it. Nothing was seeded.",
    ],
    [{ PolicyName: "p", PolicyDocument: document }, "PolicyName does not say which user it is about."],
    [{ Arn: bob.Arn }, "Arn is a member of a user. Put the user into Users."],
    [
      { UserName: "Bob", AttachedPolicies: [{ ...readOnly, PolicyName: "X" }] },
      'AttachedPolicies[0].PolicyName is "X", but the ARN belongs to the policy "ReadOnlyAccess".',
    ],
    [{ UserName: "Bob" }, "UserName needs AccessKeyLastUsed beside it. Put the user into Users."],
  ])("is refused: %j", (output, message) => {
    expect(() => seeded(output)).toThrow(message);
  });
});

describe("the output of an action about the root user or the account", () => {
  const root = {
    UserId: "210987654321",
    Arn: "arn:aws:iam::210987654321:root",
    CreateDate: date,
    PasswordLastUsed: date,
  };
  test.each<[action: string, output: unknown, account: object]>([
    ["get-user", { User: root }, { AccountId: "210987654321", RootUser: { CreateDate: Z, PasswordLastUsed: Z } }],
    [
      "get-login-profile",
      { LoginProfile: { CreateDate: date, PasswordResetRequired: false } },
      { RootUser: { LoginProfile: { CreateDate: Z } } },
    ],
    [
      "create-access-key",
      { AccessKey: { ...key, UserName: undefined } },
      { RootAccessKeys: [{ AccessKeyId: key.AccessKeyId }] },
    ],
    [
      "list-virtual-mfa-devices",
      {
        VirtualMFADevices: [
          {
            SerialNumber: "arn:aws:iam::210987654321:mfa/root-account-mfa-device",
            EnableDate: date,
            User: { ...root, PasswordLastUsed: undefined },
          },
          { SerialNumber: "arn:aws:iam::210987654321:mfa/spare" },
        ],
      },
      {
        RootUser: { CreateDate: Z, MFADevices: [{ EnableDate: Z }] },
        VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::210987654321:mfa/spare" }],
      },
    ],
    [
      "create-virtual-mfa-device",
      {
        VirtualMFADevice: {
          SerialNumber: "arn:aws:iam::210987654321:mfa/new",
          Base32StringSeed: "SEED",
          QRCodePNG: "iVBO",
        },
      },
      { AccountId: "210987654321", VirtualMFADevices: [{ Base32StringSeed: "SEED" }] },
    ],
    [
      "CreateVirtualMFADevice of the SDK",
      {
        VirtualMFADevice: {
          SerialNumber: "arn:aws:iam::210987654321:mfa/new",
          Base32StringSeed: new TextEncoder().encode("SEED"),
          QRCodePNG: new Uint8Array([137, 80]),
        },
      },
      { VirtualMFADevices: [{ Base32StringSeed: "SEED" }] },
    ],
    ["create-group", { Group: admins }, { Groups: [{ GroupName: "admins", GroupId: admins.GroupId }] }],
    ["list-account-aliases", { AccountAliases: ["example"], IsTruncated: false }, { AccountAliases: ["example"] }],
    [
      "get-account-password-policy",
      { PasswordPolicy: { MinimumPasswordLength: 14, ExpirePasswords: true, MaxPasswordAge: 90 } },
      {
        PasswordPolicy: { MinimumPasswordLength: 14, RequireSymbols: false, ExpirePasswords: true, MaxPasswordAge: 90 },
      },
    ],
    [
      "assume-role-with-web-identity",
      {
        Credentials: { AccessKeyId: "ASIABOBSFIRSTEXAMPLE", SecretAccessKey: "s", SessionToken: "t", Expiration: date },
        AssumedRoleUser: { AssumedRoleId: "AROAX:session", Arn: "arn:aws:sts::123456789012:assumed-role/x/session" },
        ...{ PackedPolicySize: 6, SourceIdentity: "Bob", SessionTokenSize: 1000, SessionTokenUtilization: 24 },
        ...{ SubjectFromWebIdentityToken: "s", Audience: "a", Provider: "p" },
      },
      {
        TemporaryCredentials: [
          { SessionToken: "t", Expiration: Z, Arn: "arn:aws:sts::123456789012:assumed-role/x/session" },
        ],
      },
    ],
    ["get-access-key-info", { Account: "210987654321" }, { AccountId: "210987654321", Users: [] }],
  ])("%s can be seeded unchanged", (_, output, account) => {
    expect(seeded(output)).toMatchObject(account);
  });

  test("get-account-authorization-details contains users and groups with their policies", () => {
    const fixture = seeded({
      UserDetailList: [
        {
          ...bob,
          UserPolicyList: [{ PolicyName: "p", PolicyDocument: document }],
          GroupList: ["admins"],
          AttachedManagedPolicies: [readOnly],
          PermissionsBoundary: boundary,
          Tags: [],
        },
      ],
      GroupDetailList: [
        {
          ...admins,
          GroupPolicyList: [{ PolicyName: "g", PolicyDocument: document }],
          AttachedManagedPolicies: [readOnly],
        },
      ],
      RoleDetailList: [],
      Policies: [],
    });
    expect(fixture.Users).toMatchObject([
      { Groups: ["admins"], UserPolicyList: [{ PolicyDocument: text }], AttachedManagedPolicies: [readOnly] },
    ]);
    expect(fixture.Groups).toMatchObject([
      {
        Path: "/",
        CreateDate: Z,
        GroupPolicyList: [{ PolicyName: "g", PolicyDocument: text }],
        AttachedManagedPolicies: [readOnly],
      },
    ]);
  });

  test.each([
    [{ User: { ...root, Path: "/" } }, "User.Path is not a member of the root user. Remove it, or add the UserName."],
    [
      { User: { Arn: "arn:aws:iam::123456789012:role/admin" } },
      "User.Arn is not the ARN of the root user. Remove it, or add the UserName.",
    ],
    [{ User: { Arn: bob.Arn } }, "User.Arn is not the ARN of the root user. Add the UserName beside it."],
    [
      { AccountId: "210987654321", VirtualMFADevices: [{ SerialNumber: device.SerialNumber, User: root }] },
      `VirtualMFADevices[0].SerialNumber is "${device.SerialNumber}", but this account is 210987654321.`,
    ],
    [{ User: { ...root, UserId: "111122223333" } }, 'User.UserId is "111122223333", but this account is 210987654321.'],
    [
      { VirtualMFADevice: { SerialNumber: "GAHT12345678" } },
      'VirtualMFADevice.SerialNumber is "GAHT12345678"; expected the ARN',
    ],
    [
      { VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/x", User: { UserNam: "Bob" } }] },
      'VirtualMFADevices[0].User.UserNam is not a known member. Did you mean "UserName"?',
    ],
    [
      {
        VirtualMFADevices: [
          { SerialNumber: "arn:aws:iam::123456789012:mfa/x", User: { UserName: "Bob", Arn: root.Arn } },
        ],
      },
      'VirtualMFADevices[0].User.Arn is "arn:aws:iam::210987654321:root"; expected "arn:aws:iam::123456789012:user/Bob".',
    ],
  ])("is refused with a message that contains the place of the error: %j", (output, message) => {
    expect(() => seeded(output)).toThrow(message);
  });
});

describe("what the mock does not keep", () => {
  test.each<[fixture: object, warning: string]>([
    [
      { RoleDetailList: [{ RoleName: "admin" }] },
      'RoleDetailList is not kept, because the mock has no such resources. To respond with it, write iam.respond("ListRoles", { Roles: [] }, { paginate: "Roles" }).',
    ],
    [
      { Policies: [{ PolicyName: "P" }] },
      'Policies is not kept, because the mock has no such resources. To respond with it, write iam.respond("ListPolicies", { Policies: [] }, { paginate: "Policies" }).',
    ],
    [
      { SummaryMap: { Users: 3 } },
      'SummaryMap is not kept, because the mock counts what is in its account. To respond with it, write iam.respond("GetAccountSummary", { … }).',
    ],
    [
      { State: "COMPLETE" },
      'State is not kept, because the mock generates its own credential reports. To respond with it, write iam.respond("GenerateCredentialReport", { … }).',
    ],
    [
      { VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/x", Tags: [{ Key: "a", Value: "b" }] }] },
      'VirtualMFADevices[0].Tags is not kept, because the MFA devices of the mock have no tags. To respond with it, write iam.respond("ListMFADeviceTags", { Tags: [] }, { paginate: "Tags" }).',
    ],
    [
      { VirtualMFADevice: { SerialNumber: "arn:aws:iam::123456789012:mfa/x", Tags: [{ Key: "a", Value: "b" }] } },
      'VirtualMFADevice.Tags is not kept, because the MFA devices of the mock have no tags. To respond with it, write iam.respond("ListMFADeviceTags", { Tags: [] }, { paginate: "Tags" }).',
    ],
  ])("is reported once by a warning: %j", (fixture, warning) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam({ account: fixture as AccountFixture });
    expect(warn.mock.calls).toEqual([[`msw-iam seeded the account without a part of the fixture: ${warning}`]]);
    iam.reset().seed(fixture as AccountFixture);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  test("causes no warning if it is empty", () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    mockIam({ account: { RoleDetailList: [], Policies: [], VirtualMFADevices: [] } });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
