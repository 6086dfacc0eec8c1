import { CreateAccessKeyCommand, ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };
const FIRST = "AKIABOBSFIRSTEXAMPLE";

describe("propagation", () => {
  const countListed = async () => (await pageOf(await listAccessKeys(Bob))).ids.length;
  const create = async (iam: MockIam) =>
    (await clientOf(iam).send(new CreateAccessKeyCommand(Bob))).AccessKey?.AccessKeyId ?? "";

  test("with ms, does not list a new key and refuses its requests until the time has passed", async () => {
    let time = 0;
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(time) }).propagation({ ms: 1000 });
    const id = await create(iam);
    expect(await countListed()).toBe(1);
    expect(await errorOf(await listAccessKeys({}, signedBy(id)))).toMatchObject({
      status: 403,
      code: "InvalidClientTokenId",
    });
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
    time = 999;
    expect(await countListed()).toBe(1);
    time = 1000;
    expect(await countListed()).toBe(2);
    expect((await listAccessKeys({}, signedBy(id))).status).toBe(200);
  });

  test("with requests, does not list a new key until that many further requests have a response", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 2 });
    await create(iam);
    expect([await countListed(), await countListed(), await countListed()]).toEqual([1, 1, 2]);
  });

  test.each([
    ["deactivated", { Action: "UpdateAccessKey", Status: "Inactive" }],
    ["deleted", { Action: "DeleteAccessKey" }],
  ])("lists and accepts a %s key as before until the change is visible", async (_, change) => {
    const account = { Users: [{ ...Bob, AccessKeys: [{ AccessKeyId: FIRST }, {}] }] };
    const iam = mockOnServer({ account }).propagation({ requests: 3 });
    const list = async () => (await clientOf(iam).send(new ListAccessKeysCommand(Bob))).AccessKeyMetadata;
    const before = await list();
    expect((await post({ ...Bob, AccessKeyId: FIRST, ...change })).status).toBe(200);
    expect(await list()).toEqual(before);
    expect((await listAccessKeys({}, signedBy(FIRST))).status).toBe(200);
    expect((await post({ Action: "GetAccessKeyLastUsed", AccessKeyId: FIRST })).status).toBe(200);
    expect(await list()).not.toEqual(before);
    expect((await listAccessKeys({}, signedBy(FIRST))).status).toBe(403);
  });

  test("makes each change of a key visible after its own delay", async () => {
    let time = 0;
    const account = { Users: [{ ...Bob, AccessKeys: [{ AccessKeyId: FIRST }] }] };
    const iam = mockOnServer({ account, now: () => new Date(time) }).propagation({ ms: 1000 });
    const update = (Status: string) => post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId: FIRST, Status });
    const statusAt = async (milliseconds: number) => {
      time = milliseconds;
      return (await clientOf(iam).send(new ListAccessKeysCommand(Bob))).AccessKeyMetadata?.map(({ Status }) => Status);
    };
    await update("Inactive");
    time = 600;
    await update("Active");
    time = 700;
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId: FIRST });
    expect(await statusAt(999)).toEqual(["Active"]);
    expect(await statusAt(1000)).toEqual(["Inactive"]);
    expect(await statusAt(1600)).toEqual(["Active"]);
    expect(await statusAt(1699)).toEqual(["Active"]);
    expect(await statusAt(1700)).toEqual([]);
  });

  test("makes changes visible in the order in which they were made, also after a new delay is set", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 2 });
    await create(iam);
    iam.propagation({ ms: 0 });
    await post({ Action: "CreateUser", UserName: "Eve" });
    expect((await post({ Action: "GetUser", UserName: "Eve" })).status).toBe(404);
    expect((await post({ Action: "GetUser", UserName: "Eve" })).status).toBe(200);
    expect(await countListed()).toBe(2);
  });

  test("accepts no change of a key that requests cannot see, or that no longer exists", async () => {
    const account = { Users: [{ ...Bob, AccessKeys: [{ AccessKeyId: FIRST }] }] };
    const iam = mockOnServer({ account }).propagation({ requests: 9 });
    const AccessKeyId = await create(iam);
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId: FIRST });
    for (const id of [AccessKeyId, FIRST])
      for (const change of [{ Action: "DeleteAccessKey" }, { Action: "UpdateAccessKey", Status: "Inactive" }])
        expect(await errorOf(await post({ ...Bob, AccessKeyId: id, ...change }))).toMatchObject({
          code: "NoSuchEntity",
          message: `The Access Key with id ${id} cannot be found.`,
        });
    expect(String(iam.journal)).toContain("propagation takes 9 requests, 2 pending");
  });

  test("does not show the last use of a key that requests cannot see", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 1 });
    const AccessKeyId = await create(iam);
    const lastUsed = async () => (await post({ Action: "GetAccessKeyLastUsed", AccessKeyId })).status;
    expect([await lastUsed(), await lastUsed()]).toEqual([403, 200]);
  });

  test("marks stale responses in the journal", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 1 });
    await create(iam);
    await countListed();
    await countListed();
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([
      undefined,
      "Stale: a change is still pending.",
      undefined,
    ]);
  });

  test("does not mark a listing as stale because of another user's key", async () => {
    const account = { Users: ["Bob", "Eve"].map((UserName) => ({ UserName, AccessKeys: 1 })) };
    const iam = mockOnServer({ account }).propagation({ requests: 100 });
    const AccessKeyId = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId, Status: "Inactive" });
    expect((await pageOf(await listAccessKeys({ UserName: "Eve" }))).ids).toEqual([
      iam.account.user("Eve")?.AccessKeys[0]?.AccessKeyId,
    ]);
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([undefined, undefined]);
  });

  test("marks a request that is accepted only because its key's change is pending", async () => {
    const account = { Users: [{ ...Bob, AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
    const iam = mockOnServer({ account }).propagation({ requests: 100 });
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId: "AKIABOBSFIRSTEXAMPLE", Status: "Inactive" });
    expect((await post({ Action: "GetAccountSummary" }, signedBy("AKIABOBSFIRSTEXAMPLE"))).status).toBe(200);
    expect(iam.journal.attempts.at(-1)?.note).toBe("Stale: a change is still pending.");
  });

  test("lists a key that the test creates at once, while a request's change is pending", async () => {
    const iam = mockOnServer({ account: withKeys(0), quotas: { AccessKeysPerUser: 9 } }).propagation({ requests: 100 });
    await create(iam);
    iam.account.createAccessKey("Bob");
    expect(await countListed()).toBe(1);
  });

  test("null makes pending changes visible, and reset discards them, even if propagation is set again", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    await create(iam);
    iam.propagation(null).propagation({ requests: 100 });
    expect(await countListed()).toBe(2);
    iam.reset().propagation({ requests: 100 });
    await post({
      Action: "DeleteAccessKey",
      ...Bob,
      AccessKeyId: iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "",
    });
    iam.reset().propagation({ requests: 100 });
    expect(String(iam.journal)).toContain("propagation takes 100 requests, 0 pending");
    expect(await countListed()).toBe(1);
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([undefined]);
  });

  test.each<[string, (iam: MockIam) => MockIam, number]>([
    ["null", (iam) => iam.propagation(null), 2],
    ["reset", (iam) => iam.reset(), 1],
  ])("%s leaves no change of a key pending, even if a later change is pending", async (_, remove, count) => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    await create(iam);
    remove(iam).propagation({ requests: 100 });
    await post({ Action: "CreateUser", UserName: "Eve" });
    expect(await countListed()).toBe(count);
    expect(iam.journal.attempts.at(-1)?.note).toBeUndefined();
  });

  test("does not mark a listing as stale after its change is visible, even if another change is pending", async () => {
    let time = 0;
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(time) }).propagation({ ms: 1000 });
    await create(iam);
    time = 500;
    await post({ Action: "CreateUser", UserName: "Eve" });
    time = 1000;
    expect(await countListed()).toBe(2);
    expect(iam.journal.attempts.at(-1)?.note).toBeUndefined();
    expect(String(iam.journal)).toContain("1 pending");
  });

  test.each([[{ ms: 0 }], [{ requests: 0 }]])("with %j, lists a new key at once", async (time) => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation(time);
    await create(iam);
    expect(await countListed()).toBe(2);
  });

  test("returns the pages of the earlier state while changes are pending", async () => {
    const iam = mockOnServer({ account: withKeys(4), quotas: { AccessKeysPerUser: 9 } }).propagation({ requests: 100 });
    const before = iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId);
    await create(iam);
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId: before?.[1] ?? "" });
    iam.truncate("ListAccessKeys", 2);
    const seen: (string | undefined)[] = [];
    for await (const page of paginateListAccessKeys({ client: clientOf(iam) }, { ...Bob }))
      seen.push(...(page.AccessKeyMetadata ?? []).map((key) => key.AccessKeyId));
    expect(seen).toEqual(before);
  });

  test("null makes pending changes visible, and changes by the test are always visible", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    iam.account.createAccessKey("Bob");
    expect(await countListed()).toBe(2);
    await post({
      Action: "DeleteAccessKey",
      ...Bob,
      AccessKeyId: iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "",
    });
    expect(await countListed()).toBe(2);
    iam.propagation(null);
    expect(await countListed()).toBe(1);
  });

  test.each([
    [{ ms: -1 }, "ms is -1"],
    [{ ms: "5" }, 'ms is the string "5"'],
    [{ ms: undefined }, "ms is undefined"],
    [{ requests: 1.5 }, "requests is 1.5"],
    [{ ms: 1, requests: 1 }, "it has both ms and requests"],
    [{ ms: undefined, requests: 1 }, "it has both ms and requests"],
    [{ ms: 1, requests: undefined }, "it has both ms and requests"],
    [{}, "it has neither ms nor requests"],
    [{ ms: 1, request: 1 }, 'it has the unknown member "request"'],
    [5, "it is 5"],
    [[5], "it is an array"],
    [undefined, "it is undefined"],
  ])("refuses %j, and keeps the earlier delay", (time, problem) => {
    const iam = mockIam().propagation({ ms: 7 });
    expect(() => iam.propagation(time as never)).toThrow(
      `Failed to set the propagation: ${problem}; expected either { ms } or { requests } with a whole number, 0 or more, or null to remove it.`,
    );
    expect(String(iam.journal)).toContain("propagation takes 7 ms, 0 pending");
  });
});
