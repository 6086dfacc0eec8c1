import type { Attempt, Call } from "./journal.ts";

const WIDEST_VALUE = 24;
const WIDEST_CELL = 72;

/** The journal for a person: what is in force, and a row for each attempt, numbered `call.attempt` where a call took several. */
export function journalTable(calls: readonly Call[], inForce: readonly string[]): string {
  const force = inForce.map((line) => `in force: ${line}`);
  if (calls.length === 0) return ["msw-iam journal: empty. No request was claimed.", ...force].join("\n");
  const rows = calls.flatMap((call, index) => call.attempts.map((attempt, nth) => row(call, index, attempt, nth)));
  const head = `msw-iam journal: ${counted(calls.length, "call")}, ${counted(rows.length, "attempt")}`;
  const titles = ["#", "action", "parameters", "caller", "page", "answer", "fault", "note"];
  return [head, ...force, ...aligned(titles, rows)].join("\n");
}

/** One attempt for a person, in one line. */
export function attemptLine(attempt: Attempt): string {
  const [action, parameters, caller, page, answered, fault, note] = cellsOf(attempt);
  const cells = [action, parameters, caller, page && `page ${page}`, answered, fault && `fault ${fault}`, note];
  return cells.flatMap((cell) => (cell ? [cut(cell, WIDEST_CELL)] : [])).join("  ");
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function row(call: Call, index: number, attempt: Attempt, nth: number): string[] {
  const number = call.attempts.length === 1 ? `${index + 1}` : `${index + 1}.${nth + 1}`;
  return [number, ...cellsOf(attempt)];
}

function cellsOf(attempt: Attempt): string[] {
  const { page } = attempt;
  return [
    attempt.action ?? "(none)",
    Object.entries(attempt.params)
      .map(([name, value]) => `${name}=${cut(value, WIDEST_VALUE)}`)
      .join(" "),
    callerName(attempt),
    page === undefined ? "" : `${page.number}: ${page.items}${page.truncated ? ", more follow" : ""}`,
    answer(attempt),
    attempt.fault ?? "",
    noteOn(attempt),
  ];
}

function callerName({ caller }: Attempt): string {
  const name = caller.userName ?? caller.arn.slice(caller.arn.lastIndexOf(":") + 1);
  return caller.accessKeyId === undefined ? `${name} (unsigned)` : name;
}

function answer({ status, errorCode, fault }: Attempt): string {
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

/** Columns of equal width; those that are empty below their head are left out. */
function aligned(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const columns = titles.map((title) => [title]);
  for (const row of rows) for (const [index, cell] of row.entries()) columns[index]?.push(cut(cell, WIDEST_CELL));
  const padded = columns
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""))
    .map((cells) => {
      const width = cells.reduce((widest, { length }) => Math.max(widest, length), 0);
      return cells.map((cell) => cell.padEnd(width));
    });
  return [titles, ...rows].map((_, line) =>
    padded
      .map((cells) => cells[line])
      .join("  ")
      .trimEnd(),
  );
}
