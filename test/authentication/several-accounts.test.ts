import { IAMClient, ListAccessKeysCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, inject, test } from "vitest";
import { HOST, server } from "../support/server.ts";

const MANAGEMENT = "111111111111";
const MEMBERS = ["222222222222", "333333333333"] as const;
const region = "us-east-1";

/** Users whose names contain their account. */
const usersOf = (accountId: string) =>
  ["alice", "bob"].map((name) => ({ UserName: `${name}-${accountId}`, AccessKeys: 2 }));

/** Three mocks on one server, each with its own seed. The last one claims all requests. */
function organisation(options: MockIamOptions = {}) {
  const all = [MANAGEMENT, ...MEMBERS].map((accountId, index) =>
    mockIam({
      accountId,
      account: { Users: usersOf(accountId) },
      randomSeed: index + 1,
      services: ["iam", "sts"],
      claim: index < MEMBERS.length ? "own-keys" : "all",
      ...options,
    }),
  ) as [MockIam, MockIam, MockIam];
  server.use(...all.flatMap((iam) => iam.handlers));
  return all;
}

async function assumed(management: MockIam, accountId: string, RoleSessionName = "walk") {
  const sts = new STSClient(management.clientConfig(`alice-${MANAGEMENT}`));
  const RoleArn = `arn:aws:iam::${accountId}:role/audit`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName }));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** The key ids of each user, as a tool sees them that walks an account. */
async function keysByUser(client: IAMClient) {
  const keys: Record<string, (string | undefined)[]> = {};
  const { Users = [] } = await client.send(new ListUsersCommand({}));
  for (const { UserName = "" } of Users) {
    const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand({ UserName }));
    keys[UserName] = AccessKeyMetadata.map((key) => key.AccessKeyId);
  }
  return keys;
}
const keysIn = (iam: MockIam) =>
  Object.fromEntries(iam.account.users().map((user) => [user.UserName, user.AccessKeys.map((key) => key.AccessKeyId)]));

describe.each(["trust", "identify", "sigv4"] as const)("several mocks on one server, with %s:", (mode) => {
  const authentication = () => (mode === "sigv4" ? sigv4() : mode);

  test("a tool that walks an organisation sees the users and keys of each account", async () => {
    const [management, ...members] = organisation({ authentication: authentication() });
    for (const [index, accountId] of MEMBERS.entries()) {
      const credentials = await assumed(management, accountId);
      const identity = await new STSClient({ region, credentials }).send(new GetCallerIdentityCommand({}));
      expect(identity).toMatchObject({
        Arn: `arn:aws:sts::${accountId}:assumed-role/audit/walk`,
        Account: accountId,
        UserId: expect.stringMatching(/^AROA[A-Z2-7]{10}EXAMPLE:walk$/),
      });
      const member = members[index] as MockIam;
      expect(await keysByUser(new IAMClient({ region, credentials }))).toEqual(keysIn(member));
    }
    expect(management.journal.attempts.map((attempt) => attempt.action)).toEqual(["AssumeRole", "AssumeRole"]);
    for (const member of members) expect(member.journal.attempts).toHaveLength(4);
  });

  test("each mock handles the requests of its own keys, and the last one the others", async () => {
    const all = organisation({ authentication: authentication() });
    for (const [index, iam] of all.entries()) {
      const user = `bob-${[MANAGEMENT, ...MEMBERS][index]}`;
      const { AccessKeyMetadata = [] } = await new IAMClient(iam.clientConfig(user)).send(
        new ListAccessKeysCommand({}),
      );
      expect(AccessKeyMetadata.map((key) => key.UserName)).toEqual([user, user]);
      expect(iam.journal.attempts.at(-1)).toMatchObject({ caller: { userName: user } });
    }
    const unsigned = `${HOST}?Action=ListUsers&Version=2010-05-08`;
    expect((await fetch(unsigned)).status).toBe(mode === "trust" ? 200 : 403);
    expect(all[2].journal.attempts.at(-1)?.action).toBe("ListUsers");
  });

  test("many requests at once never return another account's keys", async () => {
    const [management, one, other] = organisation({ authentication: authentication() });
    const walks = [one, other].flatMap((iam, index) => {
      const accountId = MEMBERS[index] as string;
      return Array.from({ length: inject("isThorough") ? 30 : 8 }, async (_, walk) => {
        const credentials = await assumed(management, accountId, `walk-${walk}`);
        return { accountId, returned: await keysByUser(new IAMClient({ region, credentials })), expected: keysIn(iam) };
      });
    });
    const idsByAccount: Record<string, Set<string>> = Object.fromEntries(
      MEMBERS.map((accountId) => [accountId, new Set()]),
    );
    for (const { accountId, returned, expected } of await Promise.all(walks)) {
      expect(returned).toEqual(expected);
      for (const id of Object.values(returned).flat()) idsByAccount[accountId]?.add(String(id));
    }
    const [firstIds, secondIds] = MEMBERS.map((accountId) => idsByAccount[accountId] ?? new Set());
    expect([firstIds?.size, secondIds?.size]).toEqual([4, 4]);
    expect([...(firstIds ?? [])].filter((id) => secondIds?.has(id))).toEqual([]);
    for (const [iam, accountId] of [
      [one, MEMBERS[0]],
      [other, MEMBERS[1]],
    ] as const)
      for (const { caller } of iam.journal.attempts)
        expect(caller.arn).toMatch(new RegExp(`^arn:aws:sts::${accountId}:assumed-role/audit/walk-\\d+$`));
  });

  test("another account's expired credentials are refused with ExpiredToken", async () => {
    let now = new Date();
    const [management] = organisation({ authentication: authentication(), now: () => now });
    const credentials = await assumed(management, MEMBERS[0]);
    const client = new IAMClient({ region, credentials });
    await client.send(new ListUsersCommand({}));
    now = new Date(Number(now) + 3_600_000);
    await expect(client.send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: "ExpiredToken",
      message: "The security token included in the request is expired",
      $metadata: { httpStatusCode: 403 },
    });
  });
});

test("another account's mock accepts issued credentials only with their own secret and token", async () => {
  const [management] = organisation({ authentication: sigv4() });
  const credentials = await assumed(management, MEMBERS[0]);
  const listed = (changed: Partial<typeof credentials>) =>
    new IAMClient({ region, credentials: { ...credentials, ...changed } }).send(new ListUsersCommand({}));
  expect((await listed({})).Users).toHaveLength(2);
  const { secretAccessKey, sessionToken } = await assumed(management, MEMBERS[0]);
  await expect(listed({ secretAccessKey })).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  await expect(listed({ sessionToken })).rejects.toMatchObject({ name: "InvalidClientTokenId" });
});

test("a role session can assume a role in the next account", async () => {
  const [management, one, other] = organisation({ authentication: sigv4() });
  const first = new STSClient({ region, credentials: await assumed(management, MEMBERS[0]) });
  const role = { RoleArn: `arn:aws:iam::${MEMBERS[1]}:role/audit`, RoleSessionName: "further" };
  const { Credentials } = await first.send(new AssumeRoleCommand(role));
  expect(one.journal.attempts.at(-1)?.action).toBe("AssumeRole");
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  expect(await keysByUser(new IAMClient({ region, credentials }))).toEqual(keysIn(other));
});

test.each([undefined, "bob"])("another account's session of %s is not a user of this account", async (name) => {
  const account = { Users: [{ UserName: "bob", UserId: "AIDAINBOTHACCOUNTSXX", AccessKeys: 1 }] };
  const [here, there] = [MANAGEMENT, MEMBERS[0]].map((accountId) =>
    mockIam({ accountId, account, services: ["iam", "sts"] }),
  ) as [MockIam, MockIam];
  server.use(...there.handlers);
  const { Credentials } = await new STSClient(there.clientConfig(name)).send(new GetSessionTokenCommand({}));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  server.use(...here.handlers);
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const identity = new STSClient({ region, credentials }).send(new GetCallerIdentityCommand({}));
  await expect(identity).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  expect(here.journal.attempts.at(-1)?.caller).toMatchObject({
    arn: `arn:aws:sts::${MEMBERS[0]}:assumed-role/unknown/unknown`,
    userName: undefined,
  });
});

test("with trust, an id that was issued for another account belongs to it even without its token", async () => {
  const [management] = organisation();
  const { accessKeyId, secretAccessKey } = await assumed(management, "444444444444");
  const sts = new STSClient({ region, credentials: { accessKeyId, secretAccessKey } });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: "arn:aws:sts::444444444444:assumed-role/unknown/unknown",
    Account: "444444444444",
  });
});
