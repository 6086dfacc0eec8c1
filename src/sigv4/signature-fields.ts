import type { AuthenticationFailure, RequestToAuthenticate } from "../authentication/authenticator.ts";

export const ALGORITHM = "AWS4-HMAC-SHA256";

/** What a request says of its own signature, in either form, as it was sent. */
export interface Signature {
  readonly isPresigned: boolean;
  readonly algorithm: string;
  readonly credential: string;
  /** Date, region, service and terminator: the credential without the key id. */
  readonly scope: readonly string[];
  /** Lower-cased and sorted, as they stand in the canonical request. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** In ISO 8601's basic format, unless the client sent something else. */
  readonly date: string;
  /** The seconds that a presigned URL says it is valid for. */
  readonly expires: string | undefined;
  readonly token: string | undefined;
  /** The hash that the client declares for the body, where that declaration is signed. */
  readonly bodyHash: string | undefined;
}

type Reading = Signature | AuthenticationFailure;

export const incomplete = (message: string): AuthenticationFailure => ({ code: "IncompleteSignature", message });

/** Where a request's signature stands and what it says, or AWS's words for what is missing. */
export function readSignature(request: RequestToAuthenticate): Reading {
  const authorization = request.headers.get("authorization");
  const isPresigned = request.url.searchParams.has("X-Amz-Algorithm");
  if (isPresigned && authorization !== null)
    return {
      code: "SignatureDoesNotMatch",
      message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    };
  if (isPresigned) return fromQuery(request);
  // Bearer and its like count as no signature, as does a query with a credential but no algorithm.
  if (authorization === null || !authorization.startsWith("AWS4-")) return { code: "MissingAuthenticationToken" };
  return fromAuthorization(authorization, request.headers);
}

function fromAuthorization(authorization: string, headers: Headers): Reading {
  // Some clients leave out the space after a comma, some the comma.
  const [algorithm = "", ...parts] = authorization.split(/[,\s]+/);
  const fields = new Map<string, string>();
  for (const part of parts) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    if (equals === -1)
      return incomplete(
        `'${part}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
      );
    fields.set(part.slice(0, equals), part.slice(equals + 1));
  }
  const credential = fields.get("Credential");
  const signature = fields.get("Signature");
  const signedHeaders = fields.get("SignedHeaders");
  const date = headers.get("x-amz-date") ?? fromHttpDate(headers.get("date"));

  const missing: string[] = [];
  if (!credential) missing.push("Authorization header requires 'Credential' parameter.");
  if (!signature) missing.push("Authorization header requires 'Signature' parameter.");
  if (signedHeaders === undefined) missing.push("Authorization header requires 'SignedHeaders' parameter.");
  if (!date) missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (!credential || !signature || signedHeaders === undefined || !date)
    return incomplete([...missing, `Authorization=${authorization}`].join(" "));

  const names = namesOf(signedHeaders);
  return {
    isPresigned: false,
    algorithm,
    credential,
    scope: scopeOf(credential),
    signedHeaders: names,
    signature,
    date,
    expires: undefined,
    token: headers.get("x-amz-security-token") ?? undefined,
    bodyHash: signedBodyHash(names, headers),
  };
}

function fromQuery({ url, headers }: RequestToAuthenticate): Reading {
  const query = url.searchParams;
  const algorithm = query.get("X-Amz-Algorithm");
  const credential = query.get("X-Amz-Credential");
  const signature = query.get("X-Amz-Signature");
  const signedHeaders = query.get("X-Amz-SignedHeaders");
  const date = query.get("X-Amz-Date");
  if (!algorithm || !credential || !signature || !signedHeaders || !date) {
    const missing = Object.entries({ Algorithm: algorithm, Credential: credential, Signature: signature })
      .concat(Object.entries({ SignedHeaders: signedHeaders, Date: date }))
      .filter(([, value]) => !value)
      .map(([name]) => `AWS query-string parameters must include 'X-Amz-${name}'.`);
    return incomplete([...missing, "Re-examine the query-string parameters."].join(" "));
  }
  const names = namesOf(signedHeaders);
  return {
    isPresigned: true,
    algorithm,
    credential,
    scope: scopeOf(credential),
    signedHeaders: names,
    signature,
    date,
    expires: query.get("X-Amz-Expires") ?? undefined,
    token: query.get("X-Amz-Security-Token") ?? undefined,
    // The whole query is signed.
    bodyHash: query.get("X-Amz-Content-Sha256") ?? signedBodyHash(names, headers),
  };
}

const scopeOf = (credential: string) => credential.split("/").slice(1);

const namesOf = (signedHeaders: string) =>
  signedHeaders
    .toLowerCase()
    .split(";")
    .filter((name) => name !== "")
    .sort();

const signedBodyHash = (names: readonly string[], headers: Headers) =>
  names.includes("x-amz-content-sha256") ? (headers.get("x-amz-content-sha256") ?? undefined) : undefined;

/** A `Date` header has HTTP's own format, and is signed in ISO 8601's. */
function fromHttpDate(date: string | null): string | null {
  const instant = date?.endsWith("GMT") ? Date.parse(date) : Number.NaN;
  return Number.isNaN(instant) ? date : basicDate(instant);
}

/** ISO 8601's basic format, in whole seconds: `20150830T123600Z`. */
export const basicDate = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");
