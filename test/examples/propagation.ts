// A key rotation copes with propagation: a new key is rejected at first, and a deleted key is accepted for a while.

import { setTimeout as wait } from "node:timers/promises";
import { CreateAccessKeyCommand, DeleteAccessKeyCommand, GetUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

/** The program under test. It waits until the new key is accepted, and then deletes the old key. */
async function rotate(client: IAMClient, oldKey: string, print: (line: string) => void) {
  const { AccessKey } = await client.send(new CreateAccessKeyCommand({}));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
  const renewed = new IAMClient({ region: "us-east-1", credentials });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { User } = await renewed.send(new GetUserCommand({}));
      print(`the new key of ${User?.UserName} was accepted at attempt ${attempt}`);
      break;
    } catch (error) {
      if ((error as Error).name !== "InvalidClientTokenId" || attempt === 10) throw error;
      await wait(5);
    }
  }
  await renewed.send(new DeleteAccessKeyCommand({ AccessKeyId: oldKey }));
}

export async function main(print: (line: string) => void): Promise<void> {
  const oldKey = "AKIADEPLOYOLDEXAMPLE";
  const iam = mockIam({ account: { Users: [{ UserName: "deploy", AccessKeys: [{ AccessKeyId: oldKey }] }] } });
  iam.propagation({ requests: 3 });
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const client = new IAMClient(iam.clientConfig("deploy"));
    await rotate(client, oldKey, print);
    await client.send(new GetUserCommand({}));
    print("the deleted key was still accepted");
    const stale = iam.journal.attempts.filter((attempt) => attempt.note?.startsWith("Stale"));
    print(`${stale.length} responses were stale`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
