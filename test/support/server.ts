import { XMLParser } from "fast-xml-parser";
import { setupServer } from "msw/node";
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { HOST, VERSION } from "./hosts.ts";

export { HOST, VERSION };

/** The server of every test file. `listen.ts` starts it. */
export const server = setupServer();

/** Adds a mock to the server until the test ends. */
export function mockOnServer(options?: MockIamOptions): MockIam {
  const iam = mockIam(options);
  server.use(...iam.handlers);
  return iam;
}

/** Returns a form body with the encoding of the SDKs. */
const form = (parameters: Record<string, string>) =>
  Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");

/** Sends an unsigned POST request with these parameters or this body. */
export const post = (body: string | Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(HOST, {
    method: "POST",
    body: typeof body === "string" ? body : form({ Version: VERSION, ...body }),
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  });

export const listAccessKeys = (parameters: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  post({ Action: "ListAccessKeys", ...parameters }, headers);

/** Returns an `Authorization` header in a signer's format, with a dummy signature. */
export const signedBy = (accessKeyId: string, service = "iam", region = "us-east-1") => ({
  Authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
});

// With `htmlEntities`, the parser also reads numeric references.
const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, isArray: (name) => name === "member" });

interface ErrorFields {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly message: string | undefined;
}

/** Reads an error response with an independent parser. */
export async function errorOf(response: Response): Promise<ErrorFields> {
  const { ErrorResponse } = parser.parse(await response.text());
  const { Type, Code, Message } = ErrorResponse.Error;
  return { status: response.status, type: Type, code: Code, message: Message };
}

interface ListFields {
  readonly ids: readonly string[];
  readonly isTruncated: string;
  readonly marker: string | undefined;
}

/** Reads the response of a listing with an independent parser. */
export async function pageOf(response: Response): Promise<ListFields> {
  const result = parser.parse(await response.text()).ListAccessKeysResponse.ListAccessKeysResult;
  const members: { AccessKeyId: string }[] = result.AccessKeyMetadata?.member ?? [];
  return { ids: members.map((key) => key.AccessKeyId), isTruncated: result.IsTruncated, marker: result.Marker };
}

export const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
