import { IAMClient } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";

// Not in server.ts: loading the SDK takes a fifth of a second in each test file.
export const clientOf = (iam: MockIam, who?: string | { accessKeyId: string }) => new IAMClient(iam.clientConfig(who));
