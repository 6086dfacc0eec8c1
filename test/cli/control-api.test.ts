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
