import type { Attempt, Call } from "./journal.ts";

const WIDEST_VALUE = 24;
const WIDEST_CELL = 60;

/** The journal for a person: a row for each attempt, numbered `call.attempt` where a call took several. */
export function journalTable(calls: readonly Call[]): string {
  if (calls.length === 0) return "msw-iam journal: empty. No request was claimed.";
  const rows = calls.flatMap((call, index) => call.attempts.map((attempt, nth) => row(call, index, attempt, nth)));
  const head = `msw-iam journal: ${counted(calls.length, "call")}, ${counted(rows.length, "attempt")}`;
  return [head, ...aligned([["#", "action", "parameters", "caller", "page", "answer", "fault"], ...rows])].join("\n");
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function row(call: Call, index: number, attempt: Attempt, nth: number): string[] {
  const number = call.attempts.length === 1 ? `${index + 1}` : `${index + 1}.${nth + 1}`;
  const { page } = attempt;
  return [
    number,
    attempt.action ?? "(none)",
    Object.entries(attempt.params)
      .map(([name, value]) => `${name}=${cut(value, WIDEST_VALUE)}`)
      .join(" "),
    callerName(attempt),
    page === undefined ? "" : `${page.number}: ${page.items}${page.truncated ? ", more follow" : ""}`,
    answer(attempt),
    attempt.fault ?? "",
  ];
}

function callerName({ caller }: Attempt): string {
  const name = caller.userName ?? caller.arn.slice(caller.arn.lastIndexOf(":") + 1);
  return caller.accessKeyId === undefined ? `${name} (unsigned)` : name;
}

function answer({ status, errorCode, fault, note, internal }: Attempt): string {
  const code = [status, errorCode].filter((part) => part !== undefined).join(" ");
  const parts = [code || (fault === undefined ? "pending" : "no response")];
  if (internal !== undefined) parts.push(`because of ${internal instanceof Error ? internal.name : "a defect"}`);
  if (note !== undefined) parts.push(`(${note})`);
  return parts.join(" ");
}

/** One line, however many a value has, and no longer than `length`. */
function cut(value: string, length: number): string {
  const line = value.replace(/[\u0000-\u001F\u007F\u2028\u2029]/g, "\u00B7");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell, column) => cut(cell, column === 5 ? 100 : WIDEST_CELL)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
