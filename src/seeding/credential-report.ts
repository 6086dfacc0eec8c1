/** A credential report as a fixture that has not been validated yet. Its keys and certificates have no ids. */
export interface ParsedReport {
  readonly fixture: { readonly Users: readonly unknown[]; readonly RootUser?: unknown };
  /** Returns the line, counted from 1, of the user with this index in `Users`, or of the root user. */
  lineOf(user: number | "root"): number | undefined;
  hasMfaDevice(user: number | "root"): boolean;
}

/** The members that can contain a report. Nothing has been validated yet. */
export interface UncheckedReport {
  readonly CredentialReport?: unknown;
  readonly Content?: unknown;
}

/** Whether a text is the CSV of a credential report. */
const isReport = (text: string): boolean => /^\uFEFF?user,arn,/.test(text);

/** Returns the CSV of the report in a fixture. The report can be CSV, base64 or bytes. Returns `undefined` if there is no report. */
export function decodeReport({ CredentialReport, Content }: UncheckedReport): string | undefined {
  const report = CredentialReport ?? Content;
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

/** Reads a report by the names of its columns. It does not validate the cells. */
export function parseReport(csv: string): ParsedReport {
  const [header = "", ...rows] = csv.split(/\r\n|\r|\n/);
  const columns = header.split(",");
  const users: unknown[] = [];
  const lines = new Map<number | "root", number>();
  const withMfaDevice = new Set<number | "root">();
  let root: unknown;
  for (const [index, row] of rows.entries()) {
    if (row === "") continue;
    const cells = splitRow(row, columns.length - 2);
    const cell = (name: string) => contentOf(cells[columns.indexOf(name)]);
    const [name, arn] = cells;
    const user = name === "<root_account>" ? "root" : users.length;
    const credentials = {
      CreateDate: cell("user_creation_time"),
      ...passwordIn(cell),
      AccessKeys: [1, 2].flatMap((number) => keysIn((column) => cell(`access_key_${number}_${column}`))),
      SigningCertificates: [1, 2].flatMap((number) => certificatesIn((column) => cell(`cert_${number}_${column}`))),
    };
    if (user === "root") root = credentials;
    else users.push({ UserName: name, Path: /:user(\/.*\/|\/)/.exec(arn)?.[1], ...credentials });
    lines.set(user, index + 2);
    if (isTrue(cell("mfa_active"))) withMfaDevice.add(user);
  }
  return {
    fixture: { Users: users, ...(root === undefined ? {} : { RootUser: root }) },
    lineOf: (user) => lines.get(user),
    hasMfaDevice: (user) => withMfaDevice.has(user),
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

/** Returns the content of a cell, or `undefined` if the cell is empty or contains a placeholder. */
const contentOf = (cell: string | undefined) =>
  cell === undefined || ["", "N/A", "no_information"].includes(cell) ? undefined : cell;

/** Some programs write `TRUE` or `True`. */
const isTrue = (cell: string | undefined) => cell?.toLowerCase() === "true";

type Cell = (name: string) => string | undefined;

/** Older reports contain `not_supported` in the columns of the root user's password. */
function passwordIn(cell: Cell): object {
  const enabled = cell("password_enabled");
  if (!isTrue(enabled) && enabled !== "not_supported") return {};
  const [PasswordLastChanged, PasswordNextRotation] = ["password_last_changed", "password_next_rotation"].map((name) =>
    cell(name) === "not_supported" ? undefined : cell(name),
  );
  return { PasswordLastUsed: cell("password_last_used"), LoginProfile: { PasswordLastChanged, PasswordNextRotation } };
}

/** Returns the key in one set of columns. Without a date, there is no key. */
function keysIn(cell: Cell): unknown[] {
  const CreateDate = cell("last_rotated");
  if (CreateDate === undefined) return [];
  const AccessKeyLastUsed = {
    LastUsedDate: cell("last_used_date"),
    ServiceName: cell("last_used_service"),
    Region: cell("last_used_region"),
  };
  return [{ Status: isTrue(cell("active")) ? "Active" : "Inactive", CreateDate, AccessKeyLastUsed }];
}

function certificatesIn(cell: Cell): unknown[] {
  const UploadDate = cell("last_rotated");
  return UploadDate === undefined ? [] : [{ Status: isTrue(cell("active")) ? "Active" : "Inactive", UploadDate }];
}
