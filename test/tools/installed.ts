// Packages that only one script or test needs are not dev dependencies. That script or test installs them, in the versions of
// packages.json, into reports/tools/.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packages from "./packages.json" with { type: "json" };
import { problemOf } from "./packed.ts";

type Tool = keyof typeof packages;

const tools = fileURLToPath(new URL("../../reports/tools", import.meta.url));

/** Installs the packages of a tool, unless they are installed in these versions. Returns the path of their `node_modules`. */
export async function install(tool: Tool): Promise<string> {
  const manifest = JSON.stringify({ private: true, dependencies: packages[tool] });
  const target = join(tools, `${tool}-${createHash("sha256").update(manifest).digest("hex").slice(0, 8)}`);
  const modules = join(target, "node_modules");
  if (existsSync(target)) return modules;
  // A run fails if a test prints something to the console. This is the output of a tool, so it does not use the console.
  process.stderr.write(`Installing ${Object.keys(packages[tool]).join(", ")} into reports/tools …\n`);
  mkdirSync(tools, { recursive: true });
  // Several processes may install it at once, and each of them may be stopped. The folder is complete as soon as it has its name.
  const folder = mkdtempSync(join(tools, ".incomplete-"));
  try {
    writeFileSync(join(folder, "package.json"), manifest);
    // A plugin uses the Vitest of this repository.
    const options = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    const problem = await problemOf("npm", ["install", ...options], folder);
    if (problem !== undefined) throw new Error(`Failed to install the packages of ${tool}.\n${problem}`);
    if (!existsSync(target)) renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return modules;
}

/** Installs a tool, and loads a module of it. The caller says what it uses of the module. */
export async function load<Module>(tool: Tool, module: string): Promise<Module> {
  return createRequire(join(await install(tool), "..", "package.json"))(module) as Module;
}
