// `npm run action-names` writes src/protocol/action-names.ts: what the SDK's service models say about the actions. A test compares the two.

import { writeFileSync } from "node:fs";
import {
  commands,
  isStructure,
  itemOf,
  kindOf,
  outputOf,
  resolve,
  type Schema,
  stsCommands,
} from "../support/sdk-schemas.ts";

const LINE_WIDTH = 120;

/** Returns the names of all actions that the installed SDK has, in alphabetical order. */
export const sdkActionNames = (): readonly string[] => commands.map(([name]) => name);

/** Returns the lists of each action that AWS returns in pages. */
function pagedLists(): readonly (readonly [action: string, lists: readonly string[]])[] {
  return commands.flatMap(([action, command]) => {
    const output = outputOf(command);
    if (!isStructure(output)) return [];
    const [, , , , names, schemas] = output;
    if (!names.some((name) => /^IsTruncated$/i.test(name))) return [];
    return [[action, names.filter((_, index) => kindOf(resolve(schemas[index])) === "list")] as const];
  });
}

/** Returns the names of the members of outputs that are maps, or structures. */
export function memberNames(kind: "map" | "structure"): readonly string[] {
  const found = new Set<string>();
  const visited = new Set<Schema>();
  function visit(name: string, schema: Schema): void {
    if (name !== "" && kindOf(schema) === kind) found.add(name);
    if (kindOf(schema) === "scalar" || visited.has(schema)) return;
    visited.add(schema);
    if (!isStructure(schema)) visit("", itemOf(schema));
    else for (const [index, member] of schema[4].entries()) visit(member, resolve(schema[5][index]));
  }
  for (const [, command] of commands) visit("", outputOf(command));
  return [...found].sort();
}

/** Returns lines of quoted names, with as many names a line as fit. */
function linesOf(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const item = `"${name}",`;
    const line = lines.at(-1);
    if (line !== undefined && line.length + item.length < LINE_WIDTH) lines[lines.length - 1] = `${line} ${item}`;
    else lines.push(`  ${item}`);
  }
  return lines.join("\n");
}

const arrayOf = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join(", ")}]`;

/** Returns the source of src/protocol/action-names.ts. */
export function actionNamesSource(): string {
  return `// \`npm run action-names\` writes this file.

/** The name of every action of AWS IAM and STS, whether or not the mock models it. */
// biome-ignore format: with one name a line, this file would be too long.
export const awsActionNames = [
${linesOf(sdkActionNames())}
] as const;

/** The name of an action of AWS IAM or STS, whether or not the mock models it. */
export type AwsActionName = (typeof awsActionNames)[number];

/** The names of the actions of STS. */
// biome-ignore format: like the list above.
export const stsActionNames = [
${linesOf(stsCommands.map(([name]) => name))}
] as const satisfies readonly AwsActionName[];

/** The actions that AWS returns in pages, and the members of their outputs that are lists. */
export const pagedLists = {
${pagedLists()
  .map(([action, lists]) => `  ${action}: ${arrayOf(lists)},`)
  .join("\n")}
} as const satisfies { readonly [Action in AwsActionName]?: readonly string[] };

/** The name of an action that AWS returns in pages, whether or not the mock models it. */
export type AwsListActionName = keyof typeof pagedLists;

/** A list that an action returns in pages, such as \`"Roles"\`. \`never\` for other actions. */
export type PagedList<Name extends AwsActionName> = Name extends AwsListActionName
  ? (typeof pagedLists)[Name][number]
  : never;

/** The members of outputs that are maps. No other member of an output has the same name. */
export const mapMembers: readonly string[] = ${arrayOf(memberNames("map"))};
`;
}

if (import.meta.main)
  writeFileSync(new URL("../../src/protocol/action-names.ts", import.meta.url), actionNamesSource());
