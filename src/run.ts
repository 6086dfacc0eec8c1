import { wireDate } from "./account/dates.ts";
import type { Action, ActionContext, ServiceName } from "./actions/action.ts";
import { findAction } from "./actions/registry.ts";
import type { Caller } from "./caller.ts";
import { awsError, IamError, unknownAction } from "./errors.ts";
import type { ActiveFault } from "./faults/faults.ts";
import { transportStatus } from "./faults/transport.ts";
import type { House } from "./house.ts";
import type { OpenAttempt } from "./journal/journal.ts";
import { services } from "./services.ts";
import { validate } from "./validate.ts";
import type { Parameters } from "./wire/query.ts";
import { resultXml } from "./wire/xml.ts";

/** Looks the action up, validates its input, runs it, and serialises its result. */
export function run(
  house: House,
  attempt: OpenAttempt,
  service: ServiceName,
  caller: Caller,
  parameters: Parameters,
): string {
  const action = lookUp(house, attempt, service);
  const input = validate(action.input, parameters, service === "sts");
  const context: ActionContext = {
    model: house.model,
    caller,
    quotas: house.quotas,
    today: wireDate(attempt.at),
    page(listing, request) {
      const page = house.paging.page(action.name, listing, request);
      attempt.page = Object.freeze({
        number: page.number,
        items: page.items.length,
        truncated: page.more.IsTruncated,
      });
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
export function lostAnswer(
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
  if (name === "") throw awsError("MissingAction");
  const asked = version ?? "NO_VERSION_SPECIFIED";
  const action = findAction(name);
  if (asked === services[service].version) {
    if (action?.service === service) return action;
  }
  if (action === undefined) house.warn(name);
  throw unknownAction(name, asked);
}
