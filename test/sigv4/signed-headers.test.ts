import { describe, expect, test } from "vitest";
import { VERSION } from "../support/server.ts";
import {
  authenticate,
  byHeader,
  FORM,
  mismatch,
  SIGNED_AT,
  setClock,
  type Tampering,
  withHeader,
  withParameter,
  withUrl,
} from "../support/signed-requests.ts";

describe("a signature in a header", () => {
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

  test("is accepted for an unchanged request", async () => {
    setClock(SIGNED_AT);
    expect(await authenticate(await original())).toBeUndefined();
  });

  test.each<[string, Tampering, object]>([
    ["another method", (request) => ({ ...request, method: "PUT" }), mismatch],
    ["another path", (request) => withUrl(request, { pathname: "/other/path" }), mismatch],
    ["another host", (request) => withUrl(request, { host: "iam-fips.amazonaws.com" }), mismatch],
    ["another port", (request) => withUrl(request, { port: "4566" }), mismatch],
    ["another value of a parameter", (request) => withParameter(request, "Action", "DeleteAccessKey"), mismatch],
    ["an additional parameter", (request) => withParameter(request, "MaxItems", "1"), mismatch],
    ["a parameter removed", (request) => withParameter(request, "Version", undefined), mismatch],
    ["another content type", (request) => withHeader(request, "content-type", () => "text/plain"), mismatch],
    ["another x-amz header", (request) => withHeader(request, "x-amz-user-agent", () => "tests"), mismatch],
    ["another content length", (request) => withHeader(request, "content-length", () => "13"), mismatch],
    ["another body", (request) => ({ ...request, body: "UserName=Eve" }), mismatch],
    [
      "another declared hash of the body",
      (request) => withHeader(request, "x-amz-content-sha256", () => "0".repeat(64)),
      mismatch,
    ],
    [
      "UNSIGNED-PAYLOAD declared instead of a hash",
      (request) => withHeader(request, "x-amz-content-sha256", () => "UNSIGNED-PAYLOAD"),
      mismatch,
    ],
    [
      "a date that is a second later",
      (request) => withHeader(request, "x-amz-date", () => "20261124T103011Z"),
      mismatch,
    ],
    ["an empty region in its scope", inAuthorization("us-east-1", ""), mismatch],
    ["another list of headers", inAuthorization("x-amz-user-agent", ""), mismatch],
    ["another first digit", inAuthorization(/Signature=./, "Signature=g"), mismatch],
    [
      "another last digit",
      (request) =>
        withHeader(request, "authorization", (value) => value.slice(0, -1) + (value.endsWith("0") ? "1" : "0")),
      mismatch,
    ],
    [
      "its last digit removed",
      (request) => withHeader(request, "authorization", (value) => value.slice(0, -1)),
      mismatch,
    ],
    [
      "an additional digit at its end",
      (request) => withHeader(request, "authorization", (value) => `${value}0`),
      mismatch,
    ],
    ["an additional digit at its beginning", inAuthorization("Signature=", "Signature=0"), mismatch],
    [
      "uppercase digits",
      (request) =>
        withHeader(request, "authorization", (value) =>
          value.replace(/(?<=Signature=).*/, (digits) => digits.toUpperCase()),
        ),
      mismatch,
    ],
    [
      "another session token",
      (request) => withHeader(request, "x-amz-security-token", () => "token/of+other=="),
      { code: "InvalidClientTokenId" },
    ],
    [
      "another date in its scope",
      inAuthorization("/20261124/", "/20261123/"),
      {
        code: "SignatureDoesNotMatch",
        message:
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123' != '20261124', from '20261124T103010Z'.",
      },
    ],
    [
      "another terminator in its scope",
      inAuthorization("aws4_request", "aws5_request"),
      {
        code: "SignatureDoesNotMatch",
        message: "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
      },
    ],
  ])("is refused with %s", async (_, tamper, expected) => {
    setClock(SIGNED_AT);
    expect(await authenticate(tamper(await original()))).toEqual(expected);
  });

  test("is refused with another body even if its hash is not declared", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "UserName=Bob", declaresHash: false });
    expect(request.headers.has("x-amz-content-sha256")).toBe(false);
    expect(await authenticate(request)).toBeUndefined();
    expect(await authenticate({ ...request, body: "UserName=Eve" })).toEqual(mismatch);
    // This declaration is not signed.
    expect(await authenticate(withHeader(request, "x-amz-content-sha256", () => "UNSIGNED-PAYLOAD"))).toBeUndefined();
  });

  test("is accepted with another unsigned header or another order of parameters", async () => {
    setClock(SIGNED_AT);
    const request = await original();
    expect(await authenticate(withHeader(request, "user-agent", () => "another"))).toBeUndefined();
    expect(
      await authenticate(withUrl(request, { search: "?Version=2010-05-08&Action=ListAccessKeys" })),
    ).toBeUndefined();
  });
});
