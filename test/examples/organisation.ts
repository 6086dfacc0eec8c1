// A tool audits the accounts of an organisation. It assumes a role in each account and lists the keys there. Each account is
// a separate mock, and all mocks share one server.

import { IAMClient, ListAccessKeysCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";

/** The program under test. It does not know about the mocks. */
async function auditAccounts(management: STSClient, accountIds: readonly string[], print: (line: string) => void) {
  for (const accountId of accountIds) {
    const role = { RoleArn: `arn:aws:iam::${accountId}:role/KeyAudit`, RoleSessionName: "nightly" };
    const { Credentials } = await management.send(new AssumeRoleCommand(role));
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    const { Arn } = await new STSClient({ region: "us-east-1", credentials }).send(new GetCallerIdentityCommand({}));
    print(`${Arn}:`);
    const iam = new IAMClient({ region: "us-east-1", credentials });
    const { Users = [] } = await iam.send(new ListUsersCommand({}));
    for (const { UserName } of Users) {
      const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
      print(`  keys of ${UserName}: ${AccessKeyMetadata.length}`);
    }
  }
}

export async function main(print: (line: string) => void): Promise<void> {
  const options = { services: ["iam", "sts"], authentication: sigv4() } as const;
  const management = mockIam({
    ...options,
    accountId: "111111111111",
    account: { Users: [{ UserName: "auditor", AccessKeys: 1 }] },
    claim: "own-keys", // claims only requests signed with this account's keys
  });
  const shop = mockIam({
    ...options,
    accountId: "222222222222",
    account: { Users: [{ UserName: "deploy", AccessKeys: 2 }] },
    claim: "own-keys",
  });
  const laboratory = mockIam({
    ...options,
    accountId: "333333333333",
    account: { Users: [{ UserName: "alice", AccessKeys: 1 }, { UserName: "bob" }] },
  }); // claims every other request, so none leaves the process
  const server = setupServer(...management.handlers, ...shop.handlers, ...laboratory.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    await auditAccounts(new STSClient(management.clientConfig("auditor")), ["222222222222", "333333333333"], print);
    print(`roles assumed through the management account: ${management.journal.calls.length}`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
