import { describe, expect, test } from "vitest";
import {
  authenticate,
  byHeader,
  presigned,
  type SentRequest,
  SIGNED_AT,
  setClock,
  type Tampering,
  withHeader,
  withParameter,
} from "../support/signed-requests.ts";

interface Mistake {
  readonly name: string;
  readonly make: Tampering;
  readonly code?: string;
  readonly text?: string;
}

const inAuthorization =
  (from: string | RegExp, to: string): Tampering =>
  (request) =>
    withHeader(request, "authorization", (value) => value.replace(from, to));
const inParameter =
  (name: string, from: string | RegExp, to: string): Tampering =>
  (request) =>
    withParameter(request, name, request.url.searchParams.get(name)?.replace(from, to));
const twoWeeksLater: Tampering = (request) => {
  setClock("2026-12-08T10:30:10Z");
  return request;
};
const otherBody: Tampering = (request) => ({ ...request, body: "UserName=Eve" });

const incomplete = (name: string, make: Tampering, text: string): Mistake => ({
  name,
  make,
  code: "IncompleteSignature",
  text,
});
const mismatched = (name: string, make: Tampering, text?: string): Mistake => ({
  name,
  make,
  code: "SignatureDoesNotMatch",
  ...(text !== undefined && { text }),
});
const wrongToken = (make: Tampering): Mistake => ({
  name: "a wrong session token",
  make,
  code: "InvalidClientTokenId",
});

/** In the order in which AWS checks them. */
const inHeader: readonly Mistake[] = [
  mismatched(
    "two signatures",
    (request) => withParameter(request, "X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
    "Found both 'X-Amz-Algorithm'",
  ),
  incomplete("a part without an equal sign", inAuthorization("/iam/", " /iam/"), "missing equal-sign"),
  incomplete("no signature in the header", inAuthorization("Signature=", "Sign="), "requires 'Signature' parameter."),
  incomplete("a malformed date", (request) => withHeader(request, "x-amz-date", () => "today"), "Got 'today'"),
  mismatched("an old date", twoWeeksLater, "Signature expired:"),
  mismatched("an unsigned host", inAuthorization("host;", ""), "'Host' or ':authority'"),
  incomplete(
    "a signed header that is absent",
    inAuthorization(";x-amz-date", ";absent;x-amz-date"),
    "'absent' is named",
  ),
  incomplete("another algorithm", inAuthorization("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), "Unsupported AWS 'algorithm'"),
  incomplete("a scope without a region", inAuthorization("/us-east-1", ""), "exactly 5 slash-delimited elements"),
  mismatched("another terminator", inAuthorization("aws4_request", "aws5_request"), "a valid terminator"),
  wrongToken((request) => withHeader(request, "x-amz-security-token", () => "token")),
  mismatched("another body", otherBody),
];

const inQuery: readonly Mistake[] = [
  mismatched("two signatures", (request) => withHeader(request, "authorization", () => "Bearer"), "Found both"),
  incomplete("no signature", inParameter("X-Amz-Signature", /.*/, ""), "must include 'X-Amz-Signature'."),
  incomplete("a malformed date", inParameter("X-Amz-Date", /.*/, "today"), "Got 'today'"),
  incomplete("a lifetime that is not a number", inParameter("X-Amz-Expires", /.*/, "soon"), "should be a number"),
  incomplete("too long a lifetime", inParameter("X-Amz-Expires", /\d+/, "9999999"), "less than a week"),
  mismatched("an old date", twoWeeksLater, "Signature expired:"),
  mismatched("an unsigned host", inParameter("X-Amz-SignedHeaders", "host", "accept"), "'Host' or ':authority'"),
  incomplete("a signed header that is absent", inParameter("X-Amz-SignedHeaders", /$/, ";absent"), "'absent' is named"),
  incomplete("another algorithm", inParameter("X-Amz-Algorithm", "SHA256", "SHA1"), "Unsupported AWS 'algorithm'"),
  incomplete("a scope without a region", inParameter("X-Amz-Credential", "/us-east-1", ""), "exactly 5"),
  mismatched("another terminator", inParameter("X-Amz-Credential", "aws4", "aws5"), "a valid terminator"),
  wrongToken((request) => withParameter(request, "X-Amz-Security-Token", "token")),
  mismatched("another body", otherBody),
];

/** Each mistake, paired with each later one. */
const pairs = (mistakes: readonly Mistake[]) =>
  mistakes.flatMap((first, index) =>
    mistakes
      .slice(index + 1)
      .map((second): [string, string, Mistake, Mistake] => [first.name, second.name, first, second]),
  );

const forms = [
  ["a header", inHeader, () => byHeader({ headers: { accept: "*/*" }, body: "UserName=Bob" })],
  ["a presigned URL", inQuery, () => presigned({ headers: { accept: "*/*" }, query: { UserName: "Bob" } })],
] as const;

const expectedError = ({ code, text }: Mistake) => ({
  code,
  ...(text !== undefined && { message: expect.stringContaining(text) }),
});

describe.each(forms)("in %s", (_, mistakes, sign) => {
  const errorOf = async (...makers: readonly Tampering[]) => {
    setClock(SIGNED_AT);
    let request: SentRequest = await sign();
    for (const make of makers) request = make(request);
    return authenticate(request);
  };

  test.each(mistakes.map((mistake): [string, Mistake] => [mistake.name, mistake]))(
    "%s is refused",
    async (_name, mistake) => {
      expect(await errorOf(mistake.make)).toEqual(expectedError(mistake));
    },
  );

  test.each(pairs(mistakes))("%s is reported before %s", async (_first, _second, first, second) => {
    expect(await errorOf(second.make, first.make)).toEqual(expectedError(first));
  });
});

describe("one error reports", () => {
  test("a wrong terminator and then a wrong day", async () => {
    setClock(SIGNED_AT);
    const tamper = inAuthorization("/20261124/us-east-1/iam/aws4_request", "/20261125/us-east-1/iam/aws2_request");
    expect(await authenticate(tamper(await byHeader({})))).toEqual({
      code: "SignatureDoesNotMatch",
      message:
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws2_request'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261125' != '20261124', from '20261124T103010Z'.",
    });
  });

  test("everything that a header lacks", async () => {
    const headers = new Headers({ authorization: "AWS4-HMAC-SHA256" });
    const request = {
      method: "GET",
      url: new URL("https://iam.amazonaws.com/"),
      headers,
      body: "",
      credential: undefined,
    };
    expect(await authenticate(request)).toEqual({
      code: "IncompleteSignature",
      message:
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256",
    });
  });

  test("everything that a presigned URL lacks", async () => {
    const url = new URL("https://iam.amazonaws.com/?X-Amz-Algorithm=");
    const request = { method: "GET", url, headers: new Headers(), body: "", credential: undefined };
    expect(await authenticate(request)).toEqual({
      code: "IncompleteSignature",
      message:
        "AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
    });
  });
});
