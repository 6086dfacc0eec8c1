import { describe, expect, test } from "vitest";
import {
  authenticate,
  byHeader,
  mismatch,
  presigned,
  SIGNED_AT,
  setClock,
  sha256Of,
  signatureOf,
  withHeader,
  withParameter,
} from "../support/signed-requests.ts";

const HASH = "X-Amz-Content-Sha256";

describe("a declared hash of the body", () => {
  const forms = [
    ["a signed header", byHeader],
    ["a presigned URL", (request: Parameters<typeof presigned>[0]) => presigned(request)],
  ] as const;

  test.each(forms)("in %s is accepted if it matches the body", async (_, sign) => {
    setClock(SIGNED_AT);
    expect(await authenticate(await sign({ headers: { [HASH]: sha256Of("body") }, body: "body" }))).toBeUndefined();
  });

  test.each(forms)("in %s is refused if it does not match the body, even if it is signed", async (_, sign) => {
    setClock(SIGNED_AT);
    expect(await authenticate(await sign({ headers: { [HASH]: sha256Of("other") }, body: "body" }))).toEqual(mismatch);
  });

  test.each(forms)("in %s is refused if it is not a hash, even if it is signed", async (_, sign) => {
    setClock(SIGNED_AT);
    for (const hash of ["unsigned-payload", "UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "e3b0"])
      expect(await authenticate(await sign({ headers: { [HASH]: hash } })), hash).toEqual(mismatch);
  });
});

describe("a presigned URL", () => {
  /** A presigned URL whose query or signed header declares a hash of the body. */
  async function presignedWith(given: { query?: string; header?: string; signed: string }) {
    let request = await presigned({ body: "body" });
    const signedHeaders = given.header === undefined ? "host" : "host;x-amz-content-sha256";
    request = withParameter(request, "X-Amz-SignedHeaders", signedHeaders);
    request = withParameter(request, HASH, given.query);
    request = withParameter(request, "X-Amz-Signature", undefined);
    request.url.searchParams.sort();
    const { header } = given;
    if (header !== undefined) request = withHeader(request, HASH, () => header);
    const lines = ["host:iam.amazonaws.com", ...(header === undefined ? [] : [`x-amz-content-sha256:${header}`])];
    const canonical = ["GET", "/", request.url.search.slice(1), ...lines, "", signedHeaders, given.signed];
    return withParameter(request, "X-Amz-Signature", signatureOf(canonical));
  }

  test.each([
    ["covers the body if no hash is declared", { signed: sha256Of("body") }],
    ["accepts the hash in its query", { query: sha256Of("body"), signed: sha256Of("body") }],
    ["accepts the hash in a signed header", { header: sha256Of("body"), signed: sha256Of("body") }],
    ["accepts UNSIGNED-PAYLOAD in its query", { query: "UNSIGNED-PAYLOAD", signed: "UNSIGNED-PAYLOAD" }],
    ["accepts UNSIGNED-PAYLOAD in a signed header", { header: "UNSIGNED-PAYLOAD", signed: "UNSIGNED-PAYLOAD" }],
    [
      "uses the hash in its query rather than that in a header",
      { query: "UNSIGNED-PAYLOAD", header: sha256Of("body"), signed: "UNSIGNED-PAYLOAD" },
    ],
  ])("%s", async (_, given) => {
    setClock(SIGNED_AT);
    expect(await authenticate(await presignedWith(given))).toBeUndefined();
  });

  test.each([
    ["a hash that is not declared", { signed: "UNSIGNED-PAYLOAD" }],
    [
      "the header's hash if the query has another one",
      { query: "UNSIGNED-PAYLOAD", header: sha256Of("body"), signed: sha256Of("body") },
    ],
    [
      "a wrong hash in the query, even if the header's is right",
      { query: sha256Of("x"), header: sha256Of("body"), signed: sha256Of("x") },
    ],
    ["an empty hash in its query", { query: "", signed: "" }],
    ["an empty hash in its query, even if the body's is signed", { query: "", signed: sha256Of("body") }],
    ["an empty hash in a header, even if the body's is signed", { header: "", signed: sha256Of("body") }],
  ])("refuses %s", async (_, given) => {
    setClock(SIGNED_AT);
    expect(await authenticate(await presignedWith(given))).toEqual(mismatch);
  });

  test("ignores a hash in an unsigned header", async () => {
    setClock(SIGNED_AT);
    const request = await presigned({ body: "body", headers: { [HASH]: sha256Of("body") } });
    for (const declared of ["UNSIGNED-PAYLOAD", sha256Of("x"), ""])
      expect(await authenticate(withHeader(request, HASH, () => declared)), declared).toBeUndefined();
  });
});
