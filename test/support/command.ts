import { IAMClient, type IAMClientConfig } from "@aws-sdk/client-iam";
import { inject, onTestFinished, vi } from "vitest";
import { startBuilt } from "./built-command.ts";
import { startSource } from "./source-command.ts";

/** A command that was started. */
export interface Started {
  /** The lines printed so far on the output stream. */
  readonly lines: string[];
  /** The lines printed so far on the error stream. */
  readonly complaints: string[];
  /** The exit code, or the signal that killed it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  signal(signal: NodeJS.Signals): void;
  /** Ends the command unconditionally. */
  kill(): void;
}

/** Starts the command, and ends it after the test. */
function start(args: readonly string[]): Started {
  const started = inject("command") === "built" ? startBuilt(args) : startSource(args);
  onTestFinished(async () => {
    started.kill();
    await started.ended;
  });
  return started;
}

/** Runs the command to its end. */
export async function mswIam(...args: readonly string[]) {
  const { lines, complaints, ended } = start(args);
  const code = await ended;
  const text = (printed: readonly string[]) => printed.map((line) => `${line}\n`).join("");
  return { code, stdout: text(lines), stderr: text(complaints) };
}

export interface Served {
  readonly endpoint: string;
  /** The environment variables that the command printed for a shell. */
  readonly environment: Readonly<Record<string, string>>;
  /** The lines that it printed when it began to listen. */
  readonly greeting: readonly string[];
  /** The lines that it has printed since the greeting. */
  readonly lines: string[];
  readonly complaints: string[];
  client(config?: IAMClientConfig): IAMClient;
  /** Sends a control request. */
  control(method: string, name: string, body?: string): Promise<Response>;
  /** Sends a signal. Returns the exit code, or the signal that killed the command. */
  stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Waits until a line of either stream matches. */
  says(pattern: RegExp): Promise<void>;
}

/** Runs `msw-iam serve` on a free port until the test ends. */
export async function serve(...args: readonly string[]): Promise<Served> {
  const { lines, complaints, ended, signal } = start(["serve", "--port", "0", ...args]);
  const says = (pattern: RegExp) =>
    vi.waitFor(
      () => {
        if (![...lines, ...complaints].some((line) => pattern.test(line)))
          throw new Error(`No line matches ${pattern}: ${[...lines, ...complaints].join("\n")}`);
      },
      { timeout: 30_000 },
    );
  // The greeting ends with a remark in brackets and an empty line.
  await says(/^\(/);
  await vi.waitFor(
    () => {
      if (lines.at(-1) !== "") throw new Error("The greeting has not ended.");
    },
    { timeout: 30_000 },
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
    greeting,
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
    async stop(name) {
      signal(name);
      return ended;
    },
  };
}
