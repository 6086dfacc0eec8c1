import type { AuthenticationFailure, RequestToAuthenticate } from "../authentication/authenticator.ts";

export const ALGORITHM = "AWS4-HMAC-SHA256";

/** The signature of a request as it was sent, in the `Authorization` header or in a presigned URL. */
export interface Signature {
  readonly isPresigned: boolean;
  readonly algorithm: string;
  readonly credential: string;
  /** The date, region, service and terminator: the credential without the key id. */
  readonly scope: readonly string[];
  /** In lower case and sorted, as in the canonical request. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** In ISO 8601's basic format, unless the client sent something else. */
  readonly date: string;
  /** How many seconds a presigned URL is valid for. */
  readonly expires: string | undefined;
  readonly token: string | undefined;
  /** The hash that the client sent for the body. `undefined` if the signature does not cover it. */
  readonly bodyHash: string | undefined;
}

type SignatureOrFailure = Signature | AuthenticationFailure;

const REQUIRED_QUERY_PARAMETERS = ["Algorithm", "Credential", "Signature", "SignedHeaders", "Date"] as const;

export const mismatch = (message: string): AuthenticationFailure => ({ code: "SignatureDoesNotMatch", message });

export const incompleteSignature = (message: string): AuthenticationFailure => ({
  code: "IncompleteSignature",
  message,
});

/** Reads the signature of a request. Returns AWS's error if there is none, or if a part of it is missing. */
export function readSignature(request: RequestToAuthenticate): SignatureOrFailure {
  const authorization = request.headers.get("authorization");
  const isPresigned = request.url.searchParams.has("X-Amz-Algorithm");
  if (isPresigned && authorization !== null)
    return mismatch("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
  if (isPresigned) return fromQuery(request);
  // A bearer token is not a signature. Neither is a query with a credential but without an algorithm.
  if (authorization === null || !authorization.startsWith("AWS4-")) return { code: "MissingAuthenticationToken" };
  return fromAuthorization(authorization, request.headers);
}

function fromAuthorization(authorization: string, headers: Headers): SignatureOrFailure {
  // Some clients omit the space after a comma, and some omit the comma.
  const [algorithm = "", ...parts] = authorization.split(/[,\s]+/).filter((part) => part !== "");
  const malformed = parts.find((part) => !part.includes("="));
  if (malformed !== undefined)
    return incompleteSignature(
      `'${malformed}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
    );
  const fields = new Map(parts.map(splitAtEquals));
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
    return incompleteSignature([...missing, `Authorization=${authorization}`].join(" "));

  return {
    isPresigned: false,
    algorithm,
    credential,
    scope: scopeOf(credential),
    signedHeaders: headerNames(signedHeaders),
    signature,
    date,
    expires: undefined,
    token: headers.get("x-amz-security-token") ?? undefined,
    bodyHash: signedBodyHash(signedHeaders, headers),
  };
}

function fromQuery({ url, headers }: RequestToAuthenticate): SignatureOrFailure {
  const parameter = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? undefined;
  const [algorithm, credential, signature, signedHeaders, date] = REQUIRED_QUERY_PARAMETERS.map(parameter);
  if (!algorithm || !credential || !signature || !signedHeaders || !date) {
    const missing = REQUIRED_QUERY_PARAMETERS.filter((name) => !parameter(name)).map(
      (name) => `AWS query-string parameters must include 'X-Amz-${name}'.`,
    );
    return incompleteSignature([...missing, "Re-examine the query-string parameters."].join(" "));
  }
  return {
    isPresigned: true,
    algorithm,
    credential,
    scope: scopeOf(credential),
    signedHeaders: headerNames(signedHeaders),
    signature,
    date,
    expires: parameter("Expires"),
    token: parameter("Security-Token"),
    // The signature covers the whole query.
    bodyHash: parameter("Content-Sha256") ?? signedBodyHash(signedHeaders, headers),
  };
}

function splitAtEquals(text: string): [name: string, value: string] {
  const index = text.indexOf("=");
  return [text.slice(0, index), text.slice(index + 1)];
}

const scopeOf = (credential: string) => credential.split("/").slice(1);

const headerNames = (signedHeaders: string) =>
  signedHeaders
    .toLowerCase()
    .split(";")
    .filter((name) => name !== "")
    .sort();

const signedBodyHash = (signedHeaders: string, headers: Headers) =>
  headerNames(signedHeaders).includes("x-amz-content-sha256")
    ? (headers.get("x-amz-content-sha256") ?? undefined)
    : undefined;

/** Converts a `Date` header from HTTP's format to ISO 8601's, which is the one that is signed. */
function fromHttpDate(date: string | null): string | null {
  const instant = date?.endsWith("GMT") ? Date.parse(date) : Number.NaN;
  return Number.isNaN(instant) ? date : basicDate(instant);
}

/** Formats milliseconds in ISO 8601's basic format, in whole seconds: `20150830T123600Z`. */
export const basicDate = (instant: number): string => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");
