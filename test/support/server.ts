import { IAMClient } from "@aws-sdk/client-iam";
import { XMLParser } from "fast-xml-parser";
import { setupServer } from "msw/node";
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { afterAll, afterEach, beforeAll } from "vitest";
import { HOST, VERSION } from "./hosts.ts";

export { HOST, VERSION };

export const server = setupServer();

/** MSW 3 reads the first key, MSW 2 the second. */
const strict = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;

beforeAll(() => server.listen(strict));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** A double that answers on the test file's server until the test ends. */
export function mockOnServer(options?: MockIamOptions): MockIam {
  const iam = mockIam(options);
  server.use(...iam.handlers);
  return iam;
}

export const clientOf = (iam: MockIam, who?: string | { accessKeyId: string }) => new IAMClient(iam.clientConfig(who));

/** A form body, encoded as SDKs do. */
const form = (parameters: Record<string, string>) =>
  Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");

/** An unsigned request of an action by POST, or of a raw body. */
export const post = (body: string | Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(HOST, {
    method: "POST",
    body: typeof body === "string" ? body : form({ Version: VERSION, ...body }),
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  });

export const listAccessKeys = (parameters: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  post({ Action: "ListAccessKeys", ...parameters }, headers);

/** An `Authorization` header as a signer sends it, with a signature that nobody made. */
export const signedBy = (accessKeyId: string, service = "iam", region = "us-east-1") => ({
  Authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
});

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "member" });

interface ErrorAnswer {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly message: string | undefined;
}

/** What an error's answer says, read by an independent parser. */
export async function errorOf(response: Response): Promise<ErrorAnswer> {
  const { ErrorResponse } = parser.parse(await response.text());
  const { Type, Code, Message } = ErrorResponse.Error;
  return { status: response.status, type: Type, code: Code, message: Message };
}

interface ListAnswer {
  readonly ids: readonly string[];
  readonly isTruncated: string;
  readonly marker: string | undefined;
}

/** What a listing's answer says, read by an independent parser. */
export async function pageOf(response: Response): Promise<ListAnswer> {
  const result = parser.parse(await response.text()).ListAccessKeysResponse.ListAccessKeysResult;
  const members: { AccessKeyId: string }[] = result.AccessKeyMetadata?.member ?? [];
  return { ids: members.map((key) => key.AccessKeyId), isTruncated: result.IsTruncated, marker: result.Marker };
}

export const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
