import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { HOST, signedBy, VERSION } from "../support/server.ts";

const BOBS = "AKIABOBSFIRSTEXAMPLE";

describe("a request that has not run its action when the mock is reset changes nothing, not even the last use of its key, if", () => {
  const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: BOBS }] }] };
  const create = (iam: MockIam) =>
    getResponse(
      iam.handlers,
      new Request(`${HOST}?Action=CreateUser&Version=${VERSION}&UserName=Eve`, { headers: signedBy(BOBS) }),
    );

  test.each([true, false])("a fault's function resets it and returns %s", async (result) => {
    const iam = mockIam({ account });
    const before = iam.snapshot();
    iam.fail("*", "ServiceFailure", {
      applied: true,
      when: () => {
        iam.reset();
        return result;
      },
    });
    expect((await create(iam))?.type).toBe("error");
    expect([iam.snapshot(), iam.journal.attempts]).toEqual([before, []]);
  });

  test("the function of respond() resets it", async () => {
    const iam = mockIam({ account });
    iam.respond("CreateUser", () => {
      iam.reset();
      return undefined;
    });
    expect((await create(iam))?.type).toBe("error");
    expect([iam.account.user("Eve"), iam.journal.attempts]).toEqual([undefined, []]);
  });

  test.each(Array.from({ length: 30 }, (_, ticks) => ticks))(
    "the reset comes %i microtasks after the authenticator has accepted it",
    async (ticks) => {
      let created: string | undefined;
      const iam: MockIam = mockIam({
        account,
        authentication: {
          async authenticate() {
            void (async () => {
              for (let tick = 0; tick < ticks; tick += 1) await undefined;
              created = iam.account.user("Eve")?.UserName;
              iam.reset();
            })();
            return undefined;
          },
        },
      });
      await create(iam);
      await vi.waitUntil(() => created !== undefined || iam.journal.attempts.length === 0, { timeout: 30_000 });
      expect(iam.account.user("Eve")).toBeUndefined();
    },
  );
});
