// A quarantine denies a user everything, deactivates the user's keys, and tags the user. It can run again after a failure.

import {
  AttachUserPolicyCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
  paginateListAccessKeys,
  TagUserCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

const DENY_ALL = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "Quarantine", Effect: "Deny", Action: "*", Resource: "*" }],
});
const PolicyArn = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";

/** The program under test. Returns how many keys it deactivated. */
async function quarantine(client: IAMClient, UserName: string, incident: string): Promise<number> {
  await client.send(new PutUserPolicyCommand({ UserName, PolicyName: "quarantine", PolicyDocument: DENY_ALL }));
  await client.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  let deactivated = 0;
  for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { UserName })) {
    for (const { AccessKeyId, Status } of AccessKeyMetadata) {
      if (Status !== "Active") continue;
      await client.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: "Inactive" }));
      deactivated += 1;
    }
  }
  await client.send(new TagUserCommand({ UserName, Tags: [{ Key: "quarantine", Value: incident }] }));
  return deactivated;
}

export async function main(print: (line: string) => void): Promise<void> {
  const Tags = [
    { Key: "team", Value: "storage" },
    { Key: "Quarantine", Value: "none" },
  ];
  const iam = mockIam({ account: { Users: [{ UserName: "alice", Tags, AccessKeys: [{}, { Status: "Inactive" }] }] } });
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const client = new IAMClient(iam.clientConfig());
    iam.fail("TagUser", "AccessDenied", { times: 1 });
    await quarantine(client, "alice", "INC-7").catch((error) => print(`the first run fails: ${error.name}`));
    print(`the second run deactivates ${await quarantine(client, "alice", "INC-7")} keys`);
    const user = { UserName: "alice" };
    const { AttachedPolicies = [] } = await client.send(new ListAttachedUserPoliciesCommand(user));
    print(`attached: ${AttachedPolicies.map(({ PolicyName }) => PolicyName).join(", ")}`);
    const { Tags: tags = [] } = await client.send(new ListUserTagsCommand(user));
    print(`tags: ${tags.map(({ Key, Value }) => `${Key}=${Value}`).join(", ")}`);
    print(
      `keys: ${iam.account
        .user("alice")
        ?.AccessKeys.map(({ Status }) => Status)
        .join(", ")}`,
    );
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
