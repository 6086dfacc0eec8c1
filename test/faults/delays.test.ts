import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HOST, VERSION } from "../support/hosts.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const ask = (iam: MockIam, parameters: Record<string, string>, init: RequestInit = {}) =>
  getResponse(iam.handlers, new Request(`${HOST}?${new URLSearchParams({ Version: VERSION, ...parameters })}`, init));
const list = { Action: "ListAccessKeys", UserName: "Bob" };

/** Returns whether a promise is settled after every queued microtask has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  await vi.advanceTimersByTimeAsync(0);
  return settled;
}

describe("a delay postpones", () => {
  test.each<[string, (iam: MockIam) => unknown, Record<string, string>, Partial<Response>]>([
    ["a successful response", () => {}, list, { status: 200 }],
    ["an action's error", () => {}, { ...list, UserName: "Nobody" }, { status: 404 }],
    ["a validation error", () => {}, { ...list, MaxItems: "0" }, { status: 400 }],
    ["the error of an unknown version", () => {}, { ...list, Version: "1999-01-01" }, { status: 400 }],
    ["a fault's error", (iam) => iam.fail("*", "ServiceFailure"), list, { status: 500 }],
    ["a custom error", (iam) => iam.fail("*", { code: "SlowDown", status: 503 }), list, { status: 503 }],
    ["a page trap", (iam) => iam.fail("*", "missing-marker"), { ...list, MaxItems: "1" }, { status: 200 }],
    ["an HTML error page", (iam) => iam.fail("*", "html-error-page"), list, { status: 503 }],
    ["an empty body", (iam) => iam.fail("*", "empty-body"), list, { status: 200 }],
    ["a network error", (iam) => iam.fail("*", "network-error"), list, { type: "error" }],
    ["the error of a throttled request", (iam) => iam.throttle("*", { rate: 1, burst: 1 }), list, { status: 400 }],
    [
      "an internal failure",
      (iam) => {
        vi.spyOn(console, "error").mockReturnValue();
        iam.fail("*", "Throttling", {
          when: () => {
            throw new Error("broken");
          },
        });
      },
      list,
      { status: 500 },
    ],
  ])("%s", async (_, arrange, parameters, expected) => {
    const iam = mockIam({ account });
    arrange(iam);
    // With throttling, this request takes the only token.
    await ask(iam, list).catch(() => undefined);
    iam.delay("ListAccessKeys", 1000);
    const answer = ask(iam, parameters);
    await vi.advanceTimersByTimeAsync(999);
    expect(await isSettled(answer)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toMatchObject(expected);
  });

  test("requests without an action and with an unknown action, if it is set for *", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam({ account }).delay("*", 1000);
    const answers = [ask(iam, {}), ask(iam, { Action: "ListRoles" })];
    await vi.advanceTimersByTimeAsync(999);
    for (const answer of answers) expect(await isSettled(answer)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await Promise.all(answers)).map((response) => response?.status)).toEqual([400, 400]);
  });

  test("no response to another action", async () => {
    const iam = mockIam({ account }).delay("GetUser", 1000);
    expect((await ask(iam, list))?.status).toBe(200);
  });
});

test("a delayed request takes effect at once, and the journal has no status or page for it until it ends", async () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } }).delay("*", 1000);
  const created = ask(iam, { Action: "CreateAccessKey", UserName: "Bob" });
  const listed = ask(iam, list);
  await vi.advanceTimersByTimeAsync(999);
  expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(1);
  expect(iam.journal.attempts).toMatchObject([
    { action: "CreateAccessKey", status: undefined },
    { action: "ListAccessKeys", status: undefined, page: undefined },
  ]);
  const pending = iam.journal.attempts;
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all([created, listed]);
  // The attempts that were read earlier do not change.
  expect(pending).toMatchObject([{ status: undefined }, { status: undefined, page: undefined }]);
  expect(iam.journal.attempts).toMatchObject([{ status: 200 }, { status: 200, page: { number: 1, items: 1 } }]);
});

test("an aborted request ends its delay, and has no status in the journal", async () => {
  const client = new AbortController();
  const iam = mockIam({ account }).delay("*", 60_000);
  const request = new Request(`${HOST}?Action=ListUsers&Version=${VERSION}`, { signal: client.signal });
  const answer = iam.handlers[0]?.run({ request, requestId: "1" });
  await vi.advanceTimersByTimeAsync(10);
  expect(iam.journal.attempts[0]?.status).toBeUndefined();
  client.abort();
  await answer;
  expect(iam.journal.attempts[0]).toMatchObject({ action: expect.any(String), status: undefined });
  expect(String(iam.journal)).toContain("no response");
  expect(vi.getTimerCount()).toBe(0);
});

test("an aborted request with the fault no-response has no status in the journal", async () => {
  const client = new AbortController();
  const iam = mockIam({ account });
  iam.fail("*", "no-response");
  const request = new Request(`${HOST}?Action=ListUsers&Version=${VERSION}`, { signal: client.signal });
  const answer = iam.handlers[0]?.run({ request, requestId: "1" });
  await vi.advanceTimersByTimeAsync(60_000);
  client.abort();
  expect((await answer)?.response?.type).toBe("error");
  expect(iam.journal.attempts[0]).toMatchObject({ status: undefined, fault: "no-response" });
  expect(Object.isFrozen(iam.journal.attempts[0])).toBe(true);
});

test("a new delay does not change a response that is already delayed", async () => {
  const iam = mockIam({ account }).delay("*", 1000);
  const answer = ask(iam, list);
  await vi.advanceTimersByTimeAsync(500);
  iam.delay("*", null);
  expect((await ask(iam, list))?.status).toBe(200);
  expect(await isSettled(answer)).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect((await answer)?.status).toBe(200);
});

describe("iam.delay", () => {
  test("prefers the delay of the action to that of *, and removes a delay that is set to null", async () => {
    const iam = mockIam({ account }).delay("*", 5000).delay("ListAccessKeys", 1000);
    const request = () => ask(iam, list);
    const pending = request();
    await vi.advanceTimersByTimeAsync(999);
    expect(iam.journal.attempts[0]?.status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect((await pending)?.status).toBe(200);
    expect(iam.journal.attempts[0]?.status).toBe(200);
    iam.delay("ListAccessKeys", null);
    const afterRemoval = request();
    await vi.advanceTimersByTimeAsync(4999);
    expect(iam.journal.attempts[1]?.status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect((await afterRemoval)?.status).toBe(200);
    iam.delay("*", null);
    expect((await request())?.status).toBe(200);
  });

  test("suggests a name for an unknown action", () => {
    expect(() => mockIam().delay("ListAccesKeys" as "*", 1)).toThrow(/Did you mean "ListAccessKeys"\?/);
  });
});

describe("a delay of 0", () => {
  const status = async (iam: MockIam, parameters: Record<string, string>) => {
    const answer = ask(iam, parameters);
    return (await isSettled(answer)) ? (await answer)?.status : "delayed";
  };
  const getUser = { Action: "GetUser", UserName: "Bob" };

  test("exempts its action from the delay of *, whichever is set first", async () => {
    for (const iam of [
      mockIam({ account }).delay("*", 1000).delay("GetUser", 0),
      mockIam({ account }).delay("GetUser", 0).delay("*", 1000),
    ]) {
      expect(await status(iam, getUser)).toBe(200);
      expect(await status(iam, list)).toBe("delayed");
      expect(String(iam.journal)).toContain("active: delay GetUser by 0 ms");
    }
  });

  test("is removed by null, after which the delay of * applies again", async () => {
    const iam = mockIam({ account }).delay("*", 1000).delay("GetUser", 0).delay("GetUser", null);
    expect(await status(iam, getUser)).toBe("delayed");
    expect(String(iam.journal)).not.toContain("delay GetUser");
  });

  test("of * delays nothing but the actions with a delay of their own", async () => {
    const iam = mockIam({ account }).delay("ListAccessKeys", 1000).delay("*", 0);
    expect(await status(iam, getUser)).toBe(200);
    expect(await status(iam, list)).toBe("delayed");
  });
});

test("the longest delay is the longest time of a timer, 2147483647 ms", async () => {
  const iam = mockIam({ account }).delay("*", 2_147_483_647);
  const answer = ask(iam, list);
  await vi.advanceTimersByTimeAsync(2_147_483_646);
  expect(await isSettled(answer)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await answer)?.status).toBe(200);
});

test.each<[unknown, string]>([
  [2_147_483_648, "2147483648"],
  [3e9, "3000000000"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  [Number.NaN, "NaN"],
  [-1, "-1"],
  ["50", 'the string "50"'],
  [undefined, "undefined"],
  [{ ms: 50 }, "an object"],
  [[50], "an array"],
])("a delay of %j is refused, and the previous delay stays", async (milliseconds, formatted) => {
  const iam = mockIam({ account }).delay("*", 1000);
  expect(() => iam.delay("*", milliseconds as number)).toThrow(
    new RangeError(
      `Failed to delay *: the time is ${formatted}; expected a number of milliseconds from 0 to 2147483647, or null to remove the delay.`,
    ),
  );
  expect(String(iam.journal)).toContain("active: delay * by 1000 ms");
});
