import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type FaultOptions, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf, HOST, mockOnServer, VERSION } from "../support/server.ts";

const account = {
  Users: [
    { UserName: "Bob", AccessKeys: 2 },
    { UserName: "Eve", AccessKeys: 1 },
  ],
};
const Bob = { UserName: "Bob" };

/** The statuses of so many requests, one after another. */
async function statuses(iam: MockIam, count: number): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  while (seen.length < count) seen.push(await ask(iam, "ListAccessKeys"));
  return seen;
}

const ask = async (iam: MockIam, action: string) =>
  (await getResponse(iam.handlers, new Request(`${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`)))?.status;

describe("the SDK's retries", () => {
  const calls = async (options: { times?: number; after?: number }) => {
    const iam = mockOnServer({ account });
    const fault = iam.fail("ListAccessKeys", "ServiceFailure", options);
    const client = clientOf(iam);
    for (let call = 0; call < 2; call += 1) await client.send(new ListAccessKeysCommand(Bob)).catch(() => undefined);
    return {
      statuses: iam.journal.calls.map((call) => call.attempts.map((attempt) => attempt.status)),
      hits: fault.hits,
      remaining: fault.remaining,
    };
  };

  test.each([
    { times: 1, expected: [[500, 200], [200]], hits: 1 },
    { times: 2, expected: [[500, 500, 200], [200]], hits: 2 },
    { times: 3, expected: [[500, 500, 500], [200]], hits: 3 },
    {
      times: 4,
      expected: [
        [500, 500, 500],
        [500, 200],
      ],
      hits: 4,
    },
  ])("count as attempts for times: $times", async ({ times, expected, hits }) => {
    expect(await calls({ times })).toEqual({ statuses: expected, hits, remaining: 0 });
  });

  test("count as attempts for after", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    const fault = iam.fail("ListAccessKeys", "ServiceUnavailable", { after: 1, times: 1 });
    const client = clientOf(iam);
    for (let call = 0; call < 2; call += 1) await client.send(new ListAccessKeysCommand(Bob));
    // The first fault answers the first attempt; the second fault lets the retry pass.
    expect(iam.journal.calls.map((call) => call.attempts.map(({ status }) => status))).toEqual([
      [500, 200],
      [503, 200],
    ]);
    expect(fault.hits).toBe(1);
  });
});

describe("a fault with a probability", () => {
  const COUNT = 40;
  const half = { probability: 0.5 };

  /** What the first draws decide, where nothing else stands in their way. */
  async function draws(): Promise<(number | undefined)[]> {
    const iam = mockIam({ account });
    iam.fail("*", "ServiceFailure", half);
    const seen = await statuses(iam, COUNT);
    expect(new Set(seen)).toEqual(new Set([200, 500]));
    return seen;
  }

  test("draws nothing for the attempts that after lets pass", async () => {
    const expected = await draws();
    const iam = mockIam({ account });
    iam.fail("*", "ServiceFailure", { ...half, after: 3 });
    expect(await statuses(iam, 3 + COUNT)).toEqual([200, 200, 200, ...expected]);
  });

  test("counts only the attempts that it takes for times", async () => {
    const expected = await draws();
    const iam = mockIam({ account });
    const fault = iam.fail("*", "ServiceFailure", { ...half, times: 3 });
    const seen = await statuses(iam, COUNT);
    const third = expected.flatMap((status, index) => (status === 500 ? [index] : []))[2] ?? Number.NaN;
    expect(seen).toEqual(expected.map((status, index) => (index <= third ? status : 200)));
    expect([fault.hits, fault.remaining]).toEqual([3, 0]);
  });

  test("leaves an attempt that it does not take to the next fault", async () => {
    const expected = await draws();
    const iam = mockIam({ account });
    iam.fail("*", "ServiceFailure", half);
    const next = iam.fail("*", "ServiceUnavailable");
    expect(await statuses(iam, COUNT)).toEqual(expected.map((status) => (status === 200 ? 503 : status)));
    expect(next.hits).toBe(expected.filter((status) => status === 200).length);
  });

  test.each<[string, (iam: MockIam) => unknown]>([
    ["of another action", (iam) => iam.fail("GetUser", "Throttling", half)],
    ["for other parameters", (iam) => iam.fail("*", "Throttling", { ...half, params: { UserName: "Eve" } })],
    ["that when declines", (iam) => iam.fail("*", "Throttling", { ...half, when: () => false })],
    ["that is cancelled", (iam) => iam.fail("*", "Throttling", half).cancel()],
    ["that lets all of them pass", (iam) => iam.fail("*", "Throttling", { ...half, after: 1000 })],
    ["of a page that it does not fit", (iam) => iam.fail("*", "repeated-marker", half)],
    ["with a probability of 1", (iam) => iam.fail("*", "Throttling", { probability: 1, after: 1000 })],
  ])("shares no draw with a fault %s", async (_, first) => {
    const expected = await draws();
    const iam = mockIam({ account });
    first(iam);
    iam.fail("*", "ServiceFailure", half);
    expect(await statuses(iam, COUNT)).toEqual(expected);
  });

  test("draws nothing once it is used up", async () => {
    const expected = await draws();
    const iam = mockIam({ account });
    const used = iam.fail("ListUsers", "Throttling", { ...half, times: 1 });
    while (used.remaining > 0) await ask(iam, "ListUsers");
    const drawn = iam.journal.attempts.length;
    for (let call = 0; call < 5; call += 1) await ask(iam, "ListUsers");
    iam.fail("ListAccessKeys", "ServiceFailure", half);
    expect(await statuses(iam, COUNT - drawn)).toEqual(expected.slice(drawn));
  });
});

test("cancelling one fault leaves the others, and its hits stay", async () => {
  const iam = mockIam({ account });
  const first = iam.fail("*", "ServiceUnavailable");
  const second = iam.fail("*", "ServiceFailure");
  expect(await statuses(iam, 1)).toEqual([503]);
  first.cancel();
  expect(await statuses(iam, 1)).toEqual([500]);
  expect([first.hits, first.remaining, second.hits, second.remaining]).toEqual([1, 0, 1, Number.POSITIVE_INFINITY]);
});

test("a fault that is used up is no longer in the journal's header, and one that is cancelled neither", async () => {
  const iam = mockIam({ account });
  iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
  iam.fail("GetUser", "ServiceFailure").cancel();
  expect(String(iam.journal)).toContain("fail ListAccessKeys with ServiceFailure: 0 of 1 attempt");
  expect(String(iam.journal)).not.toContain("fail GetUser");
  await statuses(iam, 1);
  expect(String(iam.journal)).not.toContain("active:");
});

test.each<[FaultOptions, number, string]>([
  [{}, 0, "0 attempts so far, no limit"],
  [{}, 1, "1 attempt so far, no limit"],
  [{}, 3, "3 attempts so far, no limit"],
  [{ times: Number.POSITIVE_INFINITY }, 2, "2 attempts so far, no limit"],
  [{ times: 1 }, 0, "0 of 1 attempt"],
  [{ times: 3 }, 1, "1 of 3 attempts"],
  [{ times: 3, probability: 0.5 }, 0, "0 of 3 attempts, with a probability of 0.5"],
])("the journal's header says how often a fault with %j has taken an attempt", async (options, count, expected) => {
  const iam = mockIam({ account });
  iam.fail("ListAccessKeys", "LimitExceeded", options);
  await statuses(iam, count);
  expect(String(iam.journal).split("\n")).toContain(`active: fail ListAccessKeys with LimitExceeded: ${expected}`);
});
