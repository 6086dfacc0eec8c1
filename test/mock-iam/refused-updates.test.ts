import { type Account, type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import company from "../../fixtures/small-company.json" with { type: "json" };

const now = () => new Date("2026-11-01T00:00:00Z");
const NOW = "2026-11-01T00:00:00Z";
const create = () => mockIam({ now, account: company });
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

describe("an invalid change throws and changes nothing:", () => {
  const noUser = 'the account has no user "Ian". Seed the user, or create it with account.createUser().';
  const noGroup = 'the account has no group "ops". Seed the group, or create it with account.createGroup().';
  test.each<[(account: Account) => unknown, string]>([
    [(account) => account.updateUser("Ian", {}), `Failed to update a user: ${noUser}`],
    [
      (account) => account.updateUser("bob", null as never),
      "Failed to update a user: the changes are null; expected an object such as { Path: … }.",
    ],
    [
      (account) => account.updateUser("bob", [] as never),
      "Failed to update a user: the changes are an array; expected an object such as { Path: … }.",
    ],
    [
      (account) => account.updateUser("bob", { Path: "x" }),
      'Failed to update a user: Path is "x"; expected "/", or up to 512 characters that begin and end with "/". Nothing was changed.',
    ],
    [
      (account) => account.updateUser("bob", { Pth: "/" } as never),
      'Failed to update a user: Pth is not a known member. Did you mean "Path"? Nothing was changed.',
    ],
    [
      (account) => account.updateUser("bob", { AccessKeys: [] } as never),
      "Failed to update a user: AccessKeys cannot be changed here. Use account.createAccessKey(), updateAccessKey() or deleteAccessKey().",
    ],
    [
      (account) => account.updateUser("bob", { UserId: "x" } as never),
      "Failed to update a user: UserId cannot be changed here. AWS never changes it.",
    ],
    [
      (account) => account.updateUser("bob", { Arn: "x" } as never),
      "Failed to update a user: Arn cannot be changed here. Change Path or UserName instead.",
    ],
    [
      (account) => account.updateUser("bob", { GroupList: [] } as never),
      "Failed to update a user: GroupList cannot be changed here. Change Groups instead.",
    ],
    [
      (account) => account.updateUser("bob", { LoginProfile: null, PasswordLastUsed: NOW }),
      "Failed to update a user: PasswordLastUsed is the last use of a password, but LoginProfile is null. Leave one of the two out.",
    ],
    [
      (account) => account.update({ RootUser: { LoginProfile: null, PasswordLastUsed: NOW } }),
      "Failed to update the account: RootUser.PasswordLastUsed is the last use of a password, but RootUser.LoginProfile is null.",
    ],
    [
      (account) => account.updateUser("bob", { UserName: "ALICE" }),
      "Failed to update a user: the account already has a user with that name. Delete it first, or choose another name.",
    ],
    [
      (account) => account.updateUser("bob", { UserName: "a b" }),
      'Failed to update a user: UserName is "a b"; expected 1 to 128 letters, digits or _+=,.@-.',
    ],
    [
      (account) => account.updateUser("bob", { UserName: "a".repeat(129) }),
      "expected 1 to 128 letters, digits or _+=,.@-.",
    ],
    [
      (account) => account.updateUser("bob", { UserName: 3 as never }),
      "Failed to update a user: UserName is 3; expected 1 to 128 letters",
    ],
    [
      (account) => account.updateUser("bob", { MFADevices: [{ SerialNumber: mfa("alice") }] }),
      `MFADevices[0].SerialNumber is "${mfa("alice")}", which the account already has. Use another one.`,
    ],
    [
      (account) => account.createGroup("Admins"),
      'Failed to create the group "Admins": the account already has a group with that name. Delete it first, or choose another name.',
    ],
    [
      (account) => account.createGroup("ops", 5 as never),
      "Failed to create a group: the fixture is 5; expected an object. Nothing was seeded.",
    ],
    [
      (account) => account.createGroup("ops", null as never),
      "Failed to create a group: the fixture is null; expected an object.",
    ],
    [(account) => account.createGroup("ops", { Users: ["Ian"] }), `Failed to create a group: ${noUser}`],
    [
      (account) => account.createGroup("ops", { Users: 3 as never }),
      "Failed to create a group: Users is 3; expected an array of user names.",
    ],
    [(account) => account.updateGroup("ops", {}), `Failed to update a group: ${noGroup}`],
    [(account) => account.updateGroup("admins", { Users: ["Ian"] }), `Failed to update a group: ${noUser}`],
    [
      (account) => account.updateGroup("admins", { GroupId: "x" } as never),
      "Failed to update a group: GroupId cannot be changed here. AWS never changes it.",
    ],
    [
      (account) => account.updateGroup("admins", { Arn: "x" } as never),
      "Failed to update a group: Arn cannot be changed here. Change Path or GroupName instead.",
    ],
    [
      (account) => account.updateGroup("admins", { GroupName: "Auditors" }),
      "Failed to update a group: the account already has a group with that name.",
    ],
    [(account) => account.deleteGroup("ops"), `Failed to delete a group: ${noGroup}`],
    [
      (account) => account.update(3 as never),
      "Failed to update the account: the changes are 3; expected an object such as { AccountAliases: … }.",
    ],
    [
      (account) => account.update({ Users: [] } as never),
      "Failed to update the account: Users is not one of AccountAliases, PasswordPolicy, VirtualMFADevices, RootUser. To change a user or a group, use account.updateUser() or account.updateGroup().",
    ],
    [
      (account) => account.update({ RootUser: 3 as never }),
      "Failed to update the account: RootUser is 3; expected an object such as { PasswordLastUsed: … }.",
    ],
    [
      (account) => account.update({ RootUser: { AccessKeys: [] } as never }),
      "Failed to update the account: RootUser.AccessKeys cannot be changed here. Use account.createAccessKey(null), updateAccessKey(null, …) or deleteAccessKey(null, …).",
    ],
    [
      (account) => account.update({ VirtualMFADevices: [{ SerialNumber: mfa("new") }, 3 as never] }),
      "Failed to update the account: VirtualMFADevices[1] is 3; expected an object such as { SerialNumber: … }.",
    ],
    [
      (account) => account.update({ VirtualMFADevices: [{ SerialNumber: mfa("new"), User: {} } as never] }),
      "Failed to update the account: VirtualMFADevices[0].User cannot be changed here. Change the MFADevices of a user with account.updateUser(), or those of the RootUser.",
    ],
    [
      (account) => account.update({ AccountAliases: ["x"], RootUser: { PasswordLastUsed: NOW } }),
      'Failed to update the account: AccountAliases[0] is "x"; expected 3 to 63',
    ],
    [
      (account) => account.update({ AccountAliases: ["other"], RootUser: { PasswordLastUsed: "x" } }),
      'Failed to update the account: RootUser.PasswordLastUsed is "x"; expected a Date',
    ],
  ])("$1", (change, message) => {
    const iam = create();
    const before: AccountFixture = iam.snapshot();
    expect(() => change(iam.account)).toThrow(message);
    expect(iam.snapshot()).toEqual(before);
  });
});
