const ISO_8601 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:[.,]\d+)?(?:[Zz]|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;

/** AWS's own format, limited to the days that every month has. Such a date needs no conversion. */
const AWS_TIMESTAMP = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** A `Date`, or an ISO 8601 date-time with any offset, with or without fractions of a second. */
export type DateInput = Date | string;

/** Formats a date as AWS does: `YYYY-MM-DDTHH:MM:SSZ` in UTC, without fractions of a second. */
export const formatTimestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

export const secondsAfter = (timestamp: string, seconds: number): string =>
  formatTimestamp(new Date(Date.parse(timestamp) + seconds * 1000));

/** Returns the earlier of two timestamps. The first one can be missing. */
export const earlierOf = (one: string | undefined, other: string): string =>
  one !== undefined && one < other ? one : other;

/** Returns the AWS timestamp of a {@link DateInput}, or `undefined` for anything else and for a day that does not exist. */
export function parseDate(value: unknown): string | undefined {
  if (typeof value === "string") return AWS_TIMESTAMP.test(value) ? value : parseIso(value);
  // Not instanceof, because some test runners give each test file its own Date class.
  if (Object.prototype.toString.call(value) !== "[object Date]") return undefined;
  return timestampOf(value as Date);
}

function parseIso(text: string): string | undefined {
  const match = ISO_8601.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = [1, 2, 3, 4, 5, 6, 8, 9].map((group) =>
    Number(match[group] ?? 0),
  ) as [number, number, number, number, number, number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day or month that does not exist overflows into another month.
  if (date.getUTCMonth() !== month - 1) return undefined;
  const offset = (match[7] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  date.setUTCHours(hour, minute - offset, second);
  return timestampOf(date);
}

function timestampOf(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? formatTimestamp(date) : undefined;
}
