import type { Attempt, Call } from "./journal.ts";

const WIDEST_VALUE = 24;
const WIDEST_CELL = 72;

const titles = ["#", "action", "parameters", "caller", "page", "answer", "fault", "note"] as const;

type Row = Readonly<Record<(typeof titles)[number], string>>;

/** The journal for a person: what is in force, and a row for each attempt, numbered `call.attempt` where a call took several. */
export function journalTable(calls: readonly Call[], inForce: readonly string[]): string {
  const force = inForce.map((line) => `in force: ${line}`);
  if (calls.length === 0) return ["msw-iam journal: empty. No request was claimed.", ...force].join("\n");
  const rows = calls.flatMap((call, index) => call.attempts.map((attempt, nth) => row(call, index, attempt, nth)));
  const head = `msw-iam journal: ${counted(calls.length, "call")}, ${counted(rows.length, "attempt")}`;
  return [head, ...force, ...aligned(rows)].join("\n");
}

/** One attempt for a person, in one line. */
export function attemptLine(attempt: Attempt): string {
  const { action, parameters, caller, page, answer, fault, note } = cellsOf(attempt);
  const cells = [action, parameters, caller, page && `page ${page}`, answer, fault && `fault ${fault}`, note];
  return cells.flatMap((cell) => (cell ? [cut(cell, WIDEST_CELL)] : [])).join("  ");
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function row(call: Call, index: number, attempt: Attempt, nth: number): Row {
  return { "#": call.attempts.length === 1 ? `${index + 1}` : `${index + 1}.${nth + 1}`, ...cellsOf(attempt) };
}

function cellsOf(attempt: Attempt): Omit<Row, "#"> {
  const { page } = attempt;
  return {
    action: attempt.action ?? "(none)",
    parameters: Object.entries(attempt.params)
      .map(([name, value]) => `${name}=${cut(value, WIDEST_VALUE)}`)
      .join(" "),
    caller: callerName(attempt),
    page: page === undefined ? "" : `${page.number}: ${page.items}${page.truncated ? ", more follow" : ""}`,
    answer: answerTo(attempt),
    fault: attempt.fault ?? "",
    note: noteOn(attempt),
  };
}

function callerName({ caller }: Attempt): string {
  const name = caller.userName ?? caller.arn.slice(caller.arn.lastIndexOf(":") + 1);
  return caller.accessKeyId === undefined ? `${name} (unsigned)` : name;
}

function answerTo({ status, errorCode, fault }: Attempt): string {
  if (status === undefined) return fault === undefined ? "pending" : "no response";
  return errorCode === undefined ? `${status}` : `${status} ${errorCode}`;
}

function noteOn({ note, internal }: Attempt): string {
  if (internal === undefined) return note ?? "";
  return `caused by ${internal instanceof Error ? internal.name : "a defect"}: see internal`;
}

/** One line, however many a value has, and no longer than `length`. */
function cut(value: string, length: number): string {
  const line = value.replace(/[\u0000-\u001F\u007F\u2028\u2029]/g, "\u00B7");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Columns of equal width; those that are empty below their title are left out. */
function aligned(rows: readonly Row[]): string[] {
  const columns = titles
    .map((title) => [title, ...rows.map((row) => cut(row[title], WIDEST_CELL))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""))
    .map(padded);
  return [titles, ...rows].map((_, line) =>
    columns
      .map((cells) => cells[line])
      .join("  ")
      .trimEnd(),
  );
}

function padded(cells: readonly string[]): string[] {
  const width = cells.reduce((widest, { length }) => Math.max(widest, length), 0);
  return cells.map((cell) => cell.padEnd(width));
}
