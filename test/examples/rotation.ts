// A key rotation copes with two faults: the response to CreateAccessKey is lost, and another program deletes the old key.

import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  IAMClient,
  LimitExceededException,
  ListAccessKeysCommand,
  NoSuchEntityException,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

/** The program under test. It does not know about the mock. */
async function rotate(admin: IAMClient, UserName: string, oldKey: string, print: (line: string) => void) {
  const key = await createKey(admin, UserName, oldKey, print);
  const credentials = { accessKeyId: key?.AccessKeyId ?? "", secretAccessKey: key?.SecretAccessKey ?? "" };
  const { Arn } = await new STSClient({ region: "us-east-1", credentials }).send(new GetCallerIdentityCommand({}));
  print(`the new key works for ${Arn}`);
  try {
    await admin.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: oldKey, Status: "Inactive" }));
    await admin.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: oldKey }));
    print("deleted the old key");
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    print("the old key had already been deleted");
  }
  return credentials.accessKeyId;
}

/** A lost response leaves a key whose secret nobody knows. That key counts towards the quota, so it must be deleted. */
async function createKey(admin: IAMClient, UserName: string, oldKey: string, print: (line: string) => void) {
  try {
    return (await admin.send(new CreateAccessKeyCommand({ UserName }))).AccessKey;
  } catch (error) {
    if (!(error instanceof LimitExceededException)) throw error;
    const { AccessKeyMetadata = [] } = await admin.send(new ListAccessKeysCommand({ UserName }));
    for (const { AccessKeyId } of AccessKeyMetadata) {
      if (AccessKeyId === oldKey) continue;
      await admin.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
      print("deleted the key whose secret was lost");
    }
    return (await admin.send(new CreateAccessKeyCommand({ UserName }))).AccessKey;
  }
}

export async function main(print: (line: string) => void): Promise<void> {
  const oldKey = "AKIADEPLOYOLDEXAMPLE";
  const account = { Users: [{ UserName: "deploy", AccessKeys: [{ AccessKeyId: oldKey }] }] };
  const iam = mockIam({ account, services: ["iam", "sts"] });
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    iam.fail("CreateAccessKey", "connection-reset", { applied: true, times: 1 }); // the key is created, but the response is lost
    const deletedElsewhere = iam.fail("DeleteAccessKey", "NoSuchEntity", {
      params: { AccessKeyId: oldKey },
      applied: true,
    });

    const newKey = await rotate(new IAMClient(iam.clientConfig()), "deploy", oldKey, print);

    const keys = iam.account.user("deploy")?.AccessKeys.map((key) => key.AccessKeyId) ?? [];
    print(`the account has ${keys.length} key; it is the new key: ${keys[0] === newKey}`);
    print(`another program deleted the old key: ${deletedElsewhere.hits === 1}`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
