// What the matrix and the installation test share.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Returns the output of a command if it fails. */
export async function problemOf(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<string | undefined> {
  const env = { ...process.env, NO_COLOR: "1", ...environment };
  try {
    await promisify(execFile)(command, args, { cwd, env, timeout: 300_000 });
    return undefined;
  } catch (error) {
    // The error's message contains the command's error output.
    const { stdout = "" } = error as { stdout?: string };
    return `${error}\n${stdout}`;
  }
}

/** Packs the package into a folder. */
export async function pack(folder: string): Promise<void> {
  const problem = await problemOf("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], repository);
  if (problem !== undefined) throw new Error(`Failed to pack the package.\n${problem}`);
}
