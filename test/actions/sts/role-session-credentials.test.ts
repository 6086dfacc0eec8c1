import { IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import { GetAccessKeyInfoCommand } from "@aws-sdk/client-sts";
import { SignatureV4 } from "@smithy/signature-v4";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, test } from "vitest";
import {
  account,
  assume,
  identityOf,
  listed,
  OWN,
  region,
  roleIn,
  stsOf,
  withSts,
} from "../../support/role-sessions.ts";
import { errorOf, listAccessKeys, pageOf, signedBy } from "../../support/server.ts";
import { Sha256 } from "../../support/sha256.ts";

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
    const sts = stsOf(withSts({ account: { ...account, TemporaryCredentials: [{}] } }));
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
    const again = await assume(stsOf(withSts({ account: { ...account, TemporaryCredentials: [{ AccessKeyId }] } })));
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
