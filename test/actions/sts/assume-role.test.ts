import { IAMClient, ListAccessKeysCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type Credentials,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { SignatureV4 } from "@smithy/signature-v4";
import type { MockIam, MockIamOptions } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, inject, test } from "vitest";
import { errorOf, listAccessKeys, mockOnServer, pageOf, signedBy } from "../../support/server.ts";
import { Sha256 } from "../../support/sha256.ts";

const OWN = "123456789012";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
const withSts = (options: MockIamOptions = {}) => mockOnServer({ account, services: ["iam", "sts"], ...options });
const roleIn = (accountId: string, name = "audit") => `arn:aws:iam::${accountId}:role/${name}`;
const region = "us-east-1";

/** The client credentials in the form of the SDK. */
const credentialsOf = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Partial<Credentials> = {}) => ({
  accessKeyId: AccessKeyId,
  secretAccessKey: SecretAccessKey,
  sessionToken: SessionToken,
});

async function assume(sts: STSClient, input: Partial<AssumeRoleCommandInput> = {}) {
  const command = new AssumeRoleCommand({ RoleArn: roleIn(OWN), RoleSessionName: "night", ...input });
  const { AssumedRoleUser, Credentials } = await sts.send(command);
  return { AssumedRoleUser, Credentials, credentials: credentialsOf(Credentials) };
}

const stsOf = (iam: MockIam, who?: string) => new STSClient(iam.clientConfig(who));
const identityOf = async (credentials: ReturnType<typeof credentialsOf>) => {
  const { Arn, UserId, Account } = await new STSClient({ region, credentials }).send(new GetCallerIdentityCommand({}));
  return { Arn, UserId, Account };
};
const listed = (credentials: ReturnType<typeof credentialsOf>) =>
  new IAMClient({ region, credentials }).send(new ListAccessKeysCommand({ UserName: "Bob" }));
/** A ListAccessKeys request that the SDK did not send. */
const byHand = (accessKeyId: string, token?: string) =>
  listAccessKeys(
    { UserName: "Bob" },
    { ...signedBy(accessKeyId), ...(token !== undefined && { "X-Amz-Security-Token": token }) },
  );

/** Decodes the account as it is known of AWS's ids: from the bits of the id's first six bytes. */
function decoded(accessKeyId: string): string {
  let bits = 0n;
  for (const letter of accessKeyId.slice(4))
    bits = bits * 32n + BigInt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter));
  return String(((bits >> 32n) & 0x7fffffffff80n) >> 7n).padStart(12, "0");
}

describe("AssumeRole", () => {
  test("returns credentials that GetCallerIdentity describes and IAM accepts", async () => {
    const now = new Date("2026-03-04T05:06:07Z");
    const { AssumedRoleUser, Credentials, credentials } = await assume(stsOf(withSts({ now: () => now }), "Bob"));
    const Arn = `arn:aws:sts::${OWN}:assumed-role/audit/night`;
    expect(AssumedRoleUser).toEqual({ Arn, AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{10}EXAMPLE:night$/) });
    expect(Credentials).toEqual({
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^[\w+/]{30}EXAMPLEKEY$/),
      SessionToken: expect.stringMatching(/^[\w+/]+={0,2}$/),
      Expiration: new Date("2026-03-04T06:06:07Z"),
    });
    expect(await identityOf(credentials)).toEqual({ Arn, UserId: AssumedRoleUser?.AssumedRoleId, Account: OWN });
    expect((await listed(credentials)).AccessKeyMetadata).toHaveLength(1);
  });

  test.each(["000000000000", "000000000001", "222222222222", "333333333333", "999999999999"])(
    "encodes the account %s in the key id, as AWS does",
    async (accountId) => {
      const sts = stsOf(withSts());
      for (const RoleSessionName of ["one", "two", "three"]) {
        const { Credentials } = await assume(sts, { RoleArn: roleIn(accountId), RoleSessionName });
        expect(decoded(Credentials?.AccessKeyId ?? "")).toBe(accountId);
      }
    },
  );

  test("returns an ARN with the role's partition, but without its path", async () => {
    const RoleArn = "arn:aws-us-gov:iam::222222222222:role/teams/ops/audit";
    const { AssumedRoleUser } = await assume(stsOf(withSts()), { RoleArn });
    expect(AssumedRoleUser?.Arn).toBe("arn:aws-us-gov:sts::222222222222:assumed-role/audit/night");
  });

  test("returns a different key id for each call, and the same ones for the same seed and calls", async () => {
    const count = inject("isThorough") ? 1000 : 100;
    const ids = async () => {
      const sts = stsOf(withSts());
      const all: unknown[] = [];
      for (let calls = 0; calls < count; calls += 1) all.push((await assume(sts)).Credentials?.AccessKeyId);
      return all;
    };
    const [first, second] = [await ids(), await ids()];
    expect(new Set(first).size).toBe(count);
    expect(second).toEqual(first);
  });

  test("returns credentials that expire after DurationSeconds", async () => {
    const now = new Date("2026-03-04T05:06:07Z");
    const sts = stsOf(withSts({ now: () => now }), "Bob");
    for (const DurationSeconds of [900, 43_200]) {
      const { Credentials } = await assume(sts, { DurationSeconds });
      expect(Number(Credentials?.Expiration)).toBe(Number(now) + DurationSeconds * 1000);
    }
  });

  test("accepts the credentials of a role session, but not for more than an hour", async () => {
    const { credentials } = await assume(stsOf(withSts()));
    const chained = new STSClient({ region, credentials });
    const second = await assume(chained, { RoleSessionName: "later" });
    expect(await identityOf(second.credentials)).toMatchObject({ Arn: expect.stringMatching(/audit\/later$/) });
    await expect(assume(chained, { DurationSeconds: 3601 })).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining("exceeds the 1 hour session limit for roles assumed by role chaining"),
    });
  });

  test("returns credentials that require UserName in IAM", async () => {
    const { credentials } = await assume(stsOf(withSts()));
    const client = new IAMClient({ region, credentials });
    await expect(client.send(new ListAccessKeysCommand({}))).rejects.toMatchObject({
      name: "ValidationError",
      message: "Must specify userName when calling with non-User credentials",
    });
  });

  test("issues the same key ids again after reset(), and earlier credentials stay valid", async () => {
    const iam = withSts();
    const before = await assume(stsOf(iam));
    iam.reset();
    expect(await identityOf(before.credentials)).toMatchObject({ Account: OWN });
    const after = await assume(stsOf(iam));
    expect(after.Credentials?.AccessKeyId).toBe(before.Credentials?.AccessKeyId);
    expect(iam.snapshot().TemporaryCredentials).toEqual([]);
  });
});

describe("AssumeRole refuses", () => {
  const detected = (text: string) => `1 validation error detected: ${text}`;
  const pattern = String.raw`[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+`;

  test.each([
    [
      "a short RoleArn",
      { RoleArn: "arn:short" },
      detected(
        "Value 'arn:short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
      ),
    ],
    [
      "a RoleArn of other characters",
      { RoleArn: `${roleIn(OWN)}\u0007` },
      detected(
        `Value '${roleIn(OWN)}\uFFFD' at 'roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
      ),
    ],
    [
      "no RoleArn",
      { RoleArn: undefined },
      detected("Value null at 'roleArn' failed to satisfy constraint: Member must not be null"),
    ],
    [
      "a short RoleSessionName",
      { RoleSessionName: "n" },
      detected(
        "Value 'n' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
      ),
    ],
    [
      "a long RoleSessionName",
      { RoleSessionName: "n".repeat(65) },
      detected(
        `Value '${"n".repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
      ),
    ],
    [
      "a RoleSessionName of other characters",
      { RoleSessionName: "two words" },
      detected(
        String.raw`Value 'two words' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`,
      ),
    ],
    [
      "too short a time",
      { DurationSeconds: 899 },
      detected(
        "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
      ),
    ],
    [
      "too long a time",
      { DurationSeconds: 43_201 },
      detected(
        "Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
      ),
    ],
    ["the ARN of a user", { RoleArn: `arn:aws:iam::${OWN}:user/Bob` }, "Request ARN is invalid"],
    ["an ARN without an account", { RoleArn: "arn:aws:iam::12345:role/audit" }, "Request ARN is invalid"],
    ["a RoleArn that is not an ARN", { RoleArn: "the role of the audit" }, "the role of the audit is invalid"],
  ])("%s", async (_, input, message) => {
    await expect(assume(stsOf(withSts()), input)).rejects.toMatchObject({
      name: "ValidationError",
      message,
      $metadata: { httpStatusCode: 400 },
    });
  });
});

test.each(["trust", "identify", "sigv4"] as const)(
  "expired credentials are refused with ExpiredToken, with %s",
  async (mode) => {
    let now = new Date("2026-03-04T05:06:07.900Z");
    const iam = withSts({ now: () => now, authentication: mode === "sigv4" ? sigv4() : mode });
    const { credentials } = await assume(stsOf(iam), { DurationSeconds: 900 });
    now = new Date("2026-03-04T05:21:06.999Z");
    await listed(credentials);
    await identityOf(credentials);
    now = new Date("2026-03-04T05:21:07Z");
    const expired = {
      name: "ExpiredToken",
      message: "The security token included in the request is expired",
      $metadata: { httpStatusCode: 403 },
    };
    await expect(listed(credentials)).rejects.toMatchObject(expired);
    // The STS client has another name for the error.
    await expect(identityOf(credentials)).rejects.toMatchObject({ message: expired.message });
  },
);

describe("a session's token", () => {
  const unknown = `arn:aws:sts::${OWN}:assumed-role/unknown/unknown`;
  const refused = { status: 403, code: "InvalidClientTokenId" };

  test("that is missing or from another session means an unknown role, with trust", async () => {
    const iam = withSts();
    const [one, other] = [await assume(stsOf(iam)), await assume(stsOf(iam))];
    for (const token of [undefined, "", "no token", other.credentials.sessionToken]) {
      expect((await pageOf(await byHand(one.credentials.accessKeyId, token))).ids).toHaveLength(1);
      expect(iam.journal.attempts.at(-1)?.caller.arn).toBe(unknown);
    }
  });

  test("that is missing or from another session is refused, with identify", async () => {
    const iam = withSts({ authentication: "identify" });
    const [one, other] = [await assume(stsOf(iam)), await assume(stsOf(iam))];
    const { accessKeyId, sessionToken } = one.credentials;
    expect((await pageOf(await byHand(accessKeyId, sessionToken))).ids).toHaveLength(1);
    for (const token of [undefined, "", "no token", other.credentials.sessionToken])
      expect(await errorOf(await byHand(accessKeyId, token))).toMatchObject(refused);
  });

  test("is refused if any letter is changed", async () => {
    const iam = withSts({ authentication: "identify" });
    const { accessKeyId, sessionToken } = (await assume(stsOf(iam))).credentials;
    for (let index = 0; index < sessionToken.length; index += 1) {
      const letter = sessionToken[index] === "A" ? "B" : "A";
      const changed = sessionToken.slice(0, index) + letter + sessionToken.slice(index + 1);
      expect(await errorOf(await byHand(accessKeyId, changed))).toMatchObject(refused);
    }
  });

  test("does not contain readable text when it is decoded", async () => {
    const { sessionToken } = (await assume(stsOf(withSts()))).credentials;
    expect(atob(sessionToken)).not.toMatch(/audit|night|arn/);
  });

  test("is accepted in a presigned URL", async () => {
    const iam = withSts({ authentication: sigv4() });
    const { credentials } = await assume(stsOf(iam));
    const signer = new SignatureV4({ service: "iam", region, sha256: Sha256, credentials });
    const query = { Action: "ListAccessKeys", Version: "2010-05-08", UserName: "Bob" };
    const hostname = "iam.amazonaws.com";
    const request = { method: "GET", protocol: "https:", hostname, path: "/", headers: { host: hostname }, query };
    const signed = await signer.presign(request);
    const url = new URL(`https://${hostname}/`);
    for (const [name, value] of Object.entries(signed.query ?? {})) url.searchParams.set(name, String(value));
    expect((await pageOf(await fetch(url))).ids).toHaveLength(1);
    expect(iam.journal.attempts.at(-1)?.caller.arn).toBe(`arn:aws:sts::${OWN}:assumed-role/audit/night`);
  });
});

describe("sigv4()", () => {
  const invalid = { name: "InvalidClientTokenId", message: "The security token included in the request is invalid." };

  test("refuses the credentials of a session with another secret or token", async () => {
    const iam = withSts({ authentication: sigv4() });
    const [one, other] = [await assume(stsOf(iam, "Bob")), await assume(stsOf(iam, "Bob"))];
    const { credentials } = one;
    expect((await listed(credentials)).AccessKeyMetadata).toHaveLength(1);
    await expect(listed({ ...credentials, secretAccessKey: "another" })).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
    });
    const { sessionToken } = other.credentials;
    await expect(listed({ ...credentials, sessionToken })).rejects.toMatchObject(invalid);
    await expect(listed({ ...credentials, sessionToken: "" })).rejects.toMatchObject(invalid);
  });
});

describe("an issued key id", () => {
  test("makes GetAccessKeyInfo return the account that it encodes", async () => {
    const sts = stsOf(withSts());
    const { Credentials } = await assume(sts, { RoleArn: roleIn("222222222222") });
    const { AccessKeyId } = Credentials ?? {};
    expect((await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }))).Account).toBe("222222222222");
  });

  test("differs from ids that only decode to an account, which are unknown", async () => {
    const sts = stsOf(withSts({ account: { TemporaryCredentials: [{}] } }));
    const { Credentials } = await assume(sts);
    const { AccessKeyId = "" } = Credentials ?? {};
    for (const unknownId of [`${AccessKeyId.slice(0, -7)}EXAMPLE`, `${AccessKeyId.slice(0, -7)}AAAAAAA`]) {
      expect(decoded(unknownId)).toBe(OWN);
      const info = sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: unknownId }));
      await expect(info).rejects.toMatchObject({ name: "InvalidClientTokenId" });
    }
  });

  test("belongs to the credentials that are seeded with it", async () => {
    const assumed = await assume(stsOf(withSts()), { RoleArn: roleIn("222222222222") });
    const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials ?? {};
    const Arn = `arn:aws:sts::${OWN}:assumed-role/seeded/session`;
    withSts({ account: { TemporaryCredentials: [{ AccessKeyId, SecretAccessKey, SessionToken, Arn }] } });
    expect(await identityOf(assumed.credentials)).toMatchObject({ Arn, Account: OWN });
  });

  test("is never one that is seeded already", async () => {
    const { Credentials } = await assume(stsOf(withSts()));
    const { AccessKeyId } = Credentials ?? {};
    const again = await assume(stsOf(withSts({ account: { TemporaryCredentials: [{ AccessKeyId }] } })));
    expect(again.Credentials?.AccessKeyId).not.toBe(AccessKeyId);
    expect((await identityOf(again.credentials)).Account).toBe(OWN);
  });

  test("of another account is refused by IAM, and the journal notes why", async () => {
    const iam = withSts();
    const { credentials } = await assume(stsOf(iam), { RoleArn: roleIn("222222222222") });
    expect(await identityOf(credentials)).toMatchObject({ Account: "222222222222" });
    const client = new IAMClient({ region, credentials });
    await expect(client.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: "InvalidClientTokenId" });
    expect(iam.journal.attempts.at(-1)?.note).toContain("belongs to the account 222222222222");
  });
});
