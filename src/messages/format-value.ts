/** What looks like a secret access key or a session token of AWS's. */
const SECRET_LIKE = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9/+=]{40,}$/;

/** A value as it stands in an error: short, and never a secret, however it came there. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === "string") {
    if (SECRET_LIKE.test(value)) return "what looks like a secret";
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  }
  if (Array.isArray(value)) return "an array";
  if (Object.prototype.toString.call(value) === "[object Date]")
    return Number.isNaN(Number(value)) ? "an invalid Date" : `the date ${new Date(Number(value)).toISOString()}`;
  return typeof value === "object" ? "an object" : typeof value === "function" ? "a function" : String(value);
}
