/** A credential report as a fixture. */
export interface ReadReport {
  readonly fixture: { readonly Users: readonly unknown[]; readonly RootAccessKeys: readonly unknown[] };
  /** The line, from 1, of a user by its index, or of the root user. */
  lineOf(user: number | "root"): number | undefined;
}

const START = "user,arn,";

/** The CSV that a fixture brings, as it is or in the AWS CLI's base64; `undefined` where that is no report. */
export function reportText(fixture: {
  readonly CredentialReport?: unknown;
  readonly Content?: unknown;
}): string | undefined {
  const given = fixture.CredentialReport ?? fixture.Content;
  if (typeof given !== "string") return undefined;
  if (given.startsWith(START)) return given;
  try {
    const decoded = atob(given);
    return decoded.startsWith(START) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a report by the names of its columns; whether its cells hold what they should is for the fixture's check to say. */
export function readReport(csv: string): ReadReport {
  const [header = "", ...rows] = csv.split(/\r?\n/);
  const columns = header.split(",");
  const users: unknown[] = [];
  const lines: number[] = [];
  let RootAccessKeys: readonly unknown[] = [];
  let rootLine = 0;
  for (const [index, row] of rows.entries()) {
    if (row === "") continue;
    const cells = cellsOf(row, columns.length - 2);
    const cell = (name: string) => cells[columns.indexOf(name)];
    const AccessKeys = [1, 2].flatMap((set) => keysOf((name) => cell(`access_key_${set}_${name}`)));
    if (cells[0] === "<root_account>") {
      RootAccessKeys = AccessKeys;
      rootLine = index + 2;
    } else {
      const Path = /:user(\/.*\/|\/)/.exec(cells[1])?.[1];
      users.push({ UserName: cells[0], Path, CreateDate: cell("user_creation_time"), AccessKeys });
      lines.push(index + 2);
    }
  }
  return {
    fixture: { Users: users, RootAccessKeys },
    lineOf: (user) => (user === "root" ? rootLine : lines[user]),
  };
}

/** A user's name and path may hold commas, and nothing is quoted: the columns after them are counted from the end. */
function cellsOf(row: string, others: number): [name: string, arn: string, ...others: string[]] {
  const cells = row.split(",");
  const rest = cells.splice(Math.max(0, cells.length - others));
  const [name = "", arn = ""] = cells.join(",").split(/,(?=arn:)/);
  return [name, arn, ...rest];
}

/** The key of a set of columns; one that is not there has no date. */
function keysOf(cell: (name: string) => string | undefined): unknown[] {
  const CreateDate = present(cell("last_rotated"));
  const LastUsedDate = present(cell("last_used_date"));
  if (CreateDate === undefined) return [];
  return [
    {
      Status: cell("active") === "true" ? "Active" : "Inactive",
      CreateDate,
      AccessKeyLastUsed: { LastUsedDate, ServiceName: cell("last_used_service"), Region: cell("last_used_region") },
    },
  ];
}

const present = (value: string | undefined) => (value === "N/A" || value === "" ? undefined : value);
