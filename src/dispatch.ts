import { wireDate } from "./account/dates.ts";
import type { Ids } from "./account/ids.ts";
import type { Model } from "./account/model.ts";
import type { Action, ActionContext, Quotas, ServiceName } from "./actions/action.ts";
import { findAction } from "./actions/registry.ts";
import { type AuthenticationMode, type Caller, identify, refusal } from "./caller.ts";
import type { Claim } from "./claim.ts";
import { awsError, IamError, unknownAction } from "./errors.ts";
import type { createDelays } from "./faults/delays.ts";
import type { ActiveFault, createFaults } from "./faults/faults.ts";
import { type TransportFault, transportStatus } from "./faults/transport.ts";
import type { createJournal, OpenAttempt } from "./journal/journal.ts";
import { recordedParams } from "./journal/params.ts";
import type { createPaging } from "./paging/page.ts";
import { services } from "./services.ts";
import { validate } from "./validate.ts";
import { decodeParameters, type Parameters } from "./wire/query.ts";
import { errorXml, resultXml } from "./wire/xml.ts";

/** What goes back to the client, before it is a `Response`. */
export interface Reply {
  /** `undefined` where the client gets no response. */
  readonly status: number | undefined;
  readonly errorCode: string | undefined;
  readonly requestId: string;
  readonly body: string;
  /** What becomes of the answer on its way. */
  readonly transport: TransportFault | undefined;
}

/** The parts of a double that an answer is made of. */
export interface House {
  readonly model: Model;
  readonly ids: Ids;
  readonly rootKeyId: string;
  readonly faults: ReturnType<typeof createFaults>;
  readonly delays: ReturnType<typeof createDelays>;
  readonly paging: ReturnType<typeof createPaging>;
  readonly journal: ReturnType<typeof createJournal>;
  readonly now: () => Date;
  readonly authentication: AuthenticationMode;
  readonly claimed: readonly ServiceName[];
  readonly xml: "documented" | "recorded";
  readonly quotas: Quotas;
  /** Says once that an action is not modelled. */
  readonly warn: (action: string) => void;
}

/** A request on its way through the house. */
export interface Arrival {
  readonly claim: Claim;
  readonly attempt: OpenAttempt;
}

/** Opens the attempt of a request that arrives; its `at` waits for {@link dispatch}, which can answer for a clock that throws. */
export function arrive(house: House, claim: Claim, headers: Headers, count: number): Arrival {
  const caller = identify(house.model, house.rootKeyId, claim.scope);
  const attempt: OpenAttempt = {
    action: undefined,
    version: undefined,
    params: {},
    caller: { accessKeyId: caller.accessKeyId, arn: caller.arn, userName: caller.userName },
    attempt: Number(/attempt=(\d+)/.exec(headers.get("amz-sdk-request") ?? "")?.[1] ?? 1),
    status: undefined,
    errorCode: undefined,
    requestId: house.ids.requestId(count),
    fault: undefined,
    at: new Date(Number.NaN),
    internal: undefined,
    note: undefined,
    page: undefined,
  };
  house.journal.open(attempt, headers.get("amz-sdk-invocation-id") ?? undefined);
  return { claim, attempt };
}

/**
 * The one way through: decode, caller, fault, authenticate, action, validate, run, serialise. It takes effect at once and
 * whole; whatever goes wrong becomes an answer here.
 */
export function dispatch(house: House, { claim, attempt }: Arrival, form: string): Reply {
  const { requestId } = attempt;
  let service = claim.service ?? "iam";
  try {
    attempt.at = clock(house);
    const parameters = decodeParameters(claim.url.search.slice(1), form);
    attempt.action = parameters.get("Action");
    attempt.version = parameters.get("Version");
    attempt.params = recordedParams(parameters);
    service = claim.service ?? serviceOfVersion(house.claimed, attempt.version) ?? "iam";

    const caller = identify(house.model, house.rootKeyId, claim.scope);
    attempt.caller = { accessKeyId: caller.accessKeyId, arn: caller.arn, userName: caller.userName };
    if (attempt.action === undefined || attempt.action === "") throw awsError("MissingAction");

    const fault = house.faults.take(attempt);
    if (fault !== undefined) {
      attempt.fault = fault.name;
      const lost = lostAnswer(house, attempt, service, fault, () => run(house, attempt, service, caller, parameters));
      if (typeof fault.answer === "function") throw fault.answer(attempt);
      const transport = fault.answer;
      return { status: transportStatus(transport), errorCode: undefined, requestId, body: lost, transport };
    }
    const body = run(house, attempt, service, caller, parameters);
    return { status: 200, errorCode: undefined, requestId, body, transport: undefined };
  } catch (thrown) {
    return replyTo(attempt, services[service].namespace, thrown);
  }
}

/** The answer to whatever was thrown: AWS's error, or `InternalFailure` for a defect, of ours or of a test's function. */
export function replyTo(attempt: OpenAttempt, namespace: string, thrown: unknown): Reply {
  const error = thrown instanceof IamError ? thrown : internalFailure(attempt, thrown);
  attempt.note = error.note;
  const { requestId } = attempt;
  const body = errorXml(namespace, error, requestId);
  return { status: error.status, errorCode: error.code, requestId, body, transport: undefined };
}

function run(house: House, attempt: OpenAttempt, service: ServiceName, caller: Caller, parameters: Parameters): string {
  const today = wireDate(attempt.at);
  const refused = refusal(house.model, house.rootKeyId, caller, house.authentication, today);
  if (refused !== undefined) throw refused;
  const action = lookUp(house, attempt, service);
  const input = validate(action.input, parameters);
  const context: ActionContext = {
    model: house.model,
    caller,
    quotas: house.quotas,
    today,
    page(listing, request) {
      const page = house.paging.page(action.name, listing, request);
      attempt.page = { number: page.number, items: page.items.length, truncated: page.more.IsTruncated };
      return page;
    },
  };
  const result = action.run(context, input);
  return resultXml(services[service].namespace, action.name, action.output?.[house.xml], result, attempt.requestId);
}

/**
 * The answer that a fault keeps from the client. The action runs where it is to be applied, or where it only reads and half of
 * its answer will be seen; one that fails by itself is answered by the fault all the same.
 */
function lostAnswer(
  house: House,
  attempt: OpenAttempt,
  service: ServiceName,
  fault: ActiveFault,
  runAction: () => string,
): string {
  const name = attempt.action ?? "";
  const isSeen = typeof fault.answer === "string" && transportStatus(fault.answer) === 200;
  if (fault.applied || (isSeen && findAction(name)?.changes !== true)) {
    try {
      return runAction();
    } catch (error) {
      if (!(error instanceof IamError)) throw error;
    } finally {
      attempt.page = undefined;
    }
  }
  const members = findAction(name)?.output?.[house.xml];
  return resultXml(services[service].namespace, isName(name) ? name : "Unknown", members, {}, attempt.requestId);
}

/** Whether a name can be that of an element. */
const isName = (name: string) => /^[A-Za-z]\w*$/.test(name);

function lookUp(house: House, { action: name = "", version }: OpenAttempt, service: ServiceName): Action {
  const asked = version ?? "NO_VERSION_SPECIFIED";
  const action = findAction(name);
  if (asked === services[service].version) {
    if (action?.service === service) return action;
    house.warn(name);
  }
  throw unknownAction(name, asked);
}

function clock({ now }: House): Date {
  const date = now();
  if (!(Number(date) > -8.64e15))
    throw new TypeError(`The option now must return a valid Date; it returned ${String(date)}.`);
  return new Date(date);
}

const serviceOfVersion = (claimed: readonly ServiceName[], version: string | undefined) =>
  claimed.find((name) => services[name].version === version);

function internalFailure(attempt: OpenAttempt, thrown: unknown): IamError {
  attempt.internal = thrown;
  console.error(
    `msw-iam: ${attempt.action ?? "a request"} was answered with InternalFailure, because of this error:`,
    thrown,
  );
  return awsError("InternalFailure");
}
