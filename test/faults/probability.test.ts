import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { listAccessKeys, mockOnServer, post } from "../support/server.ts";
import { ask, statuses } from "../support/statuses.ts";

const account = {
  Users: [
    { UserName: "Bob", AccessKeys: 2 },
    { UserName: "Eve", AccessKeys: 1 },
  ],
};
const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };

describe("a fault with a probability", () => {
  const COUNT = 40;
  const half = { probability: 0.5 };

  /** Returns the statuses that the first random draws lead to without any other fault. */
  async function statusesOfDraws(): Promise<(number | undefined)[]> {
    const iam = mockIam({ account });
    iam.fail("*", "ServiceFailure", half);
    const seen = await statuses(iam, COUNT);
    expect(new Set(seen)).toEqual(new Set([200, 500]));
    return seen;
  }

  test("draws no number for the attempts that after ignores", async () => {
    const expected = await statusesOfDraws();
    const iam = mockIam({ account });
    iam.fail("*", "ServiceFailure", { ...half, after: 3 });
    expect(await statuses(iam, 3 + COUNT)).toEqual([200, 200, 200, ...expected]);
  });

  test("counts only the attempts that it takes towards times", async () => {
    const expected = await statusesOfDraws();
    const iam = mockIam({ account });
    const fault = iam.fail("*", "ServiceFailure", { ...half, times: 3 });
    const seen = await statuses(iam, COUNT);
    const third = expected.flatMap((status, index) => (status === 500 ? [index] : []))[2] ?? Number.NaN;
    expect(seen).toEqual(expected.map((status, index) => (index <= third ? status : 200)));
    expect([fault.hits, fault.remaining]).toEqual([3, 0]);
  });

  test("passes an attempt that it does not take on to the next fault", async () => {
    const expected = await statusesOfDraws();
    const iam = mockIam({ account });
    iam.fail("*", "ServiceFailure", half);
    const next = iam.fail("*", "ServiceUnavailable");
    expect(await statuses(iam, COUNT)).toEqual(expected.map((status) => (status === 200 ? 503 : status)));
    expect(next.hits).toBe(expected.filter((status) => status === 200).length);
  });

  test.each<[string, (iam: MockIam) => unknown]>([
    ["on another action", (iam) => iam.fail("GetUser", "Throttling", half)],
    ["with other parameters", (iam) => iam.fail("*", "Throttling", { ...half, params: { UserName: "Eve" } })],
    ["whose function when returns false", (iam) => iam.fail("*", "Throttling", { ...half, when: () => false })],
    ["that is cancelled", (iam) => iam.fail("*", "Throttling", half).cancel()],
    ["whose option after ignores every attempt", (iam) => iam.fail("*", "Throttling", { ...half, after: 1000 })],
    ["whose page trap does not apply", (iam) => iam.fail("*", "repeated-marker", half)],
    ["with a probability of 1", (iam) => iam.fail("*", "Throttling", { probability: 1, after: 1000 })],
  ])("draws the same numbers after a fault %s", async (_, first) => {
    const expected = await statusesOfDraws();
    const iam = mockIam({ account });
    first(iam);
    iam.fail("*", "ServiceFailure", half);
    expect(await statuses(iam, COUNT)).toEqual(expected);
  });

  test("draws no number once it is used up", async () => {
    const expected = await statusesOfDraws();
    const iam = mockIam({ account });
    const usedUp = iam.fail("ListUsers", "Throttling", { ...half, times: 1 });
    while (usedUp.remaining > 0) await ask(iam, "ListUsers");
    const drawn = iam.journal.attempts.length;
    for (let call = 0; call < 5; call += 1) await ask(iam, "ListUsers");
    iam.fail("ListAccessKeys", "ServiceFailure", half);
    expect(await statuses(iam, COUNT - drawn)).toEqual(expected.slice(drawn));
  });
});

describe("with a random seed", () => {
  const run = async (seed: number) => {
    const iam = mockOnServer({ account: withKeys(1), randomSeed: seed });
    const fault = iam.fail("*", "ServiceFailure", { probability: 0.3 });
    const statuses: number[] = [];
    for (let call = 0; call < 60; call += 1) statuses.push((await listAccessKeys(Bob)).status);
    return { statuses, fault, iam };
  };

  test("a fault takes the same attempts for the same seed, and others for another seed", async () => {
    const first = await run(1);
    expect((await run(1)).statuses).toEqual(first.statuses);
    expect((await run(2)).statuses).not.toEqual(first.statuses);
    expect(first.fault.hits).toBe(first.statuses.filter((status) => status === 500).length);
    expect(first.fault.hits).toBeGreaterThan(5);
    expect(first.fault.hits).toBeLessThan(35);
  });

  test("a fault without a probability draws no number", async () => {
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

  test("reset starts the random draws again", async () => {
    const { statuses, iam } = await run(1);
    iam.reset();
    iam.fail("*", "ServiceFailure", { probability: 0.3 });
    const again: number[] = [];
    for (let call = 0; call < 60; call += 1) again.push((await listAccessKeys(Bob)).status);
    expect(again).toEqual(statuses);
  });

  test.each([0, 1.5, "0.5"])("throws a message for the probability %j", (probability) => {
    expect(() => mockIam().fail("*", "Throttling", { probability: probability as number })).toThrow(
      /the option probability is .*; expected a number above 0 and at most 1/,
    );
  });
});
