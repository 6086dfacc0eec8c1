// Builds the package before the tests that need it, if it has changed since the last build. This file is their global setup.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));

const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const timesOf = (files: readonly string[]) => files.map((file) => statSync(file).mtimeMs);

function isUpToDate(): boolean {
  const entries = Object.values(packageJson.exports).flatMap((entry) =>
    typeof entry === "object" ? [entry.import.default, entry.require.default] : [],
  );
  if (![...entries, ...Object.values(packageJson.bin)].every((file) => existsSync(join(root, file)))) return false;
  const settings = ["package.json", "package-lock.json", "tsup.config.ts"].map((file) => join(root, file));
  return Math.max(...timesOf([...filesIn("src"), ...settings])) < Math.min(...timesOf(filesIn("dist")));
}

export function setup(): void {
  if (isUpToDate()) return;
  const tsup = join(root, "node_modules/tsup/dist/cli-default.js");
  execFileSync(process.execPath, [tsup, "--silent", "--no-dts"], { cwd: root, stdio: "inherit" });
}
