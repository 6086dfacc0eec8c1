import { formatTimestamp } from "../account/timestamp.ts";
import type { Action, ActionContext, ServiceName } from "../actions/action.ts";
import { findAction } from "../actions/registry.ts";
import { validate } from "../actions/validate.ts";
import type { Caller } from "../authentication/caller.ts";
import type { OpenAttempt } from "../journal/journal.ts";
import { awsError, IamError, unknownAction } from "../protocol/errors.ts";
import type { Parameters } from "../protocol/query.ts";
import { services } from "../protocol/services.ts";
import type { Xml } from "../protocol/xml.ts";
import type { PipelineContext } from "./context.ts";

/** A request on the verge of its action. */
export interface ActionRequest {
  readonly house: PipelineContext;
  readonly attempt: OpenAttempt;
  readonly service: ServiceName;
  readonly caller: Caller;
  readonly parameters: Parameters;
  /** Why the caller is not let in. */
  readonly refused: Error | undefined;
}

/** What an action came to. */
export interface ActionResult {
  readonly action: Action;
  readonly result: object;
}

/** Lets the caller in, looks the action up, validates its input, and runs it. */
export function run({ house, attempt, service, caller, parameters, refused }: ActionRequest): ActionResult {
  if (refused !== undefined) throw refused;
  const action = lookUp(house, attempt, service);
  const input = validate(action.input, parameters, service === "sts");
  const context: ActionContext = {
    store: house.store,
    caller,
    quotas: house.quotas,
    get timestamp() {
      return formatTimestamp(attempt.at);
    },
    keysOf: (owner) => house.propagation.keysOf(owner),
    page(listing, request) {
      const page = house.paging.page(action.name, listing, request);
      attempt.page = Object.freeze({ number: page.number, items: page.items.length, truncated: page.more.IsTruncated });
      return page;
    },
  };
  return { action, result: house.propagation.during(() => action.run(context, input)) };
}

/** The outcome, or `undefined` where the action fails by itself. */
export function tryToRun(errand: ActionRequest): ActionResult | undefined {
  try {
    return run(errand);
  } catch (error) {
    if (error instanceof IamError) return undefined;
    throw error;
  }
}

/** The answer's body. */
export function serialise({ house, service, attempt }: ActionRequest, { action, result }: ActionResult): Xml {
  return house.resultXml(
    services[service].namespace,
    action.name,
    action.output?.[house.xml],
    result,
    attempt.requestId,
  );
}

/** The body of an answer without content, in the name of whatever was asked for. */
export function emptyAnswer({ house, service, attempt }: ActionRequest): Xml {
  const { action: name = "", requestId } = attempt;
  const isElementName = /^[A-Za-z]\w*$/.test(name);
  const members = findAction(name)?.output?.[house.xml];
  return house.resultXml(services[service].namespace, isElementName ? name : "Unknown", members, {}, requestId);
}

function lookUp(house: PipelineContext, { action: name = "", version }: OpenAttempt, service: ServiceName): Action {
  if (name === "") throw awsError("MissingAction");
  const asked = version ?? "NO_VERSION_SPECIFIED";
  const action = findAction(name);
  if (action?.service === service && asked === services[service].version) return action;
  if (action === undefined) house.warn(name);
  throw unknownAction(name, asked);
}
