import * as matchers from "msw-iam/matchers";
import { expect } from "vitest";
import type { ActionName } from "./actions/registry.ts";

type Action = ActionName | (string & {});

/** The matchers that this entry registers, for `expect(iam)`. */
interface IamMatchers<R> {
  /** Passes if the mock received a call to the action with these parameters, among others. */
  toHaveReceivedAction(action: Action, params?: matchers.ExpectedParams): R;
  /** Passes if the mock received exactly this many calls to the action. */
  toHaveReceivedActionTimes(action: Action, times: number): R;
  /** Passes if the nth call of all, counted from 1, was to the action with these parameters, among others. */
  toHaveReceivedNthAction(n: number, action: Action, params?: matchers.ExpectedParams): R;
  /** Passes if the last call of all was to the action with these parameters, among others. */
  toHaveReceivedLastAction(action: Action, params?: matchers.ExpectedParams): R;
  /** Passes if exactly this many calls to the action took more than one attempt. */
  toHaveRetriedAction(action: Action, calls: number): R;
  /** Passes if each listing of the action was read to its last page, and not beyond it. */
  toHaveReadAllPages(action: Action, params?: matchers.ExpectedParams): R;
}

declare module "vitest" {
  // The type parameters must be exactly those of Vitest's own declaration.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends IamMatchers<R> {}
}

expect.extend({ ...matchers });
