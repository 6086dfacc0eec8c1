import type { AwsActionName, AwsListActionName } from "../protocol/action-names.ts";

/** The part of a matcher's `this` that these matchers use. Vitest and Jest both provide it. */
export interface MatcherContext {
  /** Whether the matcher is called under `.not`. */
  readonly isNot?: boolean | undefined;
  /** Compares two values by content. Asymmetric matchers work. */
  equals(received: unknown, expected: unknown): boolean;
  /** Format values for the matcher's message. */
  readonly utils: {
    matcherHint(name: string, received?: string, expected?: string, options?: object): string;
    printExpected(value: unknown): string;
    printReceived(value: unknown): string;
    stringify(value: unknown): string;
    diff(expected: unknown, received: unknown): string | null | undefined;
  };
}

/** The result of a matcher. */
export interface MatcherResult {
  /** Whether the expectation is met, without regard to `.not`. */
  readonly pass: boolean;
  /** Returns what the runner prints if the matcher fails. */
  readonly message: () => string;
  /** What was received, for the diff of the runner. */
  readonly actual?: unknown;
  /** What was expected, for the diff of the runner. */
  readonly expected?: unknown;
}

/** Parameters that a call must have. A call can have others, too. Numbers and booleans match their text. Asymmetric matchers work. */
export type ExpectedParams = Readonly<Record<string, unknown>>;

/**
 * The matchers for `expect(iam)`. Extend your runner's own interface with it. If AWS has no such action, or if a count or position is
 * not possible, a matcher throws a `TypeError`, even with `.not`.
 */
export interface IamMatchers<R = void> {
  /** Passes if the mock received a call to the action with at least these parameters. */
  toHaveReceivedAction(action: AwsActionName, params?: ExpectedParams): R;
  /** Passes if the mock received exactly this many calls to the action. */
  toHaveReceivedActionTimes(action: AwsActionName, times: number): R;
  /** Passes if the nth call of all, counted from 1, was to the action with at least these parameters. */
  toHaveReceivedNthAction(n: number, action: AwsActionName, params?: ExpectedParams): R;
  /** Passes if the last call of all was to the action with at least these parameters. */
  toHaveReceivedLastAction(action: AwsActionName, params?: ExpectedParams): R;
  /** Passes if the mock received no calls to other actions. It may also have received no calls to these. */
  toHaveReceivedNoOtherActions(actions: readonly AwsActionName[]): R;
  /** Passes if exactly this many calls to the action took more than one attempt. */
  toHaveRetriedAction(action: AwsActionName, calls: number): R;
  /**
   * Passes if each listing of the action was read to its last page, and not beyond it. With parameters, it checks only
   * listings with a call that has at least these parameters.
   */
  toHaveReadAllPages(action: AwsListActionName, params?: ExpectedParams): R;
}
