import { type Account, type AccountFixture, mockIam } from "msw-iam";
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

  test("attachments have the members that a fixture contains", () => {
    const old = "2020-01-01T00:00:00Z";
    const attachments = {
      LoginProfile: { CreateDate: old, PasswordResetRequired: true, PasswordLastChanged: "2020-01-02T00:00:00Z" },
      SSHPublicKeys: [{ SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE", Status: "Inactive", UploadDate: old }],
      SigningCertificates: [{ CertificateId: "CERTBOBSFIRSTSIGNEREXAMP", Status: "Inactive", UploadDate: old }],
      ServiceSpecificCredentials: [
        {
          ...{ ServiceSpecificCredentialId: "ACCABOBSFIRSTEXAMPLE1", Status: "Inactive", CreateDate: old },
          ...{ ServiceName: "cassandra.amazonaws.com", ServiceUserName: "Bob2", ServicePassword: "secret" },
        },
        {
          ...{ ServiceSpecificCredentialId: "ACCABOBSSECONDEXAMPLE", Status: "Expired", CreateDate: old },
          ...{ ServiceName: "bedrock.amazonaws.com", ServiceCredentialAlias: "Bob3", ServiceCredentialSecret: "s" },
          ExpirationDate: "2021-01-01T00:00:00Z",
        },
      ],
    };
    expect(bobOf(attachments)).toMatchObject(attachments);
  });

  test("service-specific credentials get names that no other credential of the service has", () => {
    const ServiceName = "cassandra.amazonaws.com";
    const taken = { ServiceName, ServiceUserName: "Bob-at-123456789012" };
    const others = [{ ServiceName: "codecommit.amazonaws.com" }, { ServiceName: "bedrock.amazonaws.com" }];
    const credentials = [{ ServiceName }, { ServiceName }, ...others, taken];
    expect(
      bobOf({ ServiceSpecificCredentials: credentials })?.ServiceSpecificCredentials.map(
        ({ ServiceUserName, ServiceCredentialAlias }) => ServiceUserName ?? ServiceCredentialAlias,
      ),
    ).toEqual([
      "Bob+1-at-123456789012",
      "Bob+2-at-123456789012",
      "Bob-at-123456789012",
      "Bob-at-123456789012",
      "Bob-at-123456789012",
    ]);
  });

  test.each([
    ["a", "A"],
    ["A", "a"],
  ])("tags cannot have the keys %s and %s", (one, other) => {
    const Tags = [one, other].map((Key) => ({ Key, Value: "" }));
    expect(() => bobOf({ Tags })).toThrow(`Users[0].Tags[1].Key is "${other}", which the user already has.`);
  });

  test.each([
    [
      "an object",
      { Version: "2012-10-17", Statement: [{ Sid: null }] },
      '{"Version":"2012-10-17","Statement":[{"Sid":null}]}',
    ],
    ["its text", policy, policy],
    ["percent-encoded text", encodeURIComponent(policy), policy],
    ["percent-encoded text after white space", `\n  ${encodeURIComponent(policy)}`, `\n  ${policy}`],
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

  test("groups keep the members that they have in the account", () => {
    const group = {
      ...{ GroupName: "ops", Path: "/a/", GroupId: "AGPAOPSOPSOPSEXAMPLE1", CreateDate: "2020-01-01T00:00:00Z" },
      AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/A" }],
      GroupPolicyList: [{ PolicyName: "p", PolicyDocument: policy }],
    };
    const iam = mockIam({ account: { Groups: [group] } });
    iam.seed({ Users: [{ UserName: "Bob", Groups: ["OPS"] }] });
    expect(iam.account.groups()).toMatchObject([{ ...group, Users: ["Bob"] }]);
    expect(iam.account.user("Bob")?.Groups).toEqual(["ops"]);
    iam.seed({ Groups: [group] });
    expect(iam.account.groups()).toMatchObject([{ ...group, Users: ["Bob"] }]);
  });

  test("Arn can spell the name in another case than UserName, and contains the path", () => {
    expect(bobOf({ Arn: "arn:aws:iam::123456789012:user/ops/BOB" })).toMatchObject({
      UserName: "Bob",
      Path: "/ops/",
      Arn: "arn:aws:iam::123456789012:user/ops/Bob",
    });
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
    [
      "the oldest of several attachments",
      {
        PasswordLastUsed: "2022-01-01T00:00:00Z",
        SSHPublicKeys: [
          { UploadDate: "2021-01-01T00:00:00Z" },
          { UploadDate: old },
          { UploadDate: "2021-06-01T00:00:00Z" },
        ],
      },
    ],
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

describe("the creation date of the root user is", () => {
  const user = (UserName: string, year: number) => ({ Users: [{ UserName, CreateDate: `${year}-01-01T00:00:00Z` }] });
  const dateIn = (account: Account) => account.settings().RootUser.CreateDate;

  test.each<[what: string, fixture: (CreateDate: string) => AccountFixture]>([
    ["user", (CreateDate) => ({ Users: [{ UserName: "Eve", CreateDate }] })],
    ["access key", (CreateDate) => ({ Users: [{ UserName: "Bob", AccessKeys: [{ CreateDate }] }] })],
    ["root key", (CreateDate) => ({ RootAccessKeys: [{ CreateDate }] })],
    ["group", (CreateDate) => ({ Groups: [{ GroupName: "ops", CreateDate }] })],
  ])("that of the oldest %s in the account", (_, fixture) => {
    const [older, newer] = ["2018-01-01T00:00:00Z", "2022-01-01T00:00:00Z"];
    const iam = mockIam({ now, account: user("Bob", 2020) });
    expect(dateIn(iam.account)).toBe("2020-01-01T00:00:00Z");
    expect(dateIn(iam.seed(fixture(newer)).account)).toBe("2020-01-01T00:00:00Z");
    const other = mockIam({ now, account: [user("Bob", 2020), fixture(older)] });
    expect(dateIn(other.account)).toBe(older);
    expect(dateIn(mockIam({ now, account: other.snapshot() }).account)).toBe(older);
  });

  test("the oldest date in the account, even if a fixture describes the root user without a date", () => {
    const iam = mockIam({ now, account: user("Bob", 2020) });
    iam.seed({ RootUser: { MFADevices: [{ SerialNumber: "GAHT12345678" }] } }).seed(user("Eve", 2018));
    expect(dateIn(iam.account)).toBe("2018-01-01T00:00:00Z");
  });

  test("that of a fixture, even if the account has an older date", () => {
    const iam = mockIam({ now, account: user("Bob", 2020) });
    iam.seed({ RootUser: { CreateDate: "2021-01-01T00:00:00Z" } }).seed(user("Eve", 2018));
    expect(dateIn(iam.account)).toBe("2021-01-01T00:00:00Z");
  });
});
