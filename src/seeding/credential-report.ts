/** A credential report as a fixture that has not been validated yet. */
export interface ParsedReport {
  readonly fixture: { readonly Users: readonly unknown[]; readonly RootAccessKeys: readonly unknown[] };
  /** Returns the line, counted from 1, of the user with this index in `Users`, or of the root user. */
  lineOf(user: number | "root"): number | undefined;
}

/** The members that can contain a report. Nothing has been validated yet. */
export interface UncheckedReport {
  readonly CredentialReport?: unknown;
  readonly Content?: unknown;
}

const FIRST_COLUMNS = "user,arn,";

/** Returns the CSV of the report in a fixture, which can be in base64. Returns `undefined` if there is no report. */
export function decodeReport({ CredentialReport, Content }: UncheckedReport): string | undefined {
  const report = CredentialReport ?? Content;
  if (typeof report !== "string") return undefined;
  if (report.startsWith(FIRST_COLUMNS)) return report;
  try {
    const csv = atob(report);
    return csv.startsWith(FIRST_COLUMNS) ? csv : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a report by the names of its columns. It does not validate the cells. */
export function parseReport(csv: string): ParsedReport {
  const [header = "", ...rows] = csv.split(/\r?\n/);
  const columns = header.split(",");
  const users: unknown[] = [];
  const userLines: number[] = [];
  let rootAccessKeys: readonly unknown[] = [];
  let rootLine = 0;
  for (const [index, row] of rows.entries()) {
    if (row === "") continue;
    const line = index + 2;
    const cells = splitRow(row, columns.length - 2);
    const cell = (name: string) => cells[columns.indexOf(name)];
    const accessKeys = [1, 2].flatMap((number) => keysIn((name) => cell(`access_key_${number}_${name}`)));
    if (cells[0] === "<root_account>") {
      rootAccessKeys = accessKeys;
      rootLine = line;
    } else {
      const path = /:user(\/.*\/|\/)/.exec(cells[1])?.[1];
      users.push({ UserName: cells[0], Path: path, CreateDate: cell("user_creation_time"), AccessKeys: accessKeys });
      userLines.push(line);
    }
  }
  return {
    fixture: { Users: users, RootAccessKeys: rootAccessKeys },
    lineOf: (user) => (user === "root" ? rootLine : userLines[user]),
  };
}

/** Names and paths can contain commas, and reports do not quote cells. The other cells are counted from the end of the row. */
function splitRow(row: string, otherColumns: number): [name: string, arn: string, ...others: string[]] {
  const cells = row.split(",");
  const others = cells.splice(Math.max(0, cells.length - otherColumns));
  // A name contains no colon, but a path can contain ",arn:".
  const [, name, arn = ""] = /^(.*?),(arn:.*)$/.exec(cells.join(",")) ?? ["", cells.join(",")];
  return [name, arn, ...others];
}

/** Returns the key in one set of columns. Without a date, there is no key. */
function keysIn(cell: (name: string) => string | undefined): unknown[] {
  const createDate = withoutPlaceholder(cell("last_rotated"));
  if (createDate === undefined) return [];
  return [
    {
      Status: cell("active") === "true" ? "Active" : "Inactive",
      CreateDate: createDate,
      AccessKeyLastUsed: {
        LastUsedDate: withoutPlaceholder(cell("last_used_date")),
        ServiceName: cell("last_used_service"),
        Region: cell("last_used_region"),
      },
    },
  ];
}

const withoutPlaceholder = (cell: string | undefined) => (cell === "N/A" || cell === "" ? undefined : cell);
