import {
  GetAccountAuthorizationDetailsCommand,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
} from "@aws-sdk/client-iam";
import type { AccountFixture, MockIam } from "msw-iam";
import { expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer, post } from "../support/server.ts";

const PHONE = "arn:aws:iam::123456789012:mfa/phone";
const mockWithPropagation = (account: AccountFixture = {}) => mockOnServer({ account }).propagation({ requests: 100 });
const groupNames = async (iam: MockIam) =>
  (await clientOf(iam).send(new ListGroupsCommand({}))).Groups?.map(({ GroupName }) => GroupName);
const deviceOwners = async (iam: MockIam) =>
  (await clientOf(iam).send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices?.map(
    ({ User, EnableDate }) => User?.UserName ?? EnableDate,
  );
const pendingIn = (iam: MockIam) => /(\d+) pending/.exec(String(iam.journal))?.[1];

test("a group that the test creates replaces the deleted group of that name", async () => {
  const iam = mockWithPropagation({ Groups: [{ GroupName: "Ops" }, { GroupName: "Dev" }] });
  await post({ Action: "DeleteGroup", GroupName: "Ops" });
  await post({ Action: "DeleteGroup", GroupName: "Dev" });
  iam.account.createGroup("ops");
  expect([await groupNames(iam), pendingIn(iam)]).toEqual([["Dev", "ops"], "1"]);
});

test("a group that the test renames replaces the deleted group of that name", async () => {
  const iam = mockWithPropagation({ Groups: [{ GroupName: "Ops" }, { GroupName: "Dev" }] });
  await post({ Action: "DeleteGroup", GroupName: "Ops" });
  iam.account.updateGroup("Dev", { GroupName: "Ops" });
  expect([await groupNames(iam), pendingIn(iam)]).toEqual([["Ops"], "0"]);
});

test("a new group is visible once the test has changed it, and a new user with the same name is not", async () => {
  const iam = mockWithPropagation();
  await post({ Action: "CreateGroup", GroupName: "Ops" });
  await post({ Action: "CreateUser", UserName: "Ops" });
  iam.account.updateGroup("Ops", { Path: "/a/" });
  const { Users } = await clientOf(iam).send(new ListUsersCommand({}));
  expect([await groupNames(iam), Users]).toEqual([["Ops"], []]);
});

test("a user whom the test adds to a group is in it once the group is visible", async () => {
  const iam = mockWithPropagation({ Users: [{ UserName: "Bob" }] });
  await post({ Action: "CreateGroup", GroupName: "Ops" });
  iam.account.updateUser("Bob", { Groups: ["Ops"] });
  const groupsOfBob = async () => {
    const { UserDetailList } = await clientOf(iam).send(new GetAccountAuthorizationDetailsCommand({}));
    const { Groups } = await clientOf(iam).send(new ListGroupsForUserCommand({ UserName: "Bob" }));
    return [UserDetailList?.[0]?.GroupList, Groups?.map(({ GroupName }) => GroupName)];
  };
  expect(await groupsOfBob()).toEqual([[], []]);
  iam.propagation(null);
  expect(await groupsOfBob()).toEqual([["Ops"], ["Ops"]]);
});

test("a group can be deleted only if it has no users, even if requests cannot see that yet", async () => {
  mockWithPropagation({ Users: [{ UserName: "Bob", Groups: ["Ops"] }], Groups: [{ GroupName: "Dev" }] });
  await post({ Action: "RemoveUserFromGroup", GroupName: "Ops", UserName: "Bob" });
  await post({ Action: "AddUserToGroup", GroupName: "Dev", UserName: "Bob" });
  expect((await post({ Action: "DeleteGroup", GroupName: "Ops" })).status).toBe(200);
  expect(await (await post({ Action: "DeleteGroup", GroupName: "Dev" })).text()).toContain("<Code>DeleteConflict<");
});

test("a device is not assigned to a user whom the test deletes, although its deactivation is pending", async () => {
  const iam = mockWithPropagation({ Users: [{ UserName: "Bob", MFADevices: [{ SerialNumber: PHONE }] }] });
  await post({ Action: "DeactivateMFADevice", UserName: "Bob", SerialNumber: PHONE });
  expect(await deviceOwners(iam)).toEqual(["Bob"]);
  iam.account.deleteUser("Bob");
  expect([await deviceOwners(iam), pendingIn(iam)]).toEqual([[undefined], "0"]);
});

test("a new user is visible once the test has given it a device", async () => {
  const iam = mockWithPropagation();
  await post({ Action: "CreateUser", UserName: "Bob" });
  iam.account.updateUser("Bob", { MFADevices: [{ SerialNumber: PHONE }] });
  expect([await deviceOwners(iam), pendingIn(iam)]).toEqual([["Bob"], "0"]);
});

test("users and groups with pending changes are listed in the order of their names, ignoring case", async () => {
  const names = ["alice", "Bob", "carol", "Dave"];
  const iam = mockWithPropagation({
    Users: names.map((UserName) => ({ UserName })),
    Groups: names.map((GroupName) => ({ GroupName })),
  });
  for (const name of ["Bob", "carol"]) {
    await post({ Action: "DeleteUser", UserName: name });
    await post({ Action: "DeleteGroup", GroupName: name });
  }
  const { Users } = await clientOf(iam).send(new ListUsersCommand({}));
  expect([Users?.map(({ UserName }) => UserName), await groupNames(iam)]).toEqual([names, names]);
});

test("a new device is listed once it has propagated, after the devices that were there before", async () => {
  const iam = mockWithPropagation({ VirtualMFADevices: [{ SerialNumber: PHONE }] }).propagation({ requests: 1 });
  await post({ Action: "CreateVirtualMFADevice", VirtualMFADeviceName: "tablet" });
  expect([await deviceOwners(iam), await deviceOwners(iam)]).toEqual([[undefined], [undefined, undefined]]);
});

test("a device belongs to a user once its activation has propagated, and until its deactivation has", async () => {
  const iam = mockWithPropagation({ Users: [{ UserName: "Bob" }], VirtualMFADevices: [{ SerialNumber: PHONE }] });
  const owned = async () =>
    (await clientOf(iam).send(new ListMFADevicesCommand({ UserName: "Bob" }))).MFADevices?.map(
      (device) => device.UserName,
    );
  iam.propagation({ requests: 1 });
  const device = { UserName: "Bob", SerialNumber: PHONE };
  const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
  await post({ Action: "EnableMFADevice", ...device, ...codes });
  expect([await owned(), await owned()]).toEqual([[], ["Bob"]]);
  await post({ Action: "DeactivateMFADevice", ...device });
  expect([await owned(), await owned()]).toEqual([["Bob"], []]);
});

test("the root user is found while a change propagates", async () => {
  const iam = mockWithPropagation({ RootAccessKeys: [{}] });
  await post({ Action: "CreateUser", UserName: "Bob" });
  const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({}));
  expect(AccessKeyMetadata).toHaveLength(1);
});

test("a device that the test creates replaces the deleted device of that name", async () => {
  const iam = mockWithPropagation({ VirtualMFADevices: [{ SerialNumber: PHONE }] });
  await post({ Action: "DeleteVirtualMFADevice", SerialNumber: PHONE });
  iam.seed({ VirtualMFADevices: [{ SerialNumber: PHONE }] });
  expect([await deviceOwners(iam), pendingIn(iam)]).toEqual([[undefined], "0"]);
});

test("an alias that the test sets replaces the one that is pending", async () => {
  const iam = mockWithPropagation();
  await post({ Action: "CreateAccountAlias", AccountAlias: "acme" });
  iam.account.update({ AccountAliases: ["umbrella"] });
  const { AccountAliases } = await clientOf(iam).send(new ListAccountAliasesCommand({}));
  expect([AccountAliases, pendingIn(iam)]).toEqual([["umbrella"], "0"]);
});
