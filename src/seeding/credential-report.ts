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
  let root: unknown;
  let rootArn: string | undefined;
  for (const [index, row] of rows.entries()) {
    if (row === "") continue;
    const texts = splitRow(row, columns.length - 2);
    const [name, arn] = texts;
    const { cells, unread } = readCells(columns, texts);
    const line = index + 2;
    const report = (column: string, text: string) => issues.push({ place: `line ${line} ${column}`, text });
    if (contentOf(arn) === undefined) report("arn", "is not an ARN. Each row needs one.");
    const user = name === "<root_account>" ? "root" : users.length;
    const credentials = {
      CreateDate: cells.text("user_creation_time"),
      ...passwordIn(cells, report),
      AccessKeys: [1, 2].flatMap((number) => keysIn(cells, `access_key_${number}`, report)),
      SigningCertificates: [1, 2].flatMap((number) => certificatesIn(cells, `cert_${number}`, report)),
    };
    if (isTrue(cells, "mfa_active", report)) withMfaDevice.add(user);
    if (user === "root") {
      if (root !== undefined)
        report("user", `is ${name}, the same as line ${lines.get("root")}. Remove one of the two.`);
      root = credentials;
      rootArn = contentOf(arn);
    } else users.push({ UserName: name, Arn: contentOf(arn), ...credentials });
    lines.set(user, line);
    for (const column of unread)
      if (!warnings.has(column)) warnings.set(column, { place: `line ${line} ${column}`, text: reasonFor(column) });
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

/** The cells of a row, by the names of their columns. A cell that is empty or contains a placeholder is `undefined`. */
interface Cells {
  text(column: string): string | undefined;
  /** Whether the cell contains the placeholder for what AWS does not support. */
  isNotSupported(column: string): boolean;
}

/** Returns the cells of a row, and the columns of those that have not been read. */
function readCells(columns: readonly string[], texts: readonly string[]) {
  const unread = new Set(columns.slice(2).filter((_, index) => contentOf(texts[index + 2]) !== undefined));
  const textOf = (column: string) => texts[columns.indexOf(column)];
  const cells: Cells = {
    text(column) {
      unread.delete(column);
      return contentOf(textOf(column));
    },
    isNotSupported: (column) => textOf(column) === NOT_SUPPORTED,
  };
  return { cells, unread };
}

/** Says why a cell is not kept. */
function reasonFor(column: string): string {
  if (!reportColumns.includes(column))
    return `is not kept, because the mock knows no such column.${didYouMean(column, reportColumns)}`;
  const [, set] = /^(access_key_\d)/.exec(column) ?? [];
  return `is not kept, because ${set === undefined ? "password_enabled is not true" : `there is no ${set}_last_rotated`}.`;
}

/** Names and paths can contain commas, and reports do not quote cells. The other cells are counted from the end of the row. */
function splitRow(row: string, otherColumns: number): [name: string, arn: string, ...others: string[]] {
  const cells = row.split(",");
  const others = cells.splice(Math.max(0, cells.length - otherColumns));
  // A name contains no colon, but a path can contain ",arn:".
  const [, name, arn = ""] = /^(.*?),(arn:.*)$/.exec(cells.join(",")) ?? ["", cells.join(",")];
  return [name, arn, ...others];
}

const NOT_SUPPORTED = "not_supported";

/** Returns the content of a cell, or `undefined` if the cell is empty or contains a placeholder. */
const contentOf = (cell: string | undefined) =>
  cell === undefined || ["", "N/A", "no_information", NOT_SUPPORTED].includes(cell) ? undefined : cell;

type ReportCell = (column: string, text: string) => void;

/** Some programs write `TRUE` or `True`. */
function isTrue(cells: Cells, column: string, report: ReportCell): boolean {
  const cell = cells.text(column);
  const value = cell?.toLowerCase();
  if (value !== undefined && value !== "true" && value !== "false")
    report(column, `is ${formatValue(cell)}; expected true or false.`);
  return value === "true";
}

/** Older reports contain `not_supported` in the columns of the root user's password. */
function passwordIn(cells: Cells, report: ReportCell): object {
  if (!cells.isNotSupported("password_enabled") && !isTrue(cells, "password_enabled", report)) return {};
  const [PasswordLastChanged, PasswordNextRotation] = ["password_last_changed", "password_next_rotation"].map(
    cells.text,
  );
  return {
    PasswordLastUsed: cells.text("password_last_used"),
    LoginProfile: { PasswordLastChanged, PasswordNextRotation },
  };
}

/** Returns the key in one set of columns. Without a date, there is no key. */
function keysIn(cells: Cells, set: string, report: ReportCell): unknown[] {
  return datedIn(cells, set, report).map(({ date, Status }) => ({
    Status,
    CreateDate: date,
    AccessKeyLastUsed: {
      LastUsedDate: cells.text(`${set}_last_used_date`),
      ServiceName: cells.text(`${set}_last_used_service`),
      Region: cells.text(`${set}_last_used_region`),
    },
  }));
}

const certificatesIn = (cells: Cells, set: string, report: ReportCell): unknown[] =>
  datedIn(cells, set, report).map(({ date, Status }) => ({ Status, UploadDate: date }));

/** Returns the date and the status in a set of columns that describes a key or a certificate. */
function datedIn(cells: Cells, set: string, report: ReportCell): { date: string; Status: "Active" | "Inactive" }[] {
  const date = cells.text(`${set}_last_rotated`);
  const isActive = isTrue(cells, `${set}_active`, report);
  if (date !== undefined) return [{ date, Status: isActive ? "Active" : "Inactive" }];
  if (isActive) report(`${set}_active`, `is true, but there is no ${set}_last_rotated. Add the date.`);
  return [];
}
