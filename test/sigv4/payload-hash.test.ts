import { describe, expect, test } from "vitest";
import {
  byHeader,
  mismatch,
  presigned,
  SIGNED_AT,
  setClock,
  sha256Of,
  signatureOf,
  verdict,
  withHeader,
  withParameter,
} from "../support/signed-requests.ts";

const HASH = "X-Amz-Content-Sha256";

describe("a declared hash of the body", () => {
  const forms = [
    ["a signed header", byHeader],
    ["a presigned URL", (request: Parameters<typeof presigned>[0]) => presigned(request)],
  ] as const;

  test.each(forms)("in %s is accepted where it is the body's", async (_, sign) => {
    setClock(SIGNED_AT);
    expect(await verdict(await sign({ headers: { [HASH]: sha256Of("body") }, body: "body" }))).toBeUndefined();
  });

  test.each(forms)("in %s is refused where it is another body's, though signed", async (_, sign) => {
    setClock(SIGNED_AT);
    expect(await verdict(await sign({ headers: { [HASH]: sha256Of("other") }, body: "body" }))).toEqual(mismatch);
  });

  test.each(forms)("in %s is refused where it is of no body, though signed", async (_, sign) => {
    setClock(SIGNED_AT);
    for (const hash of ["unsigned-payload", "UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "e3b0"])
      expect(await verdict(await sign({ headers: { [HASH]: hash } })), hash).toEqual(mismatch);
  });
});

describe("a presigned URL", () => {
  /** A presigned URL for a body, of which the query or a signed header declares a hash. */
  async function declaring(given: { query?: string; header?: string; signed: string }) {
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
    ["counts the body where nothing is declared", { signed: sha256Of("body") }],
    ["takes the hash in its query", { query: sha256Of("body"), signed: sha256Of("body") }],
    ["takes the hash in a signed header", { header: sha256Of("body"), signed: sha256Of("body") }],
    ["takes UNSIGNED-PAYLOAD in its query", { query: "UNSIGNED-PAYLOAD", signed: "UNSIGNED-PAYLOAD" }],
    ["takes UNSIGNED-PAYLOAD in a signed header", { header: "UNSIGNED-PAYLOAD", signed: "UNSIGNED-PAYLOAD" }],
    [
      "takes its query's rather than the header's",
      { query: "UNSIGNED-PAYLOAD", header: sha256Of("body"), signed: "UNSIGNED-PAYLOAD" },
    ],
  ])("%s", async (_, given) => {
    setClock(SIGNED_AT);
    expect(await verdict(await declaring(given))).toBeUndefined();
  });

  test.each([
    ["a hash that nothing declares", { signed: "UNSIGNED-PAYLOAD" }],
    [
      "the header's hash where the query has another",
      { query: "UNSIGNED-PAYLOAD", header: sha256Of("body"), signed: sha256Of("body") },
    ],
    [
      "a wrong hash in the query, though the header's is right",
      { query: sha256Of("x"), header: sha256Of("body"), signed: sha256Of("x") },
    ],
    ["an empty hash in its query", { query: "", signed: "" }],
    ["an empty hash in its query, though the body's is signed", { query: "", signed: sha256Of("body") }],
    ["an empty hash in a header, though the body's is signed", { header: "", signed: sha256Of("body") }],
  ])("refuses %s", async (_, given) => {
    setClock(SIGNED_AT);
    expect(await verdict(await declaring(given))).toEqual(mismatch);
  });

  test("ignores an unsigned header's declaration", async () => {
    setClock(SIGNED_AT);
    const request = await presigned({ body: "body", headers: { [HASH]: sha256Of("body") } });
    for (const declared of ["UNSIGNED-PAYLOAD", sha256Of("x"), ""])
      expect(await verdict(withHeader(request, HASH, () => declared)), declared).toBeUndefined();
  });
});
