import * as iam from "@aws-sdk/client-iam";
import * as sts from "@aws-sdk/client-sts";

/** A schema of the SDK, or a function that returns one. */
export type Schema = unknown;
/** A structure: its kind (3), namespace, name, traits, the names of its members, and their schemas. */
export type Structure = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  members: readonly string[],
  schemas: readonly Schema[],
];
type Command = new (input: object) => { readonly schema: readonly Schema[] };
export type Commands = readonly (readonly [action: string, command: Command])[];

export type SchemaKind = "list" | "map" | "structure" | "scalar";

// Simple schemas are numbers, in which these bits mark a list and a map.
const LIST_BIT = 64;
const MAP_BIT = 128;

/** Returns the commands of a module of the SDK. */
export const commandsOf = (client: object): Commands =>
  Object.entries(client).flatMap(([name, command]) =>
    /^[A-Z]\w*Command$/.test(name) ? [[name.slice(0, -"Command".length), command as Command] as const] : [],
  );

export const stsCommands = commandsOf(sts);

export const isStsAction = (action: string): boolean => stsCommands.some(([name]) => name === action);

/** Every action of the installed SDK with its command, in alphabetical order. */
export const commands: Commands = [...commandsOf(iam), ...stsCommands].sort(([one], [other]) => (one < other ? -1 : 1));

/** Evaluates a schema, and leaves out its traits. */
export function resolve(schema: Schema): Schema {
  if (typeof schema === "function") return resolve(schema());
  if (!Array.isArray(schema)) return schema;
  // A simple schema with a name of its own has the kind 0.
  if (schema[0] === 0) return resolve(schema[4]);
  return typeof schema[0] === "number" ? schema : resolve(schema[0]);
}

/** Returns the schema of an action's output. Of an action without an output, it is a word. */
export const outputOf = (command: Command): Schema => resolve(new command({}).schema[5]);

export function kindOf(schema: Schema): SchemaKind {
  const code = Array.isArray(schema) ? schema[0] : undefined;
  if (code === 3) return "structure";
  if (code === 1 || (code === undefined && Number(schema) & LIST_BIT)) return "list";
  return code === 2 || (code === undefined && Number(schema) & MAP_BIT) ? "map" : "scalar";
}

export const isStructure = (schema: Schema): schema is Structure => kindOf(schema) === "structure";

/** Returns the schema of the items of a list, or of the values of a map. */
export function itemOf(schema: Schema): Schema {
  if (!Array.isArray(schema)) return Number(schema) & (LIST_BIT - 1);
  return resolve(schema[kindOf(schema) === "list" ? 4 : 5]);
}
