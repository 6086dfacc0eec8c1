import { checkFixtures } from "../seeding/check.ts";
import { messageOf } from "./command-error.ts";
import { issueLine, readFixture } from "./fixture-files.ts";
import { printLine } from "./print.ts";

/** Checks each file as the fixture of a separate account, and prints every issue. Returns the exit code: 1 if there are issues. */
export function checkCommand(files: readonly string[]): number {
  let exitCode = 0;
  for (const file of files) {
    const lines = issueLines(file);
    if (lines.length > 0) exitCode = 1;
    for (const line of lines.length > 0 ? lines : [`${file}: ok`]) printLine(line);
  }
  return exitCode;
}

function issueLines(file: string): string[] {
  let fixture: unknown;
  try {
    fixture = readFixture(file);
  } catch (error) {
    return [messageOf(error)];
  }
  return checkFixtures([fixture]).map((issue) => issueLine([file], issue));
}
