import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { HOST, listAccessKeys, mockOnServer, post, UUID_V4, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };
const now = () => new Date("2026-03-04T05:06:07.890Z");

describe("attempts", () => {
  test("describe the request and the response, and are frozen", async () => {
    const iam = mockOnServer({ account, now });
    await clientOf(iam, "Bob").send(new ListAccessKeysCommand({ UserName: "Bob", MaxItems: 1 }));
    const [attempt] = iam.journal.attempts;
    expect(attempt).toEqual({
      action: "ListAccessKeys",
      version: VERSION,
      params: { UserName: "Bob", MaxItems: "1" },
      caller: {
        accessKeyId: iam.clientConfig("Bob").credentials.accessKeyId,
        arn: "arn:aws:iam::123456789012:user/Bob",
        userName: "Bob",
      },
      attempt: 1,
      status: 200,
      requestId: expect.stringMatching(UUID_V4),
      at: now(),
      page: { number: 1, items: 1, truncated: true, marker: expect.stringMatching(/^A.{87}$/) },
    });
    for (const part of [attempt, attempt?.params, attempt?.caller, attempt?.page])
      expect(Object.isFrozen(part)).toBe(true);
    attempt?.at.setTime(0);
    expect(iam.journal.attempts[0]?.at).toEqual(now());
  });

  test("are in the order received, and have no status while pending", async () => {
    const iam = mockOnServer({ account });
    let finish = () => {};
    const body = new ReadableStream({
      async start(controller) {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        controller.enqueue(new TextEncoder().encode(`Action=ListAccessKeys&Version=${VERSION}&UserName=Nobody`));
        controller.close();
      },
    });
    const first = getResponse(iam.handlers, new Request(HOST, { method: "POST", body, duplex: "half" } as RequestInit));
    const second = getResponse(iam.handlers, new Request(`${HOST}?Action=ListAccessKeys&Version=${VERSION}`));
    await vi.waitUntil(() => iam.journal.attempts.length === 2, { timeout: 30_000 });
    expect(iam.journal.attempts.map((attempt) => attempt.status)).toEqual([undefined, undefined]);
    expect(iam.journal.attempts.every((attempt) => Math.abs(Number(attempt.at) - Date.now()) < 60_000)).toBe(true);
    finish();
    await Promise.all([first, second]);
    expect(iam.journal.attempts.map((attempt) => attempt.status)).toEqual([404, 200]);
  });

  test("contain the parameters as sent, without those of the protocol, and with secrets masked", async () => {
    const iam = mockOnServer();
    await fetch(`${HOST}?X-Amz-Security-Token=hush&X-Amz-Date=1&UserName=Bob`, {
      method: "POST",
      body: `Action=ListAccessKeys&Version=${VERSION}&Password=hush&__proto__=1`,
    });
    const [attempt] = iam.journal.attempts;
    expect(Object.entries(attempt?.params ?? {})).toEqual([
      ["UserName", "Bob"],
      ["Password", "***"],
      ["__proto__", "1"],
    ]);
    expect(JSON.stringify(iam.journal.attempts)).not.toContain("hush");
  });

  test.each(["ActionName", "MyAction", "VersionId", "X-Amzn", "AWSAccessKeyIds", "MyPassword", "TokenCodes"])(
    "contain %s, whose name only resembles a masked or omitted one",
    async (name) => {
      const iam = mockOnServer();
      await post({ Action: "GetUser", [name]: "kept" });
      expect(iam.journal.attempts[0]?.params).toEqual({ [name]: "kept" });
    },
  );

  test("do not include later attempts once read", async () => {
    const iam = mockOnServer({ account });
    const before = iam.journal.attempts;
    await listAccessKeys({ UserName: "Bob" });
    expect([before.length, iam.journal.attempts.length]).toEqual([0, 1]);
  });

  test("include only the newest up to journalLimit, and none for journalLimit: 0", async () => {
    const iam = mockOnServer({ account, journalLimit: 3 });
    for (let call = 1; call <= 8; call += 1) await listAccessKeys({ MaxItems: String(call) });
    expect(iam.journal.attempts.map((attempt) => attempt.params["MaxItems"])).toEqual(["6", "7", "8"]);
    const silent = mockOnServer({ account, journalLimit: 0 });
    await listAccessKeys({ UserName: "Bob" });
    expect(silent.journal.attempts).toEqual([]);
  });

  test("do not include a request that began before reset, which ends as a network error", async () => {
    const iam = mockOnServer({ account });
    let finish = () => {};
    const body = new ReadableStream({
      async start(controller) {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        controller.enqueue(new TextEncoder().encode(`Action=ListAccessKeys&Version=${VERSION}&UserName=Bob`));
        controller.close();
      },
    });
    const pending = getResponse(
      iam.handlers,
      new Request(HOST, { method: "POST", body, duplex: "half" } as RequestInit),
    );
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    iam.reset();
    finish();
    expect((await pending)?.type).toBe("error");
    expect(iam.journal.attempts).toEqual([]);
  });

  test("have the same request ids again after reset", async () => {
    const iam = mockOnServer({ account });
    const ids = async () => {
      await listAccessKeys({ UserName: "Bob" });
      await listAccessKeys({ UserName: "Bob" });
      return iam.journal.attempts.map((attempt) => attempt.requestId);
    };
    const first = await ids();
    iam.reset();
    expect(await ids()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});

describe("calls", () => {
  test("group attempts by invocation id, and contain one attempt if the id is missing or empty", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    await listAccessKeys({ UserName: "Bob" });
    await post({ Action: "ListAccessKeys", UserName: "Eve" });
    for (const UserName of ["Bob", "Eve"]) await listAccessKeys({ UserName }, { "amz-sdk-invocation-id": "" });
    expect(
      iam.journal.calls.map((call) => [
        call.action,
        call.params["UserName"],
        call.attempts.map(({ status }) => status),
      ]),
    ).toEqual([
      ["ListAccessKeys", "Bob", [500, 200]],
      ["ListAccessKeys", "Bob", [200]],
      ["ListAccessKeys", "Eve", [404]],
      ["ListAccessKeys", "Bob", [200]],
      ["ListAccessKeys", "Eve", [404]],
    ]);
    expect(iam.journal.calls[0]?.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  test.each<[action: unknown, problem: string]>([
    ["ListAccesKeys", '"ListAccesKeys". Did you mean "ListAccessKeys"?'],
    ["toString", '"toString".'],
    [undefined, "undefined."],
    [/List/, "an instance of RegExp."],
  ])("are not returned by callsTo for %j, which throws", (action, problem) => {
    const { journal } = mockOnServer();
    expect(() => journal.callsTo(action as never)).toThrow(
      new TypeError(`journal.callsTo() expects the name of an action of AWS IAM or STS, not ${problem}`),
    );
  });

  test("are filtered by callsTo by action and a subset of the parameters, which may be numbers", async () => {
    const iam = mockOnServer({ account });
    await listAccessKeys({ UserName: "Bob", MaxItems: "5" });
    await listAccessKeys({ UserName: "Eve" });
    expect(iam.journal.callsTo("ListAccessKeys")).toHaveLength(2);
    expect(iam.journal.callsTo("ListAccessKeys", { MaxItems: 5 })).toHaveLength(1);
    expect(iam.journal.callsTo("ListAccessKeys", { UserName: "Carol" })).toHaveLength(0);
    expect(iam.journal.callsTo("GetUser")).toHaveLength(0);
  });

  test("are removed by clear, like attempts", async () => {
    const iam = mockOnServer({ account });
    await listAccessKeys({ UserName: "Bob" });
    iam.journal.clear();
    expect([iam.journal.attempts, iam.journal.calls]).toEqual([[], []]);
  });
});
