import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const create = (...account: readonly unknown[]) => mockIam({ account: account as AccountFixture[], now }).account;
const policy = '{ "Version": "2012-10-17",\n "Statement": [] }';
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

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

  test("with the same policy in different white space give the same text in any order", () => {
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
  test("can contain a policy with and without white space, and the account keeps the white space", () => {
    const spaced = JSON.stringify(JSON.parse(denial), undefined, 2);
    const fixtureOf = (PolicyDocument: string) => ({ UserName: "Bob", PolicyName: "p", PolicyDocument });
    for (const [one, other] of [
      [denial, spaced],
      [spaced, denial],
    ] as const)
      expect(create(fixtureOf(one), fixtureOf(other)).user("Bob")?.UserPolicyList).toEqual([
        { PolicyName: "p", PolicyDocument: spaced },
      ]);
  });

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
