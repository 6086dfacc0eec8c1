import { paginateListAccessKeys } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import "../support/listen.ts";
import { HOST, server, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }] };

/** Loads the library without `setImmediate`, as in a browser. */
async function withoutSetImmediate(): Promise<typeof mockIam> {
  vi.stubGlobal("setImmediate", undefined);
  vi.resetModules();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  const { mockIam: fresh } = await import("msw-iam");
  vi.unstubAllGlobals();
  return fresh;
}

const list = (iam: MockIam) =>
  getResponse(iam.handlers, new Request(`${HOST}?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`));

/** Sends this many requests without a pause and returns their statuses. */
async function statuses(iam: MockIam, count: number): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  while (seen.length < count) seen.push((await list(iam))?.status);
  return seen;
}

/** Counts the responses before the event loop's next iteration, up to 1,000. */
async function responsesPerIteration(iam: MockIam): Promise<number> {
  let hasYielded = false;
  const { setImmediate } = globalThis;
  setImmediate(() => {
    hasYielded = true;
  });
  let responses = 0;
  while (!hasYielded && responses < 1000) {
    expect((await list(iam))?.status).toBe(200);
    responses += 1;
  }
  return responses;
}

describe.each([
  ["with setImmediate", async () => mockIam],
  ["without setImmediate", withoutSetImmediate],
])("%s", (_, load) => {
  let create: typeof mockIam;
  beforeEach(async () => {
    create = await load();
  });

  test("the mock yields to the event loop after 64 to 128 responses", async () => {
    const iam = create({ account });
    const first = await responsesPerIteration(iam);
    expect(first).toBeGreaterThanOrEqual(64);
    expect(first).toBeLessThanOrEqual(128);
    expect(await responsesPerIteration(iam)).toBeLessThanOrEqual(128);
  });

  test("reset restarts the count of responses", async () => {
    const iam = create({ account });
    await statuses(iam, 60);
    iam.reset();
    expect(await responsesPerIteration(iam)).toBeGreaterThanOrEqual(64);
  });

  test("the mock responds under fake timers", async () => {
    const iam = create({ account });
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    expect(new Set(await statuses(iam, 200))).toEqual(new Set([200]));
  });

  test("timers fire even if a program sends requests endlessly without waiting for the responses", async () => {
    const iam = create({ account });
    let hasFired = false;
    const timer = setTimeout(() => {
      hasFired = true;
    }, 0);
    onTestFinished(() => clearTimeout(timer));
    // The limit ends the chain if the mock never yields.
    let requests = 0;
    await new Promise<void>((resolve) => {
      iam.respond("ListAccessKeys", () => {
        requests += 1;
        if (hasFired || requests === 1000) resolve();
        else void list(iam);
        return undefined;
      });
      void list(iam);
    });
    expect(hasFired).toBe(true);
  });

  test.for(["truncate", "repeated-marker"] as const)(
    "timers fire during an endless listing caused by %s, whose responses are all pages",
    async (cause, { signal }) => {
      const iam = create({ account });
      server.use(...iam.handlers);
      if (cause === "truncate")
        iam.truncate(
          "ListAccessKeys",
          Array.from({ length: 100_000 }, () => 0),
        );
      else iam.truncate("ListAccessKeys", 1).fail("ListAccessKeys", "repeated-marker");
      let hasFired = false;
      const timer = setTimeout(() => {
        hasFired = true;
      }, 0);
      onTestFinished(() => clearTimeout(timer));
      // The limit of 1,000 ends the loop if the mock never yields, because then neither the timer nor the signal can.
      let pages = 0;
      for await (const _page of paginateListAccessKeys({ client: clientOf(iam) }, { UserName: "Bob" })) {
        pages += 1;
        if (hasFired || signal.aborted || pages === 1000) break;
      }
      expect(hasFired).toBe(true);
      expect(new Set(iam.journal.attempts.map(({ status }) => status))).toEqual(new Set([200]));
      expect(iam.journal.calls).toHaveLength(pages);
    },
  );
});

test("every message port is closed without setImmediate", async () => {
  const ports: MessagePort[] = [];
  const closed: MessagePort[] = [];
  class WatchedChannel extends MessageChannel {
    constructor() {
      super();
      ports.push(this.port1);
      this.port1.addEventListener("close", () => closed.push(this.port1));
    }
  }
  const create = await withoutSetImmediate();
  vi.stubGlobal("MessageChannel", WatchedChannel);
  await statuses(create({ account }), 128);
  await vi.waitUntil(() => closed.length === 2, { timeout: 30_000 });
  expect(closed).toEqual(ports);
});
