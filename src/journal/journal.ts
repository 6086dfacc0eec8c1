import type { ActionName } from "../actions/registry.ts";
import { journalTable } from "./table.ts";

/** One request that the double claimed, in the order of arrival; frozen once it is answered. */
export interface Attempt {
  /** `undefined` where the request named none, or could not be decoded. */
  readonly action: ActionName | (string & {}) | undefined;
  readonly version: string | undefined;
  /** As sent, without `Action`, `Version` and `X-Amz-*`; what AWS counts as a secret is masked. */
  readonly params: Readonly<Record<string, string>>;
  readonly caller: {
    readonly accessKeyId: string | undefined;
    readonly arn: string;
    readonly userName: string | undefined;
  };
  /** The SDK's number of the attempt, from 1. */
  readonly attempt: number;
  /** The HTTP status; `undefined` while pending, and where no response was given. */
  readonly status: number | undefined;
  readonly errorCode: string | undefined;
  readonly requestId: string;
  /** The fault that answered in the action's place. */
  readonly fault: string | undefined;
  /** By the double's `now`. */
  readonly at: Date;
  /** The defect, of the double or of a function that the test gave it, that was answered by `InternalFailure`. */
  readonly internal: unknown;
  /** What a reader of a failing test may want to know, such as whose listing a stray marker belongs to. */
  readonly note: string | undefined;
  /** Of a list action that was answered: which page of its listing it was, from 1, and what it held. */
  readonly page: { readonly number: number; readonly items: number; readonly truncated: boolean } | undefined;
}

/** The attempts of one SDK call: those with the same `amz-sdk-invocation-id`; an attempt without one is a call of its own. */
export interface Call {
  readonly action: Attempt["action"];
  readonly params: Attempt["params"];
  readonly attempts: readonly Attempt[];
}

/** What the double was asked, and what it answered. No secret stands in it. */
export interface Journal {
  /** The newest requests claimed, in order of arrival: a copy of this moment. */
  readonly attempts: readonly Attempt[];
  /** The attempts grouped into SDK calls: a copy of this moment. */
  readonly calls: readonly Call[];
  /** The calls to an action whose parameters hold all of `params`. */
  callsTo(
    action: ActionName | (string & {}),
    params?: Readonly<Record<string, string | number | boolean>>,
  ): readonly Call[];
  /** Forgets everything. */
  clear(): void;
  /** A table for a person: a row for each attempt. `String(iam.journal)` in a failing test's output shows what happened. */
  toString(): string;
}

/** An attempt that is still being worked on. */
export type OpenAttempt = { -readonly [Name in keyof Attempt]: Attempt[Name] };

/** `onAnswered` sees each attempt once its answer is on its way, even where none is kept. */
export function createJournal(
  limit: number,
  inForce: () => readonly string[],
  onAnswered?: (attempt: Attempt) => void,
) {
  let entries: { readonly attempt: OpenAttempt; readonly invocation: string | undefined }[] = [];

  const copyOf = (attempt: OpenAttempt): Attempt => {
    // Of an answer that is held back, the client has not seen the page.
    const page = Object.isFrozen(attempt) ? attempt.page : undefined;
    return Object.freeze({ ...attempt, at: new Date(attempt.at), page });
  };
  const newest = () => (limit === 0 ? [] : entries.slice(-limit));

  const journal: Journal = {
    get attempts() {
      return newest().map(({ attempt }) => copyOf(attempt));
    },
    get calls() {
      const calls: { action: Attempt["action"]; params: Attempt["params"]; attempts: Attempt[] }[] = [];
      const byInvocation = new Map<string, (typeof calls)[number]>();
      for (const { attempt, invocation } of newest()) {
        const known = invocation === undefined ? undefined : byInvocation.get(invocation);
        if (known !== undefined) {
          known.attempts.push(copyOf(attempt));
          continue;
        }
        const call = { action: attempt.action, params: attempt.params, attempts: [copyOf(attempt)] };
        calls.push(call);
        if (invocation !== undefined) byInvocation.set(invocation, call);
      }
      return calls.map((call) => Object.freeze({ ...call, attempts: Object.freeze(call.attempts) }));
    },
    callsTo: (action, params = {}) =>
      journal.calls.filter((call) => call.action === action && containsParams(call.params, params)),
    clear() {
      entries = [];
    },
    toString: () => journalTable(journal.calls, inForce()),
  };

  return {
    journal,
    open(attempt: OpenAttempt, invocation: string | undefined): void {
      if (limit === 0) return;
      entries.push({ attempt, invocation });
      // Cut rarely, so that each request costs the same.
      if (entries.length >= limit * 2) entries = entries.slice(-limit);
    },
    /** Once the answer is on its way, nothing about the attempt changes any more. */
    close(attempt: OpenAttempt, { status, errorCode }: Pick<Attempt, "status" | "errorCode">): void {
      attempt.status = status;
      attempt.errorCode = errorCode;
      Object.freeze(attempt);
      onAnswered?.(copyOf(attempt));
    },
  };
}

export const containsParams = (
  params: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(wanted).every(([name, value]) => Object.hasOwn(params, name) && params[name] === String(value));
