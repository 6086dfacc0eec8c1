import type { AccountStore } from "../account/store.ts";
import { formatTimestamp } from "../account/timestamp.ts";
import type { ServiceName } from "../actions/action.ts";
import { findAction } from "../actions/registry.ts";
import type { Authenticator } from "../authentication/authenticator.ts";
import { type Caller, identify, refusal } from "../authentication/caller.ts";
import type { ActiveFault } from "../faults/fault.ts";
import { isPageTrap, type PageTrap, trapped } from "../faults/page-trap.ts";
import { type TransportFault, transportStatus } from "../faults/transport.ts";
import { secretOfIssued } from "../identifiers/session-credentials.ts";
import type { Attempt, OpenAttempt } from "../journal/journal.ts";
import { recordedParams } from "../journal/params.ts";
import { awsError, IamError } from "../protocol/errors.ts";
import { decodeParameters } from "../protocol/query.ts";
import { services } from "../protocol/services.ts";
import { errorXml, type Xml } from "../protocol/xml.ts";
import type { Claim } from "./claim.ts";
import type { PipelineContext } from "./context.ts";
import { type ActionRequest, emptyAnswer, type ActionResult, run, serialise, tryToRun } from "./execute.ts";

/** What goes back to the client, before it is a `Response`. */
export interface ResponseData {
  /** `undefined` where the client gets no response. */
  readonly status: number | undefined;
  readonly errorCode: string | undefined;
  readonly requestId: string;
  readonly body: Xml;
  /** What becomes of the answer on its way. */
  readonly transport: TransportFault | undefined;
}

/** A request on its way through the house. */
export interface ReceivedRequest {
  readonly claim: Claim;
  readonly attempt: OpenAttempt;
  /** What the test's own clock threw, to be answered for in its turn. */
  readonly defect: unknown;
}

/** Opens the attempt of a request that arrives. */
export function receive(house: PipelineContext, claim: Claim, headers: Headers, count: number): ReceivedRequest {
  let at = new Date(Number.NaN);
  let defect: unknown;
  try {
    at = house.now();
  } catch (error) {
    defect = error;
  }
  const attempt: OpenAttempt = {
    action: undefined,
    version: undefined,
    params: {},
    // Who it is shows in its turn: an earlier request may change it.
    caller: Object.freeze({ accessKeyId: claim.scope?.accessKeyId, arn: "", userName: undefined }),
    attempt: attemptNumber(headers.get("amz-sdk-request")),
    status: undefined,
    errorCode: undefined,
    requestId: house.ids.requestId(count),
    fault: undefined,
    at,
    internal: undefined,
    note: undefined,
    page: undefined,
  };
  house.journal.open(attempt, headers.get("amz-sdk-invocation-id") || undefined);
  return { claim, attempt, defect };
}

/** What an authenticator has against a request, in its turn; its own defect is one, too. */
export async function authenticate(
  { store, propagation }: PipelineContext,
  authenticator: Authenticator,
  request: Request,
  { claim, attempt, defect }: ReceivedRequest,
  body: string,
): Promise<Error | undefined> {
  if (defect !== undefined) return undefined;
  const caller = identify(store, propagation.key, claim.scope);
  const isLetIn = refusal(store, caller, authenticator, attempt.at, claim.service) === undefined;
  const credential = isLetIn ? credentialOf(store, caller, claim.scope?.sessionToken) : undefined;
  try {
    const { method, headers } = request;
    const failure = await authenticator.authenticate({ method, url: claim.url, headers, body, credential });
    return failure && awsError(failure.code, failure.message);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What a caller who is let in signs with: of credentials that were issued, the token has been looked at before. */
function credentialOf(store: AccountStore, { key, credential, issued }: Caller, token: string | undefined) {
  if (issued !== undefined) return { secretAccessKey: secretOfIssued(issued.id), sessionToken: token };
  const known = key ?? credential ?? { id: store.rootKeyId, secret: undefined };
  return { secretAccessKey: store.secretOf(known), sessionToken: credential && store.tokenOf(credential) };
}

/**
 * The one way through: decode, caller, fault, authenticate, action, validate, run, serialise. It takes effect at once and
 * whole; whatever goes wrong becomes an answer here.
 */
export function dispatch(house: PipelineContext, arrival: ReceivedRequest, form: string, verdict: Error | undefined): ResponseData {
  const { claim, attempt, defect } = arrival;
  let service = claim.service ?? "iam";
  try {
    if (defect !== undefined) throw defect;
    const parameters = decodeParameters(claim.url.search.slice(1), form);
    attempt.action = parameters.get("Action");
    attempt.version = parameters.get("Version");
    attempt.params = recordedParams(parameters);
    service = claim.service ?? serviceOfVersion(house.claimed, attempt.version) ?? service;

    const caller = identify(house.store, house.propagation.key, claim.scope);
    attempt.caller = callerOf(caller);
    const refused = verdict ?? refusal(house.store, caller, house.authentication, attempt.at, service);
    if (refused === undefined) recordUse(house, claim, attempt.at);
    if (!house.throttle.admits(attempt.action, attempt.at)) throw awsError("Throttling");
    return answer({ house, attempt, service, caller, parameters, refused });
  } catch (thrown) {
    return errorResponse(attempt, services[service].namespace, thrown);
  } finally {
    if (house.propagation.answer()) attempt.note ??= "Stale: a change has not spread yet.";
  }
}

/** The fault that takes the attempt, or else the action. */
function answer(errand: ActionRequest): ResponseData {
  const { house, attempt, parameters } = errand;
  const { requestId } = attempt;
  const ok = (body: Xml): ResponseData => ({ status: 200, errorCode: undefined, requestId, body, transport: undefined });

  // Whether a page trap fits shows on the page; a listing changes nothing, so it may be made before it is asked for.
  let outcome: ActionResult | undefined;
  let wrong: { readonly outcome: ActionResult; readonly page: NonNullable<Attempt["page"]> } | undefined;
  const fits = (trap: PageTrap): boolean => {
    if (findAction(attempt.action)?.list !== true) return false;
    outcome ??= tryToRun(errand);
    const { page } = attempt;
    const result = outcome && trapped(trap, outcome.result, parameters.get("Marker"));
    wrong = outcome &&
      page &&
      result && { outcome: { ...outcome, result }, page: { ...page, truncated: result.IsTruncated } };
    return wrong !== undefined;
  };

  const fault = house.faults.take(attempt, fits);
  if (fault === undefined) return ok(serialise(errand, outcome ?? run(errand)));
  attempt.fault = fault.name;
  if (isPageTrap(fault.answer) && wrong !== undefined) {
    attempt.page = Object.freeze(wrong.page);
    return ok(serialise(errand, wrong.outcome));
  }
  const lost = bodyBehindFault(errand, fault);
  attempt.page = undefined;
  if (typeof fault.answer === "function") throw fault.answer(attempt);
  const transport = fault.answer as TransportFault;
  return { status: transportStatus(transport), errorCode: undefined, requestId, body: lost, transport };
}

/**
 * The answer that a fault keeps from the client. The action runs where it is to be applied, or where it only reads and half of
 * its answer will be seen; one that fails by itself is answered by the fault all the same.
 */
function bodyBehindFault(errand: ActionRequest, { applied, answer: by }: ActiveFault): Xml {
  const isSeen = typeof by === "string" && findAction(errand.attempt.action)?.changes !== true;
  const outcome = applied || isSeen ? tryToRun(errand) : undefined;
  return outcome === undefined ? emptyAnswer(errand) : serialise(errand, outcome);
}

/** The answer to whatever was thrown: AWS's error, or `InternalFailure` for a defect, of ours or of a test's function. */
export function errorResponse(attempt: OpenAttempt, namespace: string, thrown: unknown): ResponseData {
  const error = thrown instanceof IamError ? thrown : internalFailure(attempt, thrown);
  attempt.note = error.note;
  const { requestId } = attempt;
  const body = errorXml(namespace, error, requestId);
  return { status: error.status, errorCode: error.code, requestId, body, transport: undefined };
}

/** Any request that is let in counts as a use of its key; a scope without a region counts as us-east-1. */
function recordUse({ store }: PipelineContext, { scope }: Claim, at: Date): void {
  if (scope === undefined) return;
  const key = store.key(scope.accessKeyId);
  if (key === undefined) return;
  key.lastUse = { LastUsedDate: formatTimestamp(at), ServiceName: scope.service, Region: scope.region || "us-east-1" };
}

function attemptNumber(header: string | null): number {
  return header === null ? 1 : Number(/attempt=(\d+)/.exec(header)?.[1] ?? 1);
}

const callerOf = ({ accessKeyId, arn, userName }: Caller) => Object.freeze({ accessKeyId, arn, userName });

const serviceOfVersion = (claimed: readonly ServiceName[], version: string | undefined) =>
  claimed.find((name) => services[name].version === version);

function internalFailure(attempt: OpenAttempt, thrown: unknown): IamError {
  attempt.internal = thrown;
  // Not in the first argument: an action may be called "%i", and hold a terminal's control characters.
  console.error(
    "msw-iam: %s was answered with InternalFailure, because of this error:",
    attempt.action === undefined ? "a request" : JSON.stringify(attempt.action),
    thrown,
  );
  return awsError("InternalFailure");
}
