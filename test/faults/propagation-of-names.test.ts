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
