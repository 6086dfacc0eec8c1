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
  /** Returns AWS's sentence for a value that does not match the pattern. It is used if there is no other violation. */
  readonly invalid?: (name: string) => string;
}

interface IntegerConstraint {
  readonly type: "integer";
  readonly required?: true;
  readonly min: number;
  readonly max: number;
}

/** The items of a list are sent as `Name.member.1.Member`. */
interface ListConstraint {
  readonly type: "list";
  readonly required?: true;
  readonly max: number;
  readonly of: { readonly [name: string]: StringConstraint };
}

/** The service model's constraint of one parameter. */
export type Constraint = StringConstraint | IntegerConstraint | ListConstraint;

/** The constraints of an action's parameters in the order of the service model. */
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
  readonly value?: string;
  readonly text: string;
  /** AWS's sentence for this violation, if there is no other one. */
  readonly sentence?: string | undefined;
}

/**
 * Returns the typed input of an action, or throws one `ValidationError` with all violations in AWS's words. Unknown parameters are
 * ignored. STS repeats the value in its message, and IAM does not.
 */
export function validate<S extends Shape>(shape: S, parameters: Parameters, repeatsValue = false): InputOf<S> {
  const violations: Violation[] = [];
  const input = checkShape(shape, parameters, (name) => name.charAt(0).toLowerCase() + name.slice(1), violations);
  if (violations.length > 0) throw awsError("ValidationError", messageFor(violations, repeatsValue));
  return input as InputOf<S>;
}

type PathOf = (name: string) => string;

function checkShape(shape: Shape, parameters: Parameters, pathOf: PathOf, violations: Violation[]) {
  const input: Record<string, unknown> = {};
  for (const [name, constraint] of Object.entries(shape)) {
    const path = pathOf(name);
    const value =
      constraint.type === "list"
        ? checkItems(constraint, itemsOf(parameters, name), path, violations)
        : checkValue(constraint, parameters.get(name), path, violations);
    if (value !== undefined) input[name] = value;
    else if (constraint.required) violations.push({ path, text: "Member must not be null" });
  }
  return input;
}

function checkValue(
  constraint: StringConstraint | IntegerConstraint,
  value: string | undefined,
  path: string,
  violations: Violation[],
): string | number | undefined {
  if (value === undefined) return undefined;
  const report = (text: string, sentence?: string) => violations.push({ path, value, text, sentence });
  if (constraint.type === "integer") {
    const number = Number(value);
    if (!/^[+-]?\d+$/.test(value)) report("Member must be an integer");
    else if (number < constraint.min) report(`Member must have value greater than or equal to ${constraint.min}`);
    else if (number > constraint.max) report(`Member must have value less than or equal to ${constraint.max}`);
    return number;
  }
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern, values, invalid } = constraint;
  if (values?.includes(value) === false) report("Member must satisfy enum value set");
  // Compiled here, since Unicode property escapes compile slowly and would make every import slower.
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(value))
    report(`Member must satisfy regular expression pattern: ${pattern}`, invalid?.(path));
  // AWS's own sentence covers an empty value, too.
  if (value.length < min && !(value === "" && invalid !== undefined))
    report(`Member must have length greater than or equal to ${min}`);
  if (value.length > max) report(`Member must have length less than or equal to ${max}`);
  return value;
}

type Item = readonly [number: number, members: Map<string, string>];

/** Returns the items of a list, sorted by the numbers with which they were sent. */
function itemsOf(parameters: Parameters, name: string): Item[] {
  const items = new Map<number, Map<string, string>>();
  const prefix = `${name}.member.`;
  for (const [parameter, value] of parameters) {
    if (!parameter.startsWith(prefix)) continue;
    const [, number, member] = /^(\d{1,9})\.(\w+)$/.exec(parameter.slice(prefix.length)) ?? [];
    if (number === undefined || member === undefined) continue;
    const members = items.get(Number(number)) ?? new Map<string, string>();
    items.set(Number(number), members.set(member, value));
  }
  return [...items].sort(([one], [other]) => one - other);
}

function checkItems({ max, of }: ListConstraint, items: readonly Item[], path: string, violations: Violation[]) {
  if (items.length === 0) return undefined;
  if (items.length > max) violations.push({ path, text: `Member must have length less than or equal to ${max}` });
  return items.map(([number, members]) =>
    checkShape(of, members, (name) => `${path}.${number}.member.${name.toLowerCase()}`, violations),
  );
}

function messageFor(violations: readonly Violation[], repeatsValue: boolean): string {
  const [first] = violations;
  if (violations.length === 1 && first?.sentence !== undefined) return first.sentence;
  const parts = violations.map(({ path, value, text }) => {
    const repeated = value === undefined ? " null" : ` '${value}'`;
    return `Value${repeatsValue ? repeated : ""} at '${path}' failed to satisfy constraint: ${text}`;
  });
  return `${parts.length} validation error${parts.length > 1 ? "s" : ""} detected: ${parts.join("; ")}`;
}
