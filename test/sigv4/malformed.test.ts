import { describe, expect, test } from "vitest";
import { errorOf, HOST, VERSION } from "../support/server.ts";
import {
  authenticate,
  byHeader,
  credentials,
  presigned,
  SIGNED_AT,
  setClock,
  withHeader,
  withParameter,
} from "../support/signed-requests.ts";
import { verifying } from "../support/signing-clients.ts";

describe("a malformed signature", () => {
  const CREDENTIAL = "Credential=ASIAVALIDVALIEXAMPLE/20261124/us-east-1/iam/aws4_request";
  const SIGNED_HEADERS = "SignedHeaders=host;x-amz-date";
  const SIGNATURE = `Signature=${"0".repeat(64)}`;
  const complete = `AWS4-HMAC-SHA256 ${CREDENTIAL}, ${SIGNED_HEADERS}, ${SIGNATURE}`;
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
      "no parameters",
      "AWS4-HMAC-SHA256",
      `${requires("Credential", "Signature", "SignedHeaders")}Authorization=AWS4-HMAC-SHA256`,
    ],
    [
      "a part without an equal sign",
      complete.replace("Credential=", "Credential= "),
      `'ASIAVALIDVALIEXAMPLE/20261124/us-east-1/iam/aws4_request' not a valid key=value pair (missing equal-sign) in Authorization header: '${complete.replace("Credential=", "Credential= ")}'.`,
    ],
    [
      "a scope of too few parts",
      complete.replace("/us-east-1", ""),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIAVALIDVALIEXAMPLE/20261124/iam/aws4_request'",
    ],
    [
      "a scope of too many parts",
      complete.replace("/iam/", "/iam/iam/"),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIAVALIDVALIEXAMPLE/20261124/us-east-1/iam/iam/aws4_request'",
    ],
    [
      "no key id",
      complete.replace("ASIAVALIDVALIEXAMPLE", ""),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '/20261124/us-east-1/iam/aws4_request'",
    ],
    [
      "no service",
      complete.replace("/iam/", "//"),
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIAVALIDVALIEXAMPLE/20261124/us-east-1//aws4_request'",
    ],
    [
      "another algorithm",
      complete.replace("HMAC-SHA256", "ECDSA-P256-SHA256"),
      "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ",
    ],
    [
      "a signed header that was not sent",
      complete.replace("host;", "host;my-header;"),
      "'my-header' is named as a SignedHeader, but it does not exist in the HTTP request.",
    ],
  ])("with %s is refused with IncompleteSignature", async (_, authorization, message) => {
    setClock(SIGNED_AT);
    const headers = { Authorization: authorization, "X-Amz-Date": "20261124T103010Z" };
    const request = { method: "GET", url: new URL(HOST), headers: new Headers(headers), body: "" };
    const expected = { code: "IncompleteSignature", message };
    const { secretAccessKey, sessionToken } = credentials;
    expect(await authenticate({ ...request, credential: { secretAccessKey, sessionToken } })).toEqual(expected);
    expect(await authenticate({ ...request, credential: undefined })).toEqual(expected);

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
      `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${complete}`,
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
  ])("with %s is refused with IncompleteSignature", async (_, date, message) => {
    const headers = new Headers({ Authorization: complete, ...(date !== undefined && { "X-Amz-Date": date }) });
    const request = { method: "GET", url: new URL(HOST), headers, body: "", credential: undefined };
    expect(await authenticate(request)).toEqual({ code: "IncompleteSignature", message });
  });

  test.each(["Credential", "Signature", "SignedHeaders", "Date"])(
    "in a presigned URL without X-Amz-%s is refused with IncompleteSignature",
    async (name) => {
      setClock(SIGNED_AT);
      expect(await authenticate(withParameter(await presigned({}), `X-Amz-${name}`, undefined))).toEqual({
        code: "IncompleteSignature",
        message: `AWS query-string parameters must include 'X-Amz-${name}'. Re-examine the query-string parameters.`,
      });
    },
  );

  test("that does not cover the host, or is sent twice, is refused with SignatureDoesNotMatch", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(await authenticate(withHeader(request, "authorization", (value) => value.replace("host;", "")))).toEqual({
      code: "SignatureDoesNotMatch",
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    });
    const both = withHeader(await presigned({}), "authorization", () => complete);
    expect(await authenticate(both)).toEqual({
      code: "SignatureDoesNotMatch",
      message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    });
  });

  test.each(["Algorithm", "Credential", "Signature", "SignedHeaders", "Date"])(
    "in a presigned URL with an empty X-Amz-%s is refused with IncompleteSignature",
    async (name) => {
      setClock(SIGNED_AT);
      expect(await authenticate(withParameter(await presigned({}), `X-Amz-${name}`, ""))).toEqual({
        code: "IncompleteSignature",
        message: `AWS query-string parameters must include 'X-Amz-${name}'. Re-examine the query-string parameters.`,
      });
    },
  );

  test.each(["Credential", "Signature"])("with an empty %s is refused with IncompleteSignature", async (name) => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "authorization", (value) =>
      value.replace(new RegExp(`${name}=[^,]*`), `${name}=`),
    );
    expect(await authenticate(request)).toMatchObject({
      code: "IncompleteSignature",
      message: expect.stringMatching(`^Authorization header requires '${name}' parameter\\. Authorization=AWS4-`),
    });
  });

  test("with an empty Credential and an empty list of headers is refused for the Credential only", async () => {
    setClock(SIGNED_AT);
    const authorization = `AWS4-HMAC-SHA256 Credential=, SignedHeaders=, ${SIGNATURE}`;
    expect(await authenticate(withHeader(await byHeader({}), "authorization", () => authorization))).toEqual({
      code: "IncompleteSignature",
      message: `${requires("Credential")}Authorization=${authorization}`,
    });
  });

  test("with an empty X-Amz-Date is refused even if there is a Date header", async () => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "x-amz-date", () => "");
    expect(await authenticate(withHeader(request, "date", () => "Tue, 24 Nov 2026 10:30:10 GMT"))).toMatchObject({
      code: "IncompleteSignature",
      message: expect.stringMatching(/^Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' /),
    });
  });

  test("with an equal sign in its key id is refused for a scope of too few parts", async () => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "authorization", () =>
      complete.replace("VALIDVALIEXAMPLE/20261124", "=X="),
    );
    expect(await authenticate(request)).toEqual({
      code: "IncompleteSignature",
      message:
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'ASIA=X=/us-east-1/iam/aws4_request'",
    });
  });

  test("with an empty list of headers is refused with SignatureDoesNotMatch, because it does not cover the host", async () => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "authorization", () =>
      complete.replace(SIGNED_HEADERS, "SignedHeaders="),
    );
    expect(await authenticate(request)).toMatchObject({
      code: "SignatureDoesNotMatch",
      message: expect.stringContaining("'Host' or"),
    });
  });

  test("in a presigned URL with an empty Authorization header is refused with SignatureDoesNotMatch", async () => {
    setClock(SIGNED_AT);
    expect(await authenticate(withHeader(await presigned({}), "authorization", () => ""))).toEqual({
      code: "SignatureDoesNotMatch",
      message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    });
  });

  test("in a presigned URL without an algorithm is refused with MissingAuthenticationToken", async () => {
    setClock(SIGNED_AT);
    const request = withParameter(await presigned({}), "X-Amz-Algorithm", undefined);
    expect(await authenticate(request)).toEqual({ code: "MissingAuthenticationToken" });
  });
});
