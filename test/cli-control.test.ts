import { expect, test, vi } from "vitest";
import { bob, names } from "./cli-support.ts";
import { type Served, serve } from "./command.ts";

// Waits are limited generously: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

test("refuses a control request with a sentence", async () => {
  const served = await serve();
  const refusal = async (...args: Parameters<Served["control"]>) => {
    const response = await served.control(...args);
    return [response.status, (await response.json()).message];
  };
  expect(await refusal("POST", "seed", "{")).toEqual([400, expect.stringMatching(/^The body is not JSON: \S/)]);
  expect(await refusal("POST", "seed", JSON.stringify([bob(1), { Users: [{ UserName: 3 }] }]))).toEqual([
    400,
    "Failed to seed the account: Users[0].UserName of fixture 2 is 3; expected 1 to 128 of letters, digits and _+=,.@-. Nothing was seeded.",
  ]);
  const { status, headers } = await served.control("HEAD", "reset");
  expect([status, headers.get("allow")]).toEqual([405, "POST"]);
  expect(await refusal("GET", "reset")).toEqual([405, "/_msw-iam/reset expects POST, not GET."]);
  expect(await refusal("POST", "constructor")).toEqual([
    404,
    "There is no /_msw-iam/constructor. There are POST /_msw-iam/reset, POST /_msw-iam/seed, GET /_msw-iam/journal.",
  ]);
  expect(await names(served.client())).toEqual([]);
});
