import { awsError } from "./errors.ts";
import type { Parameters } from "./wire/query.ts";

/** A pattern that holds for the whole value, with its text as AWS spells it. */
export interface Pattern {
  readonly text: string;
  readonly whole: RegExp;
}

export const definePattern = (text: string): Pattern => ({ text, whole: new RegExp(`^(?:${text})$`, "u") });

/** What the service model asks of one parameter. */
export type Constraint =
  | {
      readonly type: "string";
      readonly required?: true;
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: Pattern;
      readonly values?: readonly string[];
      /** AWS's own sentence for a value that misses the pattern and nothing else. */
      readonly invalid?: (name: string) => string;
    }
  | { readonly type: "integer"; readonly required?: true; readonly min: number; readonly max: number };

/** The input of an action: its parameters in the service model's order. */
export type Shape = { readonly [name: string]: Constraint };

type ValueOf<C extends Constraint> = C extends { type: "integer" }
  ? number
  : C extends { values: readonly (infer Value)[] }
    ? Value
    : string;

/** What an action gets of its input: the required parameters, and the others where they were sent. */
export type InputOf<S extends Shape> = {
  readonly [Name in keyof S as S[Name] extends { required: true } ? Name : never]: ValueOf<S[Name]>;
} & {
  readonly [Name in keyof S as S[Name] extends { required: true } ? never : Name]?: ValueOf<S[Name]> | undefined;
};

interface Violation {
  readonly path: string;
  /** AWS's sentence, where it has one of its own for this violation alone. */
  readonly sentence?: string;
  readonly member: string;
}

/** The typed input of an action, or one `ValidationError` with every violation in AWS's words; unknown parameters are ignored. */
export function validate<S extends Shape>(shape: S, parameters: Parameters): InputOf<S> {
  const violations: Violation[] = [];
  const input: Record<string, unknown> = {};
  for (const [name, constraint] of Object.entries(shape)) {
    const value = parameters.get(name);
    if (value !== undefined) input[name] = checkValue(constraint, value, pathOf(name), violations);
    else if (constraint.required) violations.push({ path: pathOf(name), member: "Member must not be null" });
  }
  if (violations.length > 0) throw awsError("ValidationError", sentenceFor(violations));
  return input as InputOf<S>;
}

const pathOf = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function checkValue(constraint: Constraint, value: string, path: string, violations: Violation[]): unknown {
  const violated = (member: string, sentence?: string) =>
    violations.push(sentence === undefined ? { path, member } : { path, member, sentence });
  const { min, max } = constraint;
  if (constraint.type === "integer") {
    const number = Number(value);
    if (!/^[+-]?\d+$/.test(value)) violated("Member must be an integer");
    else if (number < constraint.min) violated(`Member must have value greater than or equal to ${min}`);
    else if (number > constraint.max) violated(`Member must have value less than or equal to ${max}`);
    return number;
  }
  const { pattern, values, invalid } = constraint;
  if (values !== undefined && !values.includes(value)) violated("Member must satisfy enum value set");
  // AWS's own sentence stands for an empty value too, which misses the least length as well.
  if (pattern !== undefined && !pattern.whole.test(value))
    violated(`Member must satisfy regular expression pattern: ${pattern.text}`, invalid?.(path));
  if (min !== undefined && value.length < min && !(value === "" && invalid !== undefined))
    violated(`Member must have length greater than or equal to ${min}`);
  if (max !== undefined && value.length > max) violated(`Member must have length less than or equal to ${max}`);
  return value;
}

function sentenceFor(violations: readonly Violation[]): string {
  const [first] = violations;
  if (violations.length === 1 && first?.sentence !== undefined) return first.sentence;
  const parts = violations.map(({ path, member }) => `Value at '${path}' failed to satisfy constraint: ${member}`);
  return `${parts.length} validation error${parts.length > 1 ? "s" : ""} detected: ${parts.join("; ")}`;
}
