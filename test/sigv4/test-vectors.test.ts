import { describe, expect, test } from "vitest";
import { type Vector, vectors } from "../support/signature-vectors.ts";
import { authenticate, FORM, setClock } from "../support/signed-requests.ts";

describe("sigv4() with AWS's published test vectors", () => {
  const requestOf = ({ method = "GET", target = "/", headers = [], body = "", ...vector }: Vector) => {
    const { signedHeaders = "host;x-amz-date", signature } = vector;
    const sent = new Headers([...headers.map(([name, value]): [string, string] => [name, value])]);
    sent.set("X-Amz-Date", "20150830T123600Z");
    sent.set(
      "Authorization",
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    );
    const credential = {
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
      sessionToken: sent.get("X-Amz-Security-Token") ?? undefined,
    };
    return { method, url: new URL(`https://example.amazonaws.com${target}`), headers: sent, body, credential };
  };

  test.each(vectors)("accepts $name", async (vector) => {
    setClock("2015-08-30T12:36:00Z");
    expect(await authenticate(requestOf(vector))).toBeUndefined();
  });

  test.each(vectors)("refuses $name with another secret", async (vector) => {
    setClock("2015-08-30T12:36:00Z");
    const request = requestOf(vector);
    const credential = { ...request.credential, secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEX" };
    expect(await authenticate({ ...request, credential })).toEqual({ code: "SignatureDoesNotMatch" });
  });

  test("accepts the IAM request of the signing guide", async () => {
    setClock("2015-08-30T12:36:00Z");
    const request = requestOf({
      name: "the signing guide's ListUsers",
      headers: [["Content-Type", `${FORM}; charset=utf-8`]],
      signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
      signedHeaders: "content-type;host;x-amz-date",
    });
    request.headers.set("Authorization", (request.headers.get("Authorization") ?? "").replace("/service/", "/iam/"));
    const url = new URL("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08");
    expect(await authenticate({ ...request, url })).toBeUndefined();
  });
});
