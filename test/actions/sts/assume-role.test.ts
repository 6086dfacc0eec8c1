import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { STSClient } from "@aws-sdk/client-sts";
import { describe, expect, inject, test } from "vitest";
import { assume, identityOf, listed, OWN, region, roleIn, stsOf, withSts } from "../../support/role-sessions.ts";

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

  test("returns an ARN without the role's path", async () => {
    const RoleArn = "arn:aws:iam::222222222222:role/teams/ops/audit";
    const { AssumedRoleUser } = await assume(stsOf(withSts()), { RoleArn });
    expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::222222222222:assumed-role/audit/night");
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
