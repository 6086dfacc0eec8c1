import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { type FaultOptions, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";
import { statuses } from "../support/statuses.ts";

const account = {
  Users: [
    { UserName: "Bob", AccessKeys: 2 },
    { UserName: "Eve", AccessKeys: 1 },
  ],
};
const Bob = { UserName: "Bob" };

describe("each retry of the SDK counts as an attempt", () => {
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
  ])("for times: $times", async ({ times, expected, hits }) => {
    expect(await calls({ times })).toEqual({ statuses: expected, hits, remaining: 0 });
  });

  test("for after", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    const fault = iam.fail("ListAccessKeys", "ServiceUnavailable", { after: 1, times: 1 });
    const client = clientOf(iam);
    for (let call = 0; call < 2; call += 1) await client.send(new ListAccessKeysCommand(Bob));
    // The first fault takes the first attempt, and the second fault ignores the retry.
    expect(iam.journal.calls.map((call) => call.attempts.map(({ status }) => status))).toEqual([
      [500, 200],
      [503, 200],
    ]);
    expect(fault.hits).toBe(1);
  });
});

test("cancel removes one fault, keeps the others, and keeps its hits", async () => {
  const iam = mockIam({ account });
  const first = iam.fail("*", "ServiceUnavailable");
  const second = iam.fail("*", "ServiceFailure");
  expect(await statuses(iam, 1)).toEqual([503]);
  first.cancel();
  expect(await statuses(iam, 1)).toEqual([500]);
  expect([first.hits, first.remaining, second.hits, second.remaining]).toEqual([1, 0, 1, Number.POSITIVE_INFINITY]);
});

test("null removes all faults that were added for the action, and keeps their hits and the other faults", async () => {
  const iam = mockIam({ account });
  const removed = [iam.fail("ListAccessKeys", "ServiceUnavailable"), iam.fail("ListAccessKeys", "Throttling")];
  const kept = iam.fail("*", "ServiceFailure");
  expect(await statuses(iam, 1)).toEqual([503]);
  expect(iam.fail("ListAccessKeys", null)).toMatchObject({ hits: 0, remaining: 0 });
  expect(await statuses(iam, 1)).toEqual([500]);
  iam.fail("*", null).cancel();
  expect(await statuses(iam, 1)).toEqual([200]);
  expect([...removed, kept].map(({ hits, remaining }) => [hits, remaining])).toEqual([
    [1, 0],
    [0, 0],
    [1, 0],
  ]);
});

test("the journal's header lists an unused fault and does not list a cancelled fault", async () => {
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
