import {
  CreateAccountAliasCommand,
  CreateLoginProfileCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteLoginProfileCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAccountAliasesCommand,
  ListVirtualMFADevicesCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

const bob = { UserName: "Bob" };
const policy = { ...bob, PolicyName: "p" };
const PolicyDocument = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
});
const missing = { name: "NoSuchEntityException" };

test.each<[what: string, ...steps: ((client: IAMClient) => Promise<unknown>)[]]>([
  [
    "password",
    (client) => client.send(new CreateLoginProfileCommand({ ...bob, Password: "an0therSecret!" })),
    (client) => expect(client.send(new GetLoginProfileCommand(bob))).rejects.toMatchObject(missing),
    (client) => client.send(new DeleteLoginProfileCommand(bob)),
  ],
  [
    "policy",
    (client) => client.send(new PutUserPolicyCommand({ ...policy, PolicyDocument })),
    (client) => expect(client.send(new GetUserPolicyCommand(policy))).rejects.toMatchObject(missing),
    (client) => client.send(new DeleteUserPolicyCommand(policy)),
  ],
  [
    "account alias",
    (client) => client.send(new CreateAccountAliasCommand({ AccountAlias: "example" })),
    async (client) =>
      expect(await client.send(new ListAccountAliasesCommand({}))).toMatchObject({ AccountAliases: [] }),
    (client) => client.send(new DeleteAccountAliasCommand({ AccountAlias: "example" })),
  ],
  [
    "password policy",
    (client) => client.send(new UpdateAccountPasswordPolicyCommand({})),
    (client) => expect(client.send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject(missing),
    (client) => client.send(new DeleteAccountPasswordPolicyCommand({})),
  ],
])("a new %s that is not visible yet can be deleted", async (_, ...steps) => {
  const iam = mockOnServer({ account: { Users: [bob] } });
  iam.propagation({ requests: 10 });
  const before = iam.snapshot();
  const client = clientOf(iam);
  for (const step of steps) await step(client);
  expect(iam.snapshot()).toEqual(before);
});

test("virtual MFA devices keep their order while the deletion of one is pending", async () => {
  const names = ["first", "second", "third"];
  const serialNumbers = names.map((name) => `arn:aws:iam::123456789012:mfa/${name}`);
  const iam = mockOnServer({ account: { VirtualMFADevices: serialNumbers.map((SerialNumber) => ({ SerialNumber })) } });
  const client = clientOf(iam);
  iam.propagation({ requests: 1 });
  await client.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumbers[1] }));
  const list = async () =>
    (await client.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices?.map((device) => device.SerialNumber);
  expect(await list()).toEqual(serialNumbers);
  expect(await list()).toEqual([serialNumbers[0], serialNumbers[2]]);
});
