import { writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { bob, fixture, unsigned } from "./cli-support.ts";
import { serve } from "./command.ts";

// Waits are limited generously: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

test("--watch lets go of what the former account held back", async () => {
  const file = fixture(bob(1));
  const served = await serve(file, "--watch", "--fail", "ListUsers=no-response:times=1");
  const waiting = unsigned(served, "Action=ListUsers");
  await vi.waitFor(async () => expect(await (await served.control("GET", "journal")).json()).toHaveLength(1), {
    timeout: 30_000,
  });
  writeFileSync(file, JSON.stringify(bob(2)));
  await expect(waiting).rejects.toThrow("fetch failed");
});
