import { isRecord } from "../messages/kind-of.ts";

/** The document of a policy of which only the name is known. It contradicts no other document. */
export const EMPTY_POLICY = '{"Version":"2012-10-17","Statement":[]}';

/**
 * Returns the text of a policy document. It decodes percent-encoded text, and writes an object as JSON. Returns `undefined` for text
 * that is not the JSON of an object, and for an object that JSON cannot express.
 */
export function policyText(document: string | object): string | undefined {
  try {
    // JSON.stringify throws for an object that contains itself, a bigint, or thousands of levels.
    if (typeof document !== "string") return JSON.stringify(document);
    const text = /^\s*%/.test(document) ? decodeURIComponent(document) : document;
    const value: unknown = JSON.parse(text);
    // Responses contain the document as UTF-8, which has no unpaired surrogates.
    return !/\p{Surrogate}/u.test(text) && isRecord(value) && JSON.stringify(value) !== undefined ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether two texts are the same policy. White space outside of strings does not matter. */
export const isSamePolicy = (one: unknown, other: unknown): boolean =>
  one === other ||
  (typeof one === "string" &&
    typeof other === "string" &&
    JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other)));
