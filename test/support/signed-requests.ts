import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Authenticator, RequestToAuthenticate } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { onTestFinished, vi } from "vitest";
import { Sha256 } from "./sha256.ts";

export const FORM = "application/x-www-form-urlencoded";

/** Sets the date only, because the SDK and MSW need real timers. */
export function setClock(date: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(date) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

export const SIGNED_AT = "2026-11-24T10:30:10Z";
export const credentials = {
  accessKeyId: "ASIAVALIDVALIEXAMPLE",
  secretAccessKey: "secret",
  sessionToken: "token/of+valid==",
};

export interface Unsigned {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly region?: string;
  readonly declaresHash?: boolean;
}

const signerOf = ({ region = "us-east-1", declaresHash = true }: Unsigned) =>
  new SignatureV4({
    service: "iam",
    region,
    sha256: Sha256,
    applyChecksum: declaresHash,
    credentials,
  });

export const toSign = ({ method = "POST", path = "/", query = {}, headers = {}, body }: Unsigned) => ({
  method,
  protocol: "https:",
  hostname: "iam.amazonaws.com",
  path,
  query,
  headers: { host: "iam.amazonaws.com", ...headers },
  ...(body !== undefined && { body }),
});

export function asReceived(
  signed: { method: string; path: string; query?: Record<string, unknown>; headers: Record<string, string> },
  body = "",
): SentRequest {
  const url = new URL(`https://iam.amazonaws.com${signed.path}`);
  for (const [name, value] of Object.entries(signed.query ?? {}))
    for (const one of [value].flat()) url.searchParams.append(name, String(one));
  const { host: _, ...headers } = signed.headers;
  const { secretAccessKey, sessionToken } = credentials;
  return {
    method: signed.method,
    url,
    headers: new Headers(headers),
    body,
    credential: { secretAccessKey, sessionToken },
  };
}

export async function byHeader(request: Unsigned): Promise<SentRequest> {
  return asReceived(await signerOf(request).sign(toSign(request), { signingDate: new Date(SIGNED_AT) }), request.body);
}

export async function presigned(request: Unsigned, expiresIn = 3600): Promise<SentRequest> {
  const options = { signingDate: new Date(SIGNED_AT), expiresIn };
  return asReceived(await signerOf(request).presign(toSign({ method: "GET", ...request }), options), request.body);
}

/** A request to authenticate. Its bytes are those of its text, and its time is the process's, unless they are given. */
export type SentRequest = Omit<RequestToAuthenticate, "bodyBytes" | "now"> &
  Partial<Pick<RequestToAuthenticate, "bodyBytes" | "now">>;

/** Returns why an authenticator does not accept a request, or `undefined`. */
export const authenticate = (request: SentRequest, authenticator: Authenticator = sigv4()) =>
  authenticator.authenticate({ bodyBytes: new TextEncoder().encode(request.body), now: new Date(), ...request });

export const withHeader = (request: SentRequest, name: string, change: (value: string) => string) => {
  const headers = new Headers(request.headers);
  headers.set(name, change(headers.get(name) ?? ""));
  return { ...request, headers };
};
export const withoutHeader = (request: SentRequest, name: string) => {
  const headers = new Headers(request.headers);
  headers.delete(name);
  return { ...request, headers };
};
export const withUrl = (
  request: SentRequest,
  parts: Partial<Record<"host" | "port" | "pathname" | "search", string>>,
) => ({
  ...request,
  url: Object.assign(new URL(request.url), parts),
});
export const withParameter = (request: SentRequest, name: string, value: string | undefined) => {
  const { searchParams } = withUrl(request, {}).url;
  if (value === undefined) searchParams.delete(name);
  else searchParams.set(name, value);
  return withUrl(request, { search: String(searchParams) });
};

export type Tampering = (request: SentRequest) => SentRequest;
export const mismatch = { code: "SignatureDoesNotMatch" };

export const sha256Of = (text: string) => createHash("sha256").update(text).digest("hex");

export const SCOPE = "20261124/us-east-1/iam/aws4_request";

/** Signs a canonical request without the SDK, for requests that the SDK's signer never sends. */
export function signatureOf(canonicalRequest: readonly string[], date = "20261124T103010Z"): string {
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const key = SCOPE.split("/").reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const text = ["AWS4-HMAC-SHA256", date, SCOPE, sha256Of(canonicalRequest.join("\n"))].join("\n");
  return hmac(key, text).toString("hex");
}
