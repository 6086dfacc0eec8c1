import type { Authenticator } from "../authentication/authenticator.ts";
import type { OpenAttempt } from "../journal/attempt.ts";
import type { Claim } from "./claim.ts";
import type { PipelineContext } from "./context.ts";
import { untilAborted } from "./event-loop.ts";

/** A claimed request with its journal entry. */
export interface ReceivedRequest {
  readonly claim: Claim;
  readonly attempt: OpenAttempt;
  /** The error that the `now` option threw. The request fails with it when its turn comes. */
  readonly clockError: unknown;
  /** Checks the request, unless it is one that the authenticator itself sends. */
  readonly authenticator: Authenticator | undefined;
}

/** Adds a request to the journal. `number` is the number of the request, counted from 1. */
export function receive(
  context: PipelineContext,
  claim: Claim,
  headers: Headers,
  number: number,
  authenticator: Authenticator | undefined,
): ReceivedRequest {
  let at = new Date(Number.NaN);
  let clockError: unknown;
  try {
    at = context.now();
  } catch (error) {
    clockError = error;
  }
  const attempt: OpenAttempt = {
    action: undefined,
    version: undefined,
    params: {},
    // The caller is identified when the request's turn comes, because an earlier request may change the account.
    caller: Object.freeze({ accessKeyId: claim.scope?.accessKeyId, arn: "", userName: undefined }),
    attempt: attemptNumber(headers.get("amz-sdk-request")),
    status: undefined,
    errorCode: undefined,
    requestId: context.ids.requestId(number),
    fault: undefined,
    at,
    internal: undefined,
    note: undefined,
    page: undefined,
  };
  context.journal.open(attempt, headers.get("amz-sdk-invocation-id") || undefined);
  return { claim, attempt, clockError, authenticator };
}

function attemptNumber(header: string | null): number {
  return header === null ? 1 : Number(/attempt=(\d+)/.exec(header)?.[1] ?? 1);
}

/**
 * Reads the body of a POST, or with `everyMethod` that of any request. Returns `undefined` if it breaks off, or if the signal aborts
 * before its end.
 */
export async function readBody(
  request: Request,
  everyMethod: boolean,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  if (request.method !== "POST" && !everyMethod) return new Uint8Array();
  if (request.bodyUsed)
    throw new TypeError(
      "The request's body was read before it reached msw-iam. In the handler that reads it, read request.clone() instead.",
    );
  const bytes = request.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );
  return untilAborted(bytes, signal);
}
