import { AwsClient } from "aws4fetch";
import type { Authenticator, RequestToAuthenticate } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { errorOf, HOST, mockOnServer, pageOf, VERSION } from "../support/server.ts";
import { authenticate, byHeader, FORM, SIGNED_AT, setClock, withoutHeader } from "../support/signed-requests.ts";
import { bobsKeys, credentialsOf, verifying } from "../support/signing-clients.ts";

const QUERY = `Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
const utf8 = (text: string) => new TextEncoder().encode(text);

const bodies: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ["without content", new Uint8Array()],
  ["in UTF-8", utf8("ë€")],
  ["that is not UTF-8", Uint8Array.of(0xff, 0xfe, 0x80, 0x00)],
  ["that ends within a character", Uint8Array.of(0x61, 0xc3)],
  ["with a byte order mark", Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)],
  ["with a byte order mark only", Uint8Array.of(0xef, 0xbb, 0xbf)],
  ["with a replacement character", utf8("\uFFFD")],
];

describe("the signature covers the bytes of a body", () => {
  const methods = ["POST", "PUT", "PATCH", "DELETE"] as const;

  test.each(bodies)("%s, whatever the method", async (_, body) => {
    const client = new AwsClient({
      ...credentialsOf(verifying(), "Bob"),
      service: "iam",
      region: "us-east-1",
      retries: 0,
    });
    for (const method of methods) {
      const response = await client.fetch(`${HOST}?${QUERY}`, { method, body, headers: { "Content-Type": FORM } });
      expect([method, (await pageOf(response)).ids]).toEqual([method, bobsKeys]);
    }
  });

  test.each([
    ["other bytes that decode to the same text", Uint8Array.of(0xff), Uint8Array.of(0xfe)],
    ["a byte order mark that was added", utf8("a"), Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)],
    ["a byte order mark that was removed", Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), utf8("a")],
    ["no body", utf8("a"), new Uint8Array()],
    ["a body that was not signed", new Uint8Array(), utf8("a")],
  ])("and refuses %s", async (_, signed, sent) => {
    const client = new AwsClient({
      ...credentialsOf(verifying(), "Bob"),
      service: "iam",
      region: "us-east-1",
      retries: 0,
    });
    for (const method of methods) {
      const { headers } = await client.sign(`${HOST}?${QUERY}`, { method, body: signed });
      const response = await fetch(`${HOST}?${QUERY}`, { method, body: sent, headers });
      expect([method, (await errorOf(response)).code]).toEqual([method, "SignatureDoesNotMatch"]);
    }
  });

  test("and its length is counted in bytes", async () => {
    setClock(SIGNED_AT);
    const signed = await byHeader({ headers: { "content-length": "4" }, body: "\uFEFFa" });
    const request = { ...withoutHeader(signed, "content-length"), body: "a", bodyBytes: utf8("\uFEFFa") };
    expect(await authenticate(request)).toBeUndefined();
  });
});

describe("an authenticator of one's own gets", () => {
  const accepting = () => {
    const authenticate = vi.fn<Authenticator["authenticate"]>(async () => undefined);
    const seen = (): RequestToAuthenticate | undefined => authenticate.mock.lastCall?.[0];
    return { iam: mockOnServer({ authentication: { authenticate } }), seen };
  };
  const headers = {
    Authorization: "AWS4-HMAC-SHA256 Credential=AKIAX/20261124/us-east-1/iam/aws4_request",
    "Content-Type": FORM,
  };

  test.each(bodies)("the bytes and the text of a body %s", async (_, body) => {
    const { seen } = accepting();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      await fetch(`${HOST}?${QUERY}`, { method, body, headers });
      const { bodyBytes, body: text } = seen() ?? {};
      expect([method, [...(bodyBytes ?? [])], text]).toEqual([method, [...body], new TextDecoder().decode(body)]);
    }
  });

  test.each(["GET", "HEAD"])("no bytes for a %s", async (method) => {
    const { seen } = accepting();
    await fetch(`${HOST}?${QUERY}`, { method, headers });
    expect([seen()?.bodyBytes.length, seen()?.body]).toEqual([0, ""]);
  });

  test.each([
    ["POST", "ListAccessKeys"],
    ["PUT", undefined],
    ["PATCH", undefined],
    ["DELETE", undefined],
  ])("the body of a %s, of which only a POST's form is decoded", async (method, action) => {
    const { iam, seen } = accepting();
    await fetch(HOST, { method, body: QUERY, headers });
    expect(seen()?.body).toBe(QUERY);
    expect(iam.journal.attempts[0]?.action).toBe(action);
  });
});
