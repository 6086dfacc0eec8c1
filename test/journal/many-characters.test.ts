import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { expect, test, vi } from "vitest";
import { HOST, VERSION } from "../support/server.ts";

// Mutation runs have a shorter limit than the other runs.
vi.setConfig({ testTimeout: 60_000 });

async function send(iam: MockIam, body: string) {
  const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body }));
  await response?.text();
}

test("the journal keeps not every one of a million parameters", async () => {
  const iam = mockIam();
  await send(iam, `Action=GetUser&Version=${VERSION}&${Array.from({ length: 200_000 }, (_, n) => n).join("&")}`);
  const params = iam.journal.attempts[0]?.params ?? {};
  const names = Object.keys(params);
  expect(names.length).toBeLessThan(10_001);
  expect(params["…"]).toBe(`[cut: ${200_000 - (names.length - 1)} more parameters]`);
});

test("the journal keeps the newest 25 to 50 million characters of many long requests", async () => {
  const iam = mockIam();
  const long = "x".repeat(145_000);
  const lengths: number[] = [];
  // Attempts of different lengths show that it counts from the newest attempt.
  for (let request = 0; request < 60; request += 1) await send(iam, `Action=ListUsers&Version=${VERSION}`);
  for (let request = 0; request < 130; request += 1) {
    await send(
      iam,
      `Action=GetUser&Version=${VERSION}&UserName=${request}${["A", "B", "C"].map((n) => `&${n}=${long}`).join("")}`,
    );
    lengths.push(iam.journal.callsTo("GetUser").length * 435_000);
  }
  expect(Math.max(...lengths)).toBeGreaterThan(49_000_000);
  expect(Math.max(...lengths)).toBeLessThan(50_500_000);
  expect(Math.min(...lengths.slice(60))).toBeGreaterThan(24_000_000);
  const kept = iam.journal.callsTo("GetUser").map(({ params }) => Number(params["UserName"]));
  expect(kept).toEqual(kept.map((_, index) => 130 - kept.length + index));
});

test.each([
  ["actions", `Action=${"x".repeat(150_000)}&Version=${VERSION}`],
  ["versions", `Action=GetUser&Version=${"x".repeat(150_000)}`],
])("the journal counts the characters of %s", async (_, body) => {
  vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam();
  for (let request = 0; request < 340; request += 1) await send(iam, body);
  expect(iam.journal.attempts.length).toBeLessThan(180);
});

test("the journal keeps as many long requests as its limit, if they have fewer than 50 million characters", async () => {
  const iam = mockIam({ journalLimit: 70 });
  const long = "x".repeat(145_000);
  for (let request = 0; request < 70; request += 1) await send(iam, `Action=GetUser&Version=${VERSION}`);
  for (let request = 0; request < 70; request += 1)
    await send(iam, `Action=GetUser&Version=${VERSION}&A=${long}&B=${long}&C=${long}`);
  expect(iam.journal.attempts.filter(({ params }) => params["A"] !== undefined)).toHaveLength(70);
});

test("long requests do not stay in memory", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const iam = mockIam();
  const before = heap();
  for (let request = 0; request < 10; request += 1)
    await send(iam, `Action=GetUser&Version=${VERSION}&UserName=${"é".repeat(2_000_000)}${request}`);
  await vi.waitUntil(() => heap() - before < 10 * 2 ** 20, { timeout: 30_000 });
  expect(iam.journal.attempts).toHaveLength(10);
});
