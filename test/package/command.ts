import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { IAMClient, type IAMClientConfig } from "@aws-sdk/client-iam";
import { onTestFinished, vi } from "vitest";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

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

/** Runs the built command to its end. */
export const mswIam = (...args: readonly string[]) => run(process.execPath, [cli, ...args]);

export interface Served {
  readonly endpoint: string;
  /** What the command printed to paste, by name. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it printed since it began to listen, without the greeting. */
  readonly lines: string[];
  readonly complaints: string[];
  client(config?: IAMClientConfig): IAMClient;
  /** Sends a control request. */
  control(method: string, name: string, body?: string): Promise<Response>;
  /** Ends it by a signal; the exit code, or the signal that killed it. */
  stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Waits until a line of either stream matches. */
  says(pattern: RegExp): Promise<void>;
}

/** Runs the built `msw-iam serve` on a free port until the test ends. */
export async function serve(...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [cli, "serve", "--port", "0", ...args]);
  const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const lines: string[] = [];
  const complaints: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  createInterface(child.stderr).on("line", (line) => complaints.push(line));
  const says = (pattern: RegExp) =>
    vi.waitFor(
      () => {
        if (![...lines, ...complaints].some((line) => pattern.test(line)))
          throw new Error(`No line matches ${pattern}: ${[...lines, ...complaints].join("\n")}`);
      },
      { timeout: 10_000 },
    );
  // The greeting ends with a remark in brackets and an empty line.
  await says(/^\(/);
  await vi.waitFor(
    () => {
      if (lines.at(-1) !== "") throw new Error("The greeting has not ended.");
    },
    { timeout: 10_000 },
  );
  const greeting = lines.splice(0);
  const environment = Object.fromEntries(
    greeting.flatMap((line) => {
      const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? ""]];
    }),
  );
  const endpoint = environment["AWS_ENDPOINT_URL_IAM"] ?? "";
  return {
    endpoint,
    environment,
    lines,
    complaints,
    says,
    client: (config = {}) =>
      new IAMClient({
        endpoint,
        region: environment["AWS_REGION"] ?? "",
        credentials: {
          accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "",
          secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "",
        },
        ...config,
      }),
    control: (method, name, body) => fetch(`${endpoint}/_msw-iam/${name}`, { method, body: body ?? null }),
    async stop(signal) {
      child.kill(signal);
      const [code, killedBy] = await exited;
      return code ?? killedBy ?? "SIGKILL";
    },
  };
}
