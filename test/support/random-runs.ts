import type fc from "fast-check";

/** What `fc.assert` takes so that a random run ends with its test. */
export const endsWithItsTest: fc.Parameters<unknown> = {
  interruptAfterTimeLimit: 25_000,
  markInterruptAsFailure: true,
};
