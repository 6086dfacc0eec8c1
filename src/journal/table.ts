import { escapeControls } from "../messages/escape-controls.ts";
import type { Attempt, Call } from "./attempt.ts";

const MAX_VALUE_WIDTH = 24;
const MAX_CELL_WIDTH = 72;

const titles = ["#", "action", "parameters", "caller", "page", "response", "fault", "note"] as const;

type Row = Readonly<Record<(typeof titles)[number], string>>;

/** Formats the journal: what is active, and a row for each attempt. The second attempt of call 3 has the number 3.2. */
export function journalTable(
  calls: readonly Call[],
  active: readonly string[],
  isPending: (attempt: Attempt) => boolean,
): string {
  const activeLines = active.map((line) => `active: ${line}`);
  if (calls.length === 0) return ["msw-iam journal: empty. No request was claimed.", ...activeLines].join("\n");
  const rows: readonly Row[] = calls.flatMap((call, index) =>
    call.attempts.map((attempt, nth) => ({
      "#": call.attempts.length === 1 ? `${index + 1}` : `${index + 1}.${nth + 1}`,
      ...cellsOf(attempt, isPending(attempt)),
    })),
  );
  const head = `msw-iam journal: ${countOf(calls.length, "call")}, ${countOf(rows.length, "attempt")}`;
  return [head, ...activeLines, ...alignedLines(rows)].join("\n");
}

/** Formats a completed attempt as one line. */
export function attemptLine(attempt: Attempt): string {
  const { action, parameters, caller, page, response, fault, note } = cellsOf(attempt, false);
  const cells = [action, parameters, caller, page && `page ${page}`, response, fault && `fault ${fault}`, note];
  return cells.flatMap((cell) => (cell ? [singleLine(cell, MAX_CELL_WIDTH)] : [])).join("  ");
}

const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function cellsOf(attempt: Attempt, isPending: boolean): Omit<Row, "#"> {
  const { page } = attempt;
  return {
    action: attempt.action ?? "(none)",
    parameters: Object.entries(attempt.params)
      .map(([name, value]) => `${name}=${singleLine(value, MAX_VALUE_WIDTH)}`)
      .join(" "),
    caller: callerName(attempt),
    page: page === undefined ? "" : `${page.number}: ${page.items}${page.truncated ? ", more follow" : ""}`,
    response: isPending ? "pending" : responseOf(attempt),
    fault: attempt.fault ?? "",
    note: noteOf(attempt),
  };
}

function callerName({ caller: { accessKeyId, arn, userName } }: Attempt): string {
  const name = userName ?? arn.slice(arn.lastIndexOf(":") + 1);
  return accessKeyId === undefined ? `${name} (unsigned)`.trimStart() : name || accessKeyId;
}

function responseOf({ status, errorCode }: Attempt): string {
  if (status === undefined) return "no response";
  return errorCode === undefined ? `${status}` : `${status} ${errorCode}`;
}

function noteOf({ note, internal }: Attempt): string {
  if (internal === undefined) return note ?? "";
  return `caused by ${internal instanceof Error ? internal.name : "a thrown value"}: see internal`;
}

/** Escapes control characters, and shortens a value to `length` characters. */
function singleLine(value: string, length: number): string {
  const line = escapeControls(value);
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Aligns the columns, and omits empty ones. */
function alignedLines(rows: readonly Row[]): string[] {
  const columns = titles
    .map((title) => [title, ...rows.map((row) => singleLine(row[title], MAX_CELL_WIDTH))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""))
    .map(padCells);
  return [titles, ...rows].map((_, line) =>
    columns
      .map((cells) => cells[line])
      .join("  ")
      .trimEnd(),
  );
}

function padCells(cells: readonly string[]): string[] {
  const width = cells.reduce((widest, { length }) => Math.max(widest, length), 0);
  return cells.map((cell) => cell.padEnd(width));
}
