import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs another runner on the built package, and gives its output. */
function run(args: string[], environment: Record<string, string> = {}) {
  // The variables of the runner that runs this one would confuse it.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_V8_COVERAGE|TEST|DEV|PROD|MODE)/.test(name),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...Object.fromEntries(inherited), NO_COLOR: "1", ...environment },
  });
  return { status, output: stdout + stderr };
}

test("node:test runs its example", () => {
  const { status, output } = run(["--test", "test/examples/runners/node.test.mjs"]);
  expect(status, output).toBe(0);
  expect(output).toMatch(/pass 1\b/);
}, 60_000);

test("Jest 30 takes the matchers by expect.extend", () => {
  const { status, output } = run(
    [
      "node_modules/jest/bin/jest.js",
      "--rootDir=test/examples/runners",
      "--testMatch=**/expect.test.mjs",
      '--config={"transform":{}}',
    ],
    { NODE_OPTIONS: "--experimental-vm-modules" },
  );
  expect(status, output).toBe(0);
  expect(output).toMatch(/Tests:\s+2 passed/);
}, 60_000);

test("vitest 4 takes the matchers by expect.extend", () => {
  const { status, output } = run(["node_modules/vitest4/vitest.mjs", "run", "--root=test/examples/runners"]);
  expect(status, output).toBe(0);
  expect(output).toMatch(/Tests\s+2 passed/);
}, 60_000);
