// Audits access keys with the unmodified AWS SDK. The mock account truncates its pages, and one request fails once.
// Run it with `npm run demo`.

import { IAMClient, paginateListAccessKeys, paginateListUsers } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import account from "../../fixtures/stale-keys.json" with { type: "json" };

const DAY = 24 * 60 * 60 * 1000;

/** The program under test. It does not know about the mock. */
async function findOldKeys(client: IAMClient, today: Date) {
  const findings: string[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, {})) {
    for (const { UserName } of Users) {
      for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { UserName })) {
        for (const key of AccessKeyMetadata) {
          const days = Math.floor((Number(today) - Number(key.CreateDate)) / DAY);
          if (key.Status === "Active" && days > 90)
            findings.push(`${UserName}: ${key.AccessKeyId} is ${days} days old`);
        }
      }
    }
  }
  return findings;
}

export async function main(print: (line: string) => void): Promise<void> {
  const now = new Date("2026-11-01T00:00:00Z"); // the date that the fixture assumes
  const iam = mockIam({ account, now: () => now });
  iam.truncate("ListUsers", 4).truncate("ListAccessKeys", 1); // four users or one key per page
  iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 }); // the second request fails once

  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const client = new IAMClient(iam.clientConfig());

    print("Active keys older than 90 days:");
    for (const finding of await findOldKeys(client, now)) print(`  ${finding}`);

    print("");
    print("Requests that the SDK sent, and their responses:");
    print(String(iam.journal));
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
