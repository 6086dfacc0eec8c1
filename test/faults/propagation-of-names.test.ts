import { expect, test } from "vitest";
import { mfaArn } from "../support/mfa-devices.ts";
import { errorOf, mockOnServer, post } from "../support/server.ts";

type Params = Readonly<Record<string, string>>;

const named: readonly (readonly [what: string, create: Params, remove: Params])[] = [
  ["user", { Action: "CreateUser", UserName: "a" }, { Action: "DeleteUser", UserName: "a" }],
  ["group", { Action: "CreateGroup", GroupName: "a" }, { Action: "DeleteGroup", GroupName: "a" }],
  [
    "virtual MFA device",
    { Action: "CreateVirtualMFADevice", VirtualMFADeviceName: "a" },
    { Action: "DeleteVirtualMFADevice", SerialNumber: mfaArn("a") },
  ],
  [
    "account alias",
    { Action: "CreateAccountAlias", AccountAlias: "example" },
    { Action: "DeleteAccountAlias", AccountAlias: "example" },
  ],
  [
    "login profile",
    { Action: "CreateLoginProfile", UserName: "Bob", Password: "Correct-Horse-1" },
    { Action: "DeleteLoginProfile", UserName: "Bob" },
  ],
];

test.each(named)("the name of a new %s is taken before requests can see it", async (_, create) => {
  mockOnServer({ account: { Users: [{ UserName: "Bob" }] } }).propagation({ requests: 9 });
  expect((await post(create)).status).toBe(200);
  expect(await errorOf(await post(create))).toMatchObject({ status: 409, code: "EntityAlreadyExists" });
});

test.each(named)("the name of a deleted %s is free while requests can still see it", async (_, create, remove) => {
  const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
  expect((await post(create)).status).toBe(200);
  iam.propagation({ requests: 9 });
  expect((await post(remove)).status).toBe(200);
  expect((await post(create)).status).toBe(200);
});

const user = { UserName: "New" };
const group = { GroupName: "New" };
const device = { SerialNumber: mfaArn("New") };
const codes = { AuthenticationCode1: "111111", AuthenticationCode2: "222222" };
const bob = { UserName: "Bob" };

test.each<[create: Params, message: string, others: readonly Params[]]>([
  [
    { Action: "CreateUser", ...user },
    "The user with name New cannot be found.",
    [
      { Action: "GetUser", ...user },
      { Action: "UpdateUser", ...user, NewPath: "/a/" },
      { Action: "DeleteUser", ...user },
      { Action: "TagUser", ...user, "Tags.member.1.Key": "a", "Tags.member.1.Value": "" },
      { Action: "CreateAccessKey", ...user },
      { Action: "CreateLoginProfile", ...user, Password: "Correct-Horse-1" },
      { Action: "AttachUserPolicy", ...user, PolicyArn: "arn:aws:iam::aws:policy/a" },
      { Action: "AddUserToGroup", ...user, GroupName: "Old" },
      { Action: "EnableMFADevice", ...user, SerialNumber: "GAHT12345678", ...codes },
      { Action: "CreateServiceSpecificCredential", ...user, ServiceName: "codecommit.amazonaws.com" },
      { Action: "ListMFADevices", ...user },
      { Action: "ListSSHPublicKeys", ...user },
    ],
  ],
  [
    { Action: "CreateGroup", ...group },
    "The group with name New cannot be found.",
    [
      { Action: "GetGroup", ...group },
      { Action: "AddUserToGroup", ...group, ...bob },
      { Action: "RemoveUserFromGroup", ...group, ...bob },
      { Action: "DeleteGroup", ...group },
    ],
  ],
  [
    { Action: "CreateVirtualMFADevice", VirtualMFADeviceName: "New" },
    `MFA Device with serial number ${device.SerialNumber} does not exist.`,
    [
      { Action: "EnableMFADevice", ...device, ...bob, ...codes },
      { Action: "DeactivateMFADevice", ...device, ...bob },
      { Action: "DeleteVirtualMFADevice", ...device },
    ],
  ],
])("until requests can see the change of %j, other actions report: %s", async (create, message, others) => {
  const account = { Users: [bob], Groups: [{ GroupName: "Old" }] };
  const iam = mockOnServer({ account }).propagation({ requests: 100 });
  expect((await post(create)).status).toBe(200);
  const before = iam.snapshot();
  for (const params of others)
    expect([params, await errorOf(await post(params))]).toMatchObject([{}, { code: "NoSuchEntity", message }]);
  expect(iam.snapshot()).toEqual(before);
});

test.each<[quota: string, create: readonly Params[]]>([
  ["UsersPerAccount", ["a", "b"].map((UserName) => ({ Action: "CreateUser", UserName }))],
  ["GroupsPerAccount", ["a", "b"].map((GroupName) => ({ Action: "CreateGroup", GroupName }))],
  ["AccessKeysPerUser", [1, 2].map(() => ({ Action: "CreateAccessKey", UserName: "Bob" }))],
  ["GroupsPerUser", ["x", "y"].map((GroupName) => ({ Action: "AddUserToGroup", GroupName, UserName: "Bob" }))],
  [
    "PoliciesPerUser",
    ["x", "y"].map((name) => ({
      Action: "AttachUserPolicy",
      UserName: "Bob",
      PolicyArn: `arn:aws:iam::aws:policy/${name}`,
    })),
  ],
  [
    "MFADevicesPerUser",
    ["GAHT12345678", "GAHT87654321"].map((SerialNumber) => ({
      Action: "EnableMFADevice",
      ...{ UserName: "Bob", SerialNumber, AuthenticationCode1: "111111", AuthenticationCode2: "222222" },
    })),
  ],
  [
    "ContextSpecificCredentialsPerUserPerContext",
    [1, 2].map(() => ({
      Action: "CreateServiceSpecificCredential",
      UserName: "Bob",
      ServiceName: "codecommit.amazonaws.com",
    })),
  ],
])("the quota %s counts what requests cannot see yet", async (quota, [first, second]) => {
  const account = {
    Users: [{ UserName: "Bob" }],
    Groups: ["x", "y"].map((GroupName) => ({ GroupName })),
  };
  const limit = { UsersPerAccount: 2, GroupsPerAccount: 3 }[quota] ?? 1;
  const iam = mockOnServer({ account, quotas: { [quota]: limit } }).propagation({ requests: 9 });
  expect((await post(first ?? {})).status).toBe(200);
  const before = iam.snapshot();
  expect(await errorOf(await post(second ?? {}))).toMatchObject({
    code: "LimitExceeded",
    message: `Cannot exceed quota for ${quota}: ${limit}`,
  });
  expect(iam.snapshot()).toEqual(before);
});
