import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { mutate, objectsIn, unfrozenPaths } from "../support/objects.ts";

const date = () => new Date("2026-01-02T03:04:05Z");
const policy = (name: string) => ({ PolicyName: name, PolicyDocument: '{"Version":"2012-10-17","Statement":[]}' });
const attached = (name: string) => ({ PolicyArn: `arn:aws:iam::aws:policy/${name}` });
const device = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;
const profile = () => ({
  CreateDate: date(),
  PasswordLastChanged: date(),
  PasswordNextRotation: date(),
  Password: "Correct-Horse-1",
  FormerPasswords: ["First-Horse-1", "Second-Horse-2"],
});
const certificate = (id: string) => ({ CertificateId: id.repeat(32), CertificateBody: "body", UploadDate: date() });

/** Two of each thing that IAM stores for a user. */
const userMembers = () => ({
  PasswordLastUsed: date(),
  PermissionsBoundary: { PermissionsBoundaryArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
  Tags: [
    { Key: "team", Value: "ops" },
    { Key: "stage", Value: "test" },
  ],
  AccessKeys: [{ CreateDate: date(), AccessKeyLastUsed: { LastUsedDate: date() } }, {}],
  LoginProfile: profile(),
  Groups: ["admins", "Writers"],
  UserPolicyList: [policy("read"), policy("write")],
  AttachedManagedPolicies: [attached("ReadOnlyAccess"), attached("PowerUserAccess")],
  MFADevices: [
    { SerialNumber: device("Bob"), EnableDate: date(), CodeLastUsed: date(), Base32StringSeed: "BOBS" },
    { SerialNumber: "GAHT12345678", EnableDate: date() },
  ],
  SSHPublicKeys: ["APKABOBSFIRSTEXAMPLE", "APKABOBSOTHEREXAMPLE"].map((SSHPublicKeyId) => ({
    SSHPublicKeyId,
    SSHPublicKeyBody: "ssh-rsa",
    Fingerprint: "aa:bb",
    UploadDate: date(),
  })),
  SigningCertificates: [certificate("A"), certificate("B")],
  ServiceSpecificCredentials: ["codecommit", "bedrock"].map((service) => ({
    ServiceSpecificCredentialId: `ACCA${service.toUpperCase().slice(0, 7)}XXXEXAMPLE`,
    ServiceName: `${service}.amazonaws.com`,
    CreateDate: date(),
    ExpirationDate: date(),
  })),
});

/** An account with two of each thing that IAM stores for a user, a group or the root user. */
const everything = () =>
  ({
    Users: [
      { UserName: "Bob", ...userMembers() },
      { UserName: "eve", Groups: ["admins"] },
    ],
    Groups: [
      {
        GroupName: "admins",
        CreateDate: date(),
        GroupPolicyList: [policy("read"), policy("write")],
        AttachedManagedPolicies: [attached("ReadOnlyAccess"), attached("PowerUserAccess")],
      },
    ],
    RootUser: {
      CreateDate: date(),
      PasswordLastUsed: date(),
      LoginProfile: profile(),
      AccessKeys: [{ AccessKeyLastUsed: { LastUsedDate: date() } }],
      MFADevices: [{ SerialNumber: "GAHT87654321", EnableDate: date() }],
      SigningCertificates: [certificate("C"), certificate("D")],
    },
    AccountAliases: ["example"],
    PasswordPolicy: { MaxPasswordAge: 90 },
    VirtualMFADevices: [{ SerialNumber: device("spare"), Base32StringSeed: "SPARE", CodeLastUsed: date() }],
  }) satisfies AccountFixture;

const withEverything = () => mockIam({ account: everything(), now: date });
/** The same members, except those that only one user can have. */
const newUser = () => {
  const { MFADevices: _, SSHPublicKeys: __, SigningCertificates: ___, ...rest } = userMembers();
  return { ...rest, ServiceSpecificCredentials: [{ ServiceName: "codecommit.amazonaws.com" }] };
};

const readers: [string, (iam: MockIam) => unknown][] = [
  ["users()", (iam) => [...iam.account.users()]],
  ["user()", (iam) => iam.account.user("Bob")],
  ["groups()", (iam) => [...iam.account.groups()]],
  ["group()", (iam) => iam.account.group("admins")],
  ["settings()", (iam) => iam.account.settings()],
];
const writers: [string, (iam: MockIam) => unknown][] = [
  ["createUser()", (iam) => iam.account.createUser("Zoe", newUser())],
  ["updateUser()", (iam) => iam.account.updateUser("Bob", { Path: "/ops/" })],
  [
    "createGroup()",
    (iam) => iam.account.createGroup("qa", { Users: ["Bob", "eve"], GroupPolicyList: [policy("read")] }),
  ],
  ["updateGroup()", (iam) => iam.account.updateGroup("admins", { Path: "/ops/" })],
  ["update()", (iam) => iam.account.update({ AccountAliases: ["other"] })],
];

describe("a record", () => {
  test.each([...readers, ...writers])("that account.%s returns is deeply frozen", (name, read) => {
    const record = read(withEverything());
    expect(objectsIn(record).length).toBeGreaterThan(1);
    // The list itself belongs to the caller.
    const records = name.endsWith("s()") && Array.isArray(record) ? record : [record];
    expect(records.flatMap((one) => unfrozenPaths(one))).toEqual([]);
  });

  test.each(readers)("of account.%s shares no object with an earlier one", (_, read) => {
    const iam = withEverything();
    const first = new Set(objectsIn(read(iam)));
    expect(objectsIn(read(iam)).filter((object) => first.has(object))).toEqual([]);
  });
});

describe("the account shares no object with", () => {
  test.each<[string, (given: AccountFixture) => MockIam]>([
    ["mockIam()", (account) => mockIam({ account, now: date })],
    ["seed()", (account) => mockIam({ now: date }).seed(account).checkpoint()],
  ])("the fixture that was passed to %s", (_, create) => {
    const given = everything();
    const iam = create(given);
    const before = structuredClone(iam.snapshot());
    mutate(given);
    expect(iam.snapshot()).toEqual(before);
    expect(iam.reset().snapshot()).toEqual(before);
  });

  test("the changes that were passed to createUser(), updateUser(), createGroup(), updateGroup() and update()", () => {
    const iam = mockIam({ now: date });
    const [user, otherUser, group, otherGroup] = [newUser(), newUser(), ...[1, 2].map(() => everything().Groups[0])];
    const { GroupName: _, ...groupMembers } = group as NonNullable<typeof group>;
    const { GroupName: __, ...otherMembers } = otherGroup as NonNullable<typeof otherGroup>;
    const { RootUser, VirtualMFADevices, AccountAliases, PasswordPolicy } = everything();
    const { AccessKeys: ___, ...root } = RootUser;
    const changes = { RootUser: root, VirtualMFADevices, AccountAliases, PasswordPolicy };
    const { AccessKeys: ____, ...userChanges } = otherUser;
    iam.account.createGroup("admins", groupMembers);
    iam.account.createGroup("Writers");
    iam.account.updateGroup("Writers", otherMembers);
    iam.account.createUser("Bob", user);
    iam.account.createUser("Eve");
    iam.account.updateUser("Eve", userChanges);
    iam.account.update(changes);
    const before = structuredClone(iam.snapshot());
    for (const given of [groupMembers, otherMembers, user, userChanges, changes]) mutate(given);
    expect(iam.snapshot()).toEqual(before);
  });

  test("a snapshot, which is not frozen", () => {
    const iam = withEverything();
    const snapshot = iam.snapshot();
    expect(objectsIn(snapshot).filter((object) => Object.isFrozen(object))).toEqual([]);
    const before = structuredClone(snapshot);
    mutate(snapshot);
    expect(iam.snapshot()).toEqual(before);
  });
});
