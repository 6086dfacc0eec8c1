import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("../../../.ci/count.mjs", import.meta.url));

/** Returns the last line that the script prints for these files, and its exit code. */
function count(files: Readonly<Record<string, unknown>>) {
  const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === "number" ? `${content}\n` : JSON.stringify(content));
  const { status, stdout } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  return [stdout.trimEnd().split("\n").at(-1), status];
}

const file = (...statuses: string[]) => ({
  status: statuses.includes("failed") ? "failed" : "passed",
  assertionResults: statuses.map((status) => ({ status })),
});
const report = (passed: number, failed: number, pending: number, testResults: unknown[] = [file("passed")]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults,
});

test("adds the tests of Vitest, of the browser, of the installations and of the matrix", () => {
  const files = {
    "build.status": 0,
    "test.status": 0,
    "test.json": report(10, 0, 0),
    "long.status": 0,
    "long.json": report(5, 0, 0),
    "browser.status": 0,
    "browser.json": { passed: 12, failed: 0 },
    "installations.status": 0,
    "installations.json": { passed: 7, failed: 0 },
    "matrix.status": 0,
    "matrix.json": { passed: 8, failed: 0 },
  };
  expect(count(files)).toEqual(["42 passed, 0 failed", 0]);
});

test.each([
  [
    "a failed test",
    { "test.status": 1, "test.json": report(9, 1, 0, [file("passed", "failed")]) },
    "9 passed, 1 failed",
  ],
  ["a skipped test", { "test.status": 0, "test.json": report(9, 0, 1) }, "9 passed, 1 failed"],
  [
    "a file that cannot be imported",
    { "test.status": 1, "test.json": report(9, 0, 0, [{ status: "failed", assertionResults: [] }]) },
    "9 passed, 1 failed",
  ],
  ["an unhandled error or missing coverage", { "test.status": 1, "test.json": report(9, 0, 0) }, "9 passed, 1 failed"],
  ["a run without a report", { "test.status": 0 }, "0 passed, 1 failed"],
  ["a run of no tests", { "test.status": 0, "test.json": report(0, 0, 0) }, "0 passed, 1 failed"],
  [
    "a failed check in the browser",
    { "browser.status": 1, "browser.json": { passed: 11, failed: 1 } },
    "11 passed, 1 failed",
  ],
  ["a browser that does not start", { "browser.status": 1 }, "0 passed, 1 failed"],
  [
    "a failed cell of the matrix",
    { "matrix.status": 1, "matrix.json": { passed: 7, failed: 1 } },
    "7 passed, 1 failed",
  ],
  ["a failed step before any test", { "install.status": 1 }, "0 passed, 1 failed"],
  [
    "a failed step beside passed tests",
    { "check.status": 2, "test.status": 0, "test.json": report(9, 0, 0) },
    "9 passed, 1 failed",
  ],
  ["nothing at all", {}, "0 passed, 1 failed"],
])("counts %s as failed", (_, files, line) => {
  expect(count(files)).toEqual([line, 1]);
});
