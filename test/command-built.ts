import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Started } from "./command.ts";

export const builtCommand = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

interface Finished {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  new Promise<Finished>((resolve) => {
    execFile(program, args, { env }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
  });

/** The built command, in a process of its own. */
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
