import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { HOST, listAccessKeys, mockOnServer, pageOf, signedBy, VERSION } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const BOBS = "AKIABOBSFIRSTEXAMPLE";
const SINCE = "AKIAMADESINCEEXAMPLE";
const TEMPORARY = "ASIAMADESINCEEXAMPLE";
const Arn = "arn:aws:sts::123456789012:assumed-role/made/since";

/** The body of the answer of a mock account to a request by POST. */
async function ask(iam: MockIam, parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ Version: VERSION, ...parameters });
  const answer = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body, headers }));
  return (await answer?.text()) ?? "";
}
async function askSts(iam: MockIam, query: string, headers: Record<string, string> = {}) {
  const url = `https://sts.amazonaws.com/?Version=2011-06-15&${query}`;
  return (await (await getResponse(iam.handlers, new Request(url, { headers })))?.text()) ?? "";
}

/** Whom the account takes a key id for, or the code of the error. */
const callerOf = async (iam: MockIam, accessKeyId: string) =>
  /<(?:Arn|Code)>([^<]+)/.exec(await askSts(iam, "Action=GetCallerIdentity", signedBy(accessKeyId, "sts")))?.[1];

/** The id of the next temporary credentials that AssumeRole issues. */
async function sessionKeyId(iam: MockIam): Promise<string | undefined> {
  const role = "RoleArn=arn:aws:iam::123456789012:role/audit&RoleSessionName=night";
  return /<AccessKeyId>([^<]+)/.exec(await askSts(iam, `Action=AssumeRole&${role}`))?.[1];
}

/** What the account says and does, and which ids it generates next. */
async function pictureOf(iam: MockIam) {
  const account = iam.snapshot();
  const root = /<CreateDate>[^<]+/.exec(await ask(iam, { Action: "GetUser" }))?.[0];
  const report = await ask(iam, { Action: "GetCredentialReport" });
  const callers = [await callerOf(iam, SINCE), await callerOf(iam, TEMPORARY), await callerOf(iam, BOBS)];
  const listed = await ask(iam, { Action: "ListAccessKeys", UserName: "Bob" });
  iam.account.createUser("Next", { AccessKeys: 2 });
  iam.seed({ TemporaryCredentials: [{}] });
  const { Users, TemporaryCredentials } = iam.snapshot();
  const next = [Users?.find((user) => user.UserName === "Next"), TemporaryCredentials?.at(-1)];
  const requestId = /.*<RequestId>/s.exec(report)?.[0];
  return { account, root, requestId, callers, listed, next, session: await sessionKeyId(iam) };
}

const bob = {
  UserName: "Bob",
  Path: "/ops/",
  Tags: [{ Key: "team", Value: "storage" }],
  CreateDate: "2020-01-01T00:00:00Z",
  AccessKeys: [{ AccessKeyId: BOBS, Status: "Inactive" }, {}],
};

const starts: [string, () => MockIam][] = [
  ["the start", () => mockIam({ now, services: ["iam", "sts"], account: { Users: [bob, { UserName: "Eve" }] } })],
  [
    "the last checkpoint",
    () => {
      const iam = mockIam({ now, services: ["iam", "sts"] });
      iam.seed({ Users: [{ UserName: "Carol", AccessKeys: 1 }] }).checkpoint();
      return iam.seed({ Users: [bob, { UserName: "Eve" }] }).checkpoint();
    },
  ],
];

const changes: [string, (iam: MockIam) => unknown][] = [
  ["a new user", (iam) => iam.account.createUser("Dave")],
  ["a new key", (iam) => iam.account.createAccessKey("Bob", { AccessKeyId: SINCE })],
  ["a new root key", (iam) => iam.seed({ RootAccessKeys: [{ AccessKeyId: SINCE }] })],
  ["temporary credentials", (iam) => iam.seed({ TemporaryCredentials: [{ AccessKeyId: TEMPORARY, Arn }] })],
  [
    "the id of a key that was made and deleted",
    (iam) => {
      iam.account.createAccessKey("Bob", { AccessKeyId: SINCE });
      iam.account.deleteAccessKey("Bob", SINCE);
    },
  ],
  [
    "the ids of a user that was made and deleted",
    (iam) => {
      iam.account.createUser("Dave", { AccessKeys: 1 });
      iam.account.deleteUser("Dave");
    },
  ],
  [
    "the id of a deleted user that is also the next generated one",
    (iam) => {
      const { UserId } = iam.account.createUser("Dave");
      iam.reset();
      iam.account.createUser("Dave", { UserId });
      iam.account.deleteUser("Dave");
    },
  ],
  ["a deleted key", (iam) => iam.account.deleteAccessKey("Bob", BOBS)],
  ["a deleted user", (iam) => iam.account.deleteUser("Bob")],
  ["a status that the test set", (iam) => iam.account.updateAccessKey("Bob", BOBS, "Active")],
  [
    "a status that a request set",
    (iam) => ask(iam, { Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: BOBS, Status: "Active" }),
  ],
  ["a last use that the test recorded", (iam) => iam.account.recordUse(BOBS, { ServiceName: "s3", Region: "x" })],
  ["a last use by a request", (iam) => ask(iam, { Action: "ListUsers" }, signedBy(activeKeyOf(iam)))],
  ["a rename", (iam) => ask(iam, { Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" })],
  ["another case of a name", (iam) => ask(iam, { Action: "UpdateUser", UserName: "Bob", NewUserName: "BOB" })],
  ["another path", (iam) => ask(iam, { Action: "UpdateUser", UserName: "Bob", NewPath: "/dev/" })],
  [
    "other tags",
    (iam) => {
      iam.account.deleteUser("Eve");
      iam.account.createUser("Eve", { Tags: [{ Key: "team", Value: "other" }] });
    },
  ],
  ["a credential report", (iam) => ask(iam, { Action: "GenerateCredentialReport" })],
  ["an older beginning", (iam) => iam.account.createUser("Old", { CreateDate: "2001-01-01T00:00:00Z" })],
  ["the count of sessions", (iam) => sessionKeyId(iam)],
];

const activeKeyOf = (iam: MockIam) => iam.clientConfig("Bob").credentials.accessKeyId;

describe.each(starts)("reset goes back to the account of %s and forgets", (_, start) => {
  test.each(changes)("%s", async (_what, change) => {
    const iam = start();
    const before = await pictureOf(iam);
    iam.reset();
    await change(iam);
    expect(await pictureOf(iam)).not.toEqual(before);
    iam.reset();
    expect(await pictureOf(iam)).toEqual(before);
    iam.reset();
    await change(iam);
    iam.reset();
    expect(await pictureOf(iam)).toEqual(before);
  });
});

describe("a checkpoint keeps", () => {
  test("the ids of deleted keys and users, which no generated id takes again", () => {
    const iam = mockIam();
    const { UserId, AccessKeys } = iam.account.createUser("Dave", { AccessKeys: 1 });
    iam.account.deleteUser("Dave");
    const again = iam.checkpoint().reset().account.createUser("Dave", { AccessKeys: 1 });
    expect(again.UserId).not.toBe(UserId);
    expect(again.AccessKeys[0]?.AccessKeyId).not.toBe(AccessKeys[0]?.AccessKeyId);
  });

  test("the ids of users: none of them is another user's, not even that of a deleted user when one is generated", () => {
    const UserId = mockIam().account.createUser("Next").UserId;
    const iam = mockIam({ account: { Users: [bob, { UserName: "Eve", UserId }] } });
    iam.account.deleteUser("Eve");
    iam.checkpoint().reset();
    expect(() => iam.account.createUser("Dave", { UserId: iam.account.user("Bob")?.UserId })).toThrow(/already has/);
    expect(iam.account.createUser("Dave").UserId).not.toBe(UserId);
  });

  test("a deleted key's id as a former one", async () => {
    const iam = mockIam({ services: ["iam", "sts"], account: { Users: [bob] } });
    iam.account.deleteAccessKey("Bob", BOBS);
    expect(await callerOf(iam, BOBS)).toBe("InvalidClientTokenId");
    iam.checkpoint().reset();
    expect(await callerOf(iam, BOBS)).toBe("InvalidClientTokenId");
  });

  test("temporary credentials", async () => {
    const iam = mockIam({ services: ["iam", "sts"] }).seed({ TemporaryCredentials: [{ AccessKeyId: TEMPORARY, Arn }] });
    iam.checkpoint().reset();
    expect(await callerOf(iam, TEMPORARY)).toBe(Arn);
  });

  test("the credential report that was asked for, and its time", async () => {
    let time = now();
    const iam = mockIam({ now: () => time });
    await ask(iam, { Action: "GenerateCredentialReport" });
    iam.checkpoint();
    time = new Date("2026-05-05T05:05:05Z");
    await ask(iam, { Action: "GenerateCredentialReport" });
    iam.reset();
    const report = await ask(iam, { Action: "GetCredentialReport" });
    expect(report).toContain("<GeneratedTime>2026-03-04T05:06:07Z<");
    expect(await ask(iam, { Action: "GenerateCredentialReport" })).toContain("<State>COMPLETE<");
  });

  test("how many sessions were issued: the next one has an id of its own", async () => {
    const iam = mockIam({ services: ["iam", "sts"] });
    const first = await sessionKeyId(iam);
    iam.checkpoint();
    const second = await sessionKeyId(iam);
    iam.reset();
    expect(await sessionKeyId(iam)).toBe(second);
    expect(second).not.toBe(first);
  });

  test("how many ids were generated: the next ones are those that would have come without it", () => {
    const nextOf = (iam: MockIam) => iam.account.createUser("Next", { AccessKeys: 3 });
    const made = () => mockIam({ now }).seed({ TemporaryCredentials: [{}, {}], Users: [bob] });
    expect(nextOf(made().checkpoint().reset())).toEqual(nextOf(made()));
  });

  test("the order of keys: a key that is created after reset is on the last page", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } })
      .checkpoint()
      .reset();
    const { AccessKeyId } = iam.account.createAccessKey("Bob");
    const seen: string[] = [];
    for (let more: Record<string, string> | undefined = {}; more !== undefined; ) {
      const { ids, marker } = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "1", ...more }));
      seen.push(...ids);
      more = marker === undefined ? undefined : { Marker: marker };
    }
    expect(seen).toEqual(iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId));
    expect(seen.at(-1)).toBe(AccessKeyId);
  });
});

test("without a checkpoint, reset goes back behind what seed added", () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } }).seed({ Users: [{ UserName: "Eve" }] });
  expect(iam.reset().account.users()).toMatchObject([{ UserName: "Bob" }]);
});

test("after reset, each action that is not modelled is warned of again, once", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam();
  const warned = async (...actions: string[]) => {
    for (const Action of actions) await ask(iam, { Action });
    return warn.mock.calls.splice(0).map(([text]) => /"(\w+)"/.exec(String(text))?.[1]);
  };
  expect(await warned("ListRoles", "GetPolicy", "ListRoles", "GetPolicy")).toEqual(["ListRoles", "GetPolicy"]);
  iam.reset();
  expect(await warned("GetPolicy", "ListRoles", "GetPolicy")).toEqual(["GetPolicy", "ListRoles"]);
});

describe("reset forgets", () => {
  const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }] };
  const firstPage = { Action: "ListAccessKeys", UserName: "Bob" };

  test.each<[string, (iam: MockIam) => unknown]>([
    ["a truncation", (iam) => iam.truncate("ListAccessKeys", 1)],
    ["a fault", (iam) => iam.fail("ListAccessKeys", "ServiceFailure")],
    ["a throttle", (iam) => iam.throttle("*", { rate: 1, burst: 1 })],
    ["a propagation", (iam) => iam.propagation({ requests: 9 })],
    ["a delay", (iam) => iam.delay("ListAccessKeys", 1)],
  ])("%s", async (_, set) => {
    const iam = mockIam({ account, now, quotas: { AccessKeysPerUser: 9 } });
    const head = () => String(iam.journal).match(/^active: .*$/gm);
    const answers = async () => {
      const before = await ask(iam, firstPage);
      return [before, await ask(iam, { Action: "CreateAccessKey", UserName: "Bob" }), await ask(iam, firstPage)];
    };
    const untouched = await answers();
    set(iam.reset());
    expect(head()).toHaveLength(1);
    iam.reset();
    expect(head()).toBeNull();
    expect(await answers()).toEqual(untouched);
  });

  test("markers, attempts, and how many requests there were", async () => {
    const iam = mockIam({ account, now });
    const page = await ask(iam, { ...firstPage, MaxItems: "1" });
    const Marker = /<Marker>([^<]+)/.exec(page)?.[1] ?? "";
    expect(await ask(iam, { ...firstPage, Marker })).toContain("<IsTruncated>false<");
    iam.reset();
    expect(iam.journal.attempts).toEqual([]);
    // With the same request id.
    expect(await ask(iam, { ...firstPage, MaxItems: "1" })).toBe(page);
    iam.reset();
    expect(await ask(iam, { ...firstPage, Marker })).toContain("<Message>Invalid Marker.<");
    expect(iam.journal.attempts).toHaveLength(1);
  });
});

describe("using", () => {
  const account = { Users: [{ UserName: "Bob" }] };

  test("resets the mock at the end of its block", async () => {
    let disposed: MockIam;
    {
      using iam = mockIam({ account });
      iam.seed({ Users: [{ UserName: "Eve" }] }).delay("GetUser", 0);
      iam.fail("*", "ServiceFailure");
      await ask(iam, { Action: "ListUsers" });
      disposed = iam;
    }
    expect(disposed.account.users()).toMatchObject([{ UserName: "Bob" }]);
    expect(String(disposed.journal)).toBe("msw-iam journal: empty. No request was claimed.");
  });

  test("goes back to the last checkpoint when the block throws", () => {
    const iam = mockIam({ account }).checkpoint();
    expect(() => {
      using used = iam;
      used.account.deleteUser("Bob");
      throw new Error("the test failed");
    }).toThrow("the test failed");
    expect(iam.account.users()).toMatchObject([{ UserName: "Bob" }]);
  });
});
