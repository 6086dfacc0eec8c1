import { formatValue } from "../messages/format-value.ts";
import { kindOf } from "../messages/kind-of.ts";
import { mapMembers } from "./action-names.ts";
import { escapeXml, findForbiddenCharacter } from "./escape-xml.ts";
import { elementParts, textElement } from "./xml.ts";

/**
 * Writes the result element of an action from a plain object. Its values decide what is written: arrays become `<member>` elements,
 * and a `Map` becomes `<entry>` elements. So does an object in a member that is a map in AWS's models. Throws a `TypeError` with the
 * path of a value that XML cannot express.
 */
export const plainResultParts = (action: string, output: object): readonly string[] =>
  valueParts({ action, indent: "  ", path: "the output", ancestors: [] }, `${action}Result`, output);

/** AWS's own outputs have fewer than ten levels. Thousands of them would overflow the stack. */
const MAX_DEPTH = 100;

/** Where an element is written. */
interface Place {
  readonly action: string;
  readonly indent: string;
  /** Where its value is, such as `Roles[0].Tags`. */
  readonly path: string;
  /** The objects that contain the value. */
  readonly ancestors: readonly unknown[];
}

/** `undefined` and `null` are left out. */
function valueParts(place: Place, name: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const { indent, ancestors } = place;
  const text = textOf(value);
  if (text !== undefined) return [checkedElement(place, name, text)];
  if (ancestors.includes(value)) throw failure(place, "contains itself.");
  if (ancestors.length === MAX_DEPTH) throw failure(place, `is more than ${MAX_DEPTH} levels deep.`);
  const inside = { ...place, indent: `${indent}  `, ancestors: [...ancestors, value] };
  return elementParts(indent, name, contentParts(inside, name, value));
}

function checkedElement(place: Place, name: string, text: string): string {
  const forbidden = findForbiddenCharacter(text);
  if (forbidden !== undefined) throw failure(place, `contains the character ${forbidden}, which XML cannot express.`);
  return textElement(place.indent, name, escapeXml(text));
}

/** Returns the text of a scalar, or `undefined` for anything else. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || Number.isFinite(value)) return String(value);
  if (kindOf(value) === "Uint8Array") return base64Of(value as Uint8Array);
  return kindOf(value) === "Date" ? timestampOf(value as Date) : undefined;
}

/** An instance of a class is not plain: members that its class defines would be left out. */
export function isPlainObject(value: unknown): value is object {
  if (kindOf(value) !== "Object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** Some of AWS's timestamps have milliseconds. Returns `undefined` for an invalid date, and for a year without four digits. */
function timestampOf(date: Date): string | undefined {
  const text = Number.isNaN(Number(date)) ? "" : date.toISOString();
  return /^\d{4}-/.test(text) ? text.replace(".000Z", "Z") : undefined;
}

function contentParts(place: Place, name: string, value: unknown): readonly string[] {
  const { path, ancestors } = place;
  if (Array.isArray(value))
    return value.flatMap((item, index) => valueParts({ ...place, path: `${path}[${index}]` }, "member", item));
  if (kindOf(value) === "Map")
    return [...(value as ReadonlyMap<unknown, unknown>)].flatMap(([key, item]) => entryParts(place, key, item));
  if (!isPlainObject(value))
    throw failure(
      place,
      `is ${describe(value)}; expected a string, number, boolean, Date, Uint8Array, array, Map or plain object.`,
    );
  const members = Object.entries(value);
  if (mapMembers.includes(name)) return members.flatMap(([key, item]) => entryParts(place, key, item));
  return members.flatMap(([member, item]) => {
    if (member === "$metadata") return [];
    if (!/^[A-Za-z_][\w.-]*$/.test(member))
      throw failure(place, `has the member ${formatValue(member)}, which cannot be the name of an XML element.`);
    return valueParts({ ...place, path: ancestors.length === 1 ? member : `${path}.${member}` }, member, item);
  });
}

/** An entry without a value is left out. */
function entryParts(place: Place, key: unknown, value: unknown): readonly string[] {
  const { indent, path } = place;
  if (typeof key !== "string") throw failure(place, `has the key ${describe(key)}; expected a string.`);
  const inside = { ...place, indent: `${indent}  `, path: `${path}[${formatValue(key)}]` };
  const parts = valueParts(inside, "value", value);
  return parts.length === 0 ? [] : elementParts(indent, "entry", [checkedElement(inside, "key", key), ...parts]);
}

const failure = ({ action, path }: Place, problem: string) =>
  new TypeError(`Failed to respond to ${action}: ${path} ${problem}`);

function describe(value: unknown): string {
  if (typeof value === "bigint") return `the bigint ${value}`;
  const isInstance = typeof value === "object" && value !== null && kindOf(value) !== "Date";
  if (!isInstance) return formatValue(value);
  return `an instance of ${kindOf(value) === "Object" ? "a class" : kindOf(value)}`;
}
