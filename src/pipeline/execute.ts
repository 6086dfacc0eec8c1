import { formatTimestamp } from "../account/timestamp.ts";
import type { Action, ActionContext } from "../actions/action.ts";
import { findAction } from "../actions/registry.ts";
import { validate } from "../actions/validate.ts";
import type { Caller } from "../authentication/caller.ts";
import type { OpenAttempt } from "../journal/attempt.ts";
import { awsError, unknownAction } from "../protocol/errors.ts";
import type { Parameters } from "../protocol/query.ts";
import { type ServiceName, services } from "../protocol/services.ts";
import type { SignatureScope } from "../protocol/signature-scope.ts";
import type { PipelineContext } from "./context.ts";

/** A decoded request, ready to run. */
export interface ActionRequest {
  readonly context: PipelineContext;
  readonly attempt: OpenAttempt;
  readonly service: ServiceName;
  readonly scope: SignatureScope | undefined;
  readonly caller: Caller;
  readonly parameters: Parameters;
  /** The authentication error, if there is one. */
  readonly authenticationError: Error | undefined;
  /** Whether the client accepts JSON from a service that can write it. */
  readonly acceptsJson: boolean;
  /** Whether a function of the test has reset the mock since the request's turn began. */
  readonly isReset: () => boolean;
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
  checkReset(request);
  const input = validate(action.input, parameters, service === "sts");
  const actionContext = createActionContext(request, action);
  const { propagation } = context;
  return { action, result: propagation.trackChanges(request.attempt.at, () => action.run(actionContext, input)) };
}

/** Throws an error, which the client does not get, if a function of the test has reset the mock. The request then changes nothing. */
export function checkReset({ isReset }: ActionRequest): void {
  if (isReset()) throw awsError("RequestAbortedException");
}

function lookUp({ context, attempt, service }: ActionRequest): Action {
  const { action: name, version = "NO_VERSION_SPECIFIED" } = attempt;
  if (name === undefined) throw awsError("MissingAction");
  const { customResponses } = context;
  const isCurrent = version === services[service].version;
  const custom =
    isCurrent && customResponses.find(name)?.service === service ? customResponses.actionFor(attempt) : undefined;
  if (custom !== undefined) return custom;
  const action = findAction(name);
  if (action?.service === service && isCurrent) return action;
  const isCustom = customResponses.find(name) !== undefined;
  if (action === undefined && !isCustom) context.warn(name);
  throw unknownAction(name, version, isCustom ? "The function given to iam.respond() returned undefined." : undefined);
}

/** Finds what is known about an action before it runs. Returns `undefined` for one that nothing responds to. */
export const findTraits = ({ context, attempt }: ActionRequest): Pick<Action, "list" | "changes"> | undefined =>
  context.customResponses.find(attempt.action) ?? findAction(attempt.action);

function createActionContext({ context, attempt, caller }: ActionRequest, action: Action): ActionContext {
  const { store, quotas, credentialReport, propagation, paging } = context;
  return {
    store,
    view: action.changes ? propagation.viewForChanges(attempt.at) : propagation.view(attempt.at),
    caller,
    quotas,
    credentialReport,
    get timestamp() {
      return formatTimestamp(attempt.at);
    },
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
