import { IAMClient } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";

/** The clients of root users, whose key does not change. A new client makes a call take twice as long. */
const rootClients = new WeakMap<MockIam, IAMClient>();

// Not in server.ts: loading the SDK takes a fifth of a second in each test file.
export function clientOf(iam: MockIam, who?: string | { accessKeyId: string }): IAMClient {
  if (who !== undefined) return new IAMClient(iam.clientConfig(who));
  const client = rootClients.get(iam) ?? new IAMClient(iam.clientConfig());
  rootClients.set(iam, client);
  return client;
}
