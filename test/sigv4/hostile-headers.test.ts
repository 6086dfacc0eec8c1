import fc from "fast-check";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import {
  authenticate,
  credentials,
  presigned,
  SCOPE,
  SIGNED_AT,
  setClock,
  withParameter,
} from "../support/signed-requests.ts";
import { account } from "../support/signing-clients.ts";

const DATE = "20261124T103010Z";
const KEY = "ASIAVALIDVALIEXAMPLE";
const authorizationOf = (signedHeaders: string) =>
  `AWS4-HMAC-SHA256 Credential=${KEY}/${SCOPE}, SignedHeaders=${signedHeaders}, Signature=${"0".repeat(64)}`;

describe("a signed header that is not a legal name does not exist:", () => {
  const names = ["x=y", "x:y", "(x)", "x/y", "[x]", "@", "\u00e9", "x\u0080", '"x"', "{}", "\\", "?"];

  test.each(names)("%j in an Authorization header", async (name) => {
    setClock(SIGNED_AT);
    const headers = new Headers({ authorization: authorizationOf(`host;${name}`), "x-amz-date": DATE });
    const request = { method: "GET", url: new URL("https://iam.amazonaws.com/"), headers, body: "" };
    for (const credential of [credentials, undefined])
      expect(await authenticate({ ...request, credential })).toEqual({
        code: "IncompleteSignature",
        message: `'${name}' is named as a SignedHeader, but it does not exist in the HTTP request.`,
      });
  });

  test.each([...names, "x y", "x\ny", "x\0y", "x,y", "\u00a0x", "\u{1F600}", "\uD800", "\u0130"])(
    "%j in a presigned URL",
    async (name) => {
      setClock(SIGNED_AT);
      const request = withParameter(await presigned({}), "X-Amz-SignedHeaders", `host;${name}`);
      expect(await authenticate(request)).toMatchObject({ code: "IncompleteSignature" });
    },
  );

  test("but every legal name can be signed", async () => {
    setClock(SIGNED_AT);
    for (const name of "!#$%&'*+-.^_`|~0az") {
      const headers = new Headers({ authorization: authorizationOf(`host;${name}`), "x-amz-date": DATE });
      const request = { method: "GET", url: new URL("https://iam.amazonaws.com/"), headers, body: "" };
      const message = `'${name}' is named as a SignedHeader, but it does not exist in the HTTP request.`;
      expect(await authenticate({ ...request, credential: undefined })).toEqual({
        code: "IncompleteSignature",
        message,
      });
      headers.set(name, "1");
      expect(await authenticate({ ...request, credential: undefined })).toBeUndefined();
    }
  });
});

const codes = ["IncompleteSignature", "InvalidClientTokenId", "MissingAuthenticationToken", "SignatureDoesNotMatch"];

/** Every character that a header's value can contain. */
const headerText = (maxLength: number) =>
  fc
    .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength })
    .map((text) => text.replaceAll("\x7f", "").trim());
const anyText = fc.string({ unit: "binary", maxLength: 12 });

/** A part of a signature: mostly right, so that each check is reached. */
const mostly = (right: string, wrong: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong });

const partsOf = (wrong: fc.Arbitrary<string>) =>
  fc.record({
    algorithm: mostly("AWS4-HMAC-SHA256", wrong),
    credential: mostly(`${KEY}/${SCOPE}`, wrong),
    signedHeaders: mostly(
      "host",
      fc
        .array(fc.oneof(wrong, fc.constantFrom("host", "content-length", "x-amz-date", "accept")))
        .map((all) => all.join(";")),
    ),
    signature: mostly("0".repeat(64), wrong),
    date: mostly(DATE, wrong),
    expires: mostly("60", wrong),
    token: mostly(credentials.sessionToken, wrong),
    hash: mostly("UNSIGNED-PAYLOAD", wrong),
  });

const hostileHeader = fc.oneof(
  headerText(60).map((text) => ({ authorization: text, date: DATE, token: "", hash: "" })),
  headerText(60).map((text) => ({ authorization: `AWS4-${text}`, date: DATE, token: "", hash: "" })),
  partsOf(headerText(12)).map(({ algorithm, credential, signedHeaders, signature, date, token, hash }) => ({
    authorization: `${algorithm} Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    date,
    token,
    hash,
  })),
);

const hostileQuery = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.tuple(fc.constantFrom("Algorithm", "Credential", "Signature", "Date", "Expires"), anyText), {
      maxLength: 8,
    })
    .map((pairs) => pairs.map(([name, value]) => `X-Amz-${name}=${value}`).join("&")),
  partsOf(anyText).map((parts) =>
    String(
      new URLSearchParams({
        "X-Amz-Algorithm": parts.algorithm,
        "X-Amz-Credential": parts.credential,
        "X-Amz-SignedHeaders": parts.signedHeaders,
        "X-Amz-Signature": parts.signature,
        "X-Amz-Date": parts.date,
        "X-Amz-Expires": parts.expires,
        "X-Amz-Security-Token": parts.token,
        "X-Amz-Content-Sha256": parts.hash,
      }),
    ),
  ),
);

/** Asks the authenticator itself, and the mock that uses it. */
async function outcomeOf(url: URL, headers: Headers) {
  const iam = mockIam({ account, authentication: sigv4(), endpoints: [url.origin] });
  const failure = await authenticate({ method: "GET", url, headers, body: "", credential: credentials });
  const response = await getResponse(iam.handlers, new Request(url, { headers }));
  return { code: failure?.code, status: response?.status };
}

describe("no signature makes the authenticator throw", () => {
  test("in an Authorization header", async () => {
    setClock(SIGNED_AT);
    const property = fc.asyncProperty(hostileHeader, async ({ authorization, date, token, hash }) => {
      const headers = new Headers({ authorization, "x-amz-date": date, "x-amz-security-token": token });
      if (hash !== "") headers.set("x-amz-content-sha256", hash);
      const { code, status } = await outcomeOf(new URL("https://iam.amazonaws.com/"), headers);
      expect(codes).toContain(code);
      expect(status).not.toBe(500);
    });
    await fc.assert(property, endsWithItsTest);
  });

  test("in a query string", async () => {
    setClock(SIGNED_AT);
    const property = fc.asyncProperty(hostileQuery, async (query) => {
      const url = new URL("https://iam.amazonaws.com/");
      url.search = query;
      const { code, status } = await outcomeOf(url, new Headers());
      expect(codes).toContain(code);
      expect(status).not.toBe(500);
    });
    await fc.assert(property, endsWithItsTest);
  });
});
