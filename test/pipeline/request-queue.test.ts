import { getResponse, http } from "msw";
import { type Authenticator, type MockIam, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { HOST, VERSION } from "../support/hosts.ts";
import { pageOf } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
const wait = { timeout: 30_000 };

/** Sends a POST whose body the test finishes or breaks off. */
function slowPost(iam: MockIam, parameters: Record<string, string>) {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(streamController) {
      controller = streamController;
    },
  });
  const client = new AbortController();
  const init = { method: "POST", body, duplex: "half", signal: client.signal };
  return {
    answer: getResponse(iam.handlers, new Request(HOST, init as RequestInit)),
    client,
    finish() {
      controller?.enqueue(
        new TextEncoder().encode(String(new URLSearchParams({ Version: VERSION, UserName: "Bob", ...parameters }))),
      );
      controller?.close();
    },
    breakOff: () => controller?.error(new Error("The connection is gone.")),
  };
}

const ask = (iam: MockIam, parameters: Record<string, string>) =>
  getResponse(
    iam.handlers,
    new Request(`${HOST}?${new URLSearchParams({ Version: VERSION, UserName: "Bob", ...parameters })}`),
  );
const keysOf = (iam: MockIam) => iam.account.user("Bob")?.AccessKeys.length;
const received = (iam: MockIam, count: number) => vi.waitUntil(() => iam.journal.attempts.length === count, wait);

describe("requests take effect in the order received", () => {
  test("even if the body of an earlier one arrives later", async () => {
    const iam = mockIam({ account });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    const second = slowPost(iam, { Action: "CreateUser", UserName: "Eve" });
    await received(iam, 2);
    const third = ask(iam, { Action: "ListAccessKeys" });
    await received(iam, 3);
    second.finish();
    first.finish();
    const [, , listed] = await Promise.all([first.answer, second.answer, third]);
    expect((await pageOf(listed ?? Response.error())).ids).toHaveLength(2);
    expect(iam.journal.attempts.map(({ action, status }) => [action, status])).toEqual([
      ["CreateAccessKey", 200],
      ["CreateUser", 200],
      ["ListAccessKeys", 200],
    ]);
  });

  test("and not before an earlier one has its body", async () => {
    const iam = mockIam({ account });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    const second = ask(iam, { Action: "CreateUser", UserName: "Eve" });
    await received(iam, 2);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(iam.account.users()).toHaveLength(1);
    expect(iam.journal.attempts.map(({ status }) => status)).toEqual([undefined, undefined]);
    first.finish();
    await Promise.all([first.answer, second]);
    expect(iam.account.users()).toHaveLength(2);
  });

  test("without those that the client aborts", async () => {
    const iam = mockIam({ account });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    first.answer.catch(() => undefined);
    await received(iam, 1);
    const second = ask(iam, { Action: "ListAccessKeys" });
    await received(iam, 2);
    first.client.abort();
    expect((await pageOf((await second) ?? Response.error())).ids).toHaveLength(1);
    expect(keysOf(iam)).toBe(1);
  });

  test("without those whose bodies break off, which get a network error", async () => {
    const iam = mockIam({ account });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    const second = ask(iam, { Action: "ListAccessKeys" });
    await received(iam, 2);
    first.breakOff();
    expect([(await first.answer)?.type, (await second)?.status]).toEqual(["error", 200]);
    expect(keysOf(iam)).toBe(1);
    expect(iam.journal.attempts.map(({ status, internal }) => [status, internal])).toEqual([
      [undefined, undefined],
      [200, undefined],
    ]);
  });

  test("and reach an authenticator in that order", async () => {
    const actions: string[] = [];
    const authentication: Authenticator = {
      async authenticate({ body, url }) {
        actions.push(new URLSearchParams(body || url.search).get("Action") ?? "");
        return undefined;
      },
    };
    const iam = mockIam({ account, authentication });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    const second = ask(iam, { Action: "ListAccessKeys" });
    await received(iam, 2);
    first.finish();
    await Promise.all([first.answer, second]);
    expect(actions).toEqual(["CreateAccessKey", "ListAccessKeys"]);
  });
});

describe("a request that the client aborted before the mock received it", () => {
  test("does not take effect if it has a body to read", async () => {
    const iam = mockIam({ account });
    const init = { method: "POST", body: `Action=CreateAccessKey&UserName=Bob&Version=${VERSION}` };
    const request = new Request(HOST, { ...init, signal: AbortSignal.abort() });
    expect((await getResponse(iam.handlers, request))?.type).toBe("error");
    expect(keysOf(iam)).toBe(1);
    expect((await ask(iam, { Action: "GetUser" }))?.status).toBe(200);
  });

  test("is not delayed", async () => {
    const iam = mockIam({ account }).delay("*", 1e9);
    const url = `${HOST}?Action=CreateAccessKey&UserName=Bob&Version=${VERSION}`;
    await getResponse(iam.handlers, new Request(url, { signal: AbortSignal.abort() }));
    expect(keysOf(iam)).toBe(2);
  });
});

describe("a request whose body was already read", () => {
  test("gets InternalFailure, changes nothing, and does not block later requests", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const iam = mockIam({ account });
    const reader = http.post(HOST, async ({ request }) => {
      await request.text();
    });
    const body = `Action=CreateUser&UserName=Eve&Version=${VERSION}`;
    const response = await getResponse([reader, ...iam.handlers], new Request(HOST, { method: "POST", body }));
    expect(response?.status).toBe(500);
    expect(iam.journal.attempts[0]).toMatchObject({ action: undefined, status: 500, errorCode: "InternalFailure" });
    expect(iam.journal.attempts[0]?.internal).toBeInstanceOf(TypeError);
    expect(String(error.mock.calls[0])).toMatch(/read request\.clone\(\) instead/);
    expect(iam.account.users()).toHaveLength(1);
    expect((await ask(iam, { Action: "GetUser" }))?.status).toBe(200);
  });
});

describe("reset ends a request", () => {
  /** Expects that every request is a network error, and that the account and the journal are as at the start. */
  async function expectNothingLeft(iam: MockIam, answers: readonly Promise<Response | undefined>[]) {
    for (const response of await Promise.all(answers)) expect(response?.type).toBe("error");
    expect(iam.journal.attempts).toEqual([]);
    expect([iam.account.users().length, keysOf(iam)]).toEqual([1, 1]);
  }

  test("whose body has not arrived, and the requests that wait for it", async () => {
    const iam = mockIam({ account });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    const second = ask(iam, { Action: "CreateUser", UserName: "Eve" });
    await received(iam, 2);
    iam.reset();
    await expectNothingLeft(iam, [first.answer, second]);
  });

  test("that waits for its turn, so that it takes no token of a throttle that is set after reset", async () => {
    const iam = mockIam({ account, now: () => new Date(0) });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    const second = ask(iam, { Action: "ListUsers" });
    await received(iam, 2);
    iam.reset().throttle("*", { rate: 1, burst: 1 });
    expect([(await first.answer)?.type, (await second)?.type]).toEqual(["error", "error"]);
    expect((await ask(iam, { Action: "ListUsers" }))?.status).toBe(200);
  });

  test("whose body arrives at the same moment", async () => {
    const iam = mockIam({ account });
    const first = slowPost(iam, { Action: "CreateAccessKey" });
    await received(iam, 1);
    first.finish();
    iam.reset();
    await expectNothingLeft(iam, [first.answer]);
  });

  test("that is delayed, and undoes its changes", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const iam = mockIam({ account }).delay("*", 60_000);
    const answers = [ask(iam, { Action: "CreateAccessKey" }), ask(iam, { Action: "CreateUser", UserName: "Eve" })];
    await vi.advanceTimersByTimeAsync(1);
    expect([iam.account.users().length, keysOf(iam)]).toEqual([2, 2]);
    iam.reset();
    await expectNothingLeft(iam, answers);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("with the fault no-response", async () => {
    const iam = mockIam({ account });
    iam.fail("*", "no-response");
    const answer = ask(iam, { Action: "ListUsers" });
    await vi.waitUntil(() => iam.journal.attempts[0]?.fault !== undefined, wait);
    iam.reset();
    await expectNothingLeft(iam, [answer]);
  });

  test("so that later ones proceed at once, starting with the first request id", async () => {
    let isStuck = true;
    const authentication: Authenticator = {
      authenticate: () => (isStuck ? new Promise(() => {}) : Promise.resolve(undefined)),
    };
    const iam = mockIam({ account, authentication });
    const headers = {
      Authorization: `AWS4-HMAC-SHA256 Credential=${iam.clientConfig("Bob").credentials.accessKeyId}/20261124/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`,
    };
    const list = () =>
      getResponse(iam.handlers, new Request(`${HOST}?Action=ListAccessKeys&Version=${VERSION}`, { headers }));
    void list();
    await received(iam, 1);
    const [stuck] = iam.journal.attempts;
    iam.reset();
    isStuck = false;
    expect((await list())?.status).toBe(200);
    expect(iam.journal.attempts.map(({ requestId }) => requestId)).toEqual([stuck?.requestId]);
  });

  test("but not one that is sent after reset", async () => {
    const iam = mockIam({ account });
    for (let round = 0; round < 3; round += 1) {
      iam.reset();
      iam.reset();
      const slow = slowPost(iam, { Action: "CreateAccessKey" });
      await received(iam, 1);
      slow.finish();
      expect((await slow.answer)?.status).toBe(200);
      expect(keysOf(iam)).toBe(2);
    }
  });
});
