import type fc from "fast-check";

/** The options that make `fc.assert` stop a random run before its test times out. */
export const endsWithItsTest: fc.Parameters<unknown> = {
  interruptAfterTimeLimit: 25_000,
  markInterruptAsFailure: true,
};
