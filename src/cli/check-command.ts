import { checkFixtures } from "../seeding/check.ts";
import { messageOf } from "./command-error.ts";
import { complaintLine, readFixture } from "./fixture-files.ts";

/** Prints every complaint about each file, each as an account of its own; the exit code is 1 where there is any. */
export function checkCommand(files: readonly string[]): number {
  const results = files.map((file) => ({ file, lines: complaintsOn(file) }));
  for (const { file, lines } of results)
    for (const line of lines.length === 0 ? [`${file}: ok`] : lines) console.log(line);
  return results.some(({ lines }) => lines.length > 0) ? 1 : 0;
}

function complaintsOn(file: string): string[] {
  let fixture: unknown;
  try {
    fixture = readFixture(file);
  } catch (error) {
    return [messageOf(error)];
  }
  return checkFixtures([fixture]).map((complaint) => complaintLine([file], complaint));
}
