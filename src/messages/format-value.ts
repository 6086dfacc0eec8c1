import { escapeControls } from "./escape-controls.ts";
import { isRecord, kindOf } from "./kind-of.ts";

/** Matches what looks like an AWS secret access key or session token. */
const SECRET_LIKE = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9/+=]{40,}$/;

/** How many characters decide whether a text looks like a secret. The pattern overflows the stack for a text of 10 MB. */
const MAX_CHECKED = 10_000;

/** Formats a value for an error message: short, and never a secret. */
export function formatValue(value: unknown): string {
  if (typeof value === "string") {
    if (SECRET_LIKE.test(value.slice(0, MAX_CHECKED))) return "what looks like a secret";
    return escapeControls(JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value));
  }
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  if (isRecord(value)) return "an object";
  const kind = kindOf(value);
  if (kind === "Promise") return "a promise";
  if (kind !== "Date") return `an instance of ${escapeControls(kind)}`;
  return Number.isNaN(Number(value)) ? "an invalid Date" : `the date ${new Date(Number(value)).toISOString()}`;
}

/** Formats a value where a number was expected: `the string "1"` is not mistaken for a number. */
export const formatNonNumber = (value: unknown): string =>
  typeof value === "string" ? `the string ${formatValue(value)}` : formatValue(value);
