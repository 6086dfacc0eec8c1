import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { blocks, place } from "./blocks.ts";

/** Blocks that cannot run are few. Lower this number when you can. */
const MOST_NOT_RUN = 12;

/** Languages of blocks that show what a program prints, or what is sent. */
const OUTPUT = ["", "text", "xml", "http", "diff", "console"];
const CHECKED = ["ts", "tsx", "mts", "js", "mjs", "cjs", "json", "jsonc", "csv", "sh", "bash", "python", "py"];

const programs = inject("programs");
const running = programs.filter(({ block }) => block.notRun === undefined);

test("few blocks are not run, and each of them says why", () => {
  const notRun = blocks.filter((block) => block.notRun !== undefined);
  expect(notRun.filter(({ notRun }) => (notRun ?? "").length < 10).map(place)).toEqual([]);
  expect(notRun.length, notRun.map(place).join("\n")).toBeLessThanOrEqual(MOST_NOT_RUN);
});

test("each block has a language that is checked", () => {
  const isKnown = (language: string) => CHECKED.includes(language) || OUTPUT.includes(language);
  const unknown = blocks.filter((block) => block.notRun === undefined && !isKnown(block.language));
  expect(unknown.map((block) => `${place(block)} (${block.language})`)).toEqual([]);
});

describe.each(running.filter(({ kind }) => kind === "tests"))("$block.page:$block.line", async ({ path }) => {
  keepEnvironment();
  await import(/* @vite-ignore */ path);
});

describe.each(running.filter(({ kind }) => kind === "module"))("$block.page:$block.line", ({ path }) => {
  keepEnvironment();
  test("can be imported", async () => {
    if (path.endsWith(".cjs")) createRequire(import.meta.url)(path);
    else await import(/* @vite-ignore */ path);
  });
});

const forNode = running.filter(({ kind }) => kind === "node:test");

test.each(forNode)("$block.page:$block.line passes in node:test", async ({ path }) => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, ["--test", path], { env });
});

/** Undoes what a block changes in the process. */
function keepEnvironment(): void {
  let environment: NodeJS.ProcessEnv = {};
  beforeAll(() => {
    environment = { ...process.env };
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => {
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  });
}
