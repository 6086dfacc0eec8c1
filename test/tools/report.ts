import { writeFileSync } from "node:fs";

/** Writes a run's counts to the file that the argument `--report=FILE` names, if there is one. */
export function writeReport(counts: { readonly passed: number; readonly failed: number }): void {
  const file = process.argv.find((argument) => argument.startsWith("--report="))?.slice("--report=".length);
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
