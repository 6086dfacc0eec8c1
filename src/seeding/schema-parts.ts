import * as v from "valibot";
import { parseDate } from "../account/timestamp.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import { findForbiddenCharacter } from "../protocol/escape-xml.ts";
import { TAG_KEY, TAG_VALUE } from "../protocol/patterns.ts";

// Each message completes a sentence that starts with a place, such as "Users[0].Path".

export const expected = (what: string) => (issue: { readonly input: unknown }) =>
  `is ${formatValue(issue.input)}; expected ${what}.`;

export const text = (what = "a string") => v.string(expected(what));

/** Text that a response can contain. */
export const xmlText = v.pipe(
  text(),
  v.check(
    (value) => findForbiddenCharacter(value) === undefined,
    ({ input }) => `contains the character ${findForbiddenCharacter(input)}, which XML cannot express.`,
  ),
);
export const matching = (pattern: RegExp, what: string) => v.pipe(text(what), v.regex(pattern, expected(what)));
export const name = (pattern: string, min: number, max: number, what: string) =>
  v.pipe(
    text(what),
    v.minLength(min, expected(what)),
    v.maxLength(max, expected(what)),
    v.regex(new RegExp(`^(?:${pattern})$`), expected(what)),
  );

/** Also accepts `Date` objects, which a JSON file cannot contain. The JSON Schema says `date-time`. */
export const dateInput = v.custom<Date | string>(
  (value) => parseDate(value) !== undefined,
  expected('a Date or an ISO 8601 date-time with an offset, such as "2016-12-03T18:53:41Z"'),
);

/** Unicode property escapes compile slowly, so they are compiled when the first tag is checked. */
function tagText(pattern: string, max: number, what: string) {
  const wholeText = once(() => new RegExp(`^(?:${pattern})$`, "u"));
  return v.custom<string>(
    (value) => typeof value === "string" && [...value].length <= max && wholeText().test(value),
    expected(what),
  );
}
export const MAX_TAG_KEY = 128;
export const MAX_TAG_VALUE = 256;
export const tagKey = tagText(TAG_KEY, MAX_TAG_KEY, "1 to 128 letters, digits, spaces or _.:/=+-@");
export const tagValue = tagText(TAG_VALUE, MAX_TAG_VALUE, "at most 256 letters, digits, spaces or _.:/=+-@");

export const optionalDate = v.nullish(dateInput);

export const listOf = <Item extends Parameters<typeof v.array>[0]>(item: Item, what: string) =>
  v.nullish(v.array(item, expected(`an array of ${what}`)));

/** How many members a message lists at most. A fixture itself has more members. */
const MAX_LISTED = 20;

/** Suggests the closest member, or else lists the members. */
function suggestion(unknownName: string, names: readonly string[]): string {
  const closest = didYouMean(unknownName, names);
  return closest === "" && names.length <= MAX_LISTED ? `; expected one of ${names.join(", ")}.` : `.${closest}`;
}

/** The schema of an object with these members only. `explain` can replace the message for an unknown member. */
export function members<Entries extends Parameters<typeof v.strictObject>[0]>(
  entries: Entries,
  explain?: (unknownName: string) => string | undefined,
) {
  const message = (issue: v.StrictObjectIssue) => {
    if (issue.expected !== "never") return "is missing, and has no default. Add it.";
    const unknownName = String(issue.input);
    return explain?.(unknownName) ?? `is not a known member${suggestion(unknownName, Object.keys(entries))}`;
  };
  // Without a prototype, `constructor` and `__proto__` are unknown members.
  return recordsOnly(v.strictObject(Object.assign(Object.create(null), entries) as Entries, message));
}

/** The message does not repeat a string, because it can be a secret, such as a password in place of a login profile. */
const anObject = v.custom(isRecord, (issue) =>
  typeof issue.input === "string" ? "is a string; expected an object." : expected("an object")(issue),
);

/** Makes a schema refuse what it would read as an object without members, such as a promise, a map or an array. */
export function recordsOnly<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const { "~run": run } = schema;
  return Object.assign(schema, {
    "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) =>
      isRecord(dataset.value) ? run.call(schema, dataset, config) : anObject["~run"](dataset, config),
  });
}

/** This message never contains the value. */
function invalidSecret(): string {
  return "is not a valid secret; expected a string that is not empty.";
}

/** Nor does this one. */
export const invalidSecrets = (): string => "is not a list of secrets; expected an array of strings.";

export function once<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}

/** The schema of a value that messages must not contain. */
export const secret = v.pipe(v.string(invalidSecret), v.minLength(1, invalidSecret));

/** Nor does this one. */
const invalidSeed = (): string => "is not a seed in base32; expected the letters A to Z and the digits 2 to 7.";

const withoutBlanks = v.transform((text: string) => text.toUpperCase().replace(/[\s=]/g, ""));
const base32 = v.regex(/^[A-Z2-7]+$/, invalidSeed);

/**
 * The seed of an MFA device, which the SDKs return as bytes. A JSON file can contain only the text. Programs show it in either case, with
 * blanks and with padding.
 */
export const seed = v.union(
  [
    v.pipe(v.string(), withoutBlanks, base32),
    v.pipe(
      v.custom<Uint8Array>(ArrayBuffer.isView),
      v.transform((bytes) => new TextDecoder().decode(bytes)),
      withoutBlanks,
      base32,
    ),
  ],
  invalidSeed,
);
