import { AssumeRoleCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { HOST, server, signedBy, VERSION } from "../support/server.ts";

const OWN = "111111111111";
const OTHER = "222222222222";
const services = ["iam", "sts"] as const;
const endpoint = "http://localhost:4566/";

const ofOwn = {
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
  TemporaryCredentials: [{ AccessKeyId: "ASIASEEDEDSEEDEXAMPLE" }, { Expiration: "2001-01-01T00:00:00Z" }],
};
const ofOther = {
  Users: [{ UserName: "Ann", AccessKeys: [{ AccessKeyId: "AKIAANNSACTIVEXAMPLE" }] }],
  TemporaryCredentials: [{ AccessKeyId: "ASIASTRANGEREXAMPLE1" }],
};

/** Returns a mock that claims only its own keys, some of which were deleted, and the mock of another account. */
function accounts() {
  const own = mockIam({ accountId: OWN, account: ofOwn, services, claim: "own-keys", endpoints: [endpoint] });
  own.account.deleteAccessKey("Bob", "AKIABOBSDELETEDXAMPL");
  own.account.deleteUser("Eve");
  const other = mockIam({ accountId: OTHER, account: ofOther, services, randomSeed: 2 });
  return { own, other };
}

const isClaimed = async (iam: MockIam, headers: Record<string, string>, url = HOST) =>
  (await getResponse(iam.handlers, new Request(`${url}?Action=ListUsers&Version=${VERSION}`, { headers }))) !==
  undefined;

const roleIn = (accountId: string) => ({ RoleArn: `arn:aws:iam::${accountId}:role/audit`, RoleSessionName: "night" });
/** Returns the id of the key that a mock issues for a role of an account. */
async function assumeRole(issuer: MockIam, accountId: string): Promise<string> {
  server.use(...issuer.handlers);
  const [user] = issuer.account.users();
  const sts = new STSClient(issuer.clientConfig(user?.UserName));
  return (await sts.send(new AssumeRoleCommand(roleIn(accountId)))).Credentials?.AccessKeyId ?? "";
}
async function getSessionToken(issuer: MockIam): Promise<string> {
  server.use(...issuer.handlers);
  const sts = new STSClient(issuer.clientConfig());
  return (await sts.send(new GetSessionTokenCommand({}))).Credentials?.AccessKeyId ?? "";
}

type Case = [key: string, idOf: (accounts: { own: MockIam; other: MockIam }) => string | Promise<string>];

describe('claim: "own-keys" claims a request signed with', () => {
  test.each<Case>([
    ["an active key", () => "AKIABOBSACTIVEXAMPLE"],
    ["an inactive key", () => "AKIABOBSPASSIVEXAMPL"],
    ["an expired key", () => "AKIABOBSEXPIREDXAMPL"],
    ["a deleted key", () => "AKIABOBSDELETEDXAMPL"],
    ["a deleted user's key", () => "AKIAEVESDELETEDXAMPL"],
    ["a key that was just created", ({ own }) => own.account.createAccessKey("Bob").AccessKeyId],
    ["a key of the root user", () => "AKIAROOTSOWNKEYXAMPL"],
    ["the root key of clientConfig()", ({ own }) => own.clientConfig().credentials.accessKeyId],
    ["seeded temporary credentials", () => "ASIASEEDEDSEEDEXAMPLE"],
    [
      "seeded temporary credentials of a generated id",
      ({ own }) => own.snapshot().TemporaryCredentials?.[1]?.AccessKeyId ?? "",
    ],
    ["credentials that it issued for its own role", ({ own }) => assumeRole(own, OWN)],
    ["credentials that another account issued for its role", ({ other }) => assumeRole(other, OWN)],
    ["its own session", ({ own }) => getSessionToken(own)],
    [
      "seeded temporary credentials whose id was issued for another account",
      async ({ own }) => {
        const AccessKeyId = await assumeRole(own, OTHER);
        own.seed({ TemporaryCredentials: [{ AccessKeyId }] });
        return AccessKeyId;
      },
    ],
  ])("%s", async (_, idOf) => {
    const both = accounts();
    const id = await idOf(both);
    expect(await isClaimed(both.own, signedBy(id))).toBe(true);
    expect(await isClaimed(both.own, signedBy(id, "sts"), "https://sts.amazonaws.com/")).toBe(true);
    expect(await isClaimed(both.own, signedBy(id, "s3"))).toBe(false);
  });
});

describe('claim: "own-keys" does not claim a request signed with', () => {
  test.each<Case>([
    ["an unknown key", () => "AKIASTRANGERSEXAMPLE"],
    ["another account's key", () => "AKIAANNSACTIVEXAMPLE"],
    ["another account's root key", ({ other }) => other.clientConfig().credentials.accessKeyId],
    ["another account's seeded temporary credentials", () => "ASIASTRANGEREXAMPLE1"],
    ["credentials that it issued for another account's role", ({ own }) => assumeRole(own, OTHER)],
    ["credentials that another account issued for its own role", ({ other }) => assumeRole(other, OTHER)],
    ["another account's session", ({ other }) => getSessionToken(other)],
    [
      "a key that was created before reset()",
      ({ own }) => {
        const { AccessKeyId } = own.account.createAccessKey("Bob");
        own.reset();
        return AccessKeyId;
      },
    ],
    [
      "temporary credentials that were seeded before reset()",
      ({ own }) => {
        own.seed({ TemporaryCredentials: [{ AccessKeyId: "ASIASEEDEDLATEREXAMPL" }] }).reset();
        return "ASIASEEDEDLATEREXAMPL";
      },
    ],
  ])("%s", async (_, idOf) => {
    const both = accounts();
    const id = await idOf(both);
    expect(await isClaimed(both.own, signedBy(id))).toBe(false);
    expect(await isClaimed(both.other, signedBy(id))).toBe(true);
  });
});

test.each([HOST, "https://sts.amazonaws.com/", endpoint])(
  'claim: "own-keys" does not claim an unsigned request to %s, and "all" does',
  async (url) => {
    const all = mockIam({ services, endpoints: [endpoint] });
    expect([await isClaimed(accounts().own, {}, url), await isClaimed(all, {}, url)]).toEqual([false, true]);
  },
);

test('claim: "own-keys" checks the key again if the same request is sent again', async () => {
  const { own } = accounts();
  const { AccessKeyId } = own.account.createAccessKey("Bob");
  const request = new Request(`${HOST}?Action=ListUsers&Version=${VERSION}`, { headers: signedBy(AccessKeyId) });
  const isAnswered = async () => (await getResponse(own.handlers, request)) !== undefined;
  expect(await isAnswered()).toBe(true);
  own.reset();
  expect(await isAnswered()).toBe(false);
});
