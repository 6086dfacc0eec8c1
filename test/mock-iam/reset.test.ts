import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { HOST, listAccessKeys, mockOnServer, pageOf, signedBy, VERSION } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const BOBS = "AKIABOBSFIRSTEXAMPLE";
const ADDED = "AKIAMADESINCEEXAMPLE";
const TEMPORARY = "ASIAMADESINCEEXAMPLE";
const Arn = "arn:aws:sts::123456789012:assumed-role/made/since";

/** Sends a POST request to a mock and returns the body of the response. */
async function send(iam: MockIam, parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ Version: VERSION, ...parameters });
  const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body, headers }));
  return (await response?.text()) ?? "";
}
async function getSts(iam: MockIam, query: string, headers: Record<string, string> = {}) {
  const url = `https://sts.amazonaws.com/?Version=2011-06-15&${query}`;
  return (await (await getResponse(iam.handlers, new Request(url, { headers })))?.text()) ?? "";
}

/** The ARN of the caller who signs with a key id, or the error code. */
const callerOf = async (iam: MockIam, accessKeyId: string) =>
  /<(?:Arn|Code)>([^<]+)/.exec(await getSts(iam, "Action=GetCallerIdentity", signedBy(accessKeyId, "sts")))?.[1];

/** The id of the next temporary credentials that AssumeRole issues. */
async function sessionKeyId(iam: MockIam): Promise<string | undefined> {
  const role = "RoleArn=arn:aws:iam::123456789012:role/audit&RoleSessionName=night";
  return /<AccessKeyId>([^<]+)/.exec(await getSts(iam, `Action=AssumeRole&${role}`))?.[1];
}

/** The account's contents and responses, and the ids that it generates next. */
async function stateOf(iam: MockIam) {
  const account = iam.snapshot();
  const root = /<CreateDate>[^<]+/.exec(await send(iam, { Action: "GetUser" }))?.[0];
  const report = await send(iam, { Action: "GetCredentialReport" });
  const callers = [await callerOf(iam, ADDED), await callerOf(iam, TEMPORARY), await callerOf(iam, BOBS)];
  const listed = await send(iam, { Action: "ListAccessKeys", UserName: "Bob" });
  iam.account.createUser("Next", { AccessKeys: 2 });
  iam.seed({ TemporaryCredentials: [{}] });
  const { Users, TemporaryCredentials } = iam.snapshot();
  const next = [Users?.find((user) => user.UserName === "Next"), TemporaryCredentials?.at(-1)];
  const reportWithoutId = /.*<RequestId>/s.exec(report)?.[0];
  return { account, root, reportWithoutId, callers, listed, next, session: await sessionKeyId(iam) };
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
  ["a new key", (iam) => iam.account.createAccessKey("Bob", { AccessKeyId: ADDED })],
  ["a new root key", (iam) => iam.seed({ RootAccessKeys: [{ AccessKeyId: ADDED }] })],
  ["temporary credentials", (iam) => iam.seed({ TemporaryCredentials: [{ AccessKeyId: TEMPORARY, Arn }] })],
  [
    "the id of a key that was created and deleted",
    (iam) => {
      iam.account.createAccessKey("Bob", { AccessKeyId: ADDED });
      iam.account.deleteAccessKey("Bob", ADDED);
    },
  ],
  [
    "the ids of a user that was created and deleted",
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
    (iam) => send(iam, { Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: BOBS, Status: "Active" }),
  ],
  ["a last use that the test recorded", (iam) => iam.account.recordUse(BOBS, { ServiceName: "s3", Region: "x" })],
  ["a last use by a request", (iam) => send(iam, { Action: "ListUsers" }, signedBy(activeKeyOf(iam)))],
  ["a rename", (iam) => send(iam, { Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" })],
  ["a change of a name's case", (iam) => send(iam, { Action: "UpdateUser", UserName: "Bob", NewUserName: "BOB" })],
  ["another path", (iam) => send(iam, { Action: "UpdateUser", UserName: "Bob", NewPath: "/dev/" })],
  [
    "other tags",
    (iam) => {
      iam.account.deleteUser("Eve");
      iam.account.createUser("Eve", { Tags: [{ Key: "team", Value: "other" }] });
    },
  ],
  ["a credential report", (iam) => send(iam, { Action: "GenerateCredentialReport" })],
  ["an older creation date", (iam) => iam.account.createUser("Old", { CreateDate: "2001-01-01T00:00:00Z" })],
  ["the number of issued sessions", (iam) => sessionKeyId(iam)],
];

const activeKeyOf = (iam: MockIam) => iam.clientConfig("Bob").credentials.accessKeyId;

describe.each(starts)("reset() restores the account of %s and undoes", (_, start) => {
  test.each(changes)("%s", async (_what, change) => {
    const iam = start();
    const before = await stateOf(iam);
    iam.reset();
    await change(iam);
    expect(await stateOf(iam)).not.toEqual(before);
    iam.reset();
    expect(await stateOf(iam)).toEqual(before);
    iam.reset();
    await change(iam);
    iam.reset();
    expect(await stateOf(iam)).toEqual(before);
  });
});

describe("a checkpoint keeps", () => {
  test("the ids of deleted keys and users, which are not generated again", () => {
    const iam = mockIam();
    const { UserId, AccessKeys } = iam.account.createUser("Dave", { AccessKeys: 1 });
    iam.account.deleteUser("Dave");
    const again = iam.checkpoint().reset().account.createUser("Dave", { AccessKeys: 1 });
    expect(again.UserId).not.toBe(UserId);
    expect(again.AccessKeys[0]?.AccessKeyId).not.toBe(AccessKeys[0]?.AccessKeyId);
  });

  test("the ids of users, which are refused for another user and not generated again", () => {
    const UserId = mockIam().account.createUser("Next").UserId;
    const iam = mockIam({ account: { Users: [bob, { UserName: "Eve", UserId }] } });
    iam.account.deleteUser("Eve");
    iam.checkpoint().reset();
    expect(() => iam.account.createUser("Dave", { UserId: iam.account.user("Bob")?.UserId })).toThrow(/already has/);
    expect(iam.account.createUser("Dave").UserId).not.toBe(UserId);
  });

  test("the id of a deleted key, which is still refused", async () => {
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

  test("the credential report and its time", async () => {
    let time = now();
    const iam = mockIam({ now: () => time });
    await send(iam, { Action: "GenerateCredentialReport" });
    iam.checkpoint();
    time = new Date("2026-03-04T06:06:07Z");
    for (const state of ["INPROGRESS", "COMPLETE"])
      expect(await send(iam, { Action: "GenerateCredentialReport" })).toContain(`<State>${state}<`);
    iam.reset();
    expect(await send(iam, { Action: "GetCredentialReport" })).toContain("<Code>ReportInProgress<");
    const report = await send(iam, { Action: "GetCredentialReport" });
    expect(report).toContain("<GeneratedTime>2026-03-04T05:06:07Z<");
    expect(await send(iam, { Action: "GenerateCredentialReport" })).toContain("<State>COMPLETE<");
  });

  test("the number of issued sessions, so that the next one has a new id", async () => {
    const iam = mockIam({ services: ["iam", "sts"] });
    const first = await sessionKeyId(iam);
    iam.checkpoint();
    const second = await sessionKeyId(iam);
    iam.reset();
    expect(await sessionKeyId(iam)).toBe(second);
    expect(second).not.toBe(first);
  });

  test("the number of generated ids, so that the next ones are the same as without a checkpoint", () => {
    const nextOf = (iam: MockIam) => iam.account.createUser("Next", { AccessKeys: 3 });
    const createMock = () => mockIam({ now }).seed({ TemporaryCredentials: [{}, {}], Users: [bob] });
    expect(nextOf(createMock().checkpoint().reset())).toEqual(nextOf(createMock()));
  });

  test("the order of keys, so that a key created after reset() is on the last page", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } })
      .checkpoint()
      .reset();
    const { AccessKeyId } = iam.account.createAccessKey("Bob");
    const listedIds: string[] = [];
    for (let next: Record<string, string> | undefined = {}; next !== undefined; ) {
      const { ids, marker } = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "1", ...next }));
      listedIds.push(...ids);
      next = marker === undefined ? undefined : { Marker: marker };
    }
    expect(listedIds).toEqual(iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId));
    expect(listedIds.at(-1)).toBe(AccessKeyId);
  });
});

test("reset() restores groups and MFA devices each time", () => {
  const MFADevices = [{ SerialNumber: "GAHT12345678" }];
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", Groups: ["Ops"], MFADevices }, { UserName: "Eve" }] } });
  const contents = () => JSON.stringify([iam.account.users(), iam.account.groups()]);
  const before = contents();
  for (let round = 0; round < 2; round += 1) {
    iam.account.updateUser("Bob", { MFADevices: null });
    iam.account.updateUser("Eve", { MFADevices });
    iam.account.deleteGroup("Ops");
    iam.reset();
    expect(contents()).toBe(before);
  }
});

test("reset() removes what seed() added if there is no checkpoint", () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } }).seed({ Users: [{ UserName: "Eve" }] });
  expect(iam.reset().account.users()).toMatchObject([{ UserName: "Bob" }]);
});

test("an unknown action is warned about once, and once more after reset()", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam();
  const warned = async (...actions: string[]) => {
    for (const Action of actions) await send(iam, { Action });
    return warn.mock.calls.splice(0).map(([text]) => /"(\w+)"/.exec(String(text))?.[1]);
  };
  expect(await warned("ListRoles", "GetPolicy", "ListRoles", "GetPolicy")).toEqual(["ListRoles", "GetPolicy"]);
  iam.reset();
  expect(await warned("GetPolicy", "ListRoles", "GetPolicy")).toEqual(["GetPolicy", "ListRoles"]);
});

describe("reset() removes", () => {
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
    const responses = async () => {
      const before = await send(iam, firstPage);
      return [before, await send(iam, { Action: "CreateAccessKey", UserName: "Bob" }), await send(iam, firstPage)];
    };
    const untouched = await responses();
    set(iam.reset());
    expect(head()).toHaveLength(1);
    iam.reset();
    expect(head()).toBeNull();
    expect(await responses()).toEqual(untouched);
  });

  test("markers, attempts and the count of requests", async () => {
    const iam = mockIam({ account, now });
    const page = await send(iam, { ...firstPage, MaxItems: "1" });
    const Marker = /<Marker>([^<]+)/.exec(page)?.[1] ?? "";
    expect(await send(iam, { ...firstPage, Marker })).toContain("<IsTruncated>false<");
    iam.reset();
    expect(iam.journal.attempts).toEqual([]);
    // The body includes the same request id.
    expect(await send(iam, { ...firstPage, MaxItems: "1" })).toBe(page);
    iam.reset();
    expect(await send(iam, { ...firstPage, Marker })).toContain("<Message>Invalid Marker.<");
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
      await send(iam, { Action: "ListUsers" });
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

describe("a request that has not run its action when the mock is reset changes nothing, not even the last use of its key, if", () => {
  const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: BOBS }] }] };
  const create = (iam: MockIam) =>
    getResponse(
      iam.handlers,
      new Request(`${HOST}?Action=CreateUser&Version=${VERSION}&UserName=Eve`, { headers: signedBy(BOBS) }),
    );

  test.each([true, false])("a fault's function resets it and returns %s", async (result) => {
    const iam = mockIam({ account });
    const before = iam.snapshot();
    iam.fail("*", "ServiceFailure", {
      applied: true,
      when: () => {
        iam.reset();
        return result;
      },
    });
    expect((await create(iam))?.type).toBe("error");
    expect([iam.snapshot(), iam.journal.attempts]).toEqual([before, []]);
  });

  test("the function of respond() resets it", async () => {
    const iam = mockIam({ account });
    iam.respond("CreateUser", () => {
      iam.reset();
      return undefined;
    });
    expect((await create(iam))?.type).toBe("error");
    expect([iam.account.user("Eve"), iam.journal.attempts]).toEqual([undefined, []]);
  });

  test.each(Array.from({ length: 30 }, (_, ticks) => ticks))(
    "the reset comes %i microtasks after the authenticator has accepted it",
    async (ticks) => {
      let created: string | undefined;
      const iam: MockIam = mockIam({
        account,
        authentication: {
          async authenticate() {
            void (async () => {
              for (let tick = 0; tick < ticks; tick += 1) await undefined;
              created = iam.account.user("Eve")?.UserName;
              iam.reset();
            })();
            return undefined;
          },
        },
      });
      await create(iam);
      await vi.waitUntil(() => created !== undefined || iam.journal.attempts.length === 0, { timeout: 30_000 });
      expect(iam.account.user("Eve")).toBeUndefined();
    },
  );
});
