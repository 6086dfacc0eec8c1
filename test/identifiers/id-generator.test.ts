import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { expect, test } from "vitest";
import { HOST, VERSION } from "../support/server.ts";

const services = ["iam", "sts"] as const;

/** The body of the answer to a request by GET. */
async function ask(iam: MockIam, query: string, url = HOST): Promise<string> {
  const answer = await getResponse(iam.handlers, new Request(`${url}?${query}`));
  return (await answer?.text()) ?? "";
}
const sts = "https://sts.amazonaws.com/";
const role = "Version=2011-06-15&Action=AssumeRole&RoleSessionName=night&RoleArn=arn:aws:iam::222222222222:role/audit";
const listed = `Version=${VERSION}&Action=ListAccessKeys&UserName=Bob&MaxItems=1`;
const parts = (body: string, name: string) => new RegExp(`<${name}>([^<]+)`).exec(body)?.[1];

async function generated(options: { randomSeed?: number; accountId?: string }) {
  const now = () => new Date("2026-03-04T05:06:07Z");
  const iam = mockIam({ now, services, ...options, account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
  iam.seed({ TemporaryCredentials: [{}] });
  const bob = iam.account.user("Bob");
  const [temporary] = iam.snapshot().TemporaryCredentials ?? [];
  const page = await ask(iam, listed);
  const session = await ask(iam, role, sts);
  return {
    root: iam.clientConfig().credentials.accessKeyId,
    user: bob?.UserId,
    keys: bob?.AccessKeys.map((key) => key.AccessKeyId),
    secret: bob?.AccessKeys[0]?.SecretAccessKey,
    temporary: temporary?.AccessKeyId,
    token: temporary?.SessionToken?.slice(0, 40),
    tokenLength: temporary?.SessionToken?.length,
    marker: parts(page, "Marker"),
    requestIds: [parts(page, "RequestId"), parts(session, "RequestId")],
    // Without its prefix, which secret scanners go by.
    session: parts(session, "AccessKeyId")?.slice(4),
    sessionSecret: parts(session, "SecretAccessKey"),
    sessionToken: parts(session, "SessionToken")?.slice(0, 40),
    role: parts(session, "AssumedRoleId"),
  };
}

test("what is generated stays the same from version to version, so that it can stand in snapshots", async () => {
  expect(await generated({})).toMatchInlineSnapshot(`
    {
      "keys": [
        "AKIAB44WQ5T6JEXAMPLE",
        "AKIATFQCXUNQYEXAMPLE",
      ],
      "marker": "AA4ptf7q/tJ/yPrKIOoItaghkGxlfHDXXOAJkwJ+p2Aw66352Gs2yY0aN/1aKekgbSkED2CAgRWump+8X3RaPvQj",
      "requestIds": [
        "6c44df06-effb-4237-a25e-9e8cb20ff5f7",
        "45f9da08-93d6-4e9e-b480-ca757ce7bbe8",
      ],
      "role": "AROAZJ5L6A3EV5EXAMPLE:night",
      "root": "AKIAWRKDFWQC4EXAMPLE",
      "secret": "8yjKHxI5VYtiY6vYWchL8MvbjjN7D2EXAMPLEKEY",
      "session": "THPL2AOHPAHBKCJA",
      "sessionSecret": "NQ3G8OnP1nTASag9ZL1K9fXaT1BtOkEXAMPLEKEY",
      "sessionToken": "wyD/cxeWbpoHClft/orQLaqfU+MiwY5QIgQ14u7W",
      "temporary": "ASIAAVS223NVCEXAMPLE",
      "token": "CFI9MwNCY3Zgr9jHGCo6SQHhPqCZGwxIkYsWInVx",
      "tokenLength": 334,
      "user": "AIDAJQPGJ6E7V2EXAMPLE",
    }
  `);
});

test("another account, or another seed, generates none of it", async () => {
  const [one, other, third] = [
    await generated({}),
    await generated({ randomSeed: 2 }),
    await generated({ accountId: "000000000001" }),
  ];
  for (const name of ["root", "user", "secret", "temporary", "token", "marker", "session", "sessionSecret"] as const)
    expect(new Set([one[name], other[name], third[name]]).size).toBe(3);
  for (const index of [0, 1]) {
    expect(new Set([one, other, third].map(({ keys }) => keys?.[index])).size).toBe(3);
    expect(new Set([one, other, third].map(({ requestIds }) => requestIds[index])).size).toBe(3);
  }
  // The id of a role follows from its account and name alone.
  expect([other.role, third.role]).toEqual([one.role, one.role]);
});

test("the id that a fixture gave before reset() is free again for a generated key", async () => {
  const create = `Version=${VERSION}&Action=CreateAccessKey&UserName=Bob`;
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } });
  const AccessKeyId = parts(await ask(iam, create), "AccessKeyId");
  iam
    .reset()
    .seed({ RootAccessKeys: [{ AccessKeyId }] })
    .reset();
  expect(parts(await ask(iam, create), "AccessKeyId")).toBe(AccessKeyId);
});
