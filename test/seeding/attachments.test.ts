import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const NOW = "2026-11-24T12:00:00Z";
const create = (...account: readonly unknown[]) => mockIam({ account: account as AccountFixture[], now }).account;
const bobOf = (rest: object) => create({ Users: [{ UserName: "Bob", ...rest }] }).user("Bob");
const policy = '{ "Version": "2012-10-17",\n "Statement": [] }';

describe("a user's", () => {
  test("attachments have defaults", () => {
    expect(
      bobOf({
        LoginProfile: {},
        UserPolicyList: [{ PolicyName: "p" }],
        AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/service-role/X" }],
        MFADevices: [{ SerialNumber: "GAHT12345678" }],
        SSHPublicKeys: [{}],
        SigningCertificates: [{}],
        ServiceSpecificCredentials: [
          { ServiceName: "Codecommit.amazonaws.com" },
          { ServiceName: "bedrock.amazonaws.com" },
        ],
      }),
    ).toMatchObject({
      LoginProfile: { CreateDate: NOW, PasswordResetRequired: false, PasswordLastChanged: NOW },
      UserPolicyList: [{ PolicyName: "p", PolicyDocument: '{"Version":"2012-10-17","Statement":[]}' }],
      AttachedManagedPolicies: [{ PolicyName: "X", PolicyArn: "arn:aws:iam::aws:policy/service-role/X" }],
      MFADevices: [{ SerialNumber: "GAHT12345678", EnableDate: NOW }],
      SSHPublicKeys: [
        { SSHPublicKeyId: expect.stringMatching(/^APKA\w{9}EXAMPLE$/), Status: "Active", UploadDate: NOW },
      ],
      SigningCertificates: [{ CertificateId: expect.stringMatching(/^\w{25}EXAMPLE$/), Status: "Active" }],
      ServiceSpecificCredentials: [
        {
          ...{
            ServiceSpecificCredentialId: expect.stringMatching(/^ACCA\w{10}EXAMPLE$/),
            Status: "Active",
            CreateDate: NOW,
          },
          ...{ ServiceName: "codecommit.amazonaws.com", ServiceUserName: "Bob-at-123456789012" },
        },
        { ServiceName: "bedrock.amazonaws.com", ServiceCredentialAlias: "Bob-at-123456789012" },
      ],
    });
  });

  test.each([
    [
      "an object",
      { Version: "2012-10-17", Statement: [{ Sid: null }] },
      '{"Version":"2012-10-17","Statement":[{"Sid":null}]}',
    ],
    ["its text", policy, policy],
    ["percent-encoded text", encodeURIComponent(policy), policy],
  ])("policy document can be %s", (_, PolicyDocument, document) => {
    expect(bobOf({ UserPolicyList: [{ PolicyName: "p", PolicyDocument }] })?.UserPolicyList).toEqual([
      { PolicyName: "p", PolicyDocument: document },
    ]);
  });

  test("path comes from the ARN", () => {
    expect(bobOf({ Arn: "arn:aws:iam::123456789012:user/a/b/Bob" })).toMatchObject({ Path: "/a/b/" });
    expect(bobOf({ Arn: "arn:aws:iam::123456789012:user/Bob", Path: "/" })).toMatchObject({ Path: "/" });
  });

  test("groups that are not declared are created, and groups can name their users", () => {
    const account = create({
      Users: [{ UserName: "Bob", Groups: ["b", "a"], GroupList: ["b", "c"] }],
      Groups: [{ GroupName: "a", Users: ["Eve", "bob"] }],
    });
    expect(account.user("Bob")?.Groups).toEqual(["b", "a", "c"]);
    expect(account.groups().map(({ GroupName, Users }) => [GroupName, Users])).toEqual([
      ["a", ["Bob", "Eve"]],
      ["b", ["Bob"]],
      ["c", ["Bob"]],
    ]);
    expect(account.group("A")).toMatchObject({ Path: "/", Arn: "arn:aws:iam::123456789012:group/a", CreateDate: NOW });
    expect(account.group("A")?.GroupId).toMatch(/^AGPA\w{10}EXAMPLE$/);
    expect(account.group("d")).toBeUndefined();
  });

  const old = "2020-01-01T00:00:00Z";
  test.each<[member: string, rest: object]>([
    ["an access key", { AccessKeys: [{ CreateDate: "2021-01-01T00:00:00Z" }, { CreateDate: old }] }],
    ["a login profile", { LoginProfile: { PasswordLastChanged: old } }],
    ["an MFA device", { MFADevices: [{ SerialNumber: "GAHT12345678", EnableDate: old }] }],
    ["an SSH public key", { SSHPublicKeys: [{ UploadDate: old }] }],
    ["a signing certificate", { SigningCertificates: [{ UploadDate: old }] }],
    ["a service-specific credential", { ServiceSpecificCredentials: [{ ServiceName: "x", CreateDate: old }] }],
    ["the last use of the password", { PasswordLastUsed: old }],
  ])("creation date is the date of %s if that date is before now", (_, rest) => {
    expect(bobOf(rest)?.CreateDate).toBe(old);
    expect(bobOf({ ...rest, CreateDate: "2022-01-01T00:00:00Z" })?.CreateDate).toBe("2022-01-01T00:00:00Z");
  });

  test("creation date is now if all attachments are newer, and can be the date of a key in another fixture", () => {
    expect(bobOf({ AccessKeys: [{ CreateDate: "2027-01-01T00:00:00Z" }] })?.CreateDate).toBe(NOW);
    const keys = { AccessKeyMetadata: [{ UserName: "bob", CreateDate: old }] };
    expect(create({ Users: [{ UserName: "Bob" }] }, keys).user("Bob")?.CreateDate).toBe(old);
  });
});

test("generated ids differ from those that the fixtures contain, and from those that the account has", () => {
  const keys = (count: number) => ({ SSHPublicKeys: Array.from({ length: count }, () => ({})) });
  const [first = "", second = ""] = (bobOf(keys(2))?.SSHPublicKeys ?? []).map((key) => key.SSHPublicKeyId);
  const iam = mockIam({
    account: {
      Users: [
        { UserName: "Bob", ...keys(1) },
        { UserName: "Eve", SSHPublicKeys: [{ SSHPublicKeyId: first }] },
      ],
    },
  });
  expect(iam.account.user("Bob")?.SSHPublicKeys).toMatchObject([{ SSHPublicKeyId: second }]);
  const ids = iam.account.createUser("Ian", keys(2)).SSHPublicKeys.map((key) => key.SSHPublicKeyId);
  expect(new Set([first, second, ...ids]).size).toBe(4);
});
