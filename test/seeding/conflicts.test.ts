import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const NOW = "2026-11-24T12:00:00Z";
const create = (...account: readonly unknown[]) => mockIam({ account: account as AccountFixture[], now }).account;
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

describe("a fixture is refused", () => {
  const user = (rest: object) => ({ Users: [{ UserName: "Bob", ...rest }] });
  const group = (rest: object) => ({ Groups: [{ GroupName: "g", ...rest }] });
  const certificate = { CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL" };

  test.each<[first: object, second: object, message: string]>([
    [
      user({ LoginProfile: { PasswordResetRequired: true } }),
      { LoginProfile: { UserName: "Bob", PasswordResetRequired: false } },
      "LoginProfile.PasswordResetRequired of fixture 2 and Users[0].LoginProfile.PasswordResetRequired of fixture 1 are not the same.",
    ],
    [
      user({ UserPolicyList: [{ PolicyName: "p", PolicyDocument: '{"a":1}' }] }),
      { UserName: "Bob", PolicyName: "p", PolicyDocument: { a: 2 } },
      "PolicyDocument of fixture 2 and Users[0].UserPolicyList[0].PolicyDocument of fixture 1 are not the same.",
    ],
    [
      { MFADevices: [{ UserName: "Bob", SerialNumber: "GAHT12345678", EnableDate: NOW }] },
      user({ MFADevices: [{ SerialNumber: "GAHT12345678", EnableDate: "2020-01-01T00:00:00Z" }] }),
      "Users[0].MFADevices[0].EnableDate of fixture 2 and MFADevices[0].EnableDate of fixture 1 are not the same.",
    ],
    [
      group({ Path: "/a/" }),
      { GroupDetailList: [{ GroupName: "G", Path: "/b/" }] },
      "GroupDetailList[0].Path of fixture 2 and Groups[0].Path of fixture 1 are not the same.",
    ],
    [
      { PasswordPolicy: {} },
      { PasswordPolicy: { RequireSymbols: true } },
      "PasswordPolicy.RequireSymbols of fixture 2 and PasswordPolicy.RequireSymbols of fixture 1 are not the same.",
    ],
    [
      { RootUser: { CreateDate: NOW } },
      { RootUser: { CreateDate: "2020-01-01T00:00:00Z" } },
      "RootUser.CreateDate of fixture 2 and RootUser.CreateDate of fixture 1 are not the same.",
    ],
  ])("that contradicts another: %j and %j", (first, second, message) => {
    expect(() => create(first, second)).toThrow(message);
  });

  test.each<[fixture: object, message: string]>([
    [
      user({ LoginProfile: { PasswordResetRequired: true } }),
      "Users[0].LoginProfile.PasswordResetRequired differs from that of the existing user Bob. Leave it out, or change it with account.updateUser().",
    ],
    [
      user({ PermissionsBoundary: { PermissionsBoundaryArn: "arn:aws:iam::aws:policy/Y" } }),
      'PermissionsBoundaryArn is "arn:aws:iam::aws:policy/Y", but the existing user Bob has a different one. Leave it out, or change it with account.updateUser().',
    ],
    [
      group({ Path: "/b/" }),
      'Groups[0].Path is "/b/", but the existing group g has a different one. Leave it out, or change it with account.updateGroup().',
    ],
    [
      { RootUser: { CreateDate: NOW } },
      "RootUser.CreateDate differs from that of the root user. Leave it out, or change it with account.update().",
    ],
    [
      { AccountAliases: ["other"] },
      'AccountAliases is "other", but the account has a different one. Leave it out, or change it with account.update().',
    ],
    ...[
      { MFADevices: [{ SerialNumber: "GAHT12345678" }] },
      { SSHPublicKeys: [{ SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE" }] },
    ].map((rest): [object, string] => [
      { Users: [{ UserName: "Eve", ...rest }] },
      ", which the account already has. Use another one.",
    ]),
    [{ Users: [{ UserName: "Eve", MFADevices: [{ SerialNumber: mfa("root") }] }] }, "which the account already has"],
    [{ RootUser: { MFADevices: [{ SerialNumber: "GAHT12345678" }] } }, "which the account already has"],
    [
      { Groups: [{ GroupName: "h", GroupId: "AGPAADMINSADMIEXAMPLE" }] },
      'Groups[0].GroupId is "AGPAADMINSADMIEXAMPLE", which the account already has.',
    ],
    [{ RootUser: { SigningCertificates: [certificate] } }, "which the account already has"],
    [
      user({ SigningCertificates: [{ CertificateId: "RA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL" }] }),
      "which the account already has",
    ],
  ])("that differs from the account: %j", (fixture, message) => {
    const iam = mockIam({
      now,
      account: {
        ...user({
          LoginProfile: {},
          PermissionsBoundary: { PermissionsBoundaryArn: "arn:aws:iam::aws:policy/X" },
          MFADevices: [{ SerialNumber: "GAHT12345678" }],
          SSHPublicKeys: [{ SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE" }],
          SigningCertificates: [certificate],
        }),
        ...group({ Path: "/a/", GroupId: "AGPAADMINSADMIEXAMPLE" }),
        RootUser: {
          CreateDate: "2019-01-01T00:00:00Z",
          MFADevices: [{ SerialNumber: mfa("root") }],
          SigningCertificates: [{ CertificateId: "RA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL" }],
        },
        AccountAliases: ["example"],
        VirtualMFADevices: [{ SerialNumber: mfa("spare") }],
      },
    });
    const before = iam.snapshot();
    expect(() => iam.seed(fixture as AccountFixture)).toThrow(message);
    expect(iam.snapshot()).toEqual(before);
  });
});
