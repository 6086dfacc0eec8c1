const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:[.,]\d+)?(?:[Zz]|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;

/** What needs no work: AWS's own form, on a day that every month has. */
const SERVED = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** A moment as AWS serves it: UTC, whole seconds (fractions are cut), `YYYY-MM-DDTHH:MM:SSZ`. */
export const wireDate = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** So many seconds after a moment, both as AWS serves them. */
export const secondsAfter = (date: string, seconds: number): string =>
  wireDate(new Date(Date.parse(date) + seconds * 1000));

/** The wire form of a `Date` or of an ISO 8601 date-time with an offset; `undefined` where it is neither, or no day of the calendar. */
export function parseDate(value: unknown): string | undefined {
  if (typeof value === "string") return SERVED.test(value) ? value : parseIso(value);
  // Not instanceof: a test runner's sandbox has a Date of its own.
  if (Object.prototype.toString.call(value) !== "[object Date]") return undefined;
  return inRange(value as Date);
}

function parseIso(text: string): string | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = [1, 2, 3, 4, 5, 6, 8, 9].map((group) =>
    Number(match[group] ?? 0),
  ) as [number, number, number, number, number, number, number, number];
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  // A day or a month that the calendar does not have ends up in another month.
  if (local.getUTCMonth() !== month - 1) return undefined;
  const offset = (match[7] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  local.setUTCHours(hour, minute - offset, second);
  return inRange(local);
}

function inRange(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? wireDate(date) : undefined;
}
