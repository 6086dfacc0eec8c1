import { mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listAccessKeys, mockOnServer, pageOf, post } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };

describe("active faults and limits", () => {
  const withEverything = (iam: ReturnType<typeof mockIam>) => {
    iam.truncate("ListAccessKeys", [2, 0]).delay("*", 5).throttle("*", { rate: 5, burst: 10 }).propagation({ ms: 100 });
    iam.fail("ListUsers", "stray-marker", { times: 2, probability: 0.5 });
    return iam;
  };

  test("are listed in the journal's header", () => {
    expect(String(withEverything(mockIam()).journal)).toMatchInlineSnapshot(`
      "msw-iam journal: empty. No request was claimed.
      active: truncate ListAccessKeys to [2,0]
      active: fail ListUsers with stray-marker: 0 of 2 attempts, with a probability of 0.5
      active: delay * by 5 ms
      active: throttle * to 5 a second, 10 at once
      active: propagation takes 100 ms, 0 pending"
    `);
  });

  test("are removed by reset", () => {
    expect(String(withEverything(mockIam()).reset().journal)).toBe("msw-iam journal: empty. No request was claimed.");
  });

  test("use fake timers for throttling and propagation", async () => {
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

  test("do not refill a throttle's tokens with a fixed now", async () => {
    mockOnServer({ account: withKeys(1), now: () => new Date(0) }).throttle("*", { rate: 1000, burst: 1 });
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    await listAccessKeys(Bob);
    vi.advanceTimersByTime(60_000);
    expect((await listAccessKeys(Bob)).status).toBe(400);
  });
});
