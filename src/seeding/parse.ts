import { type BaseIssue, safeParse } from "valibot";
import { formatValue } from "../messages/format-value.ts";
import { isRecord, kindOf } from "../messages/kind-of.ts";
import { decodeReport } from "./credential-report.ts";
import { fixtureSchema } from "./schema.ts";
import type { AccountFixture } from "./types.ts";

/** Where a member is in a fixture, such as `["Users", 3, "Path"]`. */
export type Path = readonly (string | number)[];

/** What is wrong with one member of a fixture. */
interface FixtureIssue {
  readonly path: Path;
  /** Completes the sentence that starts with the path. */
  readonly text: string;
}

interface ValidationResult {
  /** The fixture without its invalid members, or `{}` if it is invalid even without them. */
  readonly fixture: AccountFixture;
  readonly issues: readonly FixtureIssue[];
}

export function validateSchema(fixture: unknown, fixtureIndex: number): ValidationResult {
  if (!isRecord(fixture)) {
    const text = `is ${formatValue(fixture)}; expected an object.${hintFor(fixture)}`;
    return { fixture: {}, issues: [{ path: [], text }] };
  }
  const result = parse(fixture);
  if (result.success) return { fixture: outputOf(result.output), issues: [] };
  const issues = result.issues.flatMap((issue) => issuesIn(issue));
  const rest = parse(withoutInvalidMembers(fixture, issues, fixtureIndex));
  return { fixture: rest.success ? outputOf(rest.output) : {}, issues };
}

function hintFor(fixture: unknown): string {
  if (Array.isArray(fixture)) return " Split it into separate fixtures.";
  if (kindOf(fixture) === "Promise") return " Await it first.";
  if (typeof fixture !== "string") return "";
  if (decodeReport(fixture) !== undefined) return " Pass { CredentialReport: text } instead.";
  return /^\s*[[{]/.test(fixture) ? " Parse it with JSON.parse() first." : "";
}

const outputOf = (output: unknown) => withoutNulls(output) as AccountFixture;

/** How deep the members of a fixture are nested, as in `Users[0].AccessKeys[0].AccessKeyLastUsed`. */
const MAX_DEPTH = 6;

/** Removes members that are `null`, which some SDKs print for missing members. A policy document stays as it is. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth === MAX_DEPTH || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return mapChanged(value, (item) => withoutNulls(item, depth + 1));
  if (Object.prototype.toString.call(value) !== "[object Object]") return value;
  let copy: Record<string, unknown> | undefined;
  for (const [name, member] of Object.entries(value)) {
    const present = name === "PolicyDocument" ? member : withoutNulls(member, depth + 1);
    if (present === member && member !== null) continue;
    copy ??= { ...value };
    if (member === null) delete copy[name];
    else copy[name] = present;
  }
  return copy ?? value;
}

/** Like `map`, but returns the array itself if no item changes. */
function mapChanged<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

const parse = (fixture: unknown) => safeParse(fixtureSchema(), fixture, { abortPipeEarly: true });

/** The fixture itself is an object, so that every issue is about one of its members. */
function issuesIn(issue: BaseIssue<unknown>, parents: Path = []): FixtureIssue[] {
  const path = [
    ...parents,
    ...(issue.path as NonNullable<typeof issue.path>).map((item) => item.key as string | number),
  ];
  // AccessKeys is a count or an array. An issue inside the array is more specific than the issue of the union.
  const inner = issue.issues?.filter((subIssue) => subIssue.path !== undefined) ?? [];
  if (inner.length > 0) return inner.flatMap((subIssue) => issuesIn(subIssue, path));
  return [{ path, text: issue.message }];
}

/** Copies a fixture without its invalid members, so that conflicts of the other members are found, too. */
function withoutInvalidMembers(fixture: unknown, issues: readonly FixtureIssue[], fixtureIndex: number): unknown {
  const copies = new Set<unknown>();
  const copyOf = (value: unknown) => {
    if (copies.has(value)) return value as Record<string | number, unknown>;
    const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
    copies.add(copy);
    return copy;
  };
  const root = copyOf(fixture);
  for (const [index, { path }] of issues.entries()) {
    let parent = root;
    for (const key of path.slice(0, -1)) {
      const copy = copyOf(parent[key]);
      parent[key] = copy;
      parent = copy;
    }
    const [name, parentName] = [path.at(-1), path.at(-2)];
    delete parent[name as string | number];
    // A user must have a name, so an invalid one is replaced with a unique one. The items of a user's lists need no name.
    if (name === "UserName" && !(typeof parentName === "number" && path.length > 3)) {
      parent[name] = `unnamed-${fixtureIndex}-${index}`;
      // The ARN contains the intended name.
      delete parent["Arn"];
    }
  }
  return root;
}

/** Formats a path: `Users[3].Path`. A member that is not a word is quoted: `Users[3]["a b"]`. */
export function describePath(path: Path): string {
  let place = "";
  for (const key of path) {
    if (typeof key === "number") place += `[${key}]`;
    else if (/^[\w$]+$/.test(key)) place += (place === "" ? "" : ".") + key;
    else place += `[${JSON.stringify(key)}]`;
  }
  return place;
}
