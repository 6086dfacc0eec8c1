import { readFileSync } from "node:fs";
import type { MockIamOptions } from "../mock-iam/options.ts";
import { checkFixtures } from "../seeding/check.ts";
import { decodeReport } from "../seeding/credential-report.ts";
import type { FixtureInput } from "../seeding/fixture-input.ts";
import type { SeedIssue } from "../seeding/seed.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { CommandError, codeOf, messageOf } from "./command-error.ts";
import { decodeText } from "./decode-text.ts";

const readErrors: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EACCES", "permission is denied"],
  ["EISDIR", "it is a folder"],
]);

/** Reads a fixture in JSON or a credential report in CSV. An error starts with the name of the file. */
export function readFixture(file: string): unknown {
  const content = readText(file);
  // The output of `get-credential-report --query Content --output text`, decoded or not.
  if (decodeReport(content) !== undefined) return { CredentialReport: content };
  return parseJson(file, content);
}

/** Reads a file in JSON. An error starts with the name of the file. */
export const readJson = (file: string): unknown => parseJson(file, readText(file));

function readText(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    throw new CommandError(`${file}: cannot be read: ${readErrors.get(codeOf(error)) ?? messageOf(error)}.`);
  }
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CommandError(`${file}: is not JSON: ${messageOf(error)}.`);
  }
}

/** Reads the fixtures of one account. If they cannot be seeded together, it throws the first issue with the name of its file. */
export function readFixtures(
  files: readonly string[],
  { accountId, partition }: Pick<MockIamOptions, "accountId" | "partition">,
): readonly FixtureInput<AccountFixture>[] {
  const fixtures = files.map(readFixture);
  const [first, ...others] = checkFixtures(fixtures, accountId, partition).issues;
  if (first === undefined) return fixtures as readonly FixtureInput<AccountFixture>[];
  const more = others.length === 0 ? "" : ` And ${others.length} more. Run msw-iam check to see all of them.`;
  throw new CommandError(`${issueLine(files, first)}${more}`);
}

export const issueLine = (files: readonly string[], { fixtureIndex, place, text }: SeedIssue): string =>
  `${files[fixtureIndex]}: ${place || "the fixture"} ${text}`;
