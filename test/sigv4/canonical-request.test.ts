import { describe, expect, test } from "vitest";
import {
  authenticate,
  byHeader,
  credentials,
  mismatch,
  presigned,
  SCOPE,
  SIGNED_AT,
  setClock,
  sha256Of,
  signatureOf,
  withHeader,
  withoutHeader,
  withUrl,
} from "../support/signed-requests.ts";

describe("sigv4()", () => {
  test("accepts an empty region as it was sent", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "Action=ListAccessKeys", region: "" });
    expect(request.headers.get("authorization")).toContain("/20261124//iam/aws4_request");
    expect(await authenticate(request)).toBeUndefined();
  });

  test("accepts any body if UNSIGNED-PAYLOAD is declared in a signed header or a presigned URL", async () => {
    setClock(SIGNED_AT);
    const headers = { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" };
    for (const request of [await byHeader({ headers, body: "a" }), await presigned({ headers })]) {
      expect(await authenticate(request)).toBeUndefined();
      expect(await authenticate({ ...request, body: "b" })).toBeUndefined();
    }
  });

  test("ignores a comma at the end of the Authorization header", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(await authenticate(withHeader(request, "authorization", (value) => `${value},`))).toBeUndefined();
  });

  test("refuses a signed X-Amz-Content-Sha256 header that is not sent", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ headers: { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" } });
    expect(await authenticate(withoutHeader(request, "x-amz-content-sha256"))).toEqual({
      code: "IncompleteSignature",
      message: "'x-amz-content-sha256' is named as a SignedHeader, but it does not exist in the HTTP request.",
    });
  });

  test("uses the Host header, or the URL's host if there is no header", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(request.headers.has("host")).toBe(false);
    const proxied = withUrl(request, { host: "localhost:4566" });
    expect(await authenticate(proxied)).toEqual(mismatch);
    expect(await authenticate(withHeader(proxied, "host", () => "iam.amazonaws.com"))).toBeUndefined();
  });

  test("uses the body's length if a signed Content-Length header is not sent", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ headers: { "content-length": "4" }, body: "ë=1" });
    const sent = withoutHeader(request, "content-length");
    expect(await authenticate(sent)).toBeUndefined();
  });

  test("accepts a header with commas that was signed with or without spaces after them", async () => {
    setClock(SIGNED_AT);
    for (const accept of ["text/xml, text/html", "text/xml,text/html"]) {
      const request = await byHeader({ headers: { accept } });
      expect(await authenticate(withHeader(request, "accept", () => "text/xml, text/html"))).toBeUndefined();
    }
  });

  test("encodes the parameters again, however the client encoded them", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({
      query: { name: ["b", "a b", "é*", "a&b"], "na-me": "~", na: "", "[x]": "!'()" },
    });
    const search = "?[x]=!'()&name=%c3%a9%2A&name=a%26b&name=%61+b&&na&name=b&na-me=%7E";
    expect(await authenticate(withUrl(request, { search: search }))).toBeUndefined();
  });

  test("encodes an encoded path once more, and merges its slashes", async () => {
    setClock(SIGNED_AT);
    for (const path of ["/a%20b/%C3%A9/(c)", "//a%20b//%C3%A9/(c)"]) {
      const request = await byHeader({ path: "/a%20b/%C3%A9/(c)" });
      expect(await authenticate(withUrl(request, { pathname: path }))).toBeUndefined();
    }
  });

  test("checks only the format and the date if the account does not accept the key", async () => {
    setClock(SIGNED_AT);
    expect(await authenticate({ ...(await byHeader({})), credential: undefined })).toBeUndefined();
    setClock("2026-11-24T11:30:10Z");
    expect(await authenticate({ ...(await byHeader({})), credential: undefined })).toMatchObject(mismatch);
  });
});

/** A request whose signature covers a canonical request with these header lines. */
function requestSignedAs(lines: readonly string[], sent: readonly [string, string][], query = "") {
  const headers = new Headers([...sent, ["x-amz-date", "20261124T103010Z"]]);
  headers.set("x-amz-security-token", credentials.sessionToken);
  const all = ["host:iam.amazonaws.com", ...lines, "x-amz-date:20261124T103010Z"].sort();
  const signedHeaders = all.map((line) => line.replace(/:.*/, "")).join(";");
  const signature = signatureOf(["GET", "/", query, ...all, "", signedHeaders, sha256Of("")]);
  headers.set(
    "authorization",
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${SCOPE}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  );
  return {
    method: "GET",
    url: new URL(`https://iam.amazonaws.com/?${query}`),
    headers,
    body: "",
    credential: credentials,
  };
}

describe("a header with spaces or several values", () => {
  const several = (name: string, ...values: string[]) => values.map((value): [string, string] => [name, value]);

  test.each([
    ["with commas", ["my-list:a,b,c"], several("My-List", "a", "b", "c")],
    ["with commas and spaces", ["my-list:a, b, c"], several("My-List", "a", "b", "c")],
    ["under two names", ["my-a:1,2", "my-b:3,4"], [...several("My-A", "1", "2"), ...several("My-B", "3", "4")]],
    ["with spaces trimmed and folded", ["my-list:a,b c"], several("My-List", "  a ", " b   c ")],
    ["with tabs folded", ["my-list:a b"], several("My-List", "a\t \tb")],
    ["without a value", ["my-list:"], several("My-List", "")],
    [
      "beside a value with commas",
      ["my-a:1,2", "my-b:3, 4"],
      [...several("My-A", "1", "2"), ...several("My-B", "3, 4")],
    ],
    [
      "after a value with commas",
      ["my-a:1, 2", "my-b:3,4"],
      [...several("My-A", "1, 2"), ...several("My-B", "3", "4")],
    ],
    ["if one of its values has commas", ["my-list:a, b,c"], several("My-List", "a, b", "c")],
    ["if the last of its values has commas", ["my-list:a,b, c"], several("My-List", "a", "b, c")],
    [
      "beside a value with many commas",
      ["my-a:1,2", `my-b:${"3, ".repeat(100)}4`],
      [...several("My-A", "1", "2"), ...several("My-B", `${"3, ".repeat(100)}4`)],
    ],
    [
      "beside seven values with many commas",
      ["my-a:1,2", ...[1, 2, 3, 4, 5, 6, 7].map((header) => `my-b${header}:${"3, ".repeat(9)}4`)],
      [
        ...several("My-A", "1", "2"),
        ...[1, 2, 3, 4, 5, 6, 7].flatMap((header) => several(`My-B${header}`, `${"3, ".repeat(9)}4`)),
      ],
    ],
    ["with very many values", [`my-list:${"a,".repeat(1000)}a`], several("My-List", ...Array(1001).fill("a"))],
  ])("is accepted if it is signed %s", async (_, lines, sent) => {
    setClock(SIGNED_AT);
    expect(await authenticate(requestSignedAs(lines, sent))).toBeUndefined();
  });

  test.each([
    ["in another order", ["my-list:b,a"], several("My-List", "a", "b")],
    ["with fewer values", ["my-list:a"], several("My-List", "a", "b")],
    ["with its values joined", ["my-list:ab"], several("My-List", "a", "b")],
    ["with a comma and two spaces", ["my-list:a,  b"], several("My-List", "a", "b")],
    ["with only a space", ["my-list:a b"], several("My-List", "a", "b")],
    ["with spaces that are not folded", ["my-list:a  b"], several("My-List", "a  b")],
    ["with spaces that are not trimmed", ["my-list: a"], several("My-List", " a")],
  ])("is refused if it is signed %s", async (_, lines, sent) => {
    setClock(SIGNED_AT);
    expect(await authenticate(requestSignedAs(lines, sent))).toEqual(mismatch);
  });
});

describe("the list of signed headers", () => {
  test.each([
    ["in another order", (names: string) => names.split(";").reverse().join(";")],
    ["in upper case", (names: string) => names.toUpperCase()],
    ["with empty names", (names: string) => `;${names.replace(";", ";;")};`],
  ])("is sorted, lowercased and stripped of empty names if it is sent %s", async (_, change) => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    const changed = withHeader(request, "authorization", (value) =>
      value.replace(/(?<=SignedHeaders=)[^,]*/, (names) => change(names)),
    );
    expect(changed.headers.get("authorization")).not.toBe(request.headers.get("authorization"));
    expect(await authenticate(changed)).toBeUndefined();
  });
});

describe("the query of a request with a signature in its header", () => {
  test.each([
    ["X-Amz-Signature=00", "X-Amz-Signature=00"],
    ["a=1&a=2&b=", "a=1&a=2&b="],
    ["a=&A=", "A=&a="],
    ["a=b=c", "a=b%3Dc"],
    ["a=b==", "a=b%3D%3D"],
    ["=a", "=a"],
    ["b", "b="],
    ["&&a=1&", "a=1"],
    ["a=%0a%7e%2d", "a=%0A~-"],
    ["a=1+2+3", "a=1%202%203"],
    ["a=*(),", "a=%2A%28%29%2C"],
    ["a-=1&a0=3&a=2", "a=2&a-=1&a0=3"],
  ])("is signed as canonical text: %s as %s", async (query, canonical) => {
    setClock(SIGNED_AT);
    const request = requestSignedAs([], [], canonical);
    expect(await authenticate(withUrl(request, { search: query }))).toBeUndefined();
    expect(await authenticate(withUrl(request, { search: `${query}&c` }))).toEqual(mismatch);
  });
});

test.each(["content-type", "accept", "content-encoding"])(
  "a signed %s header is refused if it is not sent",
  async (name) => {
    setClock(SIGNED_AT);
    const request = await byHeader({ headers: { [name]: "1" }, body: "a" });
    expect(await authenticate(withoutHeader(request, name))).toEqual({
      code: "IncompleteSignature",
      message: `'${name}' is named as a SignedHeader, but it does not exist in the HTTP request.`,
    });
  },
);

test("a signed header may be empty", async () => {
  setClock(SIGNED_AT);
  expect(await authenticate(requestSignedAs(["accept:"], [["accept", ""]]))).toBeUndefined();
  expect(await authenticate(requestSignedAs(["content-length:"], [["content-length", ""]]))).toBeUndefined();
});
