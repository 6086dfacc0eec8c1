import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetCredentialReportCommand,
  GetGroupCommand,
  GetUserCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { mockIam } from "msw-iam";
import { expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { mockOnServer } from "../../support/server.ts";

/** Returns the ARNs in a result, in order. */
const arnsIn = (result: object): readonly string[] =>
  [...JSON.stringify(result).matchAll(/"(arn:[^"]+)"/g)].map(([, arn = ""]) => arn);

// These are the replacement patterns of `String.prototype.replace`.
test.each(["/$&/", "/$$/", "/$1/", "/$`/", "/$'/"])("ARNs contain the path %s as it is", async (Path) => {
  const iam = mockOnServer({ credentialReport: "live", services: ["iam", "sts"] });
  const client = clientOf(iam);
  const [user, group, device] = ["user", "group", "mfa"].map(
    (resource) => `arn:aws:iam::123456789012:${resource}${Path}x`,
  ) as [string, string, string];
  const [Bob, Ops] = [{ UserName: "x" }, { GroupName: "x" }];

  expect(arnsIn(await client.send(new CreateUserCommand({ ...Bob, Path })))).toEqual([user]);
  expect(arnsIn(await client.send(new CreateGroupCommand({ ...Ops, Path })))).toEqual([group]);
  const phone = { VirtualMFADeviceName: "x", Path };
  expect(arnsIn(await client.send(new CreateVirtualMFADeviceCommand(phone)))).toEqual([device]);
  await client.send(new AddUserToGroupCommand({ ...Bob, ...Ops }));
  iam.account.updateUser("x", { MFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/x" }] });

  expect(arnsIn(await client.send(new GetUserCommand(Bob)))).toEqual([user]);
  expect(arnsIn(await client.send(new ListUsersCommand({})))).toEqual([user]);
  expect(arnsIn(await client.send(new GetGroupCommand(Ops)))).toEqual([group, user]);
  expect(arnsIn(await client.send(new ListGroupsCommand({})))).toEqual([group]);
  expect(arnsIn(await client.send(new ListGroupsForUserCommand(Bob)))).toEqual([group]);
  expect(arnsIn(await client.send(new GetAccountAuthorizationDetailsCommand({}))).toSorted()).toEqual([group, user]);
  const devices = await client.send(new ListVirtualMFADevicesCommand({}));
  expect(arnsIn(devices).toSorted()).toEqual([device, "arn:aws:iam::123456789012:mfa/x", user]);
  await client.send(new GenerateCredentialReportCommand({}));
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  expect(new TextDecoder().decode(Content)).toContain(`\nx,${user},`);
  iam.account.createAccessKey("x");
  const sts = new STSClient(iam.clientConfig("x"));
  expect(arnsIn(await sts.send(new GetCallerIdentityCommand({})))).toEqual([user]);
  expect([iam.account.user("x")?.Arn, iam.account.group("x")?.Arn]).toEqual([user, group]);
  expect(mockIam({ account: iam.snapshot() }).snapshot()).toEqual(iam.snapshot());
});

test("a snapshot with a device of a long path can be seeded", async () => {
  const iam = mockOnServer();
  const Path = `/${"a".repeat(510)}/`;
  await clientOf(iam).send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "b".repeat(226), Path }));
  expect(mockIam({ account: iam.snapshot() }).snapshot()).toEqual(iam.snapshot());
});
