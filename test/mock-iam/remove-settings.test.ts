import { type FaultHandle, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const activeLines = (iam: MockIam) => String(iam.journal).match(/^active: .*$/gm) ?? [];

describe("null removes, and leaves the other settings:", () => {
  test.each<[string, (iam: MockIam) => unknown, (iam: MockIam) => unknown]>([
    ["truncate", (iam) => iam.truncate("ListAccessKeys", 1), (iam) => iam.truncate("ListAccessKeys", null)],
    ["delay", (iam) => iam.delay("GetUser", 5), (iam) => iam.delay("GetUser", null)],
    ["a delay of 0", (iam) => iam.delay("GetUser", 0), (iam) => iam.delay("GetUser", null)],
    ["throttle", (iam) => iam.throttle("GetUser", { rate: 1, burst: 1 }), (iam) => iam.throttle("GetUser", null)],
    ["propagation", (iam) => iam.propagation({ requests: 2 }), (iam) => iam.propagation(null)],
  ])("%s", (_, set, remove) => {
    const iam = mockIam().delay("*", 1).truncate("ListUsers", 1).throttle("*", { rate: 1, burst: 1 });
    const others = activeLines(iam);
    expect(others).toHaveLength(3);
    set(iam);
    expect(activeLines(iam)).toHaveLength(4);
    remove(iam);
    expect(activeLines(iam)).toEqual(others);
    // There is nothing left to remove, which is no error.
    remove(iam);
    expect(activeLines(iam)).toEqual(others);
  });
});

test("cancel removes one fault, and reset removes everything", () => {
  const iam = mockIam().delay("*", 1).truncate("ListUsers", 1).throttle("*", { rate: 1, burst: 1 });
  iam.propagation({ requests: 2 });
  const fault: FaultHandle = iam.fail("*", "Throttling");
  iam.fail("GetUser", "ServiceFailure");
  expect(activeLines(iam)).toHaveLength(6);
  fault.cancel();
  expect(activeLines(iam)).toHaveLength(5);
  iam.reset();
  expect(activeLines(iam)).toEqual([]);
});
