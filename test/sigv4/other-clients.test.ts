import { AwsClient } from "aws4fetch";
import type { MockIam } from "msw-iam";
import { beforeAll, describe, expect, test } from "vitest";
import { errorOf, HOST, pageOf, VERSION } from "../support/server.ts";
import { FORM } from "../support/signed-requests.ts";
import { bobsKeys, credentialsOf, MISMATCH, VALID, verifying } from "../support/signing-clients.ts";

describe("the AWS SDK for JavaScript 2 is verified", () => {
  beforeAll(() => {
    process.env["AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE"] = "1";
  });
  const clientOfSdk2 = async (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => {
    const { default: IAM } = await import("aws-sdk/clients/iam.js");
    return new IAM({ ...credentials, maxRetries: 0 });
  };
  const keysOf = (answer: { AccessKeyMetadata: { AccessKeyId?: string }[] }) =>
    answer.AccessKeyMetadata.map((key) => key.AccessKeyId);

  test("with a user's key and with a temporary credential", async () => {
    const iam = verifying();
    for (const who of ["Bob", VALID]) {
      const client = await clientOfSdk2(credentialsOf(iam, who));
      expect(keysOf(await client.listAccessKeys({ UserName: "Bob" }).promise())).toEqual(bobsKeys);
    }
  });

  test("and a wrong secret is SignatureDoesNotMatch", async () => {
    const iam = verifying();
    const client = await clientOfSdk2({ ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" });
    await expect(client.listAccessKeys().promise()).rejects.toMatchObject({
      statusCode: 403,
      code: "SignatureDoesNotMatch",
      message: MISMATCH,
    });
  });
});

describe("aws4fetch is verified", () => {
  const url = `${HOST}?Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
  const body = `Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`;
  const aws4fetch = (iam: MockIam, more: { secretAccessKey?: string } = {}, who: string | typeof VALID = "Bob") =>
    new AwsClient({ ...credentialsOf(iam, who), service: "iam", region: "us-east-1", retries: 0, ...more });

  test("by GET, by POST, and by a presigned GET", async () => {
    const client = aws4fetch(verifying());
    const answers = [
      await client.fetch(url),
      await client.fetch(HOST, { method: "POST", body, headers: { "Content-Type": FORM } }),
      await client.fetch(url, { aws: { signQuery: true } }),
      await client.fetch(`${url}&Note=a+b%20c*(d)!%27%7e`),
    ];
    for (const answer of answers) expect((await pageOf(answer)).ids).toEqual(bobsKeys);
  });

  test("with a temporary credential, in either form", async () => {
    const client = aws4fetch(verifying(), {}, VALID);
    expect((await pageOf(await client.fetch(url))).ids).toEqual(bobsKeys);
    expect((await pageOf(await client.fetch(url, { aws: { signQuery: true } }))).ids).toEqual(bobsKeys);
  });

  test("and a wrong secret is SignatureDoesNotMatch", async () => {
    const answer = await aws4fetch(verifying(), { secretAccessKey: "not Bob's" }).fetch(url);
    expect(await errorOf(answer)).toMatchObject({ status: 403, code: "SignatureDoesNotMatch", message: MISMATCH });
  });
});
