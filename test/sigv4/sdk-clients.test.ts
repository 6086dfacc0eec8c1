import { CreateAccessKeyCommand, IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, HOST, VERSION } from "../support/server.ts";
import {
  bobsKeys,
  credentialsOf,
  INVALID_TOKEN,
  MISMATCH,
  outcome,
  VALID,
  verifying,
  withCredentials,
} from "../support/signing-clients.ts";

describe("sigv4() with the AWS SDK for JavaScript 3", () => {
  test("accepts a user, the root user and a temporary credential", async () => {
    const iam = verifying();
    expect(await outcome(clientOf(iam, "Bob"))).toEqual(bobsKeys);
    expect(await outcome(clientOf(iam))).toEqual(bobsKeys);
    expect(await outcome(clientOf(iam, VALID))).toEqual(bobsKeys);
    expect(iam.journal.attempts.map(({ caller }) => caller.arn)).toEqual([
      "arn:aws:iam::123456789012:user/Bob",
      "arn:aws:iam::123456789012:root",
      "arn:aws:sts::123456789012:assumed-role/unknown/unknown",
    ]);
  });

  test("accepts a key that the account created", async () => {
    const iam = verifying();
    const created = iam.account.createAccessKey("Bob");
    expect(await outcome(clientOf(iam, { accessKeyId: created.AccessKeyId }))).toEqual([
      ...bobsKeys,
      created.AccessKeyId,
    ]);
  });

  test("accepts multi-byte characters in the body", async () => {
    const iam = verifying();
    const sent = clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Zoë 漢字 +&=%" }));
    await expect(sent).rejects.toMatchObject({ name: "ValidationError" });
  });

  test("accepts another host and port", async () => {
    const iam = verifying();
    expect(await outcome(new IAMClient({ ...iam.clientConfig("Bob"), endpoint: "http://localhost:4566" }))).toEqual(
      bobsKeys,
    );
  });

  test("refuses a wrong secret with SignatureDoesNotMatch, after one attempt", async () => {
    const iam = verifying();
    const credentials = { ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" };
    expect(await outcome(withCredentials(iam, credentials))).toEqual([403, "SignatureDoesNotMatch", MISMATCH]);
    expect(iam.journal.attempts).toHaveLength(1);
  });

  test("records the last use of a key only if its request is accepted", async () => {
    const iam = verifying();
    await outcome(withCredentials(iam, { ...credentialsOf(iam, "Bob"), secretAccessKey: "not Bob's" }));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toBeUndefined();
    await outcome(clientOf(iam, "Bob"));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toMatchObject({ ServiceName: "iam" });
  });

  test("refuses an unknown, an inactive and a deleted key with InvalidClientTokenId", async () => {
    const iam = verifying();
    const invalid = [403, "InvalidClientTokenId", INVALID_TOKEN];
    const unknown = { accessKeyId: "AKIANEVERKNOWNXAMPLE", secretAccessKey: "whatever" };
    expect(await outcome(withCredentials(iam, unknown))).toEqual(invalid);
    expect(await outcome(clientOf(iam, { accessKeyId: "AKIAINACTIVEIEXAMPLE" }))).toEqual(invalid);
    const client = clientOf(iam, "Bob");
    iam.account.deleteAccessKey("Bob", "AKIAACTIVEACTEXAMPLE");
    expect(await outcome(client)).toEqual(invalid);
  });

  test("refuses an expired temporary credential with ExpiredToken", async () => {
    expect(await outcome(clientOf(verifying(), { accessKeyId: "ASIAEXPIREDEXEXAMPLE" }))).toEqual([
      403,
      "ExpiredToken",
      "The security token included in the request is expired",
    ]);
  });

  test("refuses a request without a signature with MissingAuthenticationToken", async () => {
    verifying();
    const url = `${HOST}?Action=ListAccessKeys&Version=${VERSION}`;
    const missing = {
      status: 403,
      code: "MissingAuthenticationToken",
      message: "Request is missing Authentication Token",
    };
    expect(await errorOf(await fetch(url))).toMatchObject(missing);
    expect(await errorOf(await fetch(url, { headers: { Authorization: "Bearer token" } }))).toMatchObject(missing);
  });

  test("handles requests in the order in which they arrive", async () => {
    const iam = verifying();
    iam.account.createUser("Carol");
    const client = clientOf(iam);
    const list = async () =>
      (await client.send(new ListAccessKeysCommand({ UserName: "Carol" }))).AccessKeyMetadata?.length;
    const create = () => client.send(new CreateAccessKeyCommand({ UserName: "Carol" }));
    const [before, , between, , after] = await Promise.all([list(), create(), list(), create(), list()]);
    expect([before, between, after]).toEqual([0, 1, 2]);
  });
});
