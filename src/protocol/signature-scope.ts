/** What a request's signature says of its signer: the credential, the scope and the token, from `Authorization` or from a presigned URL. */
export interface SignatureScope {
  readonly accessKeyId: string;
  /** May be empty: some clients sign with no region. */
  readonly region: string;
  readonly service: string;
  /** What is sent along with temporary credentials. */
  readonly sessionToken: string | undefined;
}

/** The scope that a request is signed for, or `undefined` where its signature names none (no signature, Bearer, malformed). */
export function signatureScope(headers: Headers, url: URL): SignatureScope | undefined {
  const authorization = headers.get("authorization");
  return (
    (authorization === null ? undefined : fromAuthorization(authorization, headers)) ??
    (url.search.includes("Credential") ? fromQuery(url.searchParams) : undefined)
  );
}

function fromAuthorization(header: string, headers: Headers): SignatureScope | undefined {
  if (!header.startsWith("AWS4-")) return undefined;
  const start = header.indexOf("Credential=");
  if (start === -1) return undefined;
  const end = header.slice(start).search(/[, ]/);
  const credential = header.slice(start + "Credential=".length, end === -1 ? undefined : start + end);
  return fromCredential(credential, headers.get("x-amz-security-token"));
}

const fromQuery = (query: URLSearchParams) =>
  fromCredential(query.get("X-Amz-Credential") ?? "", query.get("X-Amz-Security-Token"));

function fromCredential(credential: string, token: string | null): SignatureScope | undefined {
  const parts = credential.split("/");
  // The asymmetric signature's scope has no region.
  if (parts.length === 4) parts.splice(2, 0, "");
  const [accessKeyId, date, region, service, terminator] = parts;
  if (!accessKeyId || !date || region === undefined || !service || terminator !== "aws4_request" || parts.length !== 5)
    return undefined;
  return { accessKeyId, region, service, sessionToken: token ?? undefined };
}
