/** Who signed a request and for what, according to the signature in `Authorization` or in a presigned URL. */
export interface SignatureScope {
  readonly accessKeyId: string;
  /** Can be empty, since some clients sign without a region. */
  readonly region: string;
  readonly service: string;
  /** Sent with temporary credentials. */
  readonly sessionToken: string | undefined;
}

/** Reads the scope of a signature. Returns `undefined` for a missing or malformed signature, and for a bearer token. */
export function signatureScope(headers: Headers, url: URL): SignatureScope | undefined {
  const authorization = headers.get("authorization");
  return (
    (authorization === null ? undefined : scopeOfHeader(authorization, headers)) ??
    (url.search.includes("Credential") ? scopeOfQuery(url.searchParams) : undefined)
  );
}

function scopeOfHeader(header: string, headers: Headers): SignatureScope | undefined {
  if (!header.startsWith("AWS4-")) return undefined;
  const start = header.indexOf("Credential=");
  if (start === -1) return undefined;
  const end = header.slice(start).search(/[, ]/);
  const credential = header.slice(start + "Credential=".length, end === -1 ? undefined : start + end);
  return scopeOfCredential(credential, headers.get("x-amz-security-token"));
}

const scopeOfQuery = (query: URLSearchParams) =>
  scopeOfCredential(query.get("X-Amz-Credential") ?? "", query.get("X-Amz-Security-Token"));

function scopeOfCredential(credential: string, token: string | null): SignatureScope | undefined {
  const parts = credential.split("/");
  // The scope of the asymmetric algorithm has no region.
  if (parts.length === 4) parts.splice(2, 0, "");
  const [accessKeyId, date, region, service, terminator] = parts;
  if (!accessKeyId || !date || region === undefined || !service || terminator !== "aws4_request" || parts.length !== 5)
    return undefined;
  return { accessKeyId, region, service, sessionToken: token ?? undefined };
}
