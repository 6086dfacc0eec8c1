// A cleanup job deletes keys while it reads pages. A job that used an offset instead of the marker would skip keys.

import { DeleteAccessKeyCommand, IAMClient, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

/** The program under test. */
async function deleteInactiveKeys(client: IAMClient, UserName: string): Promise<number> {
  let deleted = 0;
  for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { UserName })) {
    for (const { AccessKeyId, Status } of AccessKeyMetadata) {
      if (Status !== "Inactive") continue;
      await client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
      deleted += 1;
    }
  }
  return deleted;
}

export async function main(print: (line: string) => void): Promise<void> {
  const statuses = ["Inactive", "Inactive", "Active", "Inactive", "Inactive", "Inactive", "Active"];
  const account = { Users: [{ UserName: "deploy", AccessKeys: statuses.map((Status) => ({ Status })) }] };
  const iam = mockIam({ account });
  iam.truncate("ListAccessKeys", [2, 0, 2, 1]);
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    print(`deleted ${await deleteInactiveKeys(new IAMClient(iam.clientConfig()), "deploy")} keys`);
    print(
      `left: ${iam.account
        .user("deploy")
        ?.AccessKeys.map((key) => key.Status)
        .join(", ")}`,
    );
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
