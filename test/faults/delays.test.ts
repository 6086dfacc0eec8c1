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

/** Whether a promise is settled, once every microtask of now has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  await vi.advanceTimersByTimeAsync(0);
  return settled;
}

describe("a delay holds back", () => {
  test.each<[string, (iam: MockIam) => unknown, Record<string, string>, Partial<Response>]>([
    ["an ordinary answer", () => {}, list, { status: 200 }],
    ["an action's error", () => {}, { ...list, UserName: "Nobody" }, { status: 404 }],
    ["a validation error", () => {}, { ...list, MaxItems: "0" }, { status: 400 }],
    ["the error of an unknown version", () => {}, { ...list, Version: "1999-01-01" }, { status: 400 }],
    ["a fault's error", (iam) => iam.fail("*", "ServiceFailure"), list, { status: 500 }],
    ["an error of one's own", (iam) => iam.fail("*", { code: "SlowDown", status: 503 }), list, { status: 503 }],
    ["a page trap", (iam) => iam.fail("*", "missing-marker"), { ...list, MaxItems: "1" }, { status: 200 }],
    ["a proxy's page", (iam) => iam.fail("*", "html-error-page"), list, { status: 503 }],
    ["an empty body", (iam) => iam.fail("*", "empty-body"), list, { status: 200 }],
    ["a network error", (iam) => iam.fail("*", "network-error"), list, { type: "error" }],
    ["an answer that throttling refuses", (iam) => iam.throttle("*", { rate: 1, burst: 1 }), list, { status: 400 }],
    [
      "a defect",
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
    // Takes the only token where a bucket is set.
    await ask(iam, list).catch(() => undefined);
    iam.delay("ListAccessKeys", 1000);
    const answer = ask(iam, parameters);
    await vi.advanceTimersByTimeAsync(999);
    expect(await isSettled(answer)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toMatchObject(expected);
  });

  test("by * a request that names no action, and an action that the mock does not know", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam({ account }).delay("*", 1000);
    const answers = [ask(iam, {}), ask(iam, { Action: "ListRoles" })];
    await vi.advanceTimersByTimeAsync(999);
    for (const answer of answers) expect(await isSettled(answer)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await Promise.all(answers)).map((response) => response?.status)).toEqual([400, 400]);
  });

  test("no answer to another action", async () => {
    const iam = mockIam({ account }).delay("GetUser", 1000);
    expect((await ask(iam, list))?.status).toBe(200);
  });
});

test("an answer that is held back has taken effect, and its page is not in the journal yet", async () => {
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
  // What was read before stays as it was.
  expect(pending).toMatchObject([{ status: undefined }, { status: undefined, page: undefined }]);
  expect(iam.journal.attempts).toMatchObject([{ status: 200 }, { status: 200, page: { number: 1, items: 1 } }]);
});

test("a client that gives up ends its delay, and the journal has the answer that it did not wait for", async () => {
  const client = new AbortController();
  const iam = mockIam({ account }).delay("*", 60_000);
  const request = new Request(`${HOST}?Action=ListUsers&Version=${VERSION}`, { signal: client.signal });
  const answer = iam.handlers[0]?.run({ request, requestId: "1" });
  await vi.advanceTimersByTimeAsync(10);
  expect(iam.journal.attempts[0]?.status).toBeUndefined();
  client.abort();
  await answer;
  expect(iam.journal.attempts[0]?.status).toBe(200);
  expect(vi.getTimerCount()).toBe(0);
});

test("a client that gives up on no-response leaves it without a status", async () => {
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

test("a delay that is set while an answer is held back is for later ones", async () => {
  const iam = mockIam({ account }).delay("*", 1000);
  const answer = ask(iam, list);
  await vi.advanceTimersByTimeAsync(500);
  iam.delay("*", null);
  expect((await ask(iam, list))?.status).toBe(200);
  expect(await isSettled(answer)).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect((await answer)?.status).toBe(200);
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

test("the longest delay is that of a timer, 2147483647 ms", async () => {
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
])("a delay of %j is refused, and the former one stays", async (milliseconds, formatted) => {
  const iam = mockIam({ account }).delay("*", 1000);
  expect(() => iam.delay("*", milliseconds as number)).toThrow(
    new RangeError(
      `Failed to delay *: the time is ${formatted}; expected a number of milliseconds from 0 to 2147483647, or null to remove the delay.`,
    ),
  );
  expect(String(iam.journal)).toContain("active: delay * by 1000 ms");
});
