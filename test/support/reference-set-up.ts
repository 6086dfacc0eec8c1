import { IAMClient } from "@aws-sdk/client-iam";
import { mockIam } from "msw-iam";
import type { MockWithClient } from "./reference-command.ts";
import { Model } from "./reference-model.ts";
import { server } from "./server.ts";

/** Returns a mock, and a model that also expects a new account. */
export function setUp(): { model: Model; real: MockWithClient } {
  const clock = { time: 0 };
  const iam = mockIam({ now: () => new Date(clock.time) });
  server.resetHandlers(...iam.handlers);
  const client = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
  return { model: new Model(), real: { iam, client, clock } };
}
