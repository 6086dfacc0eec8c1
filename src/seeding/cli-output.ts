import { decodeReport, parseReport } from "./credential-report.ts";
import { describePath, type FixtureIssue, type Path, validateSchema } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/**
 * A part of a fixture whose users are in `Users`. Parts are seeded in the order of their kinds, since details contain more about a
 * user than others do, and a report contains no key ids.
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
  if (fixture[member] !== undefined)
    parts.push({ kind: "report", fixtureIndex, ...readReport(fixture, fixtureIndex, member) });
  return parts;
}

function readReport(
  fixture: AccountFixture,
  fixtureIndex: number,
  member: string,
): Pick<Part, "fixture" | "issues" | "describePath"> {
  const csv = decodeReport(fixture);
  if (csv === undefined) {
    const text = 'is not a credential report; expected CSV that starts with "user,arn,", or its base64.';
    return { fixture: {}, issues: [{ path: [], text }], describePath: () => member };
  }
  const report = parseReport(csv);
  const { fixture: users, issues } = validateSchema(report.fixture, fixtureIndex);
  return {
    // A key without its date would be another key.
    fixture: issues.length === 0 ? users : {},
    issues,
    describePath([list, index, ...rest]) {
      if (list === "Users") return `${member} line ${report.lineOf(Number(index))} ${describePath(rest)}`.trimEnd();
      return `${member} line ${report.lineOf("root")} ${describePath(["RootAccessKeys", Number(index), ...rest])}`;
    },
  };
}

const HOMES = {
  UserName: "Put the user into Users.",
  AccessKeyId: "Put the key into a user's AccessKeys.",
} as const;

/** `UserName` and `AccessKeyId` say what `AccessKeyLastUsed` is about. On their own they are a mistake. */
const misplacedMembers = (fixture: AccountFixture): FixtureIssue[] =>
  (["UserName", "AccessKeyId"] as const)
    .filter((name) => fixture[name] !== undefined)
    .map((name) => ({ path: [name], text: `needs AccessKeyLastUsed beside it. ${HOMES[name]}` }));
