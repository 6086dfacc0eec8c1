import { createHash, createHmac } from "node:crypto";
import { CreateAccessKeyCommand, IAMClient, type IAMClientConfig, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { SignatureV4 } from "@smithy/signature-v4";
import { AwsClient } from "aws4fetch";
import type { Authenticator, MockIam, RequestToAuthenticate } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Sha256 } from "./sha256.ts";
import { clientOf, double, errorOf, HOST, pageOf, VERSION } from "./support.ts";

const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
const INVALID_TOKEN = "The security token included in the request is invalid.";
const FORM = "application/x-www-form-urlencoded";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Only the date is fake: the SDK and MSW need their timers. */
const setClock = (date: string) => vi.useFakeTimers({ toFake: ["Date"], now: new Date(date) });

// ---- The published test suite -----------------------------------------------------------------------------------------

interface Vector {
  readonly name: string;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  readonly signedHeaders?: string;
  readonly signature: string;
}

const UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const TOKEN_OF_THE_SUITE =
  "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

/**
 * AWS's published vectors, without those whose request line no `URL` can hold as it was sent: an unencoded space or letter in
 * the path, which `URL` encodes first.
 */
const vectors: readonly Vector[] = [
  { name: "get-vanilla", signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
  {
    name: "get-vanilla-empty-query-key",
    target: "/?Param1=value1",
    signature: "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
  },
  {
    name: "get-vanilla-query-order-key",
    target: "/?Param1=value2&Param1=Value1",
    signature: "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
  },
  {
    name: "get-vanilla-query-order-key-case",
    target: "/?Param2=value2&Param1=value1",
    signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  },
  {
    name: "get-vanilla-query-order-value",
    target: "/?Param1=value2&Param1=value1",
    signature: "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
  },
  {
    name: "get-vanilla-query-unreserved",
    target: `/?${UNRESERVED}=${UNRESERVED}`,
    signature: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
  },
  {
    name: "get-vanilla-utf8-query",
    target: "/?ሴ=bar",
    signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
  },
  {
    name: "get-unreserved",
    target: `/${UNRESERVED}`,
    signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
  },
  {
    name: "get-slash",
    target: "//",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-slashes",
    target: "//example//",
    signature: "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
  },
  {
    name: "get-slash-dot-slash",
    target: "/./",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-slash-pointless-dot",
    target: "/./example",
    signature: "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
  },
  {
    name: "get-relative-relative",
    target: "/example1/example2/../..",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-header-key-duplicate",
    headers: [
      ["My-Header1", "value2"],
      ["My-Header1", "value2"],
      ["My-Header1", "value1"],
    ],
    signedHeaders: "host;my-header1;x-amz-date",
    signature: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
  },
  {
    name: "get-header-value-order",
    headers: [
      ["My-Header1", "value4"],
      ["My-Header1", "value1"],
      ["My-Header1", "value3"],
      ["My-Header1", "value2"],
    ],
    signedHeaders: "host;my-header1;x-amz-date",
    signature: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
  },
  {
    name: "get-header-value-trim",
    headers: [
      ["My-Header1", " value1"],
      ["My-Header2", ' "a   b   c"'],
    ],
    signedHeaders: "host;my-header1;my-header2;x-amz-date",
    signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
  },
  {
    name: "post-vanilla",
    method: "POST",
    signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  },
  {
    name: "post-vanilla-query",
    method: "POST",
    target: "/?Param1=value1",
    signature: "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
  },
  {
    name: "post-header-key-sort",
    method: "POST",
    headers: [["My-Header1", "value1"]],
    signedHeaders: "host;my-header1;x-amz-date",
    signature: "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
  },
  {
    name: "post-header-value-case",
    method: "POST",
    headers: [["My-Header1", "VALUE1"]],
    signedHeaders: "host;my-header1;x-amz-date",
    signature: "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
  },
  {
    name: "post-x-www-form-urlencoded",
    method: "POST",
    headers: [["Content-Type", FORM]],
    body: "Param1=value1",
    signedHeaders: "content-type;host;x-amz-date",
    signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  },
  {
    name: "post-x-www-form-urlencoded-parameters",
    method: "POST",
    headers: [["Content-Type", `${FORM}; charset=utf8`]],
    body: "Param1=value1",
    signedHeaders: "content-type;host;x-amz-date",
    signature: "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe",
  },
  {
    name: "post-sts-header-before",
    method: "POST",
    headers: [["X-Amz-Security-Token", TOKEN_OF_THE_SUITE]],
    signedHeaders: "host;x-amz-date;x-amz-security-token",
    signature: "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
  },
];

describe("the published AWS signature test vectors", () => {
  const requestOf = ({ method = "GET", target = "/", headers = [], body = "", ...vector }: Vector) => {
    const { signedHeaders = "host;x-amz-date", signature } = vector;
    const sent = new Headers([...headers.map(([name, value]): [string, string] => [name, value])]);
    sent.set("X-Amz-Date", "20150830T123600Z");
    sent.set(
      "Authorization",
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    );
    const credential = {
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
      sessionToken: sent.get("X-Amz-Security-Token") ?? undefined,
    };
    return { method, url: new URL(`https://example.amazonaws.com${target}`), headers: sent, body, credential };
  };

  test.each(vectors)("verify $name", async (vector) => {
    setClock("2015-08-30T12:36:00Z");
    expect(await sigv4().authenticate(requestOf(vector))).toBeUndefined();
  });

  test.each(vectors)("refuse $name with another secret", async (vector) => {
    setClock("2015-08-30T12:36:00Z");
    const request = requestOf(vector);
    const credential = { ...request.credential, secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEX" };
    expect(await sigv4().authenticate({ ...request, credential })).toEqual({ code: "SignatureDoesNotMatch" });
  });

  test("verify the IAM request of the signing guide", async () => {
    setClock("2015-08-30T12:36:00Z");
    const request = requestOf({
      name: "the signing guide's ListUsers",
      headers: [["Content-Type", `${FORM}; charset=utf-8`]],
      signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
      signedHeaders: "content-type;host;x-amz-date",
    });
    request.headers.set("Authorization", (request.headers.get("Authorization") ?? "").replace("/service/", "/iam/"));
    const url = new URL("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08");
    expect(await sigv4().authenticate({ ...request, url })).toBeUndefined();
  });
});

// ---- Real clients -----------------------------------------------------------------------------------------------------

const account = {
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [
        { AccessKeyId: "AKIAACTIVEACTEXAMPLE", SecretAccessKey: "bobs/secret+bobs/secret+bobsEXAMPLEKEY" },
        { AccessKeyId: "AKIAINACTIVEIEXAMPLE", Status: "Inactive" },
      ],
    },
  ],
  TemporaryCredentials: [
    { AccessKeyId: "ASIAVALIDVALIEXAMPLE", SessionToken: "token/of+valid==", Expiration: "2126-01-01T00:00:00Z" },
    { AccessKeyId: "ASIAEXPIREDEXEXAMPLE", SessionToken: "token/of+expired==", Expiration: "2016-01-01T00:00:00Z" },
  ],
};
const verifying = () => double({ account, authentication: sigv4() });
const bobsKeys = ["AKIAACTIVEACTEXAMPLE", "AKIAINACTIVEIEXAMPLE"];

const credentialsOf = (iam: MockIam, who?: string | { accessKeyId: string }) => iam.clientConfig(who).credentials;
const VALID = { accessKeyId: "ASIAVALIDVALIEXAMPLE" };

/** What the SDK for JavaScript 3 makes of an answer. */
async function outcome(client: IAMClient): Promise<unknown> {
  try {
    const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand({ UserName: "Bob" }));
    return AccessKeyMetadata.map((key) => key.AccessKeyId);
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return [$metadata?.httpStatusCode, name, message];
  }
}

describe("the AWS SDK for JavaScript 3 is verified", () => {
  const withCredentials = (iam: MockIam, credentials: IAMClientConfig["credentials"]) =>
    new IAMClient({ ...iam.clientConfig(), ...(credentials && { credentials }) });

  test("as a user, as the root user and with a temporary credential", async () => {
    const iam = verifying();
    expect(await outcome(clientOf(iam, "Bob"))).toEqual(bobsKeys);
    expect(await outcome(clientOf(iam))).toEqual(bobsKeys);
    expect(await outcome(clientOf(iam, VALID))).toEqual(bobsKeys);
    expect(iam.journal.attempts.map(({ caller }) => caller.arn)).toEqual([
      "arn:aws:iam::123456789012:user/Bob",
      "arn:aws:iam::123456789012:root",
      "arn:aws:sts::123456789012:assumed-role/unknown/unknown",
    ]);
  });

  test("with a key that it made itself", async () => {
    const iam = verifying();
    const made = iam.account.createAccessKey("Bob");
    expect(await outcome(clientOf(iam, { accessKeyId: made.AccessKeyId }))).toEqual([...bobsKeys, made.AccessKeyId]);
  });

  test("with characters in the body that are encoded in many bytes", async () => {
    const iam = verifying();
    const sent = clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Zoë 漢字 +&=%" }));
    await expect(sent).rejects.toMatchObject({ name: "ValidationError" });
  });

  test("on another host and port", async () => {
    const iam = verifying();
    expect(await outcome(new IAMClient({ ...iam.clientConfig("Bob"), endpoint: "http://localhost:4566" }))).toEqual(
      bobsKeys,
    );
  });

  test("and a wrong secret is SignatureDoesNotMatch, after one attempt", async () => {
    const iam = verifying();
    const credentials = { ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" };
    expect(await outcome(withCredentials(iam, credentials))).toEqual([403, "SignatureDoesNotMatch", MISMATCH]);
    expect(iam.journal.attempts).toHaveLength(1);
  });

  test("and a key that signed a refused request was not used", async () => {
    const iam = verifying();
    await outcome(withCredentials(iam, { ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" }));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toBeUndefined();
    await outcome(clientOf(iam, "Bob"));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toMatchObject({ ServiceName: "iam" });
  });

  test("and an unknown, an inactive and a deleted key are InvalidClientTokenId", async () => {
    const iam = verifying();
    const invalid = [403, "InvalidClientTokenId", INVALID_TOKEN];
    const unknown = { accessKeyId: "AKIANEVERKNOWNXAMPLE", secretAccessKey: "whatever" };
    expect(await outcome(withCredentials(iam, unknown))).toEqual(invalid);
    expect(await outcome(clientOf(iam, { accessKeyId: "AKIAINACTIVEIEXAMPLE" }))).toEqual(invalid);
    const client = clientOf(iam, "Bob");
    iam.account.deleteAccessKey("Bob", "AKIAACTIVEACTEXAMPLE");
    expect(await outcome(client)).toEqual(invalid);
  });

  test("and an expired temporary credential is ExpiredToken", async () => {
    expect(await outcome(clientOf(verifying(), { accessKeyId: "ASIAEXPIREDEXEXAMPLE" }))).toEqual([
      403,
      "ExpiredToken",
      "The security token included in the request is expired",
    ]);
  });

  test("and a session token that is wrong, missing or too many is InvalidClientTokenId", async () => {
    const iam = verifying();
    const invalid = [403, "InvalidClientTokenId", INVALID_TOKEN];
    const { sessionToken, ...withoutToken } = credentialsOf(iam, VALID);
    expect(sessionToken).toBe("token/of+valid==");
    expect(await outcome(withCredentials(iam, { ...withoutToken, sessionToken: "token/of+valid=!" }))).toEqual(invalid);
    expect(await outcome(withCredentials(iam, { ...withoutToken, sessionToken: "token" }))).toEqual(invalid);
    expect(await outcome(withCredentials(iam, withoutToken))).toEqual(invalid);
    expect(await outcome(withCredentials(iam, { ...credentialsOf(iam, "Bob"), sessionToken: "token" }))).toEqual(
      invalid,
    );
  });

  test("and no signature is MissingAuthenticationToken", async () => {
    verifying();
    const url = `${HOST}?Action=ListAccessKeys&Version=${VERSION}`;
    const missing = {
      status: 403,
      code: "MissingAuthenticationToken",
      message: "Request is missing Authentication Token",
    };
    expect(await errorOf(await fetch(url))).toMatchObject(missing);
    expect(await errorOf(await fetch(url, { headers: { Authorization: "Bearer token" } }))).toMatchObject(missing);
  });

  test.each([
    [
      "behind",
      -20 * 60_000,
      "Signature expired: 20261124T101010Z is now earlier than 20261124T101510Z (20261124T103010Z - 15 min.)",
    ],
    [
      "ahead",
      20 * 60_000,
      "Signature not yet current: 20261124T105010Z is still later than 20261124T104510Z (20261124T103010Z + 15 min.)",
    ],
  ])("and a clock that is 20 minutes %s is told so, and set right by the answer's Date", async (_, offset, message) => {
    setClock("2026-11-24T10:30:10.500Z");
    const iam = verifying();
    const skewed = { ...iam.clientConfig("Bob"), systemClockOffset: offset };
    const client = new IAMClient({ ...skewed, maxAttempts: 1 });
    expect(await outcome(client)).toEqual([403, "SignatureDoesNotMatch", message]);
    expect(await outcome(client)).toEqual(bobsKeys);
  });

  test("and requests take effect in the order of arrival", async () => {
    const iam = verifying();
    iam.account.createUser("Carol");
    const client = clientOf(iam);
    const list = async () =>
      (await client.send(new ListAccessKeysCommand({ UserName: "Carol" }))).AccessKeyMetadata?.length;
    const create = () => client.send(new CreateAccessKeyCommand({ UserName: "Carol" }));
    const [before, , between, , after] = await Promise.all([list(), create(), list(), create(), list()]);
    expect([before, between, after]).toEqual([0, 1, 2]);
  });
});

describe("the AWS SDK for JavaScript 2 is verified", () => {
  beforeAll(() => {
    process.env["AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE"] = "1";
  });
  const clientOfSdk2 = async (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => {
    const { default: IAM } = await import("aws-sdk/clients/iam.js");
    return new IAM({ ...credentials, maxRetries: 0 });
  };
  const keysOf = (answer: { AccessKeyMetadata: { AccessKeyId?: string }[] }) =>
    answer.AccessKeyMetadata.map((key) => key.AccessKeyId);

  test("with a user's key and with a temporary credential", async () => {
    const iam = verifying();
    for (const who of ["Bob", VALID]) {
      const client = await clientOfSdk2(credentialsOf(iam, who));
      expect(keysOf(await client.listAccessKeys({ UserName: "Bob" }).promise())).toEqual(bobsKeys);
    }
  });

  test("and a wrong secret is SignatureDoesNotMatch", async () => {
    const iam = verifying();
    const client = await clientOfSdk2({ ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" });
    await expect(client.listAccessKeys().promise()).rejects.toMatchObject({
      statusCode: 403,
      code: "SignatureDoesNotMatch",
      message: MISMATCH,
    });
  });
});

describe("aws4fetch is verified", () => {
  const url = `${HOST}?Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
  const body = `Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
  const aws4fetch = (iam: MockIam, more: { secretAccessKey?: string } = {}, who: string | typeof VALID = "Bob") =>
    new AwsClient({ ...credentialsOf(iam, who), service: "iam", region: "us-east-1", retries: 0, ...more });

  test("by GET, by POST, and by a presigned GET", async () => {
    const client = aws4fetch(verifying());
    const answers = [
      await client.fetch(url),
      await client.fetch(HOST, { method: "POST", body, headers: { "Content-Type": FORM } }),
      await client.fetch(url, { aws: { signQuery: true } }),
      await client.fetch(`${url}&Note=a+b%20c*(d)!%27%7e`),
    ];
    for (const answer of answers) expect((await pageOf(answer)).ids).toEqual(bobsKeys);
  });

  test("with a temporary credential, in either form", async () => {
    const client = aws4fetch(verifying(), {}, VALID);
    expect((await pageOf(await client.fetch(url))).ids).toEqual(bobsKeys);
    expect((await pageOf(await client.fetch(url, { aws: { signQuery: true } }))).ids).toEqual(bobsKeys);
  });

  test("and a wrong secret is SignatureDoesNotMatch", async () => {
    const answer = await aws4fetch(verifying(), { secretAccessKey: "not Bob's" }).fetch(url);
    expect(await errorOf(answer)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch", message: MISMATCH });
  });
});

// ---- What each part of a signature covers ------------------------------------------------------------------------------

const SIGNED_AT = "2026-11-24T10:30:10Z";
const credentials = {
  accessKeyId: "ASIAVALIDVALIEXAMPLE",
  secretAccessKey: "secret",
  sessionToken: "token/of+valid==",
};

interface Unsigned {
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

const toSign = ({ method = "POST", path = "/", query = {}, headers = {}, body }: Unsigned) => ({
  method,
  protocol: "https:",
  hostname: "iam.amazonaws.com",
  path,
  query,
  headers: { host: "iam.amazonaws.com", ...headers },
  ...(body !== undefined && { body }),
});

function asReceived(
  signed: { method: string; path: string; query?: Record<string, unknown>; headers: Record<string, string> },
  body = "",
): RequestToAuthenticate {
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

async function byHeader(request: Unsigned): Promise<RequestToAuthenticate> {
  return asReceived(await signerOf(request).sign(toSign(request), { signingDate: new Date(SIGNED_AT) }), request.body);
}

async function presigned(request: Unsigned, expiresIn = 3600): Promise<RequestToAuthenticate> {
  const options = { signingDate: new Date(SIGNED_AT), expiresIn };
  return asReceived(await signerOf(request).presign(toSign({ method: "GET", ...request }), options), request.body);
}

const verdict = (request: RequestToAuthenticate, authenticator: Authenticator = sigv4()) =>
  authenticator.authenticate(request);

const withHeader = (request: RequestToAuthenticate, name: string, change: (value: string) => string) => {
  const headers = new Headers(request.headers);
  headers.set(name, change(headers.get(name) ?? ""));
  return { ...request, headers };
};
const withoutHeader = (request: RequestToAuthenticate, name: string) => {
  const headers = new Headers(request.headers);
  headers.delete(name);
  return { ...request, headers };
};
const withUrl = (
  request: RequestToAuthenticate,
  parts: Partial<Record<"host" | "port" | "pathname" | "search", string>>,
) => ({
  ...request,
  url: Object.assign(new URL(request.url), parts),
});
const withParameter = (request: RequestToAuthenticate, name: string, value: string | undefined) => {
  const { searchParams } = withUrl(request, {}).url;
  if (value === undefined) searchParams.delete(name);
  else searchParams.set(name, value);
  return withUrl(request, { search: String(searchParams) });
};

type Tampering = (request: RequestToAuthenticate) => RequestToAuthenticate;
const mismatch = { code: "SignatureDoesNotMatch" };

describe("a header's signature covers", () => {
  const original = () =>
    byHeader({
      path: "/some/path",
      query: { Action: "ListAccessKeys", Version: VERSION },
      headers: { "content-type": FORM, "content-length": "12", "x-amz-user-agent": "test" },
      body: "UserName=Bob",
    });
  const inAuthorization =
    (from: string | RegExp, to: string): Tampering =>
    (request) =>
      withHeader(request, "authorization", (value) => value.replace(from, to));

  test("everything that was left as it was", async () => {
    setClock(SIGNED_AT);
    expect(await verdict(await original())).toBeUndefined();
  });

  test.each<[string, Tampering, object]>([
    ["the method", (request) => ({ ...request, method: "PUT" }), mismatch],
    ["the path", (request) => withUrl(request, { pathname: "/other/path" }), mismatch],
    ["the host", (request) => withUrl(request, { host: "sts.amazonaws.com" }), mismatch],
    ["the port", (request) => withUrl(request, { port: "4566" }), mismatch],
    ["a parameter's value", (request) => withParameter(request, "Action", "DeleteAccessKey"), mismatch],
    ["a parameter more", (request) => withParameter(request, "MaxItems", "1"), mismatch],
    ["a parameter less", (request) => withParameter(request, "Version", undefined), mismatch],
    ["a header's value", (request) => withHeader(request, "content-type", () => "text/plain"), mismatch],
    ["another header's value", (request) => withHeader(request, "x-amz-user-agent", () => "tests"), mismatch],
    ["the body's length", (request) => withHeader(request, "content-length", () => "13"), mismatch],
    ["the body", (request) => ({ ...request, body: "UserName=Eve" }), mismatch],
    [
      "the declared hash of the body",
      (request) => withHeader(request, "x-amz-content-sha256", () => "0".repeat(64)),
      mismatch,
    ],
    [
      "a hash that it does not declare",
      (request) => withHeader(request, "x-amz-content-sha256", () => "UNSIGNED-PAYLOAD"),
      mismatch,
    ],
    ["the second", (request) => withHeader(request, "x-amz-date", () => "20261124T103011Z"), mismatch],
    ["the scope's region", inAuthorization("us-east-1", "us-east-2"), mismatch],
    ["the scope's region, left empty", inAuthorization("us-east-1", ""), mismatch],
    ["the scope's service", inAuthorization("/iam/", "/sts/"), mismatch],
    ["the list of headers", inAuthorization("x-amz-user-agent", ""), mismatch],
    ["the signature's first digit", inAuthorization(/Signature=./, "Signature=g"), mismatch],
    [
      "the signature's last digit",
      (request) =>
        withHeader(request, "authorization", (value) => value.slice(0, -1) + (value.endsWith("0") ? "1" : "0")),
      mismatch,
    ],
    [
      "the signature's length",
      (request) => withHeader(request, "authorization", (value) => value.slice(0, -1)),
      mismatch,
    ],
    [
      "the signature's case",
      (request) =>
        withHeader(request, "authorization", (value) =>
          value.replace(/(?<=Signature=).*/, (digits) => digits.toUpperCase()),
        ),
      mismatch,
    ],
    [
      "the session token",
      (request) => withHeader(request, "x-amz-security-token", () => "token/of+other=="),
      { code: "InvalidClientTokenId" },
    ],
    [
      "the scope's date",
      inAuthorization("/20261124/", "/20261123/"),
      {
        code: "SignatureDoesNotMatch",
        message:
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123' != '20261124', from '20261124T103010Z'.",
      },
    ],
    [
      "the scope's terminator",
      inAuthorization("aws4_request", "aws5_request"),
      {
        code: "SignatureDoesNotMatch",
        message: "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
      },
    ],
  ])("%s", async (_, tamper, expected) => {
    setClock(SIGNED_AT);
    expect(await verdict(tamper(await original()))).toEqual(expected);
  });

  test("the body, even where its hash is not declared", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "UserName=Bob", declaresHash: false });
    expect(request.headers.has("x-amz-content-sha256")).toBe(false);
    expect(await verdict(request)).toBeUndefined();
    expect(await verdict({ ...request, body: "UserName=Eve" })).toEqual(mismatch);
    // Nobody signed this declaration.
    expect(await verdict(withHeader(request, "x-amz-content-sha256", () => "UNSIGNED-PAYLOAD"))).toBeUndefined();
  });

  test("no header that it does not name, and no order of parameters", async () => {
    setClock(SIGNED_AT);
    const request = await original();
    expect(await verdict(withHeader(request, "user-agent", () => "another"))).toBeUndefined();
    expect(await verdict(withUrl(request, { search: "?Version=2010-05-08&Action=ListAccessKeys" }))).toBeUndefined();
  });
});

describe("a presigned URL's signature covers", () => {
  const original = () =>
    presigned({ query: { Action: "ListAccessKeys", UserName: "Bob" }, headers: { accept: "text/xml" } });

  test("everything that was left as it was", async () => {
    setClock(SIGNED_AT);
    expect(await verdict(await original())).toBeUndefined();
  });

  test.each<[string, Tampering, object]>([
    ["the method", (request) => ({ ...request, method: "POST" }), mismatch],
    ["the path", (request) => withUrl(request, { pathname: "/other" }), mismatch],
    ["the host", (request) => withUrl(request, { host: "sts.amazonaws.com" }), mismatch],
    ["a parameter's value", (request) => withParameter(request, "UserName", "Eve"), mismatch],
    ["a parameter more", (request) => withParameter(request, "MaxItems", "1"), mismatch],
    ["a parameter less", (request) => withParameter(request, "UserName", undefined), mismatch],
    ["a header's value", (request) => withHeader(request, "accept", () => "*/*"), mismatch],
    ["the body", (request) => ({ ...request, body: "UserName=Eve" }), mismatch],
    ["the date", (request) => withParameter(request, "X-Amz-Date", "20261124T103009Z"), mismatch],
    ["the lifetime", (request) => withParameter(request, "X-Amz-Expires", "7200"), mismatch],
    [
      "the scope",
      (request) =>
        withParameter(request, "X-Amz-Credential", "ASIAVALIDVALIEXAMPLE/20261124/eu-west-1/iam/aws4_request"),
      mismatch,
    ],
    ["the list of headers", (request) => withParameter(request, "X-Amz-SignedHeaders", "host"), mismatch],
    ["the signature itself", (request) => withParameter(request, "X-Amz-Signature", "0".repeat(64)), mismatch],
    [
      "the declared hash of the body",
      (request) => withParameter(request, "X-Amz-Content-Sha256", "0".repeat(64)),
      mismatch,
    ],
    [
      "the session token",
      (request) => withParameter(request, "X-Amz-Security-Token", "token"),
      { code: "InvalidClientTokenId" },
    ],
    [
      "the session token's presence",
      (request) => withParameter(request, "X-Amz-Security-Token", undefined),
      { code: "InvalidClientTokenId" },
    ],
  ])("%s", async (_, tamper, expected) => {
    setClock(SIGNED_AT);
    expect(await verdict(tamper(await original()))).toEqual(expected);
  });

  test("its lifetime: from 15 minutes before its date until it expires", async () => {
    const request = await presigned({ query: { Action: "ListAccessKeys" } }, 3600);
    setClock("2026-11-24T10:15:10Z");
    expect(await verdict(request)).toBeUndefined();
    setClock("2026-11-24T11:30:10Z");
    expect(await verdict(request)).toBeUndefined();
    setClock("2026-11-24T10:15:09Z");
    expect(await verdict(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message:
        "Signature not yet current: 20261124T103010Z is still later than 20261124T103009Z (20261124T101509Z + 15 min.)",
    });
    setClock("2026-11-24T11:30:11Z");
    expect(await verdict(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message: "Signature expired: 20261124T103010Z is now earlier than 20261124T103011Z (20261124T113011Z - 60 min.)",
    });
  });

  test("a lifetime in seconds", async () => {
    const request = await presigned({}, 90);
    setClock("2026-11-24T10:31:41Z");
    expect(await verdict(request)).toMatchObject({ message: expect.stringContaining("(20261124T103141Z - 90 sec.)") });
  });

  test("no more than a week, and nothing but a number", async () => {
    setClock(SIGNED_AT);
    const request = await presigned({});
    expect(await verdict(withParameter(request, "X-Amz-Expires", "604801"))).toMatchObject({
      code: "IncompleteSignature",
    });
    expect(await verdict(withParameter(request, "X-Amz-Expires", "soon"))).toEqual({
      code: "IncompleteSignature",
      message: "X-Amz-Expires should be a number",
    });
  });

  test("a GET of the real wire, which is answered until it is tampered with", async () => {
    const iam = verifying();
    const signer = new SignatureV4({
      service: "iam",
      region: "us-east-1",
      sha256: Sha256,
      credentials: credentialsOf(iam, "Bob"),
    });
    const query = { Action: "ListAccessKeys", Version: VERSION };
    const signed = asReceived(await signer.presign(toSign({ method: "GET", query }), { expiresIn: 60 }));
    expect((await pageOf(await fetch(signed.url))).ids).toEqual(bobsKeys);
    expect(iam.journal.attempts[0]).toMatchObject({ params: {}, caller: { userName: "Bob" } });
    const tampered = withParameter(signed, "UserName", "Eve");
    expect(await errorOf(await fetch(tampered.url))).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
  });
});

describe("the clock", () => {
  test.each([
    ["2026-11-24T10:45:10.999Z", undefined],
    [
      "2026-11-24T10:45:11Z",
      "Signature expired: 20261124T103010Z is now earlier than 20261124T103011Z (20261124T104511Z - 15 min.)",
    ],
    ["2026-11-24T10:15:10Z", undefined],
    [
      "2026-11-24T10:15:09.999Z",
      "Signature not yet current: 20261124T103010Z is still later than 20261124T103009Z (20261124T101509Z + 15 min.)",
    ],
  ])("at %s answers a signature of 10:30:10 with %s", async (now, message) => {
    const request = await byHeader({ body: "Action=ListAccessKeys" });
    setClock(now);
    expect(await verdict(request)).toEqual(message && { code: "SignatureDoesNotMatch", message });
  });

  test("is the process's own, not the one that dates the account", async () => {
    const iam = double({ account, authentication: sigv4(), now: () => new Date("2016-12-03T18:53:41Z") });
    expect(await outcome(clientOf(iam, "Bob"))).toEqual(bobsKeys);
  });

  test("takes the Date header, in HTTP's format, where there is no X-Amz-Date", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "Action=ListAccessKeys" });
    // The signer always signs its own header: the same request, signed by hand.
    const headers = new Headers({ date: "Tue, 24 Nov 2026 10:30:10 GMT" });
    const scope = "20261124/us-east-1/iam/aws4_request";
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
    const canonical = `POST\n/\n\ndate:${headers.get("date")}\nhost:iam.amazonaws.com\n\ndate;host\n${hash(request.body)}`;
    const key = scope.split("/").reduce<string | Buffer>(hmac, "AWS4secret");
    const signature = hmac(key, `AWS4-HMAC-SHA256\n20261124T103010Z\n${scope}\n${hash(canonical)}`).toString("hex");
    // Without the space after the commas, as some clients send it.
    headers.set(
      "authorization",
      `AWS4-HMAC-SHA256 Credential=ASIAVALIDVALIEXAMPLE/${scope},SignedHeaders=date;host,Signature=${signature}`,
    );
    headers.set("x-amz-security-token", credentials.sessionToken);
    expect(await verdict({ ...request, headers })).toBeUndefined();
    expect(await verdict(withHeader({ ...request, headers }, "date", () => "Tue, 24 Nov 2026 10:30:11 GMT"))).toEqual(
      mismatch,
    );
  });
});

describe("a signature that does not conform to AWS standards is IncompleteSignature:", () => {
  const CREDENTIAL = "Credential=ASIAVALIDVALIEXAMPLE/20261124/us-east-1/iam/aws4_request";
  const SIGNED_HEADERS = "SignedHeaders=host;x-amz-date";
  const SIGNATURE = `Signature=${"0".repeat(64)}`;
  const whole = `AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED_HEADERS}, ${SIGNATURE}`;
  const requires = (...names: string[]) =>
    names.map((name) => `Authorization header requires '${name}' parameter. `).join("");

  test.each([
    [
      "no Credential",
      `AWS4-HMAC-SHA256 ${SIGNED_HEADERS}, ${SIGNATURE}`,
      `${requires("Credential")}Authorization=AWS4-HMAC-SHA256 ${SIGNED_HEADERS}, ${SIGNATURE}`,
    ],
    [
      "no SignedHeaders",
      `AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNATURE}`,
      `${requires("SignedHeaders")}Authorization=AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNATURE}`,
    ],
    [
      "no Signature",
      `AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED_HEADERS}`,
      `${requires("Signature")}Authorization=AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED_HEADERS}`,
    ],
    [
      "nothing at all",
      "AWS4-HMAC-SHA256",
      `${requires("Credential", "Signature", "SignedHeaders")}Authorization=AWS4-HMAC-SHA256`,
    ],
    [
      "a part without an equal sign",
      whole.replace("Credential=", "Credential= "),
      `'ASIAVALIDVALIEXAMPLE/20261124/us-east-1/iam/aws4_request' not a valid key=value pair (missing equal-sign) in Authorization header: '${whole.replace("Credential=", "Credential= ")}'.`,
    ],
    [
      "a scope of too few parts",
      whole.replace("/us-east-1", ""),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIAVALIDVALIEXAMPLE/20261124/iam/aws4_request'",
    ],
    [
      "a scope of too many parts",
      whole.replace("/iam/", "/iam/iam/"),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIAVALIDVALIEXAMPLE/20261124/us-east-1/iam/iam/aws4_request'",
    ],
    [
      "no key id",
      whole.replace("ASIAVALIDVALIEXAMPLE", ""),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '/20261124/us-east-1/iam/aws4_request'",
    ],
    [
      "no service",
      whole.replace("/iam/", "//"),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIAVALIDVALIEXAMPLE/20261124/us-east-1//aws4_request'",
    ],
    [
      "another algorithm",
      whole.replace("HMAC-SHA256", "ECDSA-P256-SHA256"),
      "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ",
    ],
    [
      "a signed header that is not there",
      whole.replace("host;", "host;my-header;"),
      "'my-header' is named as a SignedHeader, but it does not exist in the HTTP request.",
    ],
  ])("%s", async (_, authorization, message) => {
    setClock(SIGNED_AT);
    const headers = { Authorization: authorization, "X-Amz-Date": "20261124T103010Z" };
    const request = { method: "GET", url: new URL(HOST), headers: new Headers(headers), body: "" };
    const expected = { code: "IncompleteSignature", message };
    const { secretAccessKey, sessionToken } = credentials;
    expect(await verdict({ ...request, credential: { secretAccessKey, sessionToken } })).toEqual(expected);
    expect(await verdict({ ...request, credential: undefined })).toEqual(expected);

    verifying();
    const url = `${HOST}?Action=ListAccessKeys&Version=${VERSION}`;
    expect(await errorOf(await fetch(url, { headers }))).toEqual({
      ...expected,
      message: message.trim(),
      status: 400,
      type: "Sender",
    });
  });

  test.each([
    [
      "no date",
      undefined,
      `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${whole}`,
    ],
    [
      "a date in another format",
      "2026-11-24T10:30:10Z",
      "Date must be in ISO-8601 'basic format'. Got '2026-11-24T10:30:10Z'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
    [
      "a day that does not exist",
      "20260230T103010Z",
      "Date must be in ISO-8601 'basic format'. Got '20260230T103010Z'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
  ])("%s", async (_, date, message) => {
    const headers = new Headers({ Authorization: whole, ...(date !== undefined && { "X-Amz-Date": date }) });
    const request = { method: "GET", url: new URL(HOST), headers, body: "", credential: undefined };
    expect(await verdict(request)).toEqual({ code: "IncompleteSignature", message });
  });

  test.each(["Credential", "Signature", "SignedHeaders", "Date"])("a presigned URL without X-Amz-%s", async (name) => {
    setClock(SIGNED_AT);
    expect(await verdict(withParameter(await presigned({}), `X-Amz-${name}`, undefined))).toEqual({
      code: "IncompleteSignature",
      message: `AWS query-string parameters must include 'X-Amz-${name}'. Re-examine the query-string parameters.`,
    });
  });

  test("but a host that is not signed is SignatureDoesNotMatch, and so are two signatures", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(await verdict(withHeader(request, "authorization", (value) => value.replace("host;", "")))).toEqual({
      code: "SignatureDoesNotMatch",
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    });
    const both = withHeader(await presigned({}), "authorization", () => whole);
    expect(await verdict(both)).toEqual({
      code: "SignatureDoesNotMatch",
      message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    });
  });

  test("and a credential in the query without an algorithm is no signature", async () => {
    setClock(SIGNED_AT);
    const request = withParameter(await presigned({}), "X-Amz-Algorithm", undefined);
    expect(await verdict(request)).toEqual({ code: "MissingAuthenticationToken" });
  });
});

describe("what clients may leave to the authenticator", () => {
  test("an empty region counts as it was sent", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "Action=ListAccessKeys", region: "" });
    expect(request.headers.get("authorization")).toContain("/20261124//iam/aws4_request");
    expect(await verdict(request)).toBeUndefined();
  });

  test("a body may go unsigned, by UNSIGNED-PAYLOAD in a signed header or in a presigned URL", async () => {
    setClock(SIGNED_AT);
    const headers = { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" };
    for (const request of [await byHeader({ headers, body: "a" }), await presigned({ headers })]) {
      expect(await verdict(request)).toBeUndefined();
      expect(await verdict({ ...request, body: "b" })).toBeUndefined();
    }
  });

  test("commas at the end of the Authorization header", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(await verdict(withHeader(request, "authorization", (value) => `${value},`))).toBeUndefined();
  });

  test("but not a hash of the body that is signed, and not sent", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ headers: { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" } });
    expect(await verdict(withoutHeader(request, "x-amz-content-sha256"))).toEqual({
      code: "IncompleteSignature",
      message: "'x-amz-content-sha256' is named as a SignedHeader, but it does not exist in the HTTP request.",
    });
  });

  test("a host is the URL's where the request has none, and the header's where it has one", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(request.headers.has("host")).toBe(false);
    const proxied = withUrl(request, { host: "localhost:4566" });
    expect(await verdict(proxied)).toEqual(mismatch);
    expect(await verdict(withHeader(proxied, "host", () => "iam.amazonaws.com"))).toBeUndefined();
  });

  test("a signed length is the body's where the request has none", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ headers: { "content-length": "4" }, body: "ë=1" });
    const sent = withoutHeader(request, "content-length");
    expect(await verdict(sent)).toBeUndefined();
  });

  test("a value with commas is read as one header and as several", async () => {
    setClock(SIGNED_AT);
    for (const accept of ["text/xml, text/html", "text/xml,text/html"]) {
      const request = await byHeader({ headers: { accept } });
      expect(await verdict(withHeader(request, "accept", () => "text/xml, text/html"))).toBeUndefined();
    }
  });

  test("parameters are encoded anew, whatever the client's way", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({
      query: { name: ["b", "a b", "é*", "a&b"], "na-me": "~", na: "", "[x]": "!'()" },
    });
    const search = "?[x]=!'()&name=%c3%a9%2A&name=a%26b&name=%61+b&&na&name=b&na-me=%7E";
    expect(await verdict(withUrl(request, { search: search }))).toBeUndefined();
  });

  test("a path that is encoded already is encoded once more", async () => {
    setClock(SIGNED_AT);
    for (const path of ["/a%20b/%C3%A9/(c)", "//a%20b//%C3%A9/(c)"]) {
      const request = await byHeader({ path: "/a%20b/%C3%A9/(c)" });
      expect(await verdict(withUrl(request, { pathname: path }))).toBeUndefined();
    }
  });

  test("a key that the account does not let in is left to the double, once its signature is well-formed", async () => {
    setClock(SIGNED_AT);
    expect(await verdict({ ...(await byHeader({})), credential: undefined })).toBeUndefined();
    setClock("2026-11-24T11:30:10Z");
    expect(await verdict({ ...(await byHeader({})), credential: undefined })).toMatchObject(mismatch);
  });
});

test("signatures are compared in constant time, by WebCrypto", async () => {
  setClock(SIGNED_AT);
  const verify = vi.spyOn(crypto.subtle, "verify");
  const request = await byHeader({});
  expect(await verdict(request)).toBeUndefined();
  expect(
    await verdict(withHeader(request, "authorization", (value) => value.replace(/.{64}$/, "0".repeat(64)))),
  ).toEqual(mismatch);
  expect(verify).toHaveBeenCalledTimes(2);
});

test("an environment without WebCrypto is told so at once", () => {
  vi.stubGlobal("crypto", {});
  try {
    expect(() => sigv4()).toThrow("Failed to make sigv4(): expected WebCrypto at globalThis.crypto.subtle");
  } finally {
    vi.unstubAllGlobals();
  }
});
