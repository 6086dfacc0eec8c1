import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { inject, test } from "vitest";
import { rawCommands } from "../../support/reference-commands.ts";
import { setUp } from "../../support/reference-set-up.ts";

const count = inject("sequences");
let done = 0;

test("the mock behaves like the reference model in many short sequences", { timeout: 0 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(rawCommands, { maxCommands: 12, size: "max" }), async (sequence) => {
      await fc.asyncModelRun(setUp, sequence);
      done += 1;
      // Node releases requests and their signals between two turns of the event loop. Without any, 400,000 sequences need 4 GB.
      if (done % 100 === 0) await setImmediate();
      if (done % 10_000 === 0) console.log(`${done} of ${count}`);
    }),
    { numRuns: count },
  );
});
