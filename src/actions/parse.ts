import { malformedInput } from "../protocol/errors.ts";
import type { Parameters } from "../protocol/query.ts";
import type { ListConstraint, ScalarConstraint, Shape } from "./shape.ts";

export type Scalar = string | number | boolean;
/** The values of an input before its constraints are checked. */
export interface Structure {
  readonly [name: string]: Scalar | Items | undefined;
}
/** The items of a list. An item that was not sent is `undefined`, or an empty structure. */
export type Items = readonly (Scalar | Structure | undefined)[];

/** A parameter without the parts of its name that are already read. */
interface Entry {
  readonly rest: string | undefined;
  readonly value: string;
}

const TOP_LEVEL_LIST = "Top level element may not be treated as a list";
const UNEXPECTED_LIST = "Start of list found where not expected";
const MAX_INTEGER = 2 ** 31 - 1;
const MAX_SKIPPED = 10;

/**
 * Parses the parameters of an action as AWS's Query protocol does, before any constraint is checked. Throws `MalformedInput` for a
 * value of another type or form. Unknown parameters are ignored.
 */
export const parseInput = (shape: Shape, parameters: Parameters): Structure =>
  parseStructure(shape, parameters, TOP_LEVEL_LIST);

/** `indexed` is AWS's message for a scalar that is sent with an index. */
function parseStructure(
  shape: Shape,
  parameters: Iterable<readonly [name: string, value: string]>,
  indexed: string,
): Structure {
  const input: Record<string, Structure[string]> = {};
  const groups = groupByFirstPart(parameters);
  for (const [name, constraint] of Object.entries(shape)) {
    const group = groups.get(name);
    if (group === undefined) continue;
    input[name] = constraint.type === "list" ? parseList(constraint, group) : parseScalar(constraint, group, indexed);
  }
  return input;
}

function groupByFirstPart(parameters: Iterable<readonly [name: string, value: string]>): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const [name, value] of parameters) {
    const dot = name.indexOf(".");
    const first = dot === -1 ? name : name.slice(0, dot);
    const entry = { rest: dot === -1 ? undefined : name.slice(dot + 1), value };
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [entry]);
    else group.push(entry);
  }
  return groups;
}

const nestedIn = (entries: readonly Entry[]) =>
  entries.flatMap(({ rest, value }) => (rest === undefined ? [] : [[rest, value] as const]));

const hasOwnValue = (entries: readonly Entry[]) =>
  entries.some(({ rest, value }) => rest === undefined && value !== "");

const startsWithIndex = (rest: string) => /^\d+(?:\.|$)/.test(rest);

function parseScalar({ type }: ScalarConstraint, entries: readonly Entry[], indexed: string): Scalar {
  for (const { rest } of entries)
    if (rest !== undefined) throw malformedInput(startsWithIndex(rest) ? indexed : UNEXPECTED_LIST);
  const [{ value }] = entries as [Entry];
  if (type === "integer") return parseInteger(value);
  return type === "boolean" ? parseBoolean(value) : value;
}

function parseInteger(text: string): number {
  if (text === "") throw malformedInput("missing value for decimal type");
  const number = Number(text);
  if (!/^[+-]?\d+$/.test(text) || number > MAX_INTEGER || number < -MAX_INTEGER - 1) throw malformedInput();
  return number;
}

function parseBoolean(text: string): boolean {
  if (text === "") throw malformedInput("missing value for boolean type");
  if (!/^(?:true|false|1|0)$/.test(text)) throw malformedInput("boolean must follow xsd1.1 definition");
  return text === "true" || text === "1";
}

function parseList({ of }: ListConstraint, entries: readonly Entry[]): Items {
  const parts = groupByFirstPart(nestedIn(entries));
  const members = parts.get("member") ?? [];
  if (hasOwnValue(entries) || hasOwnValue(members)) throw malformedInput("Unexpected list element termination");
  for (const part of parts.keys())
    if (part !== "member") throw malformedInput(startsWithIndex(part) ? TOP_LEVEL_LIST : UNEXPECTED_LIST);

  const items = itemsByIndex(members, of.type === "structure");
  const parseItem = (item: readonly Entry[] | undefined) => {
    if (of.type === "string") return item && parseScalar(of, item, UNEXPECTED_LIST);
    if (hasOwnValue(item ?? [])) throw malformedInput("Unexpected complex element termination");
    return parseStructure(of.members, nestedIn(item ?? []), UNEXPECTED_LIST);
  };
  const length = checkGaps([...items.keys()]);
  return Array.from({ length }, (_, position) => parseItem(items.get(position + 1)));
}

function itemsByIndex(members: readonly Entry[], areStructures: boolean): Map<number, readonly Entry[]> {
  const items = new Map<number, Entry[]>();
  for (const [part, entries] of groupByFirstPart(nestedIn(members))) {
    const index = parseIndex(part);
    if (index === undefined && !areStructures) throw malformedInput(UNEXPECTED_LIST);
    if (index !== undefined && entries.some(({ rest }) => rest !== undefined && startsWithIndex(rest)))
      throw malformedInput("Two index elements may not occur back to back");
    // AWS reads a name in the place of an index as a first item with nothing in it.
    const [place, content] = index === undefined ? [1, []] : [index, entries];
    const item = items.get(place) ?? [];
    items.set(place, item);
    for (const entry of content) item.push(entry);
  }
  return items;
}

/** Returns `undefined` for a name in the place of an index. */
function parseIndex(part: string): number | undefined {
  if (part.startsWith("-")) throw malformedInput(`Key ${part} may not have a leading '-'`);
  if (!/^\d+$/.test(part)) return undefined;
  const index = Number(part);
  if (index === 0) throw malformedInput("0 is not a valid index");
  if (index > MAX_INTEGER) throw malformedInput();
  return index;
}

/** Returns the highest index. AWS counts what an index skips from the index before it, and the first index from 1. */
function checkGaps(indices: readonly number[]): number {
  let last = 1;
  for (const index of indices.toSorted((one, other) => one - other)) {
    const skipped = index - last;
    if (skipped > MAX_SKIPPED) throw malformedInput(`Excessively sparse input would skip ${skipped} list elements`);
    last = index;
  }
  return indices.length === 0 ? 0 : last;
}
