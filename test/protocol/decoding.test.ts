import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeParameters } from "../../src/protocol/query.ts";
import { signatureScope } from "../../src/protocol/signature-scope.ts";
import { errorOf, mockOnServer, post } from "../support/server.ts";

describe("a form", () => {
  test("is decoded like URLSearchParams if no name is repeated", () => {
    const part = fc.constantFrom("a", "b", "=", "&", "+", "%20", "%C3%BC", "%26", "Ü");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const form = parts.join("");
        const expected = [...new URLSearchParams(form)];
        fc.pre(new Set(expected.map(([name]) => name)).size === expected.length);
        expect([...decodeParameters(form, "")]).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["Action=ListUsers&UserName=%ZZ", "The request has a percent sequence that is not UTF-8."],
    ["Action=ListUsers&UserName=%FF", "The request has a percent sequence that is not UTF-8."],
  ])("is refused: %s", async (form, message) => {
    mockOnServer();
    expect(await errorOf(await post(form))).toEqual({
      status: 400,
      type: "Sender",
      code: "InvalidQueryParameter",
      message,
    });
  });
});

describe("the scope of a signature", () => {
  const url = new URL("https://iam.amazonaws.com/");
  const scopeOf = (Authorization: string) => signatureScope(new Headers({ Authorization }), url);
  const credential = "AKIABOBSFIRSTEXAMPLE/20261124/us-east-1/iam/aws4_request";
  const scope = { accessKeyId: "AKIABOBSFIRSTEXAMPLE", region: "us-east-1", service: "iam", sessionToken: undefined };

  test.each([
    [`AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`, scope],
    [`AWS4-HMAC-SHA256 Credential=${credential} SignedHeaders=host`, scope],
    [`AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0, Credential=${credential}`, scope],
    [
      "AWS4-ECDSA-P256-SHA256 Credential=AKIABOBSFIRSTEXAMPLE/20261124/iam/aws4_request, Signature=0",
      { ...scope, region: "" },
    ],
    ["AWS4-HMAC-SHA256 Credential=AKIABOBSFIRSTEXAMPLE/20261124//iam/aws4_request, x", { ...scope, region: "" }],
  ])("is read from %s", (authorization, expected) => {
    expect(scopeOf(authorization)).toEqual(expected);
  });

  test.each([
    `Bearer Credential=${credential}`,
    `AWS4-HMAC-${credential}`,
    "AWS4-HMAC-SHA256 Credential=/20261124/us-east-1/iam/aws4_request",
    "AWS4-HMAC-SHA256 Credential=AKIABOBSFIRSTEXAMPLE//us-east-1/iam/aws4_request",
    "AWS4-HMAC-SHA256 Credential=AKIABOBSFIRSTEXAMPLE/20261124/us-east-1//aws4_request",
    "AWS4-HMAC-SHA256 Credential=AKIABOBSFIRSTEXAMPLE/20261124/us-east-1/iam/aws3_request",
    `AWS4-HMAC-SHA256 Credential=${credential}/more`,
    "AWS4-HMAC-SHA256 Credential=AKIABOBSFIRSTEXAMPLE/20261124",
    "AWS4-HMAC-SHA256 Credential=",
  ])("is undefined for %s", (authorization) => {
    expect(scopeOf(authorization)).toBeUndefined();
  });
});
