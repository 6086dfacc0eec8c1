import { decodeReport, parseReport } from "./credential-report.ts";
import { describePath, type FixtureIssue, type Path, validateSchema } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/**
 * A part of a fixture, with its users in `Users`. Parts are seeded in the order of their kinds, since details contain more about a
 * user than the other kinds do, and a report contains no key ids.
 */
export interface Part {
  readonly kind: "details" | "fixture" | "report";
  readonly fixtureIndex: number;
  readonly fixture: AccountFixture;
  readonly issues: readonly FixtureIssue[];
  /** Formats a path in this part as the place in the fixture that the author wrote. */
  readonly describePath: (path: Path) => string;
}

/** Validates a fixture, and converts the output of the AWS CLI in it. */
export function partsOf(source: unknown, fixtureIndex: number): Part[] {
  const { fixture, issues } = validateSchema(source, fixtureIndex);
  const hasLastUse = (source as AccountFixture | null)?.AccessKeyLastUsed !== undefined;
  const misplaced = hasLastUse ? [] : misplacedMembers(fixture);
  const parts: Part[] = [{ kind: "fixture", fixtureIndex, fixture, issues: [...issues, ...misplaced], describePath }];
  if (fixture.UserDetailList !== undefined)
    parts.push({
      kind: "details",
      fixtureIndex,
      fixture: { Users: fixture.UserDetailList },
      issues: [],
      describePath: ([, ...rest]) => describePath(["UserDetailList", ...rest]),
    });
  const member = fixture.CredentialReport === undefined ? "Content" : "CredentialReport";
  if (fixture[member] !== undefined) parts.push(readReport(fixture, fixtureIndex, member));
  return parts;
}

function readReport(fixture: AccountFixture, fixtureIndex: number, member: string): Part {
  const csv = decodeReport(fixture);
  if (csv === undefined) {
    const text = 'is not a credential report; expected CSV that starts with "user,arn,", or its base64.';
    return { kind: "report", fixtureIndex, fixture: {}, issues: [{ path: [], text }], describePath: () => member };
  }
  const report = parseReport(csv);
  const { fixture: users, issues } = validateSchema(report.fixture, fixtureIndex);
  return {
    kind: "report",
    fixtureIndex,
    // A key that lost its date would not match the key that it describes.
    fixture: issues.length === 0 ? users : {},
    issues,
    describePath([list, index, ...rest]) {
      if (list === "Users") return `${member} line ${report.lineOf(Number(index))} ${describePath(rest)}`.trimEnd();
      return `${member} line ${report.lineOf("root")} ${describePath(["RootAccessKeys", Number(index), ...rest])}`;
    },
  };
}

/** `UserName` and `AccessKeyId` say what `AccessKeyLastUsed` describes. Without it, they are a mistake. */
function misplacedMembers({ UserName, AccessKeyId }: AccountFixture): FixtureIssue[] {
  const issues: FixtureIssue[] = [];
  const report = (name: string, advice: string) =>
    issues.push({ path: [name], text: `needs AccessKeyLastUsed beside it. ${advice}` });
  if (UserName !== undefined) report("UserName", "Put the user into Users.");
  if (AccessKeyId !== undefined) report("AccessKeyId", "Put the key into a user's AccessKeys.");
  return issues;
}
