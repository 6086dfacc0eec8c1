import { checkFixtures } from "../seeding/check.ts";
import { messageOf } from "./command-error.ts";
import { issueLine, readFixture } from "./fixture-files.ts";
import { printLine } from "./print.ts";

/**
 * Checks each file as the fixture of a separate account, and prints every issue, and a warning about each part that the mock does not
 * keep. Returns the exit code: 1 if there are issues.
 */
export function checkCommand(files: readonly string[]): number {
  let exitCode = 0;
  for (const file of files) {
    const { issues, warnings } = checkFile(file);
    if (issues.length > 0) exitCode = 1;
    for (const line of [...warnings, ...(issues.length > 0 ? issues : [`${file}: ok`])]) printLine(line);
  }
  return exitCode;
}

/** Returns the lines to print about a file. */
function checkFile(file: string): Readonly<Record<"issues" | "warnings", readonly string[]>> {
  let fixture: unknown;
  try {
    fixture = readFixture(file);
  } catch (error) {
    return { issues: [messageOf(error)], warnings: [] };
  }
  const { issues, warnings } = checkFixtures([fixture]);
  return {
    issues: issues.map((issue) => issueLine([file], issue)),
    warnings: warnings.map((warning) => issueLine([`${file}: warning`], warning)),
  };
}
