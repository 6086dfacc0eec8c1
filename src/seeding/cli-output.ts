import { readReport, reportText } from "./credential-report.ts";
import { type CheckedFixture, type FixtureIssue, validateSchema, describePath } from "./parse.ts";

/** A part of a fixture in the form of users and keys. */
export interface Part {
  /** Parts are seeded in this order: details know more of a user than others do, and a report gives no key ids. */
  readonly kind: "details" | "fixture" | "report";
  readonly fixture: CheckedFixture;
  /** Where in the author's fixture a path of the part is, or what it was read from. */
  readonly given: (path: readonly unknown[]) => readonly unknown[];
  /** What the author of the fixture calls a place in the part. */
  readonly placed: (path: readonly unknown[]) => string;
}

/** A fixture, and what it brings in the form of other commands of the AWS CLI. */
export function partsOf(fixture: CheckedFixture): { readonly parts: Part[]; readonly complaints: FixtureIssue[] } {
  const parts: Part[] = [{ kind: "fixture", fixture, given: (path) => path, placed: describePath }];
  const complaints: FixtureIssue[] = [];
  if (fixture.UserDetailList !== undefined) {
    const given = (path: readonly unknown[]) => ["UserDetailList", ...path.slice(1)];
    const placed = (path: readonly unknown[]) => describePath(given(path));
    parts.push({ kind: "details", fixture: { Users: fixture.UserDetailList }, given, placed });
  }

  const member = fixture.CredentialReport === undefined ? "Content" : "CredentialReport";
  if (fixture[member] !== undefined) {
    const csv = reportText(fixture);
    if (csv === undefined)
      complaints.push({
        path: [member],
        place: member,
        text: 'is no credential report; expected CSV that begins with "user,arn,", or its base64.',
      });
    else {
      const { fixture: read, lineOf } = readReport(csv);
      const placed = (path: readonly unknown[]) => {
        const [list, index] = path;
        const rest = list === "Users" ? path.slice(2) : path;
        return `${member} line ${lineOf(list === "Users" ? Number(index) : "root")} ${describePath(rest)}`.trimEnd();
      };
      const form = validateSchema(read);
      if ("checked" in form) parts.push({ kind: "report", fixture: form.checked, given: () => [member], placed });
      else complaints.push(...form.complaints.map(({ path, text }) => ({ path: [member], place: placed(path), text })));
    }
  }

  const { UserName, AccessKeyId } = fixture;
  if (fixture.AccessKeyLastUsed === undefined)
    for (const [place, value, home] of [
      ["UserName", UserName, "A user goes into Users."],
      ["AccessKeyId", AccessKeyId, "A key goes into the AccessKeys of a user."],
    ] as const)
      if (value !== undefined)
        complaints.push({ path: [place], place, text: `is given here without AccessKeyLastUsed. ${home}` });
  return { parts, complaints };
}
