import { expect, test, vi } from "vitest";
import { handleControlRequest } from "../../src/cli/control-api.ts";
import "../support/listen.ts";
import { listAccessKeys, mockOnServer } from "../support/server.ts";

test("the journal describes an internal error as text", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const iam = mockOnServer();
  iam.fail("ListAccessKeys", "Throttling", {
    times: 1,
    when: () => {
      throw new RangeError("broken");
    },
  });
  await listAccessKeys();
  const response = handleControlRequest(
    { method: "GET", name: "journal", body: "" },
    { iam, reset: () => {}, respond: () => {} },
  );
  expect(await response.json()).toMatchObject([{ action: "ListAccessKeys", internal: "RangeError: broken" }]);
});

test("seed refuses more than 10,000 fixtures at once, and says how many it accepts", async () => {
  const iam = mockOnServer();
  const seed = (count: number) => {
    const body = JSON.stringify(Array.from({ length: count }, (_, index) => ({ Users: [{ UserName: `u${index}` }] })));
    return handleControlRequest({ method: "POST", name: "seed", body }, { iam, reset: () => {}, respond: () => {} });
  };
  const refused = seed(10_001);
  expect([refused.status, await refused.json()]).toEqual([
    400,
    {
      message:
        "Failed to seed the account: the body is an array of 10001 fixtures; expected at most 10000. Send several requests.",
    },
  ]);
  expect(seed(10_000).status).toBe(204);
  expect(iam.account.users()).toHaveLength(10_000);
});
