import * as matchers from "msw-iam/matchers";
import { expect } from "vitest";
import type { ActionName } from "./actions/registry.ts";

type Action = ActionName | (string & {});

/** The matchers that this entry registers; all of them take a double: `expect(iam)`. */
interface IamMatchers<R> {
  /** Passes where a call to the action, with these parameters among others, was received. */
  toHaveReceivedAction(action: Action, params?: matchers.ExpectedParams): R;
  /** Passes where exactly so many calls to the action were received. */
  toHaveReceivedActionTimes(action: Action, times: number): R;
  /** Passes where the nth call of all, from 1, was to the action, with these parameters among others. */
  toHaveReceivedNthAction(n: number, action: Action, params?: matchers.ExpectedParams): R;
  /** Passes where the last call of all was to the action, with these parameters among others. */
  toHaveReceivedLastAction(action: Action, params?: matchers.ExpectedParams): R;
  /** Passes where exactly so many calls to the action took more than one attempt. */
  toHaveRetriedAction(action: Action, calls: number): R;
  /** Passes where each listing of the action was read to its last page, and no further. */
  toHaveReadAllPages(action: Action, params?: matchers.ExpectedParams): R;
}

declare module "vitest" {
  // Its parameters must be vitest's own, to the letter.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends IamMatchers<R> {}
}

expect.extend({ ...matchers });
