import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../support/count-operations.ts", import.meta.url));

test("an account that is twice as large needs twice as many operations", { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  const factors: Record<string, number> = JSON.parse(stdout);
  expect(Object.entries(factors).filter(([, factor]) => factor > 2.05)).toEqual([]);
  expect(factors).toHaveProperty("updating all users");
});
