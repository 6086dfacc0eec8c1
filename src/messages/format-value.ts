import { escapeControls } from "./escape-controls.ts";

/** Matches what looks like an AWS secret access key or session token. */
const SECRET_LIKE = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9/+=]{40,}$/;

/** Formats a value for an error message: short, and never a secret. */
export function formatValue(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === "string") {
    if (SECRET_LIKE.test(value)) return "what looks like a secret";
    return escapeControls(JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value));
  }
  if (Array.isArray(value)) return "an array";
  if (Object.prototype.toString.call(value) === "[object Date]")
    return Number.isNaN(Number(value)) ? "an invalid Date" : `the date ${new Date(Number(value)).toISOString()}`;
  return typeof value === "object" ? "an object" : typeof value === "function" ? "a function" : String(value);
}
