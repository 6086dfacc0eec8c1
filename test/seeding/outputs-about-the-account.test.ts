import { describe, expect, test } from "vitest";
import { admins, bob, boundary, date, device, document, key, readOnly, seeded, text, Z } from "../support/printed.ts";

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
