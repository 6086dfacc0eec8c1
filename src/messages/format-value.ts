import { escapeControls } from "./escape-controls.ts";

/** Matches what looks like an AWS secret access key or session token. */
const SECRET_LIKE = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9/+=]{40,}$/;

/** Formats a value for an error message: short, and never a secret. */
export function formatValue(value: unknown): string {
  if (typeof value === "string") {
    if (SECRET_LIKE.test(value)) return "what looks like a secret";
    return escapeControls(JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value));
  }
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  const tag = Object.prototype.toString.call(value);
  if (tag === "[object Promise]") return "a promise";
  if (tag !== "[object Date]") return "an object";
  return Number.isNaN(Number(value)) ? "an invalid Date" : `the date ${new Date(Number(value)).toISOString()}`;
}

/** Formats a value where a number was expected: `the string "1"` is not mistaken for a number. */
export const formatNonNumber = (value: unknown): string =>
  typeof value === "string" ? `the string ${formatValue(value)}` : formatValue(value);
