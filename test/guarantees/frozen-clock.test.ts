import { GetUserCommand, IAMClient } from "@aws-sdk/client-iam";
import fc from "fast-check";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import { mockOnServer } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };

afterEach(() => void vi.useRealTimers());

describe("the SDK makes the usual number of attempts with a clock frozen between 1970 and 2100", () => {
  const date = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });

  /** Returns the number of attempts for a 404, a 403 and a 500. */
  async function attemptsAt(now: Date): Promise<number[]> {
    // Removes the SDK's pause between attempts.
    vi.spyOn(Math, "random").mockReturnValue(0);
    const iam = mockOnServer({ account, now: () => now });
    const client = new IAMClient(iam.clientConfig("Bob"));
    const send = (UserName: string) => client.send(new GetUserCommand({ UserName })).catch(() => {});
    iam.fail("GetUser", "ServiceFailure", { params: { UserName: "Bob" } });
    iam.fail("GetUser", "AccessDenied", { params: { UserName: "Eve" } });
    for (const UserName of ["Nobody", "Eve", "Bob"]) await send(UserName);
    return iam.journal.calls.map((call) => call.attempts.length);
  }

  test("if the mock's clock is frozen", async () => {
    await fc.assert(
      fc.asyncProperty(date, async (now) => {
        expect(await attemptsAt(now)).toEqual([1, 1, 3]);
      }),
      { numRuns: inject("isThorough") ? 30 : 5, ...endsWithItsTest },
    );
  });

  test("if the process's clock is frozen", async () => {
    await fc.assert(
      fc.asyncProperty(date, async (now) => {
        vi.useFakeTimers({ toFake: ["Date"], now });
        expect(await attemptsAt(now)).toEqual([1, 1, 3]);
      }),
      { numRuns: inject("isThorough") ? 30 : 5, ...endsWithItsTest },
    );
  });
});
