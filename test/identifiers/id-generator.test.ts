import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { expect, test } from "vitest";
import { HOST, VERSION } from "../support/server.ts";

const services = ["iam", "sts"] as const;

/** Sends a GET request to a mock and returns the body of the response. */
async function get(iam: MockIam, query: string, url = HOST): Promise<string> {
  const response = await getResponse(iam.handlers, new Request(`${url}?${query}`));
  return (await response?.text()) ?? "";
}
const sts = "https://sts.amazonaws.com/";
const role = "Version=2011-06-15&Action=AssumeRole&RoleSessionName=night&RoleArn=arn:aws:iam::222222222222:role/audit";
const listed = `Version=${VERSION}&Action=ListAccessKeys&UserName=Bob&MaxItems=1`;
const textOf = (body: string, name: string) => new RegExp(`<${name}>([^<]+)`).exec(body)?.[1];

async function generated(options: { randomSeed?: number; accountId?: string }) {
  const now = () => new Date("2026-03-04T05:06:07Z");
  const iam = mockIam({ now, services, ...options, account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
  iam.seed({ TemporaryCredentials: [{}] });
  const bob = iam.account.user("Bob");
  const [temporary] = iam.snapshot().TemporaryCredentials ?? [];
  const page = await get(iam, listed);
  const session = await get(iam, role, sts);
  iam.fail("ListAccessKeys", "ServiceFailure", { probability: 0.5 });
  const failures: boolean[] = [];
  while (failures.length < 20) failures.push((await get(iam, listed)).includes("ServiceFailure"));
  return {
    root: iam.clientConfig().credentials.accessKeyId,
    user: bob?.UserId,
    keys: bob?.AccessKeys.map((key) => key.AccessKeyId),
    secret: bob?.AccessKeys[0]?.SecretAccessKey,
    temporary: temporary?.AccessKeyId,
    token: temporary?.SessionToken?.slice(0, 40),
    tokenLength: temporary?.SessionToken?.length,
    marker: textOf(page, "Marker"),
    requestIds: [textOf(page, "RequestId"), textOf(session, "RequestId")],
    // Without the prefix that secret scanners look for.
    session: textOf(session, "AccessKeyId")?.slice(4),
    sessionSecret: textOf(session, "SecretAccessKey"),
    sessionToken: textOf(session, "SessionToken")?.slice(0, 40),
    role: textOf(session, "AssumedRoleId"),
    failures: failures.map(Number).join(""),
  };
}

test("a mock generates the same values in every version", async () => {
  expect(await generated({})).toMatchInlineSnapshot(`
    {
      "failures": "00100100001010010110",
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

test("a mock with another seed or account id generates other values", async () => {
  const [first, second, third] = [
    await generated({}),
    await generated({ randomSeed: 2 }),
    await generated({ accountId: "000000000001" }),
  ];
  for (const name of ["root", "user", "secret", "temporary", "token", "marker", "session", "sessionSecret"] as const)
    expect(new Set([first[name], second[name], third[name]]).size).toBe(3);
  for (const index of [0, 1]) {
    expect(new Set([first, second, third].map(({ keys }) => keys?.[index])).size).toBe(3);
    expect(new Set([first, second, third].map(({ requestIds }) => requestIds[index])).size).toBe(3);
  }
  // The id of a role depends only on its account and name.
  expect([second.role, third.role]).toEqual([first.role, first.role]);
});

test("every marker contains a plus sign, so that a client that does not encode it fails", async () => {
  for (let randomSeed = 1; randomSeed <= 20; randomSeed += 1) {
    const iam = mockIam({ randomSeed, account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
    const marker = textOf(await get(iam, listed), "Marker");
    expect(marker).toMatch(/^A[A-P][\w+/]{86}$/);
    expect(marker).toContain("+");
  }
});

test("reset() makes an id that a fixture used available for generated keys again", async () => {
  const create = `Version=${VERSION}&Action=CreateAccessKey&UserName=Bob`;
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } });
  const AccessKeyId = textOf(await get(iam, create), "AccessKeyId");
  iam
    .reset()
    .seed({ RootAccessKeys: [{ AccessKeyId }] })
    .reset();
  expect(textOf(await get(iam, create), "AccessKeyId")).toBe(AccessKeyId);
});
