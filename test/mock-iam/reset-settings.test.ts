import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { send } from "../support/handlers.ts";

const now = () => new Date("2026-03-04T05:06:07Z");

test("an unknown action is warned about once, and once more after reset()", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam();
  const warned = async (...actions: string[]) => {
    for (const Action of actions) await send(iam, { Action });
    return warn.mock.calls.splice(0).map(([text]) => /"(\w+)"/.exec(String(text))?.[1]);
  };
  expect(await warned("ListRoles", "GetPolicy", "ListRoles", "GetPolicy")).toEqual(["ListRoles", "GetPolicy"]);
  iam.reset();
  expect(await warned("GetPolicy", "ListRoles", "GetPolicy")).toEqual(["GetPolicy", "ListRoles"]);
});

describe("reset() removes", () => {
  const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }] };
  const firstPage = { Action: "ListAccessKeys", UserName: "Bob" };

  test.each<[string, (iam: MockIam) => unknown]>([
    ["a truncation", (iam) => iam.truncate("ListAccessKeys", 1)],
    ["a fault", (iam) => iam.fail("ListAccessKeys", "ServiceFailure")],
    ["a throttle", (iam) => iam.throttle("*", { rate: 1, burst: 1 })],
    ["a propagation", (iam) => iam.propagation({ requests: 9 })],
    ["a delay", (iam) => iam.delay("ListAccessKeys", 1)],
  ])("%s", async (_, set) => {
    const iam = mockIam({ account, now, quotas: { AccessKeysPerUser: 9 } });
    const head = () => String(iam.journal).match(/^active: .*$/gm);
    const responses = async () => {
      const before = await send(iam, firstPage);
      return [before, await send(iam, { Action: "CreateAccessKey", UserName: "Bob" }), await send(iam, firstPage)];
    };
    const untouched = await responses();
    set(iam.reset());
    expect(head()).toHaveLength(1);
    iam.reset();
    expect(head()).toBeNull();
    expect(await responses()).toEqual(untouched);
  });

  test("markers, attempts and the count of requests", async () => {
    const iam = mockIam({ account, now });
    const page = await send(iam, { ...firstPage, MaxItems: "1" });
    const Marker = /<Marker>([^<]+)/.exec(page)?.[1] ?? "";
    expect(await send(iam, { ...firstPage, Marker })).toContain("<IsTruncated>false<");
    iam.reset();
    expect(iam.journal.attempts).toEqual([]);
    // The body includes the same request id.
    expect(await send(iam, { ...firstPage, MaxItems: "1" })).toBe(page);
    iam.reset();
    expect(await send(iam, { ...firstPage, Marker })).toContain("<Message>Invalid Marker.<");
    expect(iam.journal.attempts).toHaveLength(1);
  });
});
