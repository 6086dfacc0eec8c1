import { CreateAccessKeyCommand, ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf, errorOf, HOST, listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };

describe("page traps", () => {
  /** How many keys the SDK's paginator reads, and in how many calls; it is stopped after 10 pages. */
  async function read(iam: ReturnType<typeof mockOnServer>) {
    let [keys, pages] = [0, 0];
    for await (const page of paginateListAccessKeys({ client: clientOf(iam) }, { ...Bob })) {
      keys += page.AccessKeyMetadata?.length ?? 0;
      pages += 1;
      if (pages === 10) break;
    }
    return { keys, pages };
  }

  test("missing-marker: the JavaScript SDK stops after the page, silently", async () => {
    const iam = mockOnServer({ account: withKeys(4) }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "missing-marker", { after: 1 });
    expect(await read(iam)).toEqual({ keys: 2, pages: 2 });
    const page = await pageOf(await listAccessKeys(Bob));
    expect(page).toMatchObject({ isTruncated: "true", marker: undefined });
  });

  test("stray-marker: the JavaScript SDK goes on, though the page says that it is the last", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
    expect(await read(iam)).toEqual({ keys: 3, pages: 3 });
    expect(iam.journal.attempts[0]).toMatchObject({
      fault: "stray-marker",
      page: { number: 1, items: 1, truncated: false },
    });
  });

  test("repeated-marker: the JavaScript SDK reads the same page for ever", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "repeated-marker");
    expect(await read(iam)).toEqual({ keys: 10, pages: 10 });
  });

  test("repeated-marker: on the last page, too, which says that there is more", async () => {
    const iam = mockOnServer({ account: withKeys(2) }).truncate("ListAccessKeys", 1);
    const { marker = "" } = await pageOf(await listAccessKeys(Bob));
    iam.fail("ListAccessKeys", "repeated-marker", { times: 1 });
    const last = { ...Bob, Marker: marker };
    expect(await pageOf(await listAccessKeys(last))).toMatchObject({ isTruncated: "true", marker });
    expect(await pageOf(await listAccessKeys(last))).toMatchObject({ isTruncated: "false", marker: undefined });
  });

  test("where a trap does not fit, it is not used up, nor counted by after", async () => {
    const iam = mockOnServer({ account: withKeys(3) });
    const missing = iam.fail("*", "missing-marker", { times: 1 });
    const repeated = iam.fail("*", "repeated-marker", { times: 1 });
    const stray = iam.fail("*", "stray-marker", { times: 1 });
    await listAccessKeys(Bob); // not truncated, no marker
    await listAccessKeys({ UserName: "Nobody" });
    await post({ Action: "CreateUser", UserName: "Eve" });
    await fetch(HOST); // no action
    expect([missing.hits, repeated.hits, stray.hits, iam.account.users().length]).toEqual([0, 0, 0, 2]);
    expect((await pageOf(await listAccessKeys({ ...Bob, MaxItems: "1" }))).marker).toBeUndefined();
    expect(missing.hits).toBe(1);
  });

  test("an action that is no listing takes none", () => {
    expect(() => mockIam().fail("CreateUser", "missing-marker")).toThrow(
      /"missing-marker" is a fault of list actions; expected one of ListAccessKeys, ListUsers, or "\*"/,
    );
  });
});

describe("throttle", () => {
  const statuses = async (count: number, Action = "ListAccessKeys") => {
    const seen: number[] = [];
    for (let call = 0; call < count; call += 1) seen.push((await post({ Action, ...Bob })).status);
    return seen;
  };

  test("is a token bucket on now: burst at once, then rate a second, answering 400 Throttling Rate exceeded", async () => {
    let time = 0;
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(time) }).throttle("ListAccessKeys", {
      rate: 2,
      burst: 3,
    });
    expect(await statuses(4)).toEqual([200, 200, 200, 400]);
    expect(await errorOf(await listAccessKeys(Bob))).toEqual({
      status: 400,
      type: "Sender",
      code: "Throttling",
      message: "Rate exceeded",
    });
    time = 500;
    expect(await statuses(2)).toEqual([200, 400]);
    time = 60_000;
    expect(await statuses(4)).toEqual([200, 200, 200, 400]);
    expect(await statuses(2, "GetUser")).toEqual([200, 200]);
    iam.throttle("ListAccessKeys", null);
    expect(await statuses(2)).toEqual([200, 200]);
  });

  test("by * is for every action that has no bucket of its own", async () => {
    const now = () => new Date(0);
    mockOnServer({ account: withKeys(1), now })
      .throttle("*", { rate: 1, burst: 1 })
      .throttle("GetUser", { rate: 1, burst: 2 });
    expect([await statuses(2), await statuses(3, "GetUser"), await statuses(1, "ListUserTags")]).toEqual([
      [200, 400],
      [200, 200, 400],
      [400],
    ]);
  });

  test("is looked at before faults, and a throttled request changes nothing", async () => {
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(0) }).throttle("CreateAccessKey", {
      rate: 1,
      burst: 1,
    });
    const fault = iam.fail("CreateAccessKey", "ServiceFailure");
    expect([
      (await post({ Action: "CreateAccessKey", ...Bob })).status,
      (await post({ Action: "CreateAccessKey", ...Bob })).status,
    ]).toEqual([500, 400]);
    expect([fault.hits, iam.account.user("Bob")?.AccessKeys.length]).toEqual([1, 1]);
  });

  test("is retried by the SDK", async () => {
    let time = 0;
    const now = () => {
      time += 700;
      return new Date(time);
    };
    const iam = mockOnServer({ account: withKeys(1), now }).throttle("*", {
      rate: 1,
      burst: 1,
    });
    const client = clientOf(iam);
    await client.send(new ListAccessKeysCommand(Bob));
    expect((await client.send(new ListAccessKeysCommand(Bob))).$metadata.attempts).toBe(2);
  });

  test.each([
    [{ rate: 0, burst: 1 }, /the rate is 0; expected a number of requests a second/],
    [{ rate: 1, burst: 0 }, /the burst is 0; expected a whole number, 1 or more/],
    [{ rate: "5", burst: 1 }, /the rate is the string "5"; expected/],
    [{ rate: Number.NaN, burst: 1 }, /the rate is NaN; expected/],
    [{ rate: {}, burst: 1 }, /the rate is an object; expected/],
    [{ rate: 5 }, /the burst is undefined; expected/],
    [{ rate: 5, burst: [1] }, /the burst is an array; expected/],
    [{ rate: 5, bursts: 1 }, /"bursts" is not one of rate and burst\. Did you mean "burst"\?$/],
    [
      undefined,
      /the limit is undefined; expected { rate, burst }, such as { rate: 5, burst: 10 }, or null to remove it/,
    ],
    [5, /the limit is 5; expected { rate, burst }/],
    [[5, 10], /the limit is an array; expected { rate, burst }/],
  ])("%j is refused with a sentence", (limit, sentence) => {
    expect(() => mockIam().throttle("*", limit as never)).toThrow(sentence);
  });
});

describe("propagation", () => {
  const ids = async () => (await pageOf(await listAccessKeys(Bob))).ids.length;
  const create = async (iam: ReturnType<typeof mockOnServer>) =>
    (await clientOf(iam).send(new CreateAccessKeyCommand(Bob))).AccessKey?.AccessKeyId ?? "";

  test("by ms: a created key is not yet listed, and its own requests are refused, until the time has passed", async () => {
    let time = 0;
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(time) }).propagation({ ms: 1000 });
    const id = await create(iam);
    expect(await ids()).toBe(1);
    expect(await errorOf(await listAccessKeys({}, signedBy(id)))).toMatchObject({
      status: 403,
      code: "InvalidClientTokenId",
    });
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
    time = 999;
    expect(await ids()).toBe(1);
    time = 1000;
    expect(await ids()).toBe(2);
    expect((await listAccessKeys({}, signedBy(id))).status).toBe(200);
  });

  test("by requests: until so many further requests were answered", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 2 });
    await create(iam);
    expect([await ids(), await ids(), await ids()]).toEqual([1, 1, 2]);
  });

  test("a deactivated or deleted key still shows as it was, and still signs, until then; nothing is lost", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }, {}] }] },
    });
    iam.propagation({ requests: 3 });
    const list = () => clientOf(iam).send(new ListAccessKeysCommand(Bob));
    const AccessKeyId = "AKIABOBSFIRSTEXAMPLE";
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId, Status: "Inactive" });
    expect((await list()).AccessKeyMetadata?.[0]?.Status).toBe("Active");
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(200);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Inactive");
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId });
    expect((await list()).AccessKeyMetadata?.map((key) => [key.AccessKeyId === AccessKeyId, key.Status])).toEqual([
      [true, "Active"],
      [false, "Active"],
    ]);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(200);
    await list();
    expect((await list()).AccessKeyMetadata).toHaveLength(1);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(403);
  });

  test("a key that was made and deleted before anybody saw it is never seen", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 5 });
    const AccessKeyId = await create(iam);
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId });
    expect(await ids()).toBe(1);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(403);
    expect(iam.journal.attempts.map(({ note }) => note)).toEqual([undefined, undefined, undefined, undefined]);
    expect(String(iam.journal)).toContain("propagation takes 5 requests, 0 pending");
  });

  test("the journal marks the answers that were stale", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 1 });
    await create(iam);
    await ids();
    await ids();
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([
      undefined,
      "Stale: a change is still pending.",
      undefined,
    ]);
  });

  test("an unseen key is nobody else's business", async () => {
    const account = { Users: ["Bob", "Eve"].map((UserName) => ({ UserName, AccessKeys: 1 })) };
    const iam = mockOnServer({ account }).propagation({ requests: 100 });
    const AccessKeyId = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId, Status: "Inactive" });
    expect((await pageOf(await listAccessKeys({ UserName: "Eve" }))).ids).toEqual([
      iam.account.user("Eve")?.AccessKeys[0]?.AccessKeyId,
    ]);
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([undefined, undefined]);
  });

  test("a request that an unseen change lets in is marked", async () => {
    const account = { Users: [{ ...Bob, AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
    const iam = mockOnServer({ account }).propagation({ requests: 100 });
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId: "AKIABOBSFIRSTEXAMPLE", Status: "Inactive" });
    expect((await post({ Action: "GetAccountSummary" }, signedBy("AKIABOBSFIRSTEXAMPLE"))).status).toBe(200);
    expect(iam.journal.attempts.at(-1)?.note).toBe("Stale: a change is still pending.");
  });

  test("what a test changes after a request is seen at once, too", async () => {
    const iam = mockOnServer({ account: withKeys(0), quotas: { AccessKeysPerUser: 9 } }).propagation({ requests: 100 });
    await create(iam);
    iam.account.createAccessKey("Bob");
    expect(await ids()).toBe(1);
  });

  test("what null or reset made seen stays seen when changes take their time again", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    await create(iam);
    iam.propagation(null).propagation({ requests: 100 });
    expect(await ids()).toBe(2);
    iam.reset().propagation({ requests: 100 });
    await post({
      Action: "DeleteAccessKey",
      ...Bob,
      AccessKeyId: iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "",
    });
    iam.reset().propagation({ requests: 100 });
    expect(String(iam.journal)).toContain("propagation takes 100 requests, 0 pending");
    expect(await ids()).toBe(1);
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([undefined]);
  });

  test.each([[{ ms: 0 }], [{ requests: 0 }]])("%j is no time at all", async (time) => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation(time);
    await create(iam);
    expect(await ids()).toBe(2);
  });

  test("pages stay right while keys are unseen", async () => {
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

  test("null lets everything be seen; what a test changes itself is seen at once", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    iam.account.createAccessKey("Bob");
    expect(await ids()).toBe(2);
    await post({
      Action: "DeleteAccessKey",
      ...Bob,
      AccessKeyId: iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "",
    });
    expect(await ids()).toBe(2);
    iam.propagation(null);
    expect(await ids()).toBe(1);
  });

  test.each([[{ ms: -1 }], [{ requests: 1.5 }], [{ ms: -1, requests: 1 }], [{}], [5]])(
    "%j is refused with a sentence",
    (time) => {
      expect(() => mockIam().propagation(time as never)).toThrow(
        /expected { ms } or { requests }, a whole number, 0 or more, or null/,
      );
    },
  );
});

describe("seeded chaos", () => {
  const run = async (seed: number) => {
    const iam = mockOnServer({ account: withKeys(1), randomSeed: seed });
    const fault = iam.fail("*", "ServiceFailure", { probability: 0.3 });
    const statuses: number[] = [];
    for (let call = 0; call < 60; call += 1) statuses.push((await listAccessKeys(Bob)).status);
    return { statuses, fault, iam };
  };

  test("a probability draws from the double's seed, so that a failing run can be repeated exactly", async () => {
    const first = await run(1);
    expect((await run(1)).statuses).toEqual(first.statuses);
    expect((await run(2)).statuses).not.toEqual(first.statuses);
    expect(first.fault.hits).toBe(first.statuses.filter((status) => status === 500).length);
    expect(first.fault.hits).toBeGreaterThan(5);
    expect(first.fault.hits).toBeLessThan(35);
  });

  test("a fault without a probability draws nothing", async () => {
    const statuses = async (first: (iam: MockIam) => void) => {
      const iam = mockOnServer({ account: withKeys(1) });
      first(iam);
      iam.fail("ListAccessKeys", "ServiceFailure", { probability: 0.5 });
      const all: number[] = [];
      for (let call = 0; call < 20; call += 1) {
        await post({ Action: "ListUsers" });
        all.push((await listAccessKeys(Bob)).status);
      }
      return all;
    };
    expect(await statuses((iam) => iam.fail("ListUsers", "Throttling"))).toEqual(await statuses(() => {}));
  });

  test("reset begins the draws anew", async () => {
    const { statuses, iam } = await run(1);
    iam.reset();
    iam.fail("*", "ServiceFailure", { probability: 0.3 });
    const again: number[] = [];
    for (let call = 0; call < 60; call += 1) again.push((await listAccessKeys(Bob)).status);
    expect(again).toEqual(statuses);
  });

  test.each([0, 1.5, "0.5"])("a probability of %j is refused with a sentence", (probability) => {
    expect(() => mockIam().fail("*", "Throttling", { probability: probability as number })).toThrow(
      /the option probability is .*; expected a number above 0 and at most 1/,
    );
  });
});

describe("whatever is in force", () => {
  const everything = (iam: ReturnType<typeof mockIam>) => {
    iam.truncate("ListAccessKeys", [2, 0]).delay("*", 5).throttle("*", { rate: 5, burst: 10 }).propagation({ ms: 100 });
    iam.fail("ListUsers", "stray-marker", { times: 2, probability: 0.5 });
    return iam;
  };

  test("prints in the head of the journal's table", () => {
    expect(String(everything(mockIam()).journal)).toMatchInlineSnapshot(`
      "msw-iam journal: empty. No request was claimed.
      active: truncate ListAccessKeys to [2,0]
      active: fail ListUsers with stray-marker: 0 of 2 attempts, with a probability of 0.5
      active: delay * by 5 ms
      active: throttle * to 5 a second, 10 at once
      active: propagation takes 100 ms, 0 pending"
    `);
  });

  test("is cleared by reset", () => {
    expect(String(everything(mockIam()).reset().journal)).toBe("msw-iam journal: empty. No request was claimed.");
  });

  test("is driven by fake timers: delays, throttling and propagation", async () => {
    mockOnServer({ account: withKeys(1) })
      .throttle("ListAccessKeys", { rate: 1, burst: 1 })
      .propagation({ ms: 5_000 });
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    await post({ Action: "CreateAccessKey", ...Bob });
    expect((await pageOf(await listAccessKeys(Bob))).ids).toHaveLength(1);
    expect((await listAccessKeys(Bob)).status).toBe(400);
    vi.advanceTimersByTime(5_000);
    expect((await pageOf(await listAccessKeys(Bob))).ids).toHaveLength(2);
  });

  test("with a fixed now, what waits for time never passes", async () => {
    mockOnServer({ account: withKeys(1), now: () => new Date(0) }).throttle("*", { rate: 1000, burst: 1 });
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    await listAccessKeys(Bob);
    vi.advanceTimersByTime(60_000);
    expect((await listAccessKeys(Bob)).status).toBe(400);
  });
});
