import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { type AwsActionName, awsActionNames } from "../protocol/action-names.ts";
import { type Attempt, type Call, containsParams, type OpenAttempt, problemOfParams } from "./attempt.ts";
import { cut, lengthOf } from "./cut.ts";
import { journalTable } from "./table.ts";

/** An SDK's invocation id has 36 characters. */
const MAX_INVOCATION_LENGTH = 1_000;

/** How many characters the journal keeps at most. 10,000 typical attempts have about 2 million. */
const MAX_LENGTH = 50_000_000;

/** The requests that the mock received, and its responses. It contains no secrets. */
export interface Journal {
  /** Copies of the newest attempts, in the order in which they were received. */
  readonly attempts: readonly Attempt[];
  /** Copies of the attempts, grouped into SDK calls. */
  readonly calls: readonly Call[];
  /** Returns the calls to an action that have at least these parameters. Throws if AWS has no such action. */
  callsTo(action: AwsActionName, params?: Readonly<Record<string, string | number | boolean>>): readonly Call[];
  /** Removes all attempts. */
  clear(): void;
  /** A table with a row for each attempt. Print `String(iam.journal)` to see what happened in a failing test. */
  toString(): string;
}

export interface JournalRecorder {
  readonly journal: Journal;
  /** Adds an attempt. The attempts of one SDK call have the same `invocation`. */
  open(attempt: OpenAttempt, invocation: string | undefined): void;
  /** Completes an attempt and freezes it. */
  close(attempt: OpenAttempt, response: Pick<Attempt, "status" | "errorCode">): void;
  /** Completes an attempt whose client got no response, such as one that gave up, and freezes it. It has no page. */
  closeWithoutResponse(attempt: OpenAttempt): void;
}

/** `onClosed` is called with each completed attempt, even if the journal keeps none. */
export function createJournal(
  limit: number,
  describeActive: () => readonly string[],
  onClosed?: (attempt: Attempt) => void,
): JournalRecorder {
  let entries: { readonly attempt: OpenAttempt; readonly invocation: string | undefined }[] = [];
  /** How many characters the attempts have that the last trim kept, or that were closed after it. */
  let length = 0;

  const pendingCopies = new WeakSet<Attempt>();

  const copyOf = (attempt: OpenAttempt): Attempt => {
    // The client has not seen the page while the response is delayed.
    const isPending = !Object.isFrozen(attempt);
    const copy = Object.freeze({ ...attempt, at: new Date(attempt.at), page: isPending ? undefined : attempt.page });
    if (isPending) pendingCopies.add(copy);
    return copy;
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
    callsTo(action, params = {}) {
      checkAction(action);
      const problem = problemOfParams(params);
      if (problem !== undefined) throw new TypeError(`Failed to find calls: ${problem}`);
      return calls().filter((call) => call.action === action && containsParams(call.params, params));
    },
    clear() {
      entries = [];
    },
    toString: () => journalTable(calls(), describeActive(), (attempt) => pendingCopies.has(attempt)),
  };

  /** Removes the oldest attempts. It keeps at most `limit` attempts, with at most `maximum` characters. */
  function trim(maximum: number) {
    length = 0;
    let start = entries.length;
    for (const { attempt } of entries.slice(-limit).reverse()) {
      const more = lengthOf(attempt);
      if (length + more > maximum) break;
      length += more;
      start -= 1;
    }
    entries = entries.slice(start);
  }

  function close(attempt: OpenAttempt, { status, errorCode }: Pick<Attempt, "status" | "errorCode">) {
    attempt.status = status;
    attempt.errorCode = errorCode;
    Object.freeze(attempt);
    length += lengthOf(attempt);
    // Keeps half, so that it rarely runs.
    if (length > MAX_LENGTH) trim(MAX_LENGTH / 2);
    onClosed?.(copyOf(attempt));
  }

  return {
    journal,
    open(attempt, invocation) {
      // The pipeline replaces these objects, and never changes them.
      Object.freeze(attempt.params);
      Object.freeze(attempt.caller);
      if (limit === 0) return;
      entries.push({ attempt, invocation: invocation && cut(invocation, MAX_INVOCATION_LENGTH) });
      if (entries.length >= limit * 2) trim(MAX_LENGTH);
    },
    close,
    closeWithoutResponse(attempt) {
      attempt.page = undefined;
      close(attempt, { status: undefined, errorCode: undefined });
    },
  };
}

/** A misspelt action would have no calls, which some tests expect. */
function checkAction(action: unknown): void {
  if ((awsActionNames as readonly unknown[]).includes(action)) return;
  const hint = typeof action === "string" ? didYouMean(action, awsActionNames) : "";
  throw new TypeError(
    `journal.callsTo() expects the name of an action of AWS IAM or STS, not ${formatValue(action)}.${hint}`,
  );
}
