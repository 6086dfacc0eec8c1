import { IAMClient } from "@aws-sdk/client-iam";
import fc from "fast-check";
import { mockIam } from "msw-iam";
import { inject, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import type { MockWithClient } from "../support/reference-command.ts";
import { commands, propagationCommands } from "../support/reference-commands.ts";
import { Model } from "../support/reference-model.ts";
import { server } from "../support/server.ts";

/** Returns a mock, and a model that also expects a new account. */
function setUp(): { model: Model; real: MockWithClient } {
  const clock = { time: 0 };
  const iam = mockIam({ now: () => new Date(clock.time) });
  server.resetHandlers(...iam.handlers);
  const client = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
  return { model: new Model(), real: { iam, client, clock } };
}

test("the mock behaves like a simple reference model under random actions, faults, truncations, resets and checkpoints", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: "max" }), (sequence) =>
      fc.asyncModelRun(setUp, sequence),
    ),
    { numRuns: inject("isThorough") ? 60 : 15, ...endsWithItsTest },
  );
});

test("while changes propagate, the mock behaves like a reference model with a second account that is updated later", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(propagationCommands, { maxCommands: 60, size: "max" }), (sequence) => {
      const { model, real } = setUp();
      real.iam.propagation({ requests: 3 });
      model.setPropagation({ requests: 3 });
      return fc.asyncModelRun(() => ({ model, real }), sequence);
    }),
    { numRuns: inject("isThorough") ? 200 : 40, ...endsWithItsTest },
  );
});
