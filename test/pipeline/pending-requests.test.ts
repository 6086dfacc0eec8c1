import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { expect, onTestFinished, test, vi } from "vitest";
import { HOST, VERSION } from "../support/hosts.ts";

// This test has its own file, because the clients and servers of other tests use timers too.

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };

test("reset ends delayed requests as network errors, and leaves no timer and no unhandled rejection", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
    process.off("unhandledRejection", unhandled);
  });
  const iam = mockIam({ account }).delay("CreateAccessKey", 60_000);
  iam.fail("ListAccessKeys", "no-response");
  const pending = ["ListAccessKeys", "CreateAccessKey"].map((action) =>
    getResponse(iam.handlers, new Request(`${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`)),
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(vi.getTimerCount()).toBe(1);
  iam.reset();
  expect((await Promise.all(pending)).map((response) => response?.type)).toEqual(["error", "error"]);
  expect(vi.getTimerCount()).toBe(0);
  expect(iam.journal.attempts).toEqual([]);
  // Node reports an unhandled rejection before the event loop's next iteration.
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).not.toHaveBeenCalled();
});
