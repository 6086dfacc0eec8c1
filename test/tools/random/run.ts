// `npm run random [count]` runs this many random sequences (500,000 by default) of actions, faults, aborts, resets, propagation and
// changes by the test, and compares the mock with the reference model after each step.

import { startVitest } from "vitest/node";

const [count = 500_000] = process.argv.slice(2).map(Number);
await startVitest("test", [], {
  config: "test/tools/random/vitest.config.ts",
  watch: false,
  provide: { sequences: count },
});
