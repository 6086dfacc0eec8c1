import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const NOW = "2026-11-24T12:00:00Z";
const create = (...account: readonly unknown[]) => mockIam({ account: account as AccountFixture[], now }).account;
const bobOf = (rest: object) => create({ Users: [{ UserName: "Bob", ...rest }] }).user("Bob");
const policy = '{ "Version": "2012-10-17",\n "Statement": [] }';
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

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

describe("several fixtures", () => {
  const details = {
    UserDetailList: [
      { UserName: "Bob", UserPolicyList: [{ PolicyName: "p", PolicyDocument: JSON.parse(policy) }], GroupList: ["a"] },
    ],
  };
  const text = { UserName: "bob", PolicyName: "P", PolicyDocument: policy };
  const names = { UserName: "Bob", PolicyNames: ["p"] };
  const devices = { MFADevices: [{ UserName: "Bob", SerialNumber: mfa("Bob"), EnableDate: "2024-01-01T00:00:00Z" }] };
  const secret = { Base32StringSeed: "SEED", CodeLastUsed: "2025-05-05T00:00:30Z" };
  const virtual = { VirtualMFADevice: { SerialNumber: mfa("Bob"), ...secret } };
  const used = (date: string) => ({ Users: [{ UserName: "Bob", PasswordLastUsed: date }] });

  test.each([
    [
      "in one order",
      [details, text, names, devices, virtual, used("2026-01-01T00:00:00Z"), used("2025-01-01T00:00:00Z")],
    ],
    [
      "in the opposite order",
      [used("2025-01-01T00:00:00Z"), used("2026-01-01T00:00:00Z"), virtual, devices, names, text, details],
    ],
  ])("describe one user together %s", (_, fixtures) => {
    expect(create(...fixtures).user("Bob")).toMatchObject({
      UserPolicyList: [{ PolicyDocument: policy }],
      Groups: ["a"],
      MFADevices: [{ SerialNumber: mfa("Bob"), EnableDate: "2024-01-01T00:00:00Z", ...secret }],
      PasswordLastUsed: "2026-01-01T00:00:00Z",
    });
  });

  test("can give the same permissions boundary with either of its types", () => {
    const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const boundary = (PermissionsBoundaryType: string) => ({
      Users: [{ UserName: "Bob", PermissionsBoundary: { PermissionsBoundaryType, PermissionsBoundaryArn: READ_ONLY } }],
    });
    expect(create(boundary("PermissionsBoundaryPolicy"), boundary("Policy")).user("Bob")?.PermissionsBoundary).toEqual({
      PermissionsBoundaryType: "Policy",
      PermissionsBoundaryArn: READ_ONLY,
    });
  });

  test("with the same policy and other white space give the same text in any order", () => {
    const texts = ['{"Version":"2012-10-17", "Statement":[]}', '{"Version":"2012-10-17","Statement": []}'] as const;
    const textOf = (...documents: readonly string[]) => {
      const fixtures = documents.map((PolicyDocument) => ({ UserName: "Bob", PolicyName: "p", PolicyDocument }));
      return create(...fixtures).user("Bob")?.UserPolicyList[0]?.PolicyDocument;
    };
    expect(textOf(texts[0], texts[1])).toBe(textOf(texts[1], texts[0]));
  });

  test.each(["PasswordLastUsed", "PasswordLastChanged"])("apply the latest %s, in any order", (member) => {
    const [older, newer] = ["2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"] as const;
    const dated = (date: string) => {
      const members = member === "PasswordLastUsed" ? { [member]: date } : { LoginProfile: { [member]: date } };
      return { Users: [{ UserName: "Bob", ...members }] };
    };
    for (const dates of [
      [older, newer],
      [newer, older],
    ]) {
      const bob = create(...dates.map(dated)).user("Bob");
      expect(member === "PasswordLastUsed" ? bob?.PasswordLastUsed : bob?.LoginProfile?.PasswordLastChanged).toBe(
        newer,
      );
    }
  });

  test("can also be seeded one after another, and more than once", () => {
    const iam = mockIam({ now });
    for (const fixture of [virtual, names, details, devices, used("2025-01-01T00:00:00Z"), virtual])
      iam.seed(fixture as AccountFixture);
    expect(iam.account.user("Bob")).toMatchObject({
      Groups: ["a"],
      MFADevices: [{ SerialNumber: mfa("Bob"), ...secret }],
      PasswordLastUsed: "2025-01-01T00:00:00Z",
    });
    const before = iam.snapshot();
    iam.seed(devices as AccountFixture, virtual);
    expect(iam.snapshot()).toEqual(before);
  });

  const denial = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
  const unknown = '{"Version":"2012-10-17","Statement":[]}';
  const groupWith = (policies: object) => ({ Groups: [{ GroupName: "a", GroupPolicyList: [policies] }] });
  test.each<[owner: string, named: object, documented: object, snapshot: object]>([
    [
      "a user",
      { UserName: "Bob", PolicyNames: ["p"] },
      { UserName: "Bob", PolicyName: "P", PolicyDocument: denial },
      { UserName: "Bob", PolicyName: "p", PolicyDocument: unknown },
    ],
    [
      "a group",
      groupWith({ PolicyName: "p" }),
      groupWith({ PolicyName: "P", PolicyDocument: denial }),
      groupWith({ PolicyName: "p", PolicyDocument: unknown }),
    ],
  ])("can contain the name of a policy of %s, and later ones its document", (_, named, documented, snapshot) => {
    for (const fixtures of [
      [named, documented],
      [snapshot, documented],
      [named, documented, snapshot, named],
    ]) {
      const iam = mockIam({ now });
      for (const fixture of fixtures) iam.seed(fixture);
      const { Users = [], Groups = [] } = iam.snapshot();
      expect([Users[0]?.UserPolicyList ?? Groups[0]?.GroupPolicyList]).toMatchObject([
        [{ PolicyName: "p", PolicyDocument: denial }],
      ]);
    }
  });

  test("keep devices and policies whose serial numbers and ARNs differ in case only", () => {
    const ofBob = (name: string) => ({
      Users: [
        {
          UserName: "Bob",
          MFADevices: [{ SerialNumber: mfa(name) }],
          AttachedManagedPolicies: [{ PolicyArn: `arn:aws:iam::aws:policy/${name}` }],
        },
      ],
    });
    const { MFADevices, AttachedManagedPolicies } = create(ofBob("a"), ofBob("A")).user("Bob") ?? {};
    expect(MFADevices?.map(({ SerialNumber }) => SerialNumber)).toEqual([mfa("a"), mfa("A")]);
    expect(AttachedManagedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(["a", "A"]);
  });

  test("keep what is known about a virtual device with an owner", () => {
    const device = { SerialNumber: mfa("Bob"), EnableDate: "2024-01-01T00:00:00Z", ...secret };
    expect(create({ VirtualMFADevices: [{ ...device, User: { UserName: "Bob" } }] }).user("Bob")).toMatchObject({
      MFADevices: [device],
    });
  });

  test("do not change the devices and settings that they leave out", () => {
    const iam = mockIam({
      now,
      account: { VirtualMFADevices: [{ SerialNumber: mfa("x") }], AccountAliases: ["example"] },
    });
    iam.seed({ VirtualMFADevices: [{ SerialNumber: mfa("y") }], PasswordPolicy: {} });
    expect(iam.account.settings()).toMatchObject({
      AccountAliases: ["example"],
      PasswordPolicy: { MinimumPasswordLength: 6, ExpirePasswords: false },
      VirtualMFADevices: [{ SerialNumber: mfa("x") }, { SerialNumber: mfa("y") }],
    });
  });
});

describe("a fixture is refused", () => {
  const user = (rest: object) => ({ Users: [{ UserName: "Bob", ...rest }] });
  const group = (rest: object) => ({ Groups: [{ GroupName: "g", ...rest }] });
  const arn = (account: string, kind: string, rest: string) => `arn:aws:iam::${account}:${kind}/${rest}`;
  const certificate = { CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL" };

  test.each<[fixture: object, message: string]>([
    [
      user({ Arn: arn("123456789012", "user", "Eve") }),
      'Users[0].Arn is "arn:aws:iam::123456789012:user/Eve", but the name is "Bob". Remove one of the two.',
    ],
    [
      user({ Arn: arn("123456789012", "user", "a/Bob"), Path: "/b/" }),
      'Users[0].Arn is "arn:aws:iam::123456789012:user/a/Bob", but the path is "/b/". Remove one of the two.',
    ],
    [
      user({ Arn: arn("123456789012", "group", "Bob"), Path: "/b/" }),
      'Users[0].Arn is "arn:aws:iam::123456789012:group/Bob"; expected "arn:aws:iam::123456789012:user/b/Bob".',
    ],
    [
      { AccountId: "210987654321", ...user({ Arn: arn("123456789012", "user", "Bob") }) },
      'Users[0].Arn is "arn:aws:iam::123456789012:user/Bob", but this account is 210987654321.',
    ],
    [group({ Arn: "admins" }), 'Groups[0].Arn is "admins"; expected "arn:aws:iam::123456789012:group/g".'],
    [
      user({ LoginProfile: { UserName: "Eve" } }),
      'Users[0].LoginProfile.UserName is "Eve", but the owner is "Bob". Leave it out.',
    ],
    [
      user({ MFADevices: [{ UserName: "Eve", SerialNumber: "GAHT12345678" }] }),
      'Users[0].MFADevices[0].UserName is "Eve", but the owner is "Bob".',
    ],
    [
      { RootUser: { LoginProfile: { UserName: "Eve" } } },
      'RootUser.LoginProfile.UserName is "Eve", but the owner is the root user.',
    ],
    [
      user({ MFADevices: [{ SerialNumber: "arn:aws:iam::210987654321:mfa/Bob" }] }),
      'Users[0].MFADevices[0].SerialNumber is "arn:aws:iam::210987654321:mfa/Bob", but this account is 123456789012.',
    ],
    [
      user({ AttachedManagedPolicies: [{ PolicyName: "Y", PolicyArn: "arn:aws:iam::aws:policy/X" }] }),
      'Users[0].AttachedManagedPolicies[0].PolicyName is "Y", but the ARN belongs to the policy "X". Leave it out.',
    ],
    [
      user({ AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:role/Xxxxxxx" }] }),
      'Users[0].AttachedManagedPolicies[0].PolicyArn is "arn:aws:iam::aws:role/Xxxxxxx"; expected the ARN of a managed policy',
    ],
    ...["X/", "X/Y/", "", "/", "X Y"].map((name): [object, string] => [
      user({ AttachedManagedPolicies: [{ PolicyArn: `arn:aws:iam::aws:policy/${name}` }] }),
      `Users[0].AttachedManagedPolicies[0].PolicyArn is "arn:aws:iam::aws:policy/${name}"; expected the ARN of a managed policy`,
    ]),
    ...["[]", "3", "{", "%7B%", ""].map((PolicyDocument): [object, string] => [
      user({ UserPolicyList: [{ PolicyName: "p", PolicyDocument }] }),
      "Users[0].UserPolicyList[0].PolicyDocument is not a policy document; expected an object, JSON, or percent-encoded JSON.",
    ]),
    ...(["UserPolicyList", "GroupPolicyList"] as const).map((list): [object, string] => {
      const policies = ["a", "A"].map((name, a) => ({ PolicyName: name, PolicyDocument: { a } }));
      const place = list === "UserPolicyList" ? "Users[0].UserPolicyList" : "Groups[0].GroupPolicyList";
      return [
        (list === "UserPolicyList" ? user : group)({ [list]: policies }),
        `${place}[1].PolicyDocument and ${place}[0].PolicyDocument are not the same. Remove one of the two.`,
      ];
    }),
    [
      user({ UserPolicyList: [{ PolicyName: "p", PolicyDocument: 3 }] }),
      "Users[0].UserPolicyList[0].PolicyDocument is 3; expected a policy document, as an object or as JSON.",
    ],
    [
      user({ PermissionsBoundary: { PermissionsBoundaryArn: "x" } }),
      'Users[0].PermissionsBoundary.PermissionsBoundaryArn is "x"; expected the ARN',
    ],
    [
      user({ ServiceSpecificCredentials: [{ ServiceName: "cassandra.amazonaws.com", ServiceCredentialAlias: "x" }] }),
      "Users[0].ServiceSpecificCredentials[0].ServiceCredentialAlias is not a member of a credential for cassandra.amazonaws.com. Leave it out.",
    ],
    [
      user({ ServiceSpecificCredentials: [{ ServiceName: "bedrock.amazonaws.com", ServicePassword: "x" }] }),
      "Users[0].ServiceSpecificCredentials[0].ServicePassword is not a member of a credential for bedrock.amazonaws.com.",
    ],
    [
      user({ LoginProfile: { Passwrd: "" } }),
      'Users[0].LoginProfile.Passwrd is not a known member. Did you mean "Password"?',
    ],
    [{ AccountAliases: ["one", "two"] }, "AccountAliases contains several aliases, but an account has at most one."],
    [
      { AccountAliases: ["One"] },
      'AccountAliases[0] is "One"; expected 3 to 63 lower-case letters, digits or single hyphens, but not 12 digits.',
    ],
    [
      { AccountAliases: ["123456789012"] },
      'AccountAliases[0] is "123456789012"; expected 3 to 63 lower-case letters, digits or single hyphens, but not 12 digits.',
    ],
    [
      { PasswordPolicy: { ExpirePasswords: true } },
      "PasswordPolicy.ExpirePasswords is true, but there is no MaxPasswordAge. Leave ExpirePasswords out.",
    ],
    [
      { PasswordPolicy: { ExpirePasswords: false, MaxPasswordAge: 3 } },
      "PasswordPolicy.ExpirePasswords is false, but there is a MaxPasswordAge. Leave ExpirePasswords out.",
    ],
    [
      { PasswordPolicy: { MinimumPasswordLength: 5 } },
      "PasswordPolicy.MinimumPasswordLength is 5; expected a whole number from 6 to 128.",
    ],
    [
      { VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::210987654321:mfa/x" }], AccountId: "123456789012" },
      'VirtualMFADevices[0].SerialNumber is "arn:aws:iam::210987654321:mfa/x", but this account is',
    ],
    [
      { Users: ["Bob", "Eve"].map((UserName) => ({ UserName, MFADevices: [{ SerialNumber: "GAHT12345678" }] })) },
      'Users[1].MFADevices[0].SerialNumber is "GAHT12345678", the same as Users[0].MFADevices[0].SerialNumber. Use another one.',
    ],
    [
      { ...user({ SigningCertificates: [certificate] }), RootUser: { SigningCertificates: [certificate] } },
      'RootUser.SigningCertificates[0].CertificateId is "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL", the same as Users[0].SigningCertificates[0].CertificateId.',
    ],
  ])("for %j", (fixture, message) => {
    expect(() => create(fixture)).toThrow(`Failed to seed the account: ${message}`);
  });

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
