// Retry and back-off under throttling: the SDK's own three attempts are not enough, an adaptive client with more of them is.

import { IAMClient, paginateListAccessKeys, paginateListUsers } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import account from "../../fixtures/stale-keys.json" with { type: "json" };

/** The program under test. */
async function countKeys(client: IAMClient): Promise<number> {
  let count = 0;
  for await (const { Users = [] } of paginateListUsers({ client }, {}))
    for (const { UserName } of Users)
      for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { UserName }))
        count += AccessKeyMetadata.length;
  return count;
}

export async function main(print: (line: string) => void): Promise<void> {
  const iam = mockIam({ account });
  iam.throttle("ListAccessKeys", { rate: 20, burst: 3 }); // the bucket fills by the process's clock
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const patient = new IAMClient({ ...iam.clientConfig(), maxAttempts: 10 });
    print(`a patient client counts ${await countKeys(patient)} keys`);
    const throttled = iam.journal.attempts.filter((attempt) => attempt.errorCode === "Throttling");
    print(`it was throttled on the way: ${throttled.length > 0}`);

    iam.throttle("ListAccessKeys", { rate: 0.001, burst: 1 });
    const hasty = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
    await countKeys(hasty).catch((error: Error) => print(`a hasty one gives up: ${error.name}: ${error.message}`));
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
