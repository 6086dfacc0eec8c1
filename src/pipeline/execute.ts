import { formatTimestamp } from "../account/timestamp.ts";
import type { Action, ActionContext } from "../actions/action.ts";
import { findAction } from "../actions/registry.ts";
import { validate } from "../actions/validate.ts";
import type { Caller } from "../authentication/caller.ts";
import type { OpenAttempt } from "../journal/attempt.ts";
import { awsError, unknownAction } from "../protocol/errors.ts";
import type { Parameters } from "../protocol/query.ts";
import { type ServiceName, services } from "../protocol/services.ts";
import type { PipelineContext } from "./context.ts";

/** A decoded request, ready to run. */
export interface ActionRequest {
  readonly context: PipelineContext;
  readonly attempt: OpenAttempt;
  readonly service: ServiceName;
  readonly caller: Caller;
  readonly parameters: Parameters;
  /** The authentication error, if there is one. */
  readonly authenticationError: Error | undefined;
}

/** What an action returned. */
export interface ActionResult {
  readonly action: Action;
  readonly result: object;
}

/** Looks up the action, validates its input, and runs it. Throws AWS's error if any of these steps fails. */
export function execute(request: ActionRequest): ActionResult {
  const { context, parameters, service, authenticationError } = request;
  if (authenticationError !== undefined) throw authenticationError;
  const action = lookUp(request);
  const input = validate(action.input, parameters, service === "sts");
  const actionContext = createActionContext(request, action);
  return { action, result: context.propagation.trackChanges(() => action.run(actionContext, input)) };
}

function lookUp({ context, attempt, service }: ActionRequest): Action {
  const { action: name = "", version = "NO_VERSION_SPECIFIED" } = attempt;
  if (name === "") throw awsError("MissingAction");
  const action = findAction(name);
  if (action?.service === service && version === services[service].version) return action;
  if (action === undefined) context.warn(name);
  throw unknownAction(name, version);
}

function createActionContext({ context, attempt, caller }: ActionRequest, action: Action): ActionContext {
  const { store, quotas, credentialReport, propagation, paging } = context;
  return {
    store,
    caller,
    quotas,
    credentialReport,
    get timestamp() {
      return formatTimestamp(attempt.at);
    },
    keysOf: (owner) => propagation.keysOf(owner),
    note(text) {
      attempt.note = text;
    },
    page(listing, pageRequest) {
      const page = paging.page(action.name, listing, pageRequest);
      const { IsTruncated: truncated, Marker: marker } = page.pagination;
      attempt.page = Object.freeze({ number: page.number, items: page.items.length, truncated, marker });
      return page;
    },
  };
}
