import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { send } from "../support/handlers.ts";

describe("using", () => {
  const account = { Users: [{ UserName: "Bob" }] };

  test("resets the mock at the end of its block", async () => {
    let disposed: MockIam;
    {
      using iam = mockIam({ account });
      iam.seed({ Users: [{ UserName: "Eve" }] }).delay("GetUser", 0);
      iam.fail("*", "ServiceFailure");
      await send(iam, { Action: "ListUsers" });
      disposed = iam;
    }
    expect(disposed.account.users()).toMatchObject([{ UserName: "Bob" }]);
    expect(String(disposed.journal)).toBe("msw-iam journal: empty. No request was claimed.");
  });

  test("restores the last checkpoint if the block throws", () => {
    const iam = mockIam({ account }).checkpoint();
    expect(() => {
      using used = iam;
      used.account.deleteUser("Bob");
      throw new Error("the test failed");
    }).toThrow("the test failed");
    expect(iam.account.users()).toMatchObject([{ UserName: "Bob" }]);
  });
});
