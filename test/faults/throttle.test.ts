import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, post } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };

describe("throttle", () => {
  const statuses = async (count: number, Action = "ListAccessKeys") => {
    const seen: number[] = [];
    for (let call = 0; call < count; call += 1) seen.push((await post({ Action, ...Bob })).status);
    return seen;
  };

  test("accepts burst requests at once and then rate requests a second, and responds to others with 400 Throttling", async () => {
    let time = 0;
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(time) }).throttle("ListAccessKeys", {
      rate: 2,
      burst: 3,
    });
    expect(await statuses(4)).toEqual([200, 200, 200, 400]);
    expect(await errorOf(await listAccessKeys(Bob))).toEqual({
      status: 400,
      type: "Sender",
      code: "Throttling",
      message: "Rate exceeded",
    });
    time = 500;
    expect(await statuses(2)).toEqual([200, 400]);
    time = 60_000;
    expect(await statuses(4)).toEqual([200, 200, 200, 400]);
    expect(await statuses(2, "GetUser")).toEqual([200, 200]);
    iam.throttle("ListAccessKeys", null);
    expect(await statuses(2)).toEqual([200, 200]);
  });

  test.each([6, 7, 10, 49])(
    "adds a token after %i seconds at that rate, even if it refuses requests until then",
    async (seconds) => {
      let time = 0;
      mockOnServer({ account: withKeys(1), now: () => new Date(time) }).throttle("*", { rate: 1 / seconds, burst: 1 });
      expect(await statuses(1)).toEqual([200]);
      for (time = 1000; time < seconds * 1000; time += 1000)
        expect([time, ...(await statuses(1))]).toEqual([time, 400]);
      expect(await statuses(2)).toEqual([200, 400]);
    },
  );

  test("applies * to every action without a limit of its own", async () => {
    const now = () => new Date(0);
    mockOnServer({ account: withKeys(1), now })
      .throttle("*", { rate: 1, burst: 1 })
      .throttle("GetUser", { rate: 1, burst: 2 });
    expect([await statuses(2), await statuses(3, "GetUser"), await statuses(1, "ListUserTags")]).toEqual([
      [200, 400],
      [200, 200, 400],
      [400],
    ]);
  });

  test("takes precedence over faults, and a throttled request changes nothing", async () => {
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(0) }).throttle("CreateAccessKey", {
      rate: 1,
      burst: 1,
    });
    const fault = iam.fail("CreateAccessKey", "ServiceFailure");
    expect([
      (await post({ Action: "CreateAccessKey", ...Bob })).status,
      (await post({ Action: "CreateAccessKey", ...Bob })).status,
    ]).toEqual([500, 400]);
    expect([fault.hits, iam.account.user("Bob")?.AccessKeys.length]).toEqual([1, 1]);
  });

  test("makes the SDK retry", async () => {
    let time = 0;
    const now = () => {
      time += 700;
      return new Date(time);
    };
    const iam = mockOnServer({ account: withKeys(1), now }).throttle("*", {
      rate: 1,
      burst: 1,
    });
    const client = clientOf(iam);
    await client.send(new ListAccessKeysCommand(Bob));
    expect((await client.send(new ListAccessKeysCommand(Bob))).$metadata.attempts).toBe(2);
  });

  test.each([
    [{ rate: 0, burst: 1 }, /the rate is 0; expected a number of requests a second/],
    [{ rate: 1, burst: 0 }, /the burst is 0; expected a whole number, 1 or more/],
    [{ rate: "5", burst: 1 }, /the rate is the string "5"; expected/],
    [{ rate: Number.NaN, burst: 1 }, /the rate is NaN; expected/],
    [{ rate: {}, burst: 1 }, /the rate is an object; expected/],
    [{ rate: 5 }, /the burst is undefined; expected/],
    [{ rate: 5, burst: [1] }, /the burst is an array; expected/],
    [{ rate: 5, bursts: 1 }, /"bursts" is not one of rate and burst\. Did you mean "burst"\?$/],
    [
      undefined,
      /the limit is undefined; expected { rate, burst }, such as { rate: 5, burst: 10 }, or null to remove it/,
    ],
    [5, /the limit is 5; expected { rate, burst }/],
    [[5, 10], /the limit is an array; expected { rate, burst }/],
  ])("throws a message for %j", (limit, message) => {
    const throttle = () => mockIam().throttle("*", limit as never);
    expect(throttle).toThrow(RangeError);
    expect(throttle).toThrow(message);
  });
});
