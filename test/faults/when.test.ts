import { ListUsersCommand } from "@aws-sdk/client-iam";
import type { FaultHandle, MockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, post } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };
const Bob = { UserName: "Bob" };

/** Sends this many requests, one after another, and returns their statuses. */
async function statuses(count: number, parameters: Record<string, string> = Bob): Promise<number[]> {
  const seen: number[] = [];
  for (let call = 0; call < count; call += 1) seen.push((await listAccessKeys(parameters)).status);
  return seen;
}

test("when is called for attempts that after ignores, and not after the fault is used up", async () => {
  const when = vi.fn(() => true);
  mockOnServer({ account }).fail("*", "ServiceFailure", { when, after: 1, times: 1 });
  expect(await statuses(4)).toEqual([200, 500, 200, 200]);
  expect(when).toHaveBeenCalledTimes(2);
});

test("when decides which attempts after counts", async () => {
  let isOn = false;
  mockOnServer({ account }).fail("*", "ServiceFailure", { when: () => isOn, after: 1 });
  expect(await statuses(2)).toEqual([200, 200]);
  isOn = true;
  expect(await statuses(2)).toEqual([200, 500]);
});

test("when is not called after the fault is cancelled", async () => {
  const when = vi.fn(() => true);
  const fault = mockOnServer({ account }).fail("*", "ServiceFailure", { when });
  expect(await statuses(1)).toEqual([500]);
  fault.cancel();
  expect(await statuses(1)).toEqual([200]);
  expect(when).toHaveBeenCalledTimes(1);
  expect([fault.hits, fault.remaining]).toEqual([1, 0]);
});

test("when is not called after reset", async () => {
  const when = vi.fn(() => true);
  const iam = mockOnServer({ account });
  iam.fail("*", "ServiceFailure", { when });
  iam.reset();
  expect(await statuses(1)).toEqual([200]);
  expect(when).not.toHaveBeenCalled();
});

test("when is not called for another action or for other parameters", async () => {
  const when = vi.fn(() => true);
  const iam = mockOnServer({ account });
  iam.fail("ListUsers", "ServiceFailure", { when, params: { PathPrefix: "/ops/" } });
  await clientOf(iam).send(new ListUsersCommand({}));
  expect(await statuses(1, { ...Bob, PathPrefix: "/ops/" })).toEqual([200]);
  expect(when).not.toHaveBeenCalled();
  expect((await post({ Action: "ListUsers", PathPrefix: "/ops/" })).status).toBe(500);
  expect(when).toHaveBeenCalledTimes(1);
});

test("when is not called if an earlier fault takes the attempt", async () => {
  const when = vi.fn(() => true);
  const iam = mockOnServer({ account });
  iam.fail("*", "ServiceUnavailable", { times: 1 });
  iam.fail("*", "ServiceFailure", { when });
  expect(await statuses(2)).toEqual([503, 500]);
  expect(when).toHaveBeenCalledTimes(1);
});

test("when receives frozen parameters, a frozen caller and a copy of the date", async () => {
  const iam = mockOnServer({ account, now: () => new Date("2026-03-04T05:06:07Z") });
  let isFrozen: boolean[] = [];
  iam.fail("*", "Throttling", {
    when: ({ at, params, caller }) => {
      at.setTime(0);
      isFrozen = [params, caller].map((part) => Object.isFrozen(part));
      return false;
    },
  });
  await statuses(1);
  expect(isFrozen).toEqual([true, true]);
  expect(iam.journal.attempts[0]?.at).toEqual(new Date("2026-03-04T05:06:07Z"));
});

describe("a fault that its own `when` function removes does not affect the attempt:", () => {
  test.each<[string, (iam: MockIam, fault: () => FaultHandle) => void]>([
    ["by cancel()", (_, fault) => fault().cancel()],
    ["by null", (iam) => iam.fail("*", null)],
    ["by reset()", (iam) => iam.reset()],
  ])("%s", async (_, remove) => {
    const iam = mockOnServer({ account });
    const fault: FaultHandle = iam.fail("*", "ServiceFailure", {
      when: () => {
        remove(iam, () => fault);
        return true;
      },
    });
    const [status] = await Promise.allSettled([statuses(1)]);
    expect(status.status === "fulfilled" ? status.value : "no response").not.toEqual([500]);
    expect([fault.hits, fault.remaining]).toEqual([0, 0]);
  });
});

test("the `when` function is not called for a fault that the function of an earlier fault cancels", async () => {
  const iam = mockOnServer({ account });
  const when = vi.fn(() => true);
  let later: FaultHandle | undefined;
  iam.fail("*", "ServiceFailure", {
    when: () => {
      later?.cancel();
      return false;
    },
  });
  later = iam.fail("*", "ServiceUnavailable", { when });
  expect(await statuses(1)).toEqual([200]);
  expect(when).not.toHaveBeenCalled();
  expect([later.hits, later.remaining]).toEqual([0, 0]);
});

test("the `when` function can add faults, which affect the next attempts", async () => {
  const iam = mockOnServer({ account });
  const when = vi.fn((): boolean => {
    iam.fail("*", "ServiceFailure", { when });
    return false;
  });
  when();
  expect(await statuses(2)).toEqual([200, 200]);
  expect(when).toHaveBeenCalledTimes(4);
});

test("a fault and a propagation do not change with the objects that they were given", async () => {
  const iam = mockOnServer({ account });
  const options = { params: { UserName: "Bob" }, probability: 1 };
  const time = { requests: 1 };
  iam.fail("ListAccessKeys", "ServiceFailure", options);
  iam.propagation(time);
  options.params.UserName = "Eve";
  options.probability = Number.NaN;
  time.requests = Number.NaN;
  expect(await statuses(2)).toEqual([500, 500]);
  expect(String(iam.journal)).toContain("propagation takes 1 requests");
});

test("faults that are used up are not active", async () => {
  const iam = mockOnServer({ account });
  for (let count = 0; count < 3; count += 1) iam.fail("*", "ServiceFailure", { times: 1 });
  expect(await statuses(4)).toEqual([500, 500, 500, 200]);
  expect(String(iam.journal)).not.toContain("active:");
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  [["Bob"], "an array"],
  [{}, "an object"],
  [5n, "5n"],
  [Symbol("s"), "Symbol(s)"],
])("a parameter that must be %s is refused, because requests contain only text", (UserName, found) => {
  const iam = mockOnServer({ account });
  const params = { UserName } as never;
  const problem = `params.UserName is ${found}; expected a string, a number, true or false.`;
  expect(() => iam.fail("*", "ServiceFailure", { params })).toThrow(
    `Failed to add a fault on *: the option ${problem}`,
  );
  expect(() => iam.journal.callsTo("ListUsers", params)).toThrow(`Failed to find calls: ${problem}`);
});
