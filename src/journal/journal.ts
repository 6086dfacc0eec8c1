import type { ActionName } from "../actions/registry.ts";
import { type Attempt, type Call, containsParams, type OpenAttempt } from "./attempt.ts";
import { journalTable } from "./table.ts";

/** The requests that the mock received, and its responses. It contains no secrets. */
export interface Journal {
  /** The newest attempts in the order in which they were received, as a copy. */
  readonly attempts: readonly Attempt[];
  /** The attempts grouped into SDK calls, as a copy. */
  readonly calls: readonly Call[];
  /** The calls to an action that have these parameters, among others. */
  callsTo(
    action: ActionName | (string & {}),
    params?: Readonly<Record<string, string | number | boolean>>,
  ): readonly Call[];
  /** Removes all attempts. */
  clear(): void;
  /** A table with a row for each attempt. Print `String(iam.journal)` to see what happened in a failing test. */
  toString(): string;
}

/** Records what the pipeline does, and gives the test its {@link Journal}. */
export interface JournalRecorder {
  readonly journal: Journal;
  /** Adds an attempt. `invocation` is what the attempts of one SDK call have in common. */
  open(attempt: OpenAttempt, invocation: string | undefined): void;
  /** Completes an attempt, which is frozen from then on. */
  close(attempt: OpenAttempt, response: Pick<Attempt, "status" | "errorCode">): void;
}

/** `onClosed` sees each completed attempt, even if the journal keeps none. */
export function createJournal(
  limit: number,
  describeActive: () => readonly string[],
  onClosed?: (attempt: Attempt) => void,
): JournalRecorder {
  let entries: { readonly attempt: OpenAttempt; readonly invocation: string | undefined }[] = [];

  const copyOf = (attempt: OpenAttempt): Attempt => {
    // While the response is delayed, the client has not seen the page.
    const page = Object.isFrozen(attempt) ? attempt.page : undefined;
    return Object.freeze({ ...attempt, at: new Date(attempt.at), page });
  };
  const newest = () => (limit === 0 ? [] : entries.slice(-limit));

  function calls(): readonly Call[] {
    const grouped: { action: Attempt["action"]; params: Attempt["params"]; attempts: Attempt[] }[] = [];
    const byInvocation = new Map<string, Attempt[]>();
    for (const { attempt, invocation } of newest()) {
      const attempts = invocation === undefined ? undefined : byInvocation.get(invocation);
      if (attempts !== undefined) {
        attempts.push(copyOf(attempt));
        continue;
      }
      const call = { action: attempt.action, params: attempt.params, attempts: [copyOf(attempt)] };
      grouped.push(call);
      if (invocation !== undefined) byInvocation.set(invocation, call.attempts);
    }
    return grouped.map((call) => Object.freeze({ ...call, attempts: Object.freeze(call.attempts) }));
  }

  const journal: Journal = {
    get attempts() {
      return newest().map(({ attempt }) => copyOf(attempt));
    },
    get calls() {
      return calls();
    },
    callsTo: (action, params = {}) =>
      calls().filter((call) => call.action === action && containsParams(call.params, params)),
    clear() {
      entries = [];
    },
    toString: () => journalTable(calls(), describeActive()),
  };

  return {
    journal,
    open(attempt, invocation) {
      if (limit === 0) return;
      entries.push({ attempt, invocation });
      // Twice the limit, so that entries are rarely copied.
      if (entries.length >= limit * 2) entries = entries.slice(-limit);
    },
    close(attempt, { status, errorCode }) {
      attempt.status = status;
      attempt.errorCode = errorCode;
      Object.freeze(attempt);
      onClosed?.(copyOf(attempt));
    },
  };
}
