import { type Account, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import company from "../../fixtures/small-company.json" with { type: "json" };

const now = () => new Date("2026-11-01T00:00:00Z");
const NOW = "2026-11-01T00:00:00Z";
const create = () => mockIam({ now, account: company });
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

describe("account.updateUser()", () => {
  test("replaces the given members, and keeps the others and the keys", () => {
    const { account } = create();
    const before = account.user("alice");
    const after = account.updateUser("ALICE", {
      Path: "/ops/",
      Tags: [{ Key: "a", Value: "b" }],
      Groups: ["auditors", "new"],
      PasswordLastUsed: "2020-01-01T00:00:00Z",
      UserPolicyList: [{ PolicyName: "p" }],
    });
    expect(after).toEqual({
      ...before,
      Path: "/ops/",
      Arn: "arn:aws:iam::123456789012:user/ops/alice",
      Tags: [{ Key: "a", Value: "b" }],
      Groups: ["auditors", "new"],
      PasswordLastUsed: "2020-01-01T00:00:00Z",
      UserPolicyList: [{ PolicyName: "p", PolicyDocument: '{"Version":"2012-10-17","Statement":[]}' }],
    });
    expect(account.user("alice")).toEqual(after);
    expect(account.group("auditors")?.Users).toEqual(["alice", "carol"]);
  });

  test.each(["LoginProfile", "PermissionsBoundary", "PasswordLastUsed"] as const)(
    "removes the %s with null",
    (member) => {
      const { account } = create();
      expect(account.user("bob")).toHaveProperty(member);
      expect(account.updateUser("bob", { [member]: null })).not.toHaveProperty(member);
    },
  );

  test("removes the last use of the password together with the LoginProfile", () => {
    const { account } = create();
    expect(account.user("bob")).toHaveProperty("PasswordLastUsed");
    for (const changes of [{ LoginProfile: null }, { LoginProfile: null, PasswordLastUsed: null }])
      expect(account.updateUser("bob", changes)).not.toHaveProperty("PasswordLastUsed");
    expect(account.settings().RootUser).toHaveProperty("PasswordLastUsed");
    expect(account.update({ RootUser: { LoginProfile: null } }).RootUser).not.toHaveProperty("PasswordLastUsed");
  });

  test("keeps a virtual MFA device that is no longer assigned, and removes a hardware device", () => {
    const { account } = create();
    account.updateUser("alice", { MFADevices: [{ SerialNumber: mfa("spare") }] });
    expect(account.user("alice")?.MFADevices).toEqual([{ SerialNumber: mfa("spare"), EnableDate: NOW }]);
    expect(account.settings().VirtualMFADevices).toEqual([{ SerialNumber: mfa("alice") }]);
    account.updateUser("erin", { MFADevices: [{ SerialNumber: "GAHT12345678" }] });
    expect(account.user("erin")?.MFADevices).toHaveLength(1);
  });

  test("keeps the virtual MFA device of a deleted user, and removes a hardware device", () => {
    const { account } = create();
    account.deleteUser("alice");
    expect(account.settings().VirtualMFADevices).toEqual([
      { SerialNumber: mfa("spare") },
      { SerialNumber: mfa("alice") },
    ]);
    expect(account.createUser("Ian", { MFADevices: [{ SerialNumber: "GAHT12345678" }] }).MFADevices).toHaveLength(1);
    expect(account.group("admins")?.Users).toEqual([]);
  });

  test("renames a user, and keeps the user's keys and groups", () => {
    const { account } = create();
    const { AccessKeys: keys, ...before } = account.user("bob") ?? {};
    const { AccessKeys, ...after } = account.updateUser("bob", { UserName: "Robert" });
    expect(after).toEqual({ ...before, UserName: "Robert", Arn: "arn:aws:iam::123456789012:user/engineering/Robert" });
    expect(AccessKeys).toEqual(keys?.map((key) => ({ ...key, UserName: "Robert" })));
    expect(account.user("bob")).toBeUndefined();
    expect(account.updateUser("Robert", { UserName: "robert" }).UserName).toBe("robert");
  });
});

describe("account.createGroup(), updateGroup() and deleteGroup()", () => {
  test("create, change, rename and delete a group", () => {
    const { account } = create();
    const group = account.createGroup("ops", { Path: "/a/", Users: ["alice", "bob"] });
    expect(group).toMatchObject({ GroupName: "ops", Path: "/a/", CreateDate: NOW, Users: ["alice", "bob"] });
    expect(account.createGroup("empty")).toMatchObject({ Path: "/", Users: [], GroupPolicyList: [] });
    const changed = account.updateGroup("OPS", {
      GroupName: "Ops2",
      Users: ["bob", "carol"],
      AttachedManagedPolicies: [],
    });
    expect(changed).toEqual({
      ...group,
      GroupName: "Ops2",
      Arn: "arn:aws:iam::123456789012:group/a/Ops2",
      Users: ["bob", "carol"],
    });
    expect(account.updateGroup("ops2", { Path: "/b/" })).toMatchObject({ Path: "/b/", Users: ["bob", "carol"] });
    expect(account.updateGroup("ops2", { GroupName: "ops2", Users: null })).toMatchObject({
      GroupName: "ops2",
      Users: [],
    });
    account.updateGroup("ops2", { Users: ["bob"] });
    account.deleteGroup("ops2");
    expect(account.group("ops2")).toBeUndefined();
    expect(account.user("bob")?.Groups).toEqual(["developers"]);
    expect(account.groups().map(({ GroupName }) => GroupName)).toEqual(["admins", "auditors", "developers", "empty"]);
  });
});

test("a user and a group can have a name of 128 letters", () => {
  const { account } = create();
  const name = "a".repeat(128);
  expect(account.updateUser("bob", { UserName: name }).UserName).toBe(name);
  expect(account.updateGroup("auditors", { GroupName: name }).GroupName).toBe(name);
});

test("a group's former name and a deleted group's name and id can be given to another group", () => {
  const { account } = create();
  const { GroupId } = account.createGroup("ops");
  account.updateGroup("ops", { GroupName: "dev" });
  expect(account.group("ops")).toBeUndefined();
  expect(account.createGroup("ops").GroupId).not.toBe(GroupId);
  account.deleteGroup("dev");
  expect(account.createGroup("night", { GroupId })).toMatchObject({ GroupName: "night", GroupId });
  expect(account.createGroup("Dev").GroupId).not.toBe(GroupId);
});

test("the methods of groups ignore the case of users' names", () => {
  const { account } = mockIam({ account: { Users: [{ UserName: "Bob" }, { UserName: "Eve" }] } });
  expect(account.createGroup("Ops", { Users: ["BOB"] }).Users).toEqual(["Bob"]);
  expect(account.updateGroup("Ops", { Users: ["bOB", "EVE"] }).Users).toEqual(["Bob", "Eve"]);
  expect(account.updateGroup("Ops", { Users: ["EVE"] }).Users).toEqual(["Eve"]);
  expect(account.user("bob")?.Groups).toEqual([]);
});

describe("account.update()", () => {
  test("replaces the given members of the account and the root user, and keeps the others", () => {
    const { account } = create();
    const before = account.settings();
    const after = account.update({
      AccountAliases: ["other"],
      PasswordPolicy: { HardExpiry: true },
      RootUser: { PasswordLastUsed: NOW, MFADevices: null },
    });
    expect(after).toMatchObject({
      AccountAliases: ["other"],
      PasswordPolicy: { MinimumPasswordLength: 6, HardExpiry: true },
    });
    const { MFADevices: _, ...root } = before.RootUser;
    expect(after.RootUser).toEqual({ ...root, PasswordLastUsed: NOW, MFADevices: [] });
    expect(after.VirtualMFADevices).toEqual([
      ...before.VirtualMFADevices,
      { SerialNumber: mfa("root-account-mfa-device") },
    ]);
    expect(account.settings()).toEqual(after);
  });

  test("leaves the root user as old as the oldest date in the account, unless it sets the CreateDate", () => {
    const { account } = mockIam({ account: { Users: [{ UserName: "Bob", CreateDate: "2020-01-01T00:00:00Z" }] } });
    expect(account.update({ RootUser: { PasswordLastUsed: NOW } }).RootUser.CreateDate).toBe("2020-01-01T00:00:00Z");
    account.createUser("Eve", { CreateDate: "2010-01-01T00:00:00Z" });
    expect(account.settings().RootUser.CreateDate).toBe("2010-01-01T00:00:00Z");
    const { RootUser } = account.update({ RootUser: { CreateDate: "2015-01-01T00:00:00Z" } });
    expect(RootUser.CreateDate).toBe("2015-01-01T00:00:00Z");
  });

  test("removes values with null, and adds and removes virtual MFA devices", () => {
    const { account } = create();
    const after = account.update({
      AccountAliases: null,
      PasswordPolicy: null,
      VirtualMFADevices: [{ SerialNumber: mfa("new") }],
      RootUser: { LoginProfile: null },
    });
    expect(after).toMatchObject({ AccountAliases: [], VirtualMFADevices: [{ SerialNumber: mfa("new") }] });
    expect(after).not.toHaveProperty("PasswordPolicy");
    expect(after.RootUser).not.toHaveProperty("LoginProfile");
    expect(account.update({})).toEqual(after);
  });

  test.each(["AccountAliases", "PasswordPolicy", "VirtualMFADevices"] as const)(
    "removes %s alone with null",
    (member) => {
      const { account } = create();
      const { [member]: removed, ...others } = account.settings();
      expect(removed ?? []).not.toEqual([]);
      const { [member]: after = [], ...kept } = account.update({ [member]: null });
      expect([after, kept]).toEqual([[], others]);
    },
  );
});

describe.each([null, []])("%j removes every item", (empty) => {
  const certificates = { SigningCertificates: [{ UploadDate: NOW }] };
  const policies = { AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/A" }] };
  const user = {
    ...{ ...certificates, ...policies, Tags: [{ Key: "a", Value: "b" }], Groups: ["ops"] },
    ...{ UserPolicyList: [{ PolicyName: "p" }], MFADevices: [{ SerialNumber: mfa("Bob") }] },
    ...{ SSHPublicKeys: [{}], ServiceSpecificCredentials: [{ ServiceName: "cassandra.amazonaws.com" }] },
  };
  const group = { ...policies, GroupPolicyList: [{ PolicyName: "p" }], Users: ["Bob"] };
  const root = { ...certificates, MFADevices: [{ SerialNumber: mfa("root") }] };
  const account = () =>
    mockIam({
      account: {
        Users: [{ UserName: "Bob", ...user }],
        Groups: [{ GroupName: "ops", ...group }],
        RootUser: root,
      },
    }).account;

  test.each(Object.keys(user) as (keyof typeof user)[])("of a user's %s", (list) => {
    const { updateUser, user: bob } = account();
    expect(bob("Bob")?.[list]).toHaveLength(1);
    expect(updateUser("Bob", { [list]: empty })[list]).toEqual([]);
  });

  test.each(Object.keys(group) as (keyof typeof group)[])("of a group's %s", (list) => {
    const { updateGroup, group: ops } = account();
    expect(ops("ops")?.[list]).toHaveLength(1);
    expect(updateGroup("ops", { [list]: empty })[list]).toEqual([]);
  });

  test.each(Object.keys(root) as (keyof typeof root)[])("of the root user's %s", (list) => {
    const { update, settings } = account();
    expect(settings().RootUser[list]).toHaveLength(1);
    expect(update({ RootUser: { [list]: empty } }).RootUser[list]).toEqual([]);
  });
});

describe("a member that is undefined is kept by", () => {
  const userMembers = {
    ...{ Path: undefined, CreateDate: undefined, PasswordLastUsed: undefined, PermissionsBoundary: undefined },
    ...{ Tags: undefined, LoginProfile: undefined, Groups: undefined, UserPolicyList: undefined },
    ...{ AttachedManagedPolicies: undefined, MFADevices: undefined, SSHPublicKeys: undefined },
    ...{ SigningCertificates: undefined, ServiceSpecificCredentials: undefined, UserName: undefined },
  };
  const groupMembers = {
    ...{ Path: undefined, CreateDate: undefined, GroupPolicyList: undefined, AttachedManagedPolicies: undefined },
    ...{ Users: undefined, GroupName: undefined },
  };
  const rootMembers = {
    ...{ CreateDate: undefined, PasswordLastUsed: undefined, LoginProfile: undefined },
    ...{ MFADevices: undefined, SigningCertificates: undefined },
  };
  const settings = { AccountAliases: undefined, PasswordPolicy: undefined, VirtualMFADevices: undefined };
  const never = { AccessKeys: undefined, UserId: undefined, GroupId: undefined, Arn: undefined };

  test.each<[method: string, change: (account: Account) => unknown]>([
    ["updateUser()", (account) => account.updateUser("alice", userMembers)],
    ["updateUser(), even if it cannot be changed", (account) => account.updateUser("bob", never as never)],
    ["updateGroup()", (account) => account.updateGroup("admins", groupMembers)],
    ["updateGroup(), even if it cannot be changed", (account) => account.updateGroup("admins", never as never)],
    ["update()", (account) => account.update({ ...settings, RootUser: undefined })],
    ["update() of the RootUser", (account) => account.update({ ...settings, RootUser: rootMembers })],
  ])("account.%s", (_, change) => {
    const iam = create();
    const before = iam.snapshot();
    change(iam.account);
    expect(iam.snapshot()).toEqual(before);
  });
});
