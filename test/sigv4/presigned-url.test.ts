import { SignatureV4 } from "@smithy/signature-v4";
import { describe, expect, test } from "vitest";
import { errorOf, pageOf, VERSION } from "../support/server.ts";
import { Sha256 } from "../support/sha256.ts";
import {
  asReceived,
  authenticate,
  byHeader,
  credentials,
  mismatch,
  presigned,
  SIGNED_AT,
  setClock,
  type Tampering,
  toSign,
  withHeader,
  withoutHeader,
  withParameter,
  withUrl,
} from "../support/signed-requests.ts";
import { bobsKeys, credentialsOf, verifying } from "../support/signing-clients.ts";

describe("a presigned URL", () => {
  const original = () =>
    presigned({ query: { Action: "ListAccessKeys", UserName: "Bob" }, headers: { accept: "text/xml" } });

  test("is accepted unchanged", async () => {
    setClock(SIGNED_AT);
    expect(await authenticate(await original())).toBeUndefined();
  });

  test("is accepted if the names of its parameters are encoded in another way", async () => {
    setClock(SIGNED_AT);
    const request = await original();
    const search = request.url.search.replaceAll("X-Amz-", "X%2DAmz%2D");
    expect(search).toContain("X%2DAmz%2DSignature=");
    expect(await authenticate(withUrl(request, { search }))).toBeUndefined();
  });

  test.each<[string, Tampering, object]>([
    ["another method", (request) => ({ ...request, method: "POST" }), mismatch],
    ["another path", (request) => withUrl(request, { pathname: "/other" }), mismatch],
    ["another host", (request) => withUrl(request, { host: "iam-fips.amazonaws.com" }), mismatch],
    ["another value of a parameter", (request) => withParameter(request, "UserName", "Eve"), mismatch],
    ["an additional parameter", (request) => withParameter(request, "MaxItems", "1"), mismatch],
    ["a parameter removed", (request) => withParameter(request, "UserName", undefined), mismatch],
    ["another value of a header", (request) => withHeader(request, "accept", () => "*/*"), mismatch],
    ["another body", (request) => ({ ...request, body: "UserName=Eve" }), mismatch],
    ["another date", (request) => withParameter(request, "X-Amz-Date", "20261124T103009Z"), mismatch],
    ["another lifetime", (request) => withParameter(request, "X-Amz-Expires", "7200"), mismatch],
    [
      "another scope",
      (request) => withParameter(request, "X-Amz-Credential", "ASIAVALIDVALIEXAMPLE/20261124//iam/aws4_request"),
      mismatch,
    ],
    ["another list of headers", (request) => withParameter(request, "X-Amz-SignedHeaders", "host"), mismatch],
    ["another signature", (request) => withParameter(request, "X-Amz-Signature", "0".repeat(64)), mismatch],
    [
      "an additional hash of the body",
      (request) => withParameter(request, "X-Amz-Content-Sha256", "0".repeat(64)),
      mismatch,
    ],
    [
      "another session token",
      (request) => withParameter(request, "X-Amz-Security-Token", "token"),
      { code: "InvalidClientTokenId" },
    ],
    [
      "the session token removed",
      (request) => withParameter(request, "X-Amz-Security-Token", undefined),
      { code: "InvalidClientTokenId" },
    ],
  ])("is refused with %s", async (_, tamper, expected) => {
    setClock(SIGNED_AT);
    expect(await authenticate(tamper(await original()))).toEqual(expected);
  });

  test("is accepted by fetch(), and refused once a parameter is added", async () => {
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

describe("the headers of a presigned request", () => {
  const original = () => presigned({ headers: { accept: "text/xml", "x-my-header": "1" }, query: { UserName: "Bob" } });

  test.each(["accept"])("must include %s if it is signed", async (name) => {
    setClock(SIGNED_AT);
    expect(await authenticate(withoutHeader(await original(), name))).toEqual({
      code: "IncompleteSignature",
      message: `'${name}' is named as a SignedHeader, but it does not exist in the HTTP request.`,
    });
  });

  test.each([
    ["user-agent", "another"],
    ["accept-language", "de"],
    ["x-amz-date", "20200101T000000Z"],
    ["date", "Tue, 24 Nov 2020 10:30:10 GMT"],
    ["x-amz-security-token", "token"],
  ])("may include an unsigned %s", async (name, value) => {
    setClock(SIGNED_AT);
    expect(await authenticate(withHeader(await original(), name, () => value))).toBeUndefined();
  });
});

test("a presigned URL ignores a session token in the headers", async () => {
  setClock(SIGNED_AT);
  const request = withParameter(await presigned({}), "X-Amz-Security-Token", undefined);
  expect(await authenticate(withHeader(request, "x-amz-security-token", () => credentials.sessionToken))).toEqual({
    code: "InvalidClientTokenId",
  });
});

test("a signature in a header ignores the signature parameters of the query, but covers them", async () => {
  setClock(SIGNED_AT);
  const query = {
    "X-Amz-Credential": "nobody",
    "X-Amz-Date": "20200101T000000Z",
    "X-Amz-Expires": "never",
    "X-Amz-Security-Token": "token",
    "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD",
    "X-Amz-SignedHeaders": "none",
  };
  const request = await byHeader({ query, body: "UserName=Bob" });
  expect(await authenticate(request)).toBeUndefined();
  expect(await authenticate(withParameter(request, "X-Amz-Signature", "00"))).toEqual(mismatch);
});
