import { reportColumns } from "../account/report-columns.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";

/** A cell, such as `line 2 mfa_active`, and what is wrong with it. */
interface CellIssue {
  readonly place: string;
  readonly text: string;
}

/** A credential report as a fixture that has not been validated yet. Its keys and certificates have no ids. */
export interface ParsedReport {
  readonly fixture: { readonly Users: readonly unknown[]; readonly RootUser?: unknown };
  readonly rootArn: string | undefined;
  readonly issues: readonly CellIssue[];
  /** What is not kept: for each column, the first cell. */
  readonly warnings: readonly CellIssue[];
  /** Returns the line, counted from 1, of the user with this index in `Users`, or of the root user. */
  lineOf(user: number | "root"): number | undefined;
  hasMfaDevice(user: number | "root"): boolean;
}

/** The members that can contain a report. Nothing has been validated yet. */
export interface UncheckedReports {
  readonly CredentialReport?: unknown;
  readonly Content?: unknown;
}

/** Returns the reports in a fixture. The CSV of a text that is no report is `undefined`. */
export const reportsIn = (fixture: UncheckedReports) =>
  (["CredentialReport", "Content"] as const).flatMap((member) => {
    const report = fixture[member] ?? undefined;
    return report === undefined ? [] : [{ member, csv: decodeReport(report) }];
  });

/** Whether a text is the CSV of a credential report. */
const isReport = (text: string): boolean => /^\uFEFF?user,arn,/.test(text);

/** Returns the CSV of a report, which can be CSV, base64 or bytes. Returns `undefined` for anything else. */
export function decodeReport(report: unknown): string | undefined {
  const csv = typeof report === "string" ? (isReport(report) ? report : decodeBase64(report)) : decodeBytes(report);
  return isReport(csv) ? csv.replace(/^\uFEFF/, "") : undefined;
}

const decodeBytes = (bytes: unknown) => (ArrayBuffer.isView(bytes) ? new TextDecoder().decode(bytes) : "");

function decodeBase64(text: string): string {
  try {
    return decodeBytes(Uint8Array.from(atob(text.replace(/^\uFEFF/, "")), (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
}

/** Reads a report by the names of its columns. It validates only the cells that are true or false. */
export function parseReport(csv: string): ParsedReport {
  const [header = "", ...rows] = csv.split(/\r\n|\r|\n/);
  const columns = header.split(",");
  const users: unknown[] = [];
  const lines = new Map<number | "root", number>();
  const withMfaDevice = new Set<number | "root">();
  const issues: CellIssue[] = [];
  const warnings = new Map<string, CellIssue>();
  const repeated = columns.find((column, index) => column !== "" && columns.indexOf(column) !== index);
  if (repeated !== undefined) issues.push({ place: `line 1 ${repeated}`, text: "is repeated. Remove one of the two." });
  let root: unknown;
  let rootArn: string | undefined;
  for (const [index, text] of rows.entries()) {
    if (text === "") continue;
    const line = index + 2;
    const issueAt = (column: string, text: string): CellIssue => ({ place: `line ${line} ${column}`, text });
    const { row, unread } = readRow(columns, text, (column, text) => issues.push(issueAt(column, text)));
    const arn = row.take("arn");
    if (arn === undefined) row.report("arn", "is not an ARN. Each row needs one.");
    const user = row.name === "<root_account>" ? "root" : users.length;
    const credentials = {
      CreateDate: row.take("user_creation_time"),
      ...passwordIn(row),
      AccessKeys: [1, 2].flatMap((number) => keysIn(row, `access_key_${number}`)),
      SigningCertificates: [1, 2].flatMap((number) => datedIn(row, `cert_${number}`, "UploadDate")),
    };
    if (row.isTrue("mfa_active")) withMfaDevice.add(user);
    if (user === "root") {
      if (root !== undefined) row.report("user", `is the same as in line ${lines.get(user)}. Remove one of the two.`);
      root = credentials;
      rootArn = arn;
    } else users.push({ UserName: row.name, Arn: arn, ...credentials });
    lines.set(user, line);
    for (const column of unread.keys())
      if (!warnings.has(column)) warnings.set(column, issueAt(column, reasonFor(column)));
  }
  return {
    fixture: { Users: users, ...(root === undefined ? {} : { RootUser: root }) },
    rootArn,
    issues,
    warnings: [...warnings.values()],
    lineOf: (user) => lines.get(user),
    hasMfaDevice: (user) => withMfaDevice.has(user),
  };
}

interface Row {
  readonly name: string;
  /** Returns the content of a cell, which then counts as read. */
  take(column: string): string | undefined;
  isTrue(column: string): boolean;
  report(column: string, text: string): void;
}

/** Returns a row, and the cells with content that have not been read. */
function readRow(columns: readonly string[], text: string, report: Row["report"]) {
  const texts = splitRow(text, columns.length - 2);
  const unread = new Map(columns.map((column, index) => [column, texts[index] ?? ""] as const).filter(hasContent));
  unread.delete("user");
  const take = (column: string) => {
    const content = unread.get(column);
    unread.delete(column);
    return content;
  };
  /** Some programs write `TRUE` or `True`. Older reports contain `not_supported` for the password of the root user. */
  const isTrue = (column: string) => {
    const content = take(column) ?? "false";
    if (!/^(?:true|false|not_supported)$/i.test(content))
      report(column, `is ${formatValue(content)}; expected true or false.`);
    return !/^false$/i.test(content);
  };
  return { row: { name: texts[0], take, isTrue, report }, unread };
}

/** Whether a cell contains more than a placeholder. */
const hasContent = ([column, text]: readonly [column: string, text: string]): boolean =>
  !["", "N/A", "no_information"].includes(text) && (text !== "not_supported" || column === "password_enabled");

/** Says why a cell is not kept. */
const reasonFor = (column: string) =>
  `is not kept, because ${
    reportColumns.includes(column)
      ? "the row has no such password or key."
      : `the mock knows no such column.${didYouMean(column, reportColumns)}`
  }`;

/** Names and paths can contain commas, and reports do not quote cells. The other cells are counted from the end of the row. */
function splitRow(row: string, otherColumns: number): [name: string, arn: string, ...others: string[]] {
  const cells = row.split(",");
  const others = cells.splice(Math.max(0, cells.length - otherColumns));
  // A name contains no colon, but a path can contain ",arn:".
  const [, name, arn = ""] = /^(.*?),(arn:.*)$/.exec(cells.join(",")) ?? ["", cells.join(",")];
  return [name, arn, ...others];
}

function passwordIn({ take, isTrue }: Row): object {
  if (!isTrue("password_enabled")) return {};
  const [PasswordLastChanged, PasswordNextRotation] = ["password_last_changed", "password_next_rotation"].map(take);
  return { PasswordLastUsed: take("password_last_used"), LoginProfile: { PasswordLastChanged, PasswordNextRotation } };
}

const keysIn = (row: Row, set: string): unknown[] =>
  datedIn(row, set, "CreateDate").map((key) => ({
    ...key,
    AccessKeyLastUsed: {
      LastUsedDate: row.take(`${set}_last_used_date`),
      ServiceName: row.take(`${set}_last_used_service`),
      Region: row.take(`${set}_last_used_region`),
    },
  }));

/** Returns the status and the date in a set of columns. Without a date, there is no key or certificate. */
function datedIn({ take, isTrue, report }: Row, set: string, member: string): object[] {
  const date = take(`${set}_last_rotated`);
  const isActive = isTrue(`${set}_active`);
  if (date !== undefined) return [{ Status: isActive ? "Active" : "Inactive", [member]: date }];
  if (isActive) report(`${set}_active`, `is true, but there is no ${set}_last_rotated. Add the date.`);
  return [];
}
