import { ListAccessKeysCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import type { AccountFixture, MockIam } from "msw-iam";
import { expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, post, signedBy } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }, { UserName: "Eve" }] };
const mockWithPropagation = () => mockOnServer({ account }).propagation({ requests: 100 });

const keysOf = async (iam: MockIam, UserName: string) =>
  (await clientOf(iam).send(new ListAccessKeysCommand({ UserName }))).AccessKeyMetadata?.map((key) => [
    key.AccessKeyId,
    key.Status,
  ]);
const userNames = async (iam: MockIam) =>
  (await clientOf(iam).send(new ListUsersCommand({}))).Users?.map(({ UserName }) => UserName);
const isAccepted = async () => (await listAccessKeys({}, signedBy(KEY))).ok;
const pendingIn = (iam: MockIam) => /(\d+) pending/.exec(String(iam.journal))?.[1];

const deactivate = () => post({ Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: KEY, Status: "Inactive" });
const deleteKey = () => post({ Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId: KEY });
const rename = (UserName: string, NewUserName: string) => post({ Action: "UpdateUser", UserName, NewUserName });

test("a key that the test deletes is neither listed nor accepted, although an earlier change is pending", async () => {
  const iam = mockWithPropagation();
  await deactivate();
  iam.account.deleteAccessKey("Bob", KEY);
  expect([await keysOf(iam, "Bob"), await isAccepted(), pendingIn(iam)]).toEqual([[], false, "0"]);
});

test("a key whose status the test sets has that status, although an earlier change is pending", async () => {
  const iam = mockWithPropagation();
  await deactivate();
  iam.account.updateAccessKey("Bob", KEY, "Expired");
  expect([await keysOf(iam, "Bob"), await isAccepted(), pendingIn(iam)]).toEqual([[[KEY, "Expired"]], false, "0"]);
});

test.each([
  ["account.createAccessKey()", (iam: MockIam) => void iam.account.createAccessKey("Eve", { AccessKeyId: KEY })],
  ["seed()", (iam: MockIam) => void iam.seed({ AccessKeyMetadata: [{ UserName: "Eve", AccessKeyId: KEY }] })],
])("a deleted key that the test gives to another user by %s belongs to that user only", async (_, add) => {
  const iam = mockWithPropagation();
  await deleteKey();
  add(iam);
  expect([await keysOf(iam, "Bob"), await keysOf(iam, "Eve")]).toEqual([[], [[KEY, "Active"]]]);
  expect([await isAccepted(), iam.journal.attempts.at(-1)?.caller.userName]).toEqual([true, "Eve"]);
});

test("a user whom the test deletes does not make another user's new key visible", async () => {
  const iam = mockWithPropagation();
  await post({ Action: "CreateAccessKey", UserName: "Eve" });
  iam.account.deleteUser("Bob");
  expect([await keysOf(iam, "Eve"), pendingIn(iam)]).toEqual([[], "1"]);
});

test("a user whom the test deletes is gone with all keys, although their deletion is pending", async () => {
  const iam = mockWithPropagation();
  await deleteKey();
  await rename("Bob", "Rob");
  await post({ Action: "CreateAccessKey", UserName: "Bob" });
  iam.account.deleteUser("Rob");
  expect([await userNames(iam), await isAccepted(), pendingIn(iam)]).toEqual([["Eve"], false, "0"]);
});

test("a user whom the test creates replaces the deleted user of that name", async () => {
  const iam = mockWithPropagation();
  await deleteKey();
  await post({ Action: "DeleteUser", UserName: "Bob" });
  iam.account.createUser("bob");
  expect([await userNames(iam), await keysOf(iam, "Bob"), await isAccepted()]).toEqual([["bob", "Eve"], [], false]);
});

test("requests see no two users with the same name, although renames were pending", async () => {
  const iam = mockOnServer({ account: { Users: ["Ann", "Bob", "Cy"].map((UserName) => ({ UserName })) } });
  iam.propagation({ requests: 100 });
  await rename("Cy", "Dan");
  await rename("Bob", "Cy");
  await rename("Ann", "Bob");
  iam.account.createUser("Ann");
  expect([await userNames(iam), pendingIn(iam)]).toEqual([["Ann", "Bob", "Cy", "Dan"], "0"]);
});

test("a name that a user has between two pending changes is not seen twice either", async () => {
  let time = 0;
  const iam = mockOnServer({ account: { Users: [{ UserName: "Ann" }] }, now: () => new Date(time) });
  iam.propagation({ ms: 10 });
  await rename("Ann", "Bob");
  time = 5;
  await rename("Ann", "Cy");
  iam.account.createUser("Bob");
  time = 10;
  expect(await userNames(iam)).toEqual(["Bob", "Cy"]);
});

test("a change of one user leaves what is pending for others", async () => {
  const iam = mockWithPropagation();
  await rename("Eve", "Ava");
  await deactivate();
  iam.account.createUser("Zoe");
  iam.account.deleteAccessKey("Bob", KEY);
  expect([await userNames(iam), pendingIn(iam)]).toEqual([["Bob", "Eve", "Zoe"], "1"]);
});

test("a new user is visible once the test has given it a key, and a renamed one keeps the old name", async () => {
  const iam = mockWithPropagation();
  await post({ Action: "CreateUser", UserName: "Zoe" });
  await rename("Eve", "Ava");
  const { AccessKeyId } = iam.account.createAccessKey("Zoe");
  iam.account.createAccessKey("Ava");
  expect(await userNames(iam)).toEqual(["Bob", "Eve", "Zoe"]);
  expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(200);
  expect(await keysOf(iam, "Eve")).toHaveLength(1);
});

test("a refused seed leaves what is pending as it is", async () => {
  const iam = mockWithPropagation();
  await deactivate();
  await rename("Eve", "Ava");
  const lastUse = { AccessKeyLastUsed: { ServiceName: "s3", Region: "us-east-1" } };
  const Users = [{ UserName: "Bob", AccessKeys: 2 }, { UserName: "Eve" }];
  expect(() => iam.seed({ Users }, { UserName: "Bob", ...lastUse })).toThrow(/Nothing was seeded/);
  expect(await keysOf(iam, "Bob")).toEqual([[KEY, "Active"]]);
  expect([await userNames(iam), await isAccepted(), pendingIn(iam)]).toEqual([["Bob", "Eve"], true, "2"]);
});

test.each<[what: string, request: Record<string, string>, fixture: AccountFixture]>([
  [
    "a user",
    { Action: "TagUser", UserName: "Bob", "Tags.member.1.Key": "team", "Tags.member.1.Value": "a" },
    { Users: [{ UserName: "bob", Tags: [{ Key: "team", Value: "a" }] }] },
  ],
  [
    "a user",
    { Action: "TagUser", UserName: "Bob", "Tags.member.1.Key": "team", "Tags.member.1.Value": "a" },
    { CredentialReport: "user,arn,mfa_active\nBob,arn:aws:iam::123456789012:user/Bob,false" },
  ],
  ["a group", { Action: "CreateGroup", GroupName: "ops" }, { Groups: [{ GroupName: "OPS" }] }],
  [
    "an MFA device",
    { Action: "CreateVirtualMFADevice", VirtualMFADeviceName: "phone" },
    { VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/phone" }] },
  ],
  ["the account", { Action: "CreateAccountAlias", AccountAlias: "acme" }, { AccountAliases: ["acme"] }],
  ["the account", { Action: "CreateAccountAlias", AccountAlias: "acme" }, { RootUser: { MFADevices: [] } }],
])("a seed that changes nothing does not affect the pending change of %s", async (_, change, fixture) => {
  const iam = mockWithPropagation();
  await post(change);
  const before = iam.snapshot();
  iam.seed(fixture);
  expect(iam.snapshot()).toEqual(before);
  expect(pendingIn(iam)).toBe("1");
});

test("a refused seed does not affect the pending changes of the owners that it names", async () => {
  const company: AccountFixture = {
    Users: [{ UserName: "Bob", AccessKeys: 2 }],
    Groups: [{ GroupName: "Ops" }],
    VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/phone" }],
  };
  const iam = mockOnServer({ account: company }).propagation({ requests: 100 });
  await post({ Action: "UpdateUser", UserName: "Bob", NewPath: "/new/" });
  await post({ Action: "AddUserToGroup", UserName: "Bob", GroupName: "Ops" });
  await post({ Action: "DeleteVirtualMFADevice", SerialNumber: "arn:aws:iam::123456789012:mfa/phone" });
  await post({ Action: "CreateAccountAlias", AccountAlias: "pending" });
  const before = iam.snapshot();
  const refused: AccountFixture = {
    Users: [{ UserName: "Bob", Tags: [{ Key: "a", Value: "" }] }],
    Groups: [{ GroupName: "Ops", GroupPolicyList: [{ PolicyName: "p" }] }],
    VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/phone" }],
    PasswordPolicy: {},
  };
  const lastUse = { AccessKeyLastUsed: { ServiceName: "s3", Region: "us-east-1" } };
  expect(() => iam.seed(refused, { UserName: "Bob", ...lastUse })).toThrow(/Nothing was seeded/);
  expect([pendingIn(iam), iam.snapshot()]).toEqual(["4", before]);
  expect(await (await post({ Action: "GetUser", UserName: "Bob" })).text()).toContain("<Path>/</Path>");
});

test("a seed that changes nothing does not affect several pending changes", async () => {
  const SerialNumber = "arn:aws:iam::123456789012:mfa/phone";
  const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }], Groups: [{ GroupName: "Ops" }] } });
  iam.propagation({ requests: 100 });
  await post({ Action: "UpdateUser", UserName: "Bob", NewPath: "/new/" });
  await post({ Action: "CreateGroup", GroupName: "New" });
  await post({ Action: "CreateVirtualMFADevice", VirtualMFADeviceName: "phone" });
  await post({ Action: "CreateAccountAlias", AccountAlias: "pending" });
  const before = iam.snapshot();
  iam.seed(
    { Users: [{ UserName: "Bob", Path: "/new/" }], Groups: [{ GroupName: "New", Path: "/" }] },
    { VirtualMFADevices: [{ SerialNumber }], AccountAliases: ["pending"] },
  );
  expect([pendingIn(iam), iam.snapshot()]).toEqual(["4", before]);
});

test("a last use that the test records is visible at once, also that of a deleted key", async () => {
  const iam = mockWithPropagation();
  await deactivate();
  iam.account.recordUse(KEY, { ServiceName: "s3", Region: "eu-west-1" });
  await deleteKey();
  expect(await (await post({ Action: "GetAccessKeyLastUsed", AccessKeyId: KEY })).text()).toContain("eu-west-1");
  expect(await keysOf(iam, "Bob")).toEqual([[KEY, "Active"]]);
});
