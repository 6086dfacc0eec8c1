// Runs the programs of the docs as tests of the file that calls this.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, test, vi } from "vitest";
import type { ExtractedProgram } from "./extract.ts";

/** Whether a program replaces the `send` of a client for the rest of the process. */
export const stubsClients = ({ block }: ExtractedProgram): boolean => block.code.includes('"aws-sdk-client-mock"');

export function runPrograms(programs: readonly ExtractedProgram[]): void {
  const running = programs.filter(({ block }) => block.notRun === undefined);

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

  test.each(forNode)("$block.page:$block.line passes in node:test", { timeout: 120_000 }, async ({ path }) => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    await promisify(execFile)(process.execPath, ["--test", path], { env });
  });
}

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
