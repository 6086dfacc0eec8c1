import type { ActiveFault } from "../faults/fault-registry.ts";
import { type PageTrap, trapApplies, trapPage } from "../faults/page-trap.ts";
import { transportStatus } from "../faults/transport.ts";
import { IamError } from "../protocol/errors.ts";
import type { Xml } from "../protocol/xml.ts";
import { type ActionRequest, type ActionResult, checkReset, execute, findTraits } from "./execute.ts";
import { recordUse } from "./record-use.ts";
import { emptyBody, type ResponseData, serialise, success } from "./reply.ts";

/**
 * Responds with the first fault that applies, or else runs the action. An attempt that a fault responds to changes nothing: neither
 * the account, nor the last use of its key, nor the ids that are generated next. With `applied: true`, it changes what the action does.
 */
export function respond(request: ActionRequest): ResponseData {
  const { context, attempt, parameters } = request;
  const execution = createExecution(request);
  const requestMarker = parameters.get("Marker");
  const isList = findTraits(request)?.list === true;
  // A list action changes nothing, so it can run before the mock knows whether a fault applies.
  const applies = (trap: PageTrap) => {
    if (!isList || execution.result() === undefined || attempt.page === undefined) return false;
    return trapApplies(trap, attempt.page.truncated, requestMarker);
  };
  const fault = context.faults.take(attempt, applies);
  checkReset(request);
  const isHandled = fault === undefined || fault.applied || fault.effect.kind === "page trap";
  if (isHandled) recordUse(request);
  if (fault === undefined) return success(attempt, serialise(request, execution.resultOrThrow()));

  attempt.fault = fault.name;
  if (fault.effect.kind === "page trap") return trappedPage(request, fault.effect.trap, execution.resultOrThrow());
  const body = bodyBehindFault(request, fault, execution);
  attempt.page = undefined;
  if (fault.effect.kind === "error") throw fault.effect.error(attempt);
  const { transport } = fault.effect;
  return { ...success(attempt, body), status: transportStatus(transport), transport };
}

/** Runs the action of a request at most once. */
interface Execution {
  /** Returns the result, or `undefined` if the action fails with an AWS error. */
  result(): ActionResult | undefined;
  resultOrThrow(): ActionResult;
}

function createExecution(request: ActionRequest): Execution {
  let outcome: { readonly result: ActionResult } | { readonly error: IamError } | undefined;

  function run() {
    try {
      return { result: execute(request) };
    } catch (error) {
      if (error instanceof IamError) return { error };
      throw error;
    }
  }
  return {
    result() {
      outcome ??= run();
      return "result" in outcome ? outcome.result : undefined;
    },
    resultOrThrow() {
      outcome ??= run();
      if ("error" in outcome) throw outcome.error;
      return outcome.result;
    },
  };
}

function trappedPage(request: ActionRequest, trap: PageTrap, { action, result }: ActionResult): ResponseData {
  const { attempt, parameters } = request;
  const trapped = trapPage(trap, result, parameters.get("Marker"));
  const { IsTruncated: truncated, Marker: marker } = trapped;
  attempt.page = attempt.page && Object.freeze({ ...attempt.page, truncated, marker });
  return success(attempt, serialise(request, { action, result: trapped }));
}

/**
 * Returns the body that a fault breaks or replaces. Runs the action if the fault has `applied: true`, or if a transport fault
 * breaks the response of an action that only reads. If the action fails, the client still gets the fault.
 */
function bodyBehindFault(request: ActionRequest, { applied, effect }: ActiveFault, execution: Execution): Xml {
  const isVisible = effect.kind === "transport" && findTraits(request)?.changes !== true;
  const result = applied || isVisible ? execution.result() : undefined;
  return result === undefined ? emptyBody(request) : serialise(request, result);
}
