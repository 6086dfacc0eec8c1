import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { expect, onTestFinished, test, vi } from "vitest";
import { HOST, VERSION } from "../support/hosts.ts";
import { pageOf } from "../support/server.ts";

const ask = async (iam: MockIam, parameters: Record<string, string>) =>
  (await getResponse(
    iam.handlers,
    new Request(`${HOST}?${new URLSearchParams({ Version: VERSION, UserName: "Bob", ...parameters })}`),
  )) ?? Response.error();

/** Returns a mock and the clock that it reads. */
function mockWithClock(start: number) {
  const clock = { time: start };
  const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
  return { clock, iam: mockIam({ account, now: () => new Date(clock.time) }) };
}

test("throttle keeps its tokens if the clock is set back, and adds tokens once the clock passes its latest time", async () => {
  const { clock, iam } = mockWithClock(100_000);
  iam.throttle("*", { rate: 1, burst: 2 });
  const status = async () => (await ask(iam, { Action: "GetUser" })).status;
  expect(await status()).toBe(200);
  clock.time = 0;
  expect([await status(), await status()]).toEqual([200, 400]);
  for (const time of [1000, 99_000, 100_000, 100_999]) {
    clock.time = time;
    expect(await status()).toBe(400);
  }
  clock.time = 101_000;
  expect([await status(), await status()]).toEqual([200, 400]);
});

test("throttle adds no tokens if the clock goes back and forth", async () => {
  const { clock, iam } = mockWithClock(100_000);
  iam.throttle("*", { rate: 1, burst: 2 });
  const seen: (number | undefined)[] = [];
  for (let request = 0; request < 8; request += 1) {
    seen.push((await ask(iam, { Action: "GetUser" })).status);
    clock.time = clock.time === 0 ? 100_000 : 0;
  }
  expect(seen).toEqual([200, 200, 400, 400, 400, 400, 400, 400]);
});

test("propagation hides a change until the clock reaches the due time again", async () => {
  const { clock, iam } = mockWithClock(100_000);
  iam.propagation({ ms: 1000 });
  const count = async () => (await pageOf(await ask(iam, { Action: "ListAccessKeys" }))).ids.length;
  await ask(iam, { Action: "CreateAccessKey" });
  const seen: number[] = [];
  for (const time of [0, 99_000, 100_999, 101_000]) {
    clock.time = time;
    seen.push(await count());
  }
  expect(seen).toEqual([1, 1, 1, 2]);
});

test("delay lasts as long as if the clock had not been set back", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const iam = mockIam().delay("ListUsers", 1000);
  const answer = ask(iam, { Action: "ListUsers" });
  await vi.advanceTimersByTimeAsync(500);
  vi.setSystemTime(0);
  await vi.advanceTimersByTimeAsync(499);
  expect(iam.journal.attempts[0]?.status).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect((await answer).status).toBe(200);
});

test("the journal keeps the order of requests and the dates that the clock returned", async () => {
  const { clock, iam } = mockWithClock(5000);
  await ask(iam, { Action: "GetUser" });
  clock.time = 1000;
  await ask(iam, { Action: "ListUsers" });
  expect(iam.journal.attempts.map(({ action, at }) => [action, Number(at)])).toEqual([
    ["GetUser", 5000],
    ["ListUsers", 1000],
  ]);
});
