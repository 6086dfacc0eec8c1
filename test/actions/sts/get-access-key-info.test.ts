import { AssumeRoleCommand, GetAccessKeyInfoCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { mockOnServer } from "../../support/server.ts";

const OWN = "210987654321";
const OTHER = "222222222222";
const account = {
  AccountId: OWN,
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [
        { AccessKeyId: "AKIABOBSACTIVEXAMPLE" },
        { AccessKeyId: "AKIABOBSPASSIVEXAMPL", Status: "Inactive" },
        { AccessKeyId: "AKIABOBSEXPIREDXAMPL", Status: "Expired" },
        { AccessKeyId: "AKIABOBSDELETEDXAMPL" },
      ],
    },
    { UserName: "Eve", AccessKeys: [{ AccessKeyId: "AKIAEVESDELETEDXAMPL" }] },
  ],
  RootAccessKeys: [{ AccessKeyId: "AKIAROOTSOWNKEYXAMPL" }],
  TemporaryCredentials: [{ AccessKeyId: "ASIASEEDEDSEEDEXAMPLE", Expiration: "2001-01-01T00:00:00Z" }],
};

function createMock(): MockIam {
  const iam = mockOnServer({ account, services: ["iam", "sts"] });
  iam.account.deleteAccessKey("Bob", "AKIABOBSDELETEDXAMPL");
  iam.account.deleteUser("Eve");
  return iam;
}
const accountOf = async (iam: MockIam, AccessKeyId: string) =>
  (await new STSClient(iam.clientConfig()).send(new GetAccessKeyInfoCommand({ AccessKeyId }))).Account;

async function assumed(iam: MockIam, accountId: string): Promise<string> {
  const role = { RoleArn: `arn:aws:iam::${accountId}:role/audit`, RoleSessionName: "night" };
  const { Credentials } = await new STSClient(iam.clientConfig("Bob")).send(new AssumeRoleCommand(role));
  return Credentials?.AccessKeyId ?? "";
}
async function session(iam: MockIam): Promise<string> {
  const { Credentials } = await new STSClient(iam.clientConfig()).send(new GetSessionTokenCommand({}));
  return Credentials?.AccessKeyId ?? "";
}
async function seededWithIssuedId(iam: MockIam): Promise<string> {
  const AccessKeyId = await assumed(iam, OTHER);
  iam.seed({ TemporaryCredentials: [{ AccessKeyId }] });
  return AccessKeyId;
}

describe("GetAccessKeyInfo returns the account", () => {
  test.each<[string, string, (iam: MockIam) => string | Promise<string>]>([
    ["an active key", OWN, () => "AKIABOBSACTIVEXAMPLE"],
    ["an inactive key", OWN, () => "AKIABOBSPASSIVEXAMPL"],
    ["an expired key", OWN, () => "AKIABOBSEXPIREDXAMPL"],
    ["a deleted key", OWN, () => "AKIABOBSDELETEDXAMPL"],
    ["a deleted user's key", OWN, () => "AKIAEVESDELETEDXAMPL"],
    ["a key of the root user", OWN, () => "AKIAROOTSOWNKEYXAMPL"],
    ["the root key of clientConfig()", OWN, (iam) => iam.clientConfig().credentials.accessKeyId],
    ["seeded temporary credentials that have expired", OWN, () => "ASIASEEDEDSEEDEXAMPLE"],
    ["credentials that were issued for a role of the account", OWN, (iam) => assumed(iam, OWN)],
    ["credentials that were issued for another account's role", OTHER, (iam) => assumed(iam, OTHER)],
    ["a session", OWN, session],
    ["credentials that were seeded with an id issued for another account", OWN, seededWithIssuedId],
  ])("of %s: %s", async (_, expected, idOf) => {
    const iam = createMock();
    expect(await accountOf(iam, await idOf(iam))).toBe(expected);
  });
});

describe("GetAccessKeyInfo refuses with InvalidClientTokenId", () => {
  test.each<[string, (iam: MockIam) => string]>([
    ["an unknown access key", () => "AKIASTRANGERSEXAMPLE"],
    ["unknown temporary credentials", () => "ASIASTRANGERSEXAMPLE"],
    [
      "a key that was created before reset()",
      (iam) => {
        const { AccessKeyId } = iam.account.createAccessKey("Bob");
        iam.reset();
        return AccessKeyId;
      },
    ],
    [
      "a key that was created and deleted before reset()",
      (iam) => {
        const { AccessKeyId } = iam.account.createAccessKey("Bob");
        iam.account.deleteAccessKey("Bob", AccessKeyId);
        iam.reset();
        return AccessKeyId;
      },
    ],
  ])("%s", async (_, idOf) => {
    const iam = createMock();
    await expect(accountOf(iam, idOf(iam))).rejects.toMatchObject({
      name: "InvalidClientTokenId",
      $metadata: { httpStatusCode: 403 },
    });
  });
});
