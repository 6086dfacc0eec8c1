import type { Call } from "../journal/attempt.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { ExpectedParams, MatcherContext, MatcherResult } from "./types.ts";

export interface Outcome {
  readonly pass: boolean;
  /** What the test expects, and what the mock received instead, as the message says it. */
  readonly expected: string;
  readonly found: string;
  /** The parameters to compare with those of the nearest call. */
  readonly params?: ExpectedParams | undefined;
  readonly nearest?: Call | undefined;
}

/** Turns an outcome into a matcher's result. The message ends with the journal's table. */
export function matcherResult(context: MatcherContext, iam: MockIam, name: string, outcome: Outcome): MatcherResult {
  const { isNot = false, utils } = context;
  const { pass, expected, found, params, nearest } = outcome;
  const message = () => {
    const hint = utils.matcherHint(name, "iam", "", { isNot });
    const lines = [hint, "", `Expected: ${isNot ? "not " : ""}${expected}`, `Received: ${found}`];
    if (params !== undefined && nearest !== undefined && !pass) {
      const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, asText(value)]));
      lines.push("", "Parameters of the nearest call:", String(utils.diff(texts, { ...nearest.params })));
    }
    return [...lines, "", String(iam.journal)].join("\n");
  };
  return { pass, message };
}

export function hasParams({ equals }: MatcherContext, call: Call, params: ExpectedParams = {}): boolean {
  return Object.entries(params).every(([name, value]) =>
    equals(Object.hasOwn(call.params, name) ? call.params[name] : undefined, asText(value)),
  );
}

const asText = (value: unknown) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value);

export const withParams = ({ utils }: MatcherContext, params: ExpectedParams | undefined) =>
  params === undefined ? "" : ` with ${utils.stringify(params)}`;

export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
