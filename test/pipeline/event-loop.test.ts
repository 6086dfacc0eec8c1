import { paginateListAccessKeys } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf, HOST, server, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }] };

/** The library as it is loaded where there is no `setImmediate`, as in a browser. */
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

/** The statuses of so many answers that are read without a pause. */
async function statuses(iam: MockIam, count: number): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  while (seen.length < count) seen.push((await list(iam))?.status);
  return seen;
}

/** How many answers came before the event loop's next turn, up to 1,000. */
async function answersBeforeATurn(iam: MockIam): Promise<number> {
  let hasTurned = false;
  const { setImmediate } = globalThis;
  setImmediate(() => {
    hasTurned = true;
  });
  let answers = 0;
  while (!hasTurned && answers < 1000) {
    expect((await list(iam))?.status).toBe(200);
    answers += 1;
  }
  return answers;
}

describe.each([
  ["with setImmediate", async () => mockIam],
  ["without setImmediate", withoutSetImmediate],
])("%s", (_, load) => {
  let create: typeof mockIam;
  beforeEach(async () => {
    create = await load();
  });

  test("the event loop gets its turn every 64 answers", async () => {
    const iam = create({ account });
    const first = await answersBeforeATurn(iam);
    expect(first).toBeGreaterThanOrEqual(64);
    expect(first).toBeLessThanOrEqual(128);
    expect(await answersBeforeATurn(iam)).toBeLessThanOrEqual(128);
  });

  test("the count begins anew with reset", async () => {
    const iam = create({ account });
    await statuses(iam, 60);
    iam.reset();
    expect(await answersBeforeATurn(iam)).toBeGreaterThanOrEqual(64);
  });

  test("fake timers do not stop it", async () => {
    const iam = create({ account });
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    expect(new Set(await statuses(iam, 200))).toEqual(new Set([200]));
  });

  test.for(["truncate", "repeated-marker"] as const)(
    "an endless listing by %s lets timers fire, and every answer is a page",
    async (by, { signal }) => {
      const iam = create({ account });
      server.use(...iam.handlers);
      if (by === "truncate")
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
      // Without a turn of the event loop neither the timer nor the signal stops the loop: its bound does.
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

test("without setImmediate, no message port stays open", async () => {
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
