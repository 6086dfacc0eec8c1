import { findAction } from "../actions/registry.ts";
import type { TransportFault } from "../faults/transport.ts";
import type { OpenAttempt } from "../journal/attempt.ts";
import { formatValue } from "../messages/format-value.ts";
import { awsError, IamError } from "../protocol/errors.ts";
import { errorJson, resultJson } from "../protocol/json.ts";
import { plainResultParts } from "../protocol/plain-xml.ts";
import { NO_SERVICE_NAMESPACE, services } from "../protocol/services.ts";
import { errorXml, responseXml, resultXml, type Xml } from "../protocol/xml.ts";
import type { ActionRequest, ActionResult } from "./execute.ts";

/** A response before it becomes a `Response`. */
export interface ResponseData {
  /** `undefined` if the client gets no response. */
  readonly status: number | undefined;
  readonly errorCode: string | undefined;
  readonly requestId: string;
  readonly body: Xml;
  /** How the connection fails. */
  readonly transport: TransportFault | undefined;
}

export const success = (attempt: OpenAttempt, body: Xml): ResponseData => ({
  status: 200,
  errorCode: undefined,
  requestId: attempt.requestId,
  body,
  transport: undefined,
});

/** Writes the body of an action's response. */
export function serialise(request: ActionRequest, { action, result }: ActionResult): Xml {
  const { context, service, attempt } = request;
  const { namespace } = services[service];
  const { name } = action;
  const plain = action.plain && plainResultParts(name, name === "ListDelegationRequests" ? renamed(result) : result);
  if (request.acceptsJson) return resultJson(name, result, attempt.requestId);
  if (plain !== undefined) return responseXml(namespace, name, plain, attempt.requestId);
  return resultXml(namespace, name, action.output?.[context.xml], result, attempt.requestId);
}

/** AWS writes this member of one action with a small letter. */
const renamed = ({ IsTruncated, isTruncated = IsTruncated, ...others }: Pagination) => ({ ...others, isTruncated });

interface Pagination {
  readonly IsTruncated?: boolean;
  readonly isTruncated?: boolean;
}

/** Writes a response body without content, for an action that did not run. */
export function emptyBody({ context, service, attempt }: ActionRequest): Xml {
  const { action: name = "", requestId } = attempt;
  const elementName = /^[A-Za-z]\w*$/.test(name) ? name : "Unknown";
  const members = findAction(name)?.output?.[context.xml];
  return resultXml(services[service].namespace, elementName, members, {}, requestId);
}

/** Creates the response for a thrown value: AWS's error for an `IamError`, and `InternalFailure` for anything else. */
export function errorResponse(
  attempt: OpenAttempt,
  namespace: string,
  thrown: unknown,
  acceptsJson = false,
): ResponseData {
  const error = thrown instanceof IamError ? thrown : internalFailure(attempt, thrown);
  attempt.note = error.note;
  const { requestId } = attempt;
  const errorNamespace = error.code === "InvalidAction" ? NO_SERVICE_NAMESPACE : namespace;
  const body = acceptsJson ? errorJson(error, requestId) : errorXml(errorNamespace, error, requestId);
  return { status: error.status, errorCode: error.code, requestId, body, transport: undefined };
}

function internalFailure(attempt: OpenAttempt, thrown: unknown): IamError {
  attempt.internal = thrown;
  // The name is not in the first argument, because an action's name can contain "%i" or control characters.
  console.error(
    "msw-iam: %s got InternalFailure because of this error:",
    attempt.action === undefined ? "a request" : formatValue(attempt.action),
    thrown,
  );
  return awsError("InternalFailure");
}
