import fc from "fast-check";
import { inject, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import { commands, propagationCommands } from "../support/reference-commands.ts";
import { setUp } from "../support/reference-set-up.ts";

test("the mock behaves like a simple reference model under random actions, faults, truncations, resets and checkpoints", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: "max" }), (sequence) =>
      fc.asyncModelRun(setUp, sequence),
    ),
    { numRuns: inject("isThorough") ? 60 : 8, ...endsWithItsTest },
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
    { numRuns: inject("isThorough") ? 200 : 20, ...endsWithItsTest },
  );
});
