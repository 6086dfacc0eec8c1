import { describe, expect, test } from "vitest";
import { VERSION } from "../support/server.ts";
import {
  byHeader,
  FORM,
  mismatch,
  SIGNED_AT,
  setClock,
  type Tampering,
  verdict,
  withHeader,
  withParameter,
  withUrl,
} from "../support/signed-requests.ts";

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
    ["the signature's end", (request) => withHeader(request, "authorization", (value) => `${value}0`), mismatch],
    ["the signature's beginning", inAuthorization("Signature=", "Signature=0"), mismatch],
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
