import { readFileSync } from "node:fs";
import { checkFixtures } from "../seeding/check.ts";
import type { FixtureComplaint } from "../seeding/conflicts.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { CommandError, codeOf, messageOf } from "./command-error.ts";

/** The fixture or the credential report that a file holds, or why it holds none; the sentence begins with its name. */
export function readFixture(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file}: cannot be read: ${reasons.get(codeOf(error)) ?? messageOf(error)}.`);
  }
  // Some editors begin a file with a byte order mark.
  const content = text.replace(/^\uFEFF/, "");
  // What `get-credential-report --query Content --output text | base64 --decode` prints.
  if (content.startsWith("user,arn,")) return { CredentialReport: content };
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CommandError(`${file}: is not JSON: ${messageOf(error)}.`);
  }
}

/** The fixtures of all files, which fit each other; otherwise a sentence with the file's name and the first complaint. */
export function readFixtures(files: readonly string[], accountId: string | undefined): readonly AccountFixture[] {
  const fixtures = files.map(readFixture);
  const [first, ...others] = checkFixtures(fixtures, accountId);
  if (first === undefined) return fixtures as readonly AccountFixture[];
  throw new CommandError(
    `${complaintLine(files, first)}${others.length === 0 ? "" : ` And ${others.length} more: msw-iam check lists them.`}`,
  );
}

export const complaintLine = (files: readonly string[], { fixture, place, text }: FixtureComplaint): string =>
  `${files[fixture]}: ${place || "the fixture"} ${text}`;

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EACCES", "permission is denied"],
  ["EISDIR", "it is a folder"],
]);
