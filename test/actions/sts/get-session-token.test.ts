import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
  STSClient,
} from "@aws-sdk/client-sts";
import type { MockIam, MockIamOptions } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { mockOnServer } from "../../support/server.ts";

const BOB = { UserName: "Bob", Path: "/ops/", UserId: "AIDABOBBOBBOBEXAMPLE1", AccessKeys: 1 };
const withSts = (options: MockIamOptions = {}) =>
  mockOnServer({ account: { Users: [BOB] }, services: ["iam", "sts"], ...options });
const MFA = { SerialNumber: "arn:aws:iam::123456789012:mfa/Bob", TokenCode: "123456" };
const region = "us-east-1";
const forbidden = { $metadata: { httpStatusCode: 403 } };

async function session(iam: MockIam, who: string | undefined, input: GetSessionTokenCommandInput = {}) {
  const response = await new STSClient(iam.clientConfig(who)).send(new GetSessionTokenCommand(input));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = response.Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const config = { region, credentials };
  return { Expiration, credentials, sts: new STSClient(config), client: new IAMClient(config) };
}
const identityOf = async (sts: STSClient) => {
  const { Arn, UserId, Account } = await sts.send(new GetCallerIdentityCommand({}));
  return { Arn, UserId, Account };
};

describe.each(["trust", "identify", "sigv4"] as const)("GetSessionToken with %s", (mode) => {
  const verifying = (options: MockIamOptions = {}) =>
    withSts({ authentication: mode === "sigv4" ? sigv4() : mode, ...options });

  test("returns credentials of the calling user", async () => {
    const { sts, credentials } = await session(verifying(), "Bob");
    expect(credentials.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(await identityOf(sts)).toEqual({
      Arn: "arn:aws:iam::123456789012:user/ops/Bob",
      UserId: BOB.UserId,
      Account: "123456789012",
    });
  });

  test("returns credentials of the root user if the root user calls", async () => {
    const { sts } = await session(verifying(), undefined);
    expect(await identityOf(sts)).toMatchObject({ Arn: "arn:aws:iam::123456789012:root", UserId: "123456789012" });
  });

  test("returns credentials that IAM refuses without MFA", async () => {
    const { client } = await session(verifying(), "Bob");
    await expect(client.send(new ListAccessKeysCommand({ UserName: "Bob" }))).rejects.toMatchObject({
      ...forbidden,
      name: "InvalidClientTokenId",
      message: "The security token included in the request is invalid",
    });
  });

  test("returns credentials that IAM accepts with MFA and UserName", async () => {
    const { client } = await session(verifying(), "Bob", MFA);
    const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(1);
    await expect(client.send(new ListAccessKeysCommand({}))).rejects.toMatchObject({
      name: "ValidationError",
      message: "Must specify userName when calling with non-User credentials",
    });
  });

  test("returns credentials that are refused with ExpiredToken once they expire", async () => {
    let now = new Date("2026-03-04T05:06:07Z");
    const { client } = await session(verifying({ now: () => now }), "Bob", MFA);
    now = new Date("2026-03-04T17:06:07Z");
    await expect(client.send(new ListAccessKeysCommand({ UserName: "Bob" }))).rejects.toMatchObject({
      ...forbidden,
      name: "ExpiredToken",
      message: "The security token included in the request is expired",
    });
  });

  test("returns credentials that are refused once the user is deleted", async () => {
    const iam = verifying();
    const { sts } = await session(iam, "Bob");
    iam.account.deleteUser("Bob");
    await expect(identityOf(sts)).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });
});

test("GetSessionToken returns credentials for twelve hours by default, and for up to an hour for the root user", async () => {
  const now = new Date("2026-03-04T05:06:07Z");
  const iam = withSts({ now: () => now });
  const seconds = async (who: string | undefined, DurationSeconds?: number) =>
    (Number((await session(iam, who, { DurationSeconds })).Expiration) - Number(now)) / 1000;
  expect(await seconds("Bob")).toBe(43_200);
  expect(await seconds("Bob", 129_600)).toBe(129_600);
  expect(await seconds(undefined)).toBe(3600);
  expect(await seconds(undefined, 129_600)).toBe(3600);
  expect(await seconds(undefined, 900)).toBe(900);
});

test("the journal records the key and the user of a session", async () => {
  const iam = withSts();
  const { sts, credentials } = await session(iam, "Bob");
  await identityOf(sts);
  const { accessKeyId } = credentials;
  expect(iam.journal.attempts.at(-1)?.caller).toMatchObject({ accessKeyId, userName: "Bob" });
});

test("GetSessionToken refuses temporary credentials with AccessDenied", async () => {
  const iam = withSts();
  const { sts, credentials } = await session(iam, "Bob");
  const denied = {
    ...forbidden,
    name: "AccessDenied",
    message: "Cannot call GetSessionToken with session credentials",
  };
  await expect(sts.send(new GetSessionTokenCommand({}))).rejects.toMatchObject(denied);
  const role = { RoleArn: "arn:aws:iam::123456789012:role/audit", RoleSessionName: "night" };
  const { Credentials } = await sts.send(new AssumeRoleCommand(role));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const ofRole = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  expect(ofRole.accessKeyId).not.toBe(credentials.accessKeyId);
  const chained = new STSClient({ region, credentials: ofRole });
  await expect(chained.send(new GetSessionTokenCommand({}))).rejects.toMatchObject(denied);
});

test("GetSessionToken refuses a serial number without a code and a code without a serial number", async () => {
  const iam = withSts();
  for (const part of [{ SerialNumber: MFA.SerialNumber }, { TokenCode: MFA.TokenCode }])
    await expect(session(iam, "Bob", part)).rejects.toMatchObject({ ...forbidden, name: "AccessDenied" });
});

test.each([
  [
    { DurationSeconds: 899 },
    "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  ],
  [
    { DurationSeconds: 129_601 },
    "Value '129601' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 129600",
  ],
  [
    { ...MFA, SerialNumber: "GAHT123" },
    "Value 'GAHT123' at 'serialNumber' failed to satisfy constraint: Member must have length greater than or equal to 9",
  ],
  [
    { ...MFA, TokenCode: "12345x" },
    String.raw`Value '12345x' at 'tokenCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\d]*`,
  ],
  [
    { ...MFA, TokenCode: "1234567" },
    "Value '1234567' at 'tokenCode' failed to satisfy constraint: Member must have length less than or equal to 6",
  ],
])("GetSessionToken refuses %o, and repeats the value in the message", async (input, text) => {
  await expect(session(withSts(), "Bob", input)).rejects.toMatchObject({
    name: "ValidationError",
    message: `1 validation error detected: ${text}`,
  });
});

test("IAM accepts seeded temporary credentials", async () => {
  const seeded = { AccessKeyId: "ASIAROLESESSIEXAMPLE" };
  const iam = withSts({ account: { Users: [BOB], TemporaryCredentials: [seeded] }, authentication: sigv4() });
  const client = clientOf(iam, { accessKeyId: seeded.AccessKeyId });
  const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({ UserName: "Bob" }));
  expect(AccessKeyMetadata).toHaveLength(1);
});
