import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { lookAt, watchFiles } from "../src/cli/watch-files.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function files() {
  const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const names = ["one.json", "other.json"].map((name) => join(folder, name));
  let size = 0;
  const change = (index: number) => {
    size += 1;
    writeFileSync(String(names[index]), "x".repeat(size));
  };
  change(0);
  return { names, change };
}

test("changes are told once, when the files are quiet", () => {
  const { names, change } = files();
  const onChange = vi.fn();
  onTestFinished(watchFiles(names, lookAt(names), onChange));
  vi.advanceTimersByTime(1_000);
  for (const index of [0, 1, 1, 0]) {
    change(index);
    vi.advanceTimersByTime(100);
  }
  expect(onChange).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("a change before the watch, since the files were read, is one", () => {
  const { names, change } = files();
  const asRead = lookAt(names);
  change(1);
  const onChange = vi.fn();
  onTestFinished(watchFiles(names, asRead, onChange));
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("nothing is told after the end, not even what had changed before", () => {
  const { names, change } = files();
  const onChange = vi.fn();
  const unwatch = watchFiles(names, lookAt(names), onChange);
  change(0);
  vi.advanceTimersByTime(100);
  unwatch();
  change(0);
  vi.advanceTimersByTime(1_000);
  expect(onChange).not.toHaveBeenCalled();
});
