import { findAction } from "../actions/registry.ts";
import { authenticate, credentialOf } from "../authentication/authenticate.ts";
import type { Authenticator, RequestToAuthenticate } from "../authentication/authenticator.ts";
import { hasKnownKey, identifyCaller } from "../authentication/caller.ts";
import type { OpenAttempt } from "../journal/attempt.ts";
import { cutAttempt } from "../journal/cut.ts";
import { recordedParams } from "../journal/params.ts";
import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import { errorCodes } from "../protocol/error-codes.ts";
import { awsError } from "../protocol/errors.ts";
import { decodeParameters, type Parameters } from "../protocol/query.ts";
import { type ServiceName, services } from "../protocol/services.ts";
import type { Claim } from "./claim.ts";
import type { PipelineContext } from "./context.ts";
import { untilAborted } from "./event-loop.ts";
import type { ReceivedRequest } from "./receive.ts";
import { errorResponse, type ResponseData } from "./reply.ts";
import type { QueuedRequest } from "./request-queue.ts";
import { respond } from "./respond.ts";

const decoder = new TextDecoder();

/**
 * Decodes, authenticates and throttles a request, and then responds to it. Turns any error that is thrown into a response.
 * Returns `undefined` if the signal aborts while the authenticator is running.
 */
export async function dispatch(
  context: PipelineContext,
  { claim, attempt, clockError, authenticator }: ReceivedRequest,
  request: Request,
  bodyBytes: Uint8Array,
  queued: Pick<QueuedRequest, "signal" | "isReset">,
): Promise<ResponseData | undefined> {
  let isStale = false;
  let hasUnknownKey = false;
  let authenticationError: Error | undefined;
  let service = claim.service ?? "iam";
  const acceptsJson = () => service === "sts" && request.headers.get("accept")?.includes("application/json") === true;
  try {
    if (clockError !== undefined) throw clockError;
    const body = decoder.decode(bodyBytes);
    const parameters = decode(claim, attempt, request.method === "POST" ? body : "");
    service = claim.service ?? serviceOfVersion(context.services, attempt.version) ?? service;

    const caller = identifyCaller(context.store, context.propagation.view(attempt.at), claim.scope);
    attempt.caller = Object.freeze({ accessKeyId: caller.accessKeyId, arn: caller.arn, userName: caller.userName });
    hasUnknownKey = !hasKnownKey(context.store, caller);
    const isAnonymous = claim.scope === undefined && findAction(attempt.action)?.anonymous === true;
    const authentication = isAnonymous ? "trust" : context.authentication;
    authenticationError = authenticate(context.store, caller, authentication, attempt.at, {
      service,
      partition: claim.partition,
    });
    if (authenticator !== undefined && !isAnonymous) {
      const credential =
        authenticationError === undefined ? credentialOf(context.store, caller, claim.scope?.sessionToken) : undefined;
      // Other requests can complete while the authenticator is running.
      isStale = context.propagation.takeStale();
      const { method, headers } = request;
      const now = context.clockSkew.now();
      const check = checkRequest(authenticator, { method, url: claim.url, headers, body, bodyBytes, now, credential });
      const failure = await untilAborted(check, queued.signal);
      if (failure === undefined || queued.signal.aborted) return undefined;
      authenticationError = failure.error ?? authenticationError;
    }
    if (!context.throttle.admits(attempt.action, attempt.at)) throw awsError("Throttling");
    return respond({
      context,
      attempt,
      service,
      scope: claim.scope,
      caller,
      parameters,
      authenticationError,
      acceptsJson: acceptsJson(),
      isReset: () => queued.isReset,
    });
  } catch (thrown) {
    // If a request without a known key is accepted, its caller is the root user. If it is refused, its caller is unknown.
    if (authenticationError !== undefined && thrown === authenticationError && hasUnknownKey)
      attempt.caller = Object.freeze({ ...attempt.caller, arn: "", userName: undefined });
    return errorResponse(attempt, services[service].namespace, thrown, acceptsJson());
  } finally {
    cutAttempt(attempt);
    context.propagation.endRequest();
    if (context.propagation.takeStale() || isStale) attempt.note ??= "Stale: a change is still pending.";
  }
}

function decode(claim: Claim, attempt: OpenAttempt, body: string): Parameters {
  const parameters = decodeParameters(claim.url.search.slice(1), body);
  attempt.action = parameters.get("Action");
  attempt.version = parameters.get("Version");
  attempt.params = recordedParams(parameters);
  return parameters;
}

const serviceOfVersion = (claimed: readonly ServiceName[], version: string | undefined) =>
  claimed.find((name) => services[name].version === version);

/** Calls the authenticator. If it throws an error, the request fails with that error. */
async function checkRequest(
  authenticator: Authenticator,
  request: RequestToAuthenticate,
): Promise<{ readonly error: Error | undefined }> {
  try {
    return { error: errorOf(await authenticator.authenticate(request)) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Returns the error for what an authenticator returned. Throws a `TypeError` if that is neither a failure nor `undefined`. */
function errorOf(failure: unknown): Error | undefined {
  if (failure === undefined || failure === null) return undefined;
  const { code, message }: { code?: unknown; message?: unknown } = Object(failure);
  const known = errorCodes.find((name) => name === code);
  if (known !== undefined && (message === undefined || typeof message === "string")) return awsError(known, message);
  const found = isRecord(failure)
    ? `{ code: ${formatValue(code)}, message: ${formatValue(message)} }`
    : formatValue(failure);
  throw new TypeError(
    `An authenticator must return undefined, or { code, message } with an AWS error code such as "SignatureDoesNotMatch"; it returned ${found}.`,
  );
}
