import { beforeAll, describe, expect, test } from "vitest";
import { type Credentials, loadSdk2, type Sdk2Client } from "../support/sdk-2.ts";
import { bobsKeys, credentialsOf, MISMATCH, VALID, verifying } from "../support/signing-clients.ts";

describe("sigv4() with the AWS SDK for JavaScript 2", () => {
  let clientOf: (credentials: Credentials) => Sdk2Client;
  beforeAll(async () => {
    const { IAM } = await loadSdk2();
    clientOf = (credentials) => new IAM({ ...credentials, maxRetries: 0 });
  }, 300_000);
  const keysOf = (response: Record<string, unknown>) =>
    (response["AccessKeyMetadata"] as { AccessKeyId: string }[]).map((key) => key.AccessKeyId);

  test("accepts a user's key and a temporary credential", async () => {
    const iam = verifying();
    for (const subject of ["Bob", VALID]) {
      const client = clientOf(credentialsOf(iam, subject));
      expect(keysOf(await client.makeRequest("listAccessKeys", { UserName: "Bob" }).promise())).toEqual(bobsKeys);
    }
  });

  test("refuses a wrong secret with SignatureDoesNotMatch", async () => {
    const iam = verifying();
    const client = clientOf({ ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" });
    await expect(client.makeRequest("listAccessKeys").promise()).rejects.toMatchObject({
      statusCode: 403,
      code: "SignatureDoesNotMatch",
      message: MISMATCH,
    });
  });
});
