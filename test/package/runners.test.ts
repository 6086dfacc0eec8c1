import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../support/built-command.ts";
import { install } from "../tools/installed.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs another test runner on the built package and returns its output. */
async function outputOf(args: string[], environment: Record<string, string> = {}) {
  // The variables of this Vitest process would affect the other runner.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_V8_COVERAGE|TEST|DEV|PROD|MODE)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), NO_COLOR: "1", ...environment };
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: root, env });
  return { code, output: stdout + stderr };
}

test("node:test runs its example", async () => {
  const { code, output } = await outputOf(["--test", "test/examples/runners/node.test.mjs"]);
  expect(code, output).toBe(0);
  expect(output).toMatch(/pass 1\b/);
});

test("Jest 30 runs its example with matchers from expect.extend", { timeout: 300_000 }, async () => {
  const { code, output } = await outputOf(
    [
      `${await install("jest")}/jest/bin/jest.js`,
      "--rootDir=test/examples/runners",
      "--testMatch=**/expect.test.mjs",
      '--config={"transform":{}}',
    ],
    { NODE_OPTIONS: "--experimental-vm-modules" },
  );
  expect(code, output).toBe(0);
  expect(output).toMatch(/Tests:\s+2 passed/);
});

test("Vitest 4 runs its example with matchers from expect.extend", async () => {
  const { code, output } = await outputOf(["node_modules/vitest4/vitest.mjs", "run", "--root=test/examples/runners"]);
  expect(code, output).toBe(0);
  expect(output).toMatch(/Tests\s+2 passed/);
});
