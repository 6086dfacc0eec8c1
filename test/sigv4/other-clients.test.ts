import { AwsClient } from "aws4fetch";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, HOST, pageOf, VERSION } from "../support/server.ts";
import { FORM } from "../support/signed-requests.ts";
import { bobsKeys, credentialsOf, MISMATCH, VALID, verifying } from "../support/signing-clients.ts";

describe("sigv4() with aws4fetch", () => {
  const url = `${HOST}?Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
  const body = `Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
  const aws4fetch = (iam: MockIam, more: { secretAccessKey?: string } = {}, who: string | typeof VALID = "Bob") =>
    new AwsClient({ ...credentialsOf(iam, who), service: "iam", region: "us-east-1", retries: 0, ...more });

  test("accepts a GET, a POST and a presigned GET", async () => {
    const client = aws4fetch(verifying());
    const responses = [
      await client.fetch(url),
      await client.fetch(HOST, { method: "POST", body, headers: { "Content-Type": FORM } }),
      await client.fetch(url, { aws: { signQuery: true } }),
      await client.fetch(`${url}&Note=a+b%20c*(d)!%27%7e`),
    ];
    for (const response of responses) expect((await pageOf(response)).ids).toEqual(bobsKeys);
  });

  test("accepts a temporary credential in the header and in a presigned URL", async () => {
    const client = aws4fetch(verifying(), {}, VALID);
    expect((await pageOf(await client.fetch(url))).ids).toEqual(bobsKeys);
    expect((await pageOf(await client.fetch(url, { aws: { signQuery: true } }))).ids).toEqual(bobsKeys);
  });

  test("refuses a wrong secret with SignatureDoesNotMatch", async () => {
    const response = await aws4fetch(verifying(), { secretAccessKey: "not Bob's" }).fetch(url);
    expect(await errorOf(response)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch", message: MISMATCH });
  });
});
