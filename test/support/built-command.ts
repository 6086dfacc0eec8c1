import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Started } from "./command.ts";

export const builtCommand = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

interface Finished {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs a program to its end, and kills it if the test ends first. */
export function run(program: string, args: readonly string[], runOptions: RunOptions = {}): Promise<Finished> {
  const finished = new Promise<Finished>((resolve) => {
    const options = { maxBuffer: MOST_OUTPUT, ...runOptions };
    const child = execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
    onTestFinished(async () => {
      child.kill("SIGKILL");
      await finished;
    });
  });
  return finished;
}

/** Starts the built command in a child process. */
export function startBuilt(args: readonly string[]): Started {
  const child = spawn(process.execPath, [builtCommand, ...args]);
  const closed = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  const lines: string[] = [];
  const complaints: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  createInterface(child.stderr).on("line", (line) => complaints.push(line));
  return {
    lines,
    complaints,
    ended: closed.then(([code, killedBy]) => code ?? killedBy ?? "SIGKILL"),
    signal: (signal) => child.kill(signal),
    kill: () => child.kill("SIGKILL"),
  };
}
