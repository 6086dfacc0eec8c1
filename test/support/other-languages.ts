import { execFileSync } from "node:child_process";
import { run } from "./built-command.ts";
import type { Served } from "./command.ts";

/** Returns the first program that runs. Debian's comes first, because another program of the same name may precede it in PATH. */
function installed(candidates: readonly string[], args: readonly string[]): string | undefined {
  return candidates.find((program) => {
    try {
      execFileSync(program, args, { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}

/** CI has both programs. Elsewhere, their tests are skipped if they are not installed. */
function required(program: string | undefined, name: string, debianPackage: string): string | undefined {
  if (program === undefined && process.env["CI"] !== undefined)
    throw new Error(`${name} is not installed (Debian: apt-get install ${debianPackage}).`);
  return program;
}

export const aws = required(installed(["/usr/bin/aws", "aws"], ["--version"]), "the AWS CLI", "awscli");
export const python = required(
  installed(["/usr/bin/python3", "python3"], ["-c", "import boto3"]),
  "boto3",
  "python3-boto3",
);

/** A mock that listens on a port, and the environment variables of its clients. */
export type ServedMock = Pick<Served, "endpoint" | "environment">;

/** Returns the environment of a shell that ran the lines that `serve` printed, without any other AWS setting. */
export const environmentOf = (served: ServedMock): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  AWS_EC2_METADATA_DISABLED: "true",
  ...served.environment,
});

/** Runs the AWS CLI. Each call passes the endpoint, because a CLI older than 2.13 does not read it from the environment. */
export async function runAws(served: ServedMock, service: string, ...args: readonly string[]) {
  const words = ["--endpoint-url", served.endpoint, "--output", "json", service, ...args];
  const finished = await run(aws ?? "", words, { env: environmentOf(served) });
  return { ...finished, json: () => JSON.parse(finished.stdout) };
}

/** Runs a Python program and parses what it prints. */
export async function runPython(served: ServedMock, program: string): Promise<unknown> {
  const { stdout, stderr } = await run(python ?? "", ["-c", program], { env: environmentOf(served) });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}
