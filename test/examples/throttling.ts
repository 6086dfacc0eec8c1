// Retries under throttling: a client with one attempt per call fails, and a client with ten attempts succeeds.

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
  iam.throttle("ListAccessKeys", { rate: 2, burst: 3 }); // the token bucket refills in real time
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const patientClient = new IAMClient({ ...iam.clientConfig(), maxAttempts: 10 });
    print(`a client with ten attempts counts ${await countKeys(patientClient)} keys`);
    const throttled = iam.journal.attempts.filter((attempt) => attempt.errorCode === "Throttling");
    print(`some of its attempts were throttled: ${throttled.length > 0}`);

    iam.throttle("ListAccessKeys", { rate: 0.001, burst: 1 });
    const hastyClient = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
    await countKeys(hastyClient).catch((error: Error) =>
      print(`a client with one attempt fails: ${error.name}: ${error.message}`),
    );
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
