import type { IamError } from "./errors.ts";

/** Writes the response of an action as AWS does for `Accept: application/json`. */
export const resultJson = (action: string, result: object, RequestId: string): readonly string[] => [
  JSON.stringify({
    [`${action}Response`]: { [`${action}Result`]: inAlphabeticalOrder(result), ResponseMetadata: { RequestId } },
  }),
];

/** Writes an error as AWS does for `Accept: application/json`. */
export function errorJson({ code, status, text }: IamError, RequestId: string): readonly string[] {
  const error = { Code: code, Message: text, Type: status < 500 ? "Sender" : "Receiver" };
  return [JSON.stringify({ Error: error, RequestId })];
}

const inAlphabeticalOrder = (members: object) =>
  Object.fromEntries(Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1)));
