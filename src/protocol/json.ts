import type { IamError } from "./errors.ts";

/** Writes the response of an action as AWS does for `Accept: application/json`. */
export const resultJson = (action: string, result: object, RequestId: string): readonly string[] => [
  JSON.stringify({ [`${action}Response`]: { [`${action}Result`]: result, ResponseMetadata: { RequestId } } }, asInJson),
];

/** Writes an error as AWS does for `Accept: application/json`. */
export function errorJson({ code, status, text }: IamError, RequestId: string): readonly string[] {
  const error = { Code: code, Message: text, Type: status < 500 ? "Sender" : "Receiver" };
  return [JSON.stringify({ Error: error, RequestId })];
}

/** AWS writes members in alphabetical order, and dates as seconds since 1970. `Expiration` is the only date that STS returns. */
function asInJson(name: string, value: unknown): unknown {
  if (name === "Expiration" && typeof value === "string") return Date.parse(value) / 1000;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
