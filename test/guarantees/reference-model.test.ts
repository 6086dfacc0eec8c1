import { IAMClient } from "@aws-sdk/client-iam";
import fc from "fast-check";
import { mockIam } from "msw-iam";
import { inject, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import { commands as possibleCommands } from "../support/reference-commands.ts";
import { Model } from "../support/reference-model.ts";
import { server } from "../support/server.ts";

test("the mock behaves like a simple reference model under random actions, faults, truncations, resets and checkpoints", async () => {
  const commands = fc.commands(possibleCommands, { maxCommands: 60, size: "max" });
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const iam = mockIam();
      server.resetHandlers(...iam.handlers);
      const client = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
      await fc.asyncModelRun(() => ({ model: new Model(), real: { iam, client } }), sequence);
    }),
    { numRuns: inject("isThorough") ? 60 : 15, ...endsWithItsTest },
  );
});
