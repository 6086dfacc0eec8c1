import { awsError } from "../protocol/errors.ts";
import type { Parameters } from "../protocol/query.ts";

interface StringConstraint {
  readonly type: "string";
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  /** In AWS's spelling. It must match the whole value. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** AWS's sentence for a value that does not match the pattern, if that is the only violation. */
  readonly invalid?: (name: string) => string;
}

/** The service model's constraint of one parameter. The items of a list are sent as `Name.member.1.Member`. */
export type Constraint =
  | StringConstraint
  | { readonly type: "integer"; readonly required?: true; readonly min: number; readonly max: number }
  | {
      readonly type: "list";
      readonly required?: true;
      readonly max: number;
      readonly of: { readonly [name: string]: StringConstraint };
    };

/** The constraints of an action's parameters, in the order of the service model. */
export type Shape = { readonly [name: string]: Constraint };

type ValueOf<C extends Constraint> = C extends { type: "integer" }
  ? number
  : C extends { type: "list"; of: infer Of extends Shape }
    ? readonly InputOf<Of>[]
    : C extends { values: readonly (infer Value)[] }
      ? Value
      : string;

/** The input of an action. Parameters that are not required can be missing. */
export type InputOf<S extends Shape> = {
  readonly [Name in keyof S as S[Name] extends { required: true } ? Name : never]: ValueOf<S[Name]>;
} & {
  readonly [Name in keyof S as S[Name] extends { required: true } ? never : Name]?: ValueOf<S[Name]> | undefined;
};

interface Violation {
  readonly path: string;
  readonly value: string | undefined;
  readonly member: string;
  /** AWS's sentence for this violation, if it is the only one. */
  readonly sentence?: string | undefined;
}

/**
 * Returns the typed input of an action, or throws one `ValidationError` with all violations in AWS's words. Unknown parameters are
 * ignored. STS repeats the value in its message, and IAM does not.
 */
export function validate<S extends Shape>(shape: S, parameters: Parameters, repeatsValue = false): InputOf<S> {
  const violations: Violation[] = [];
  const input = checkShape(shape, parameters, (name) => name.charAt(0).toLowerCase() + name.slice(1), violations);
  if (violations.length > 0) throw awsError("ValidationError", sentenceFor(violations, repeatsValue));
  return input as InputOf<S>;
}

function checkShape(
  shape: Shape,
  parameters: Parameters,
  pathOf: (name: string) => string,
  violations: Violation[],
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, constraint] of Object.entries(shape)) {
    const value =
      constraint.type === "list"
        ? checkItems(constraint, itemsOf(parameters, name), pathOf(name), violations)
        : checkValue(constraint, parameters.get(name), pathOf(name), violations);
    if (value !== undefined) input[name] = value;
    else if (constraint.required)
      violations.push({ path: pathOf(name), value: undefined, member: "Member must not be null" });
  }
  return input;
}

/** Returns the items of a list, sorted by the numbers with which they were sent. */
function itemsOf(parameters: Parameters, name: string): [number: number, item: Map<string, string>][] {
  const items = new Map<number, Map<string, string>>();
  const prefix = `${name}.member.`;
  for (const [parameter, value] of parameters) {
    if (!parameter.startsWith(prefix)) continue;
    const [, number, member] = /^(\d{1,9})\.(\w+)$/.exec(parameter.slice(prefix.length)) ?? [];
    if (number === undefined || member === undefined) continue;
    const item = items.get(Number(number)) ?? new Map<string, string>();
    items.set(Number(number), item.set(member, value));
  }
  return [...items].sort(([one], [other]) => one - other);
}

function checkValue(
  constraint: Exclude<Constraint, { type: "list" }>,
  value: string | undefined,
  path: string,
  violations: Violation[],
): string | number | undefined {
  if (value === undefined) return undefined;
  const violated = (member: string, sentence?: string) => violations.push({ path, value, member, sentence });
  if (constraint.type === "integer") {
    const number = Number(value);
    if (!/^[+-]?\d+$/.test(value)) violated("Member must be an integer");
    else if (number < constraint.min) violated(`Member must have value greater than or equal to ${constraint.min}`);
    else if (number > constraint.max) violated(`Member must have value less than or equal to ${constraint.max}`);
    return number;
  }
  const { min, max, pattern, values, invalid } = constraint;
  if (values !== undefined && !values.includes(value)) violated("Member must satisfy enum value set");
  // Compiled here, since Unicode properties compile slowly: they would add a tenth to the time of an import.
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(value))
    violated(`Member must satisfy regular expression pattern: ${pattern}`, invalid?.(path));
  // AWS's own sentence covers an empty value, too.
  if (min !== undefined && value.length < min && !(value === "" && invalid !== undefined))
    violated(`Member must have length greater than or equal to ${min}`);
  if (max !== undefined && value.length > max) violated(`Member must have length less than or equal to ${max}`);
  return value;
}

function checkItems(
  { max, of }: Extract<Constraint, { type: "list" }>,
  items: ReturnType<typeof itemsOf>,
  path: string,
  violations: Violation[],
): unknown[] | undefined {
  if (items.length === 0) return undefined;
  if (items.length > max)
    violations.push({ path, value: undefined, member: `Member must have length less than or equal to ${max}` });
  return items.map(([number, item]) =>
    checkShape(of, item, (name) => `${path}.${number}.member.${name.toLowerCase()}`, violations),
  );
}

function sentenceFor(violations: readonly Violation[], repeatsValue: boolean): string {
  const [first] = violations;
  if (violations.length === 1 && first?.sentence !== undefined) return first.sentence;
  const parts = violations.map(({ path, value, member }) => {
    const repeated = !repeatsValue ? "" : value === undefined ? " null" : ` '${value}'`;
    return `Value${repeated} at '${path}' failed to satisfy constraint: ${member}`;
  });
  return `${parts.length} validation error${parts.length > 1 ? "s" : ""} detected: ${parts.join("; ")}`;
}
