import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { fingerprint, watchFiles } from "../../src/cli/watch-files.ts";

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

test("watchFiles() reports changes once, when they have stopped", () => {
  const { names, change } = files();
  const onChange = vi.fn();
  onTestFinished(watchFiles(names, fingerprint(names), onChange));
  vi.advanceTimersByTime(1_000);
  for (const index of [0, 1, 1, 0]) {
    change(index);
    vi.advanceTimersByTime(100);
  }
  expect(onChange).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("watchFiles() reports a change between reading the files and watching them", () => {
  const { names, change } = files();
  const asRead = fingerprint(names);
  change(1);
  const onChange = vi.fn();
  onTestFinished(watchFiles(names, asRead, onChange));
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("watchFiles() reports nothing once it has been stopped, not even an earlier change", () => {
  const { names, change } = files();
  const onChange = vi.fn();
  const unwatch = watchFiles(names, fingerprint(names), onChange);
  change(0);
  vi.advanceTimersByTime(100);
  unwatch();
  change(0);
  vi.advanceTimersByTime(1_000);
  expect(onChange).not.toHaveBeenCalled();
});

test("watchFiles() reports a change after 200 ms", () => {
  const { names, change } = files();
  const onChange = vi.fn();
  onTestFinished(watchFiles(names, fingerprint(names), onChange));
  change(0);
  vi.advanceTimersByTime(199);
  expect(onChange).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("watchFiles() reports each change", () => {
  const { names, change } = files();
  const onChange = vi.fn();
  onTestFinished(watchFiles(names, fingerprint(names), onChange));
  for (const [reported, index] of [0, 1, 0].entries()) {
    change(index);
    vi.advanceTimersByTime(200);
    expect(onChange).toHaveBeenCalledTimes(reported + 1);
  }
});

describe("watchFiles() reports", () => {
  const hour = (hours: number) => new Date(Date.UTC(2026, 0, 1, hours));

  test.each<[string, (file: string) => void]>([
    ["another size", (file) => writeFileSync(file, "longer")],
    [
      "another time with the same size",
      (file) => {
        writeFileSync(file, "y");
        utimesSync(file, hour(2), hour(2));
      },
    ],
    [
      "another file with the same size and time",
      (file) => {
        writeFileSync(`${file}.new`, "y");
        utimesSync(`${file}.new`, hour(1), hour(1));
        renameSync(`${file}.new`, file);
      },
    ],
    ["a file that is deleted", (file) => rmSync(file)],
    [
      "a file that has become a folder",
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])("%s", (_, change) => {
    const { names } = files();
    const [file = ""] = names;
    utimesSync(file, hour(1), hour(1));
    const onChange = vi.fn();
    onTestFinished(watchFiles(names, fingerprint(names), onChange));
    change(file);
    vi.advanceTimersByTime(1_000);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test("a file that appears", () => {
    const { names } = files();
    const onChange = vi.fn();
    onTestFinished(watchFiles(names, fingerprint(names), onChange));
    writeFileSync(String(names[1]), "");
    vi.advanceTimersByTime(1_000);
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});
