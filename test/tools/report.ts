import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** The options of a script that writes a report. An option that is not here is refused. */
export const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, only: { type: "string" }, report: { type: "string" } },
});

/** Writes a run's counts to the file that the option `--report=FILE` names, if there is one. */
export function writeReport(counts: { readonly passed: number; readonly failed: number }): void {
  if (options.report !== undefined) writeFileSync(options.report, JSON.stringify(counts));
}
