import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { expect, onTestFinished, test, vi } from "vitest";
import { HOST, VERSION } from "../support/hosts.ts";

// In a file of its own: clients and servers of other tests have timers, too.

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };

test("reset ends whatever is held back as a network error, and leaves no timer and no unhandled rejection", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
    process.off("unhandledRejection", unhandled);
  });
  const iam = mockIam({ account }).delay("CreateAccessKey", 60_000);
  iam.fail("ListAccessKeys", "no-response");
  const held = ["ListAccessKeys", "CreateAccessKey"].map((action) =>
    getResponse(iam.handlers, new Request(`${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`)),
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(vi.getTimerCount()).toBe(1);
  iam.reset();
  expect((await Promise.all(held)).map((response) => response?.type)).toEqual(["error", "error"]);
  expect(vi.getTimerCount()).toBe(0);
  expect(iam.journal.attempts).toEqual([]);
  // Node tells of a rejection that nobody handled before the event loop's next turn.
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).not.toHaveBeenCalled();
});
