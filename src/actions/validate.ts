import { awsError } from "../protocol/errors.ts";
import type { Parameters } from "../protocol/query.ts";
import { hashBucket } from "./hash-order.ts";
import { type Items, parseInput, type Scalar, type Structure } from "./parse.ts";
import type { Constraint, InputOf, ListConstraint, Shape, StringConstraint } from "./shape.ts";

interface Violation {
  readonly path: string;
  /** The value, as STS repeats it. */
  readonly value: unknown;
  readonly text: string;
  /** AWS's sentence for this violation, if there is no other one. */
  readonly sentence?: string | undefined;
}

/** AWS reports no more violations than this, and does not count the others. */
const MAX_VIOLATIONS = 10;
/** How many characters are compared with a pattern. Some of AWS's patterns overflow the stack for a value of 7 MB. */
const MAX_MATCHED = 1_000_000;
const MUST_NOT_BE_NULL = "Member must not be null";

/**
 * Returns the typed input of an action. Throws `MalformedInput` for a value of the wrong type, or one `ValidationError` with the
 * violations in AWS's words. Unknown parameters are ignored. STS repeats the value in its message, and IAM does not.
 */
export function validate<S extends Shape>(shape: S, parameters: Parameters, repeatsValue = false): InputOf<S> {
  const input = parseInput(shape, parameters);
  const violations = checkStructure(shape, input, "");
  if (violations.length > 0) throw awsError("ValidationError", messageFor(violations, repeatsValue));
  return input as InputOf<S>;
}

/** Checks the members of a structure. The path of the structure ends with a dot, unless it is the whole input. */
function checkStructure(shape: Shape, values: Structure, path: string): Violation[] {
  const found: { readonly bucket: number; readonly violations: readonly Violation[] }[] = [];
  for (const [name, constraint] of Object.entries(shape)) {
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    const violations = checkMember(constraint, values[name], path + member);
    if (violations.length > 0) found.push({ bucket: hashBucket(member), violations });
  }
  return found.sort((one, other) => one.bucket - other.bucket).flatMap(({ violations }) => violations);
}

function checkMember(constraint: Constraint, value: Structure[string], path: string): readonly Violation[] {
  if (value === undefined) return constraint.required ? [{ path, value, text: MUST_NOT_BE_NULL }] : [];
  if (constraint.type === "list") return checkList(constraint, value as Items, path);
  return checkScalar(constraint, value as Scalar, path);
}

function checkScalar(
  constraint: Exclude<Constraint, ListConstraint>,
  value: Scalar,
  path: string,
): readonly Violation[] {
  const violation = (text: string, sentence?: string): Violation => ({ path, value, text, sentence });
  if (constraint.type === "boolean") return [];
  if (constraint.type === "string")
    return stringProblems(constraint, value as string).map((text) =>
      violation(text, text === patternText(String(constraint.pattern)) ? constraint.invalid?.(path) : undefined),
    );
  const { min, max } = constraint;
  if ((value as number) < min) return [violation(`Member must have value greater than or equal to ${min}`)];
  return (value as number) > max ? [violation(`Member must have value less than or equal to ${max}`)] : [];
}

/** Returns what is wrong with a string, in the order of AWS's messages. */
function stringProblems(
  { min = 0, max, pattern, notBlank, values, listedValues, invalid }: StringConstraint,
  value: string,
): string[] {
  const problems: string[] = [];
  if (values?.includes(value) === false) problems.push(enumText(listedValues));
  const isBlank = notBlank === true && value.trim() === "";
  // Compiled here, because Unicode property escapes compile slowly and would slow down every import.
  if (pattern !== undefined && (isBlank || !new RegExp(`^(?:${pattern})$`, "u").test(value.slice(0, MAX_MATCHED))))
    problems.push(patternText(pattern));
  const length = characterCount(value);
  // AWS's own sentence covers an empty value, too.
  if (length < min && !(value === "" && invalid !== undefined)) problems.push(minText(min));
  if (max !== undefined && length > max) problems.push(maxText(max));
  return problems;
}

/** Counts the Unicode characters of a text, as AWS does. A surrogate pair is one character. */
const characterCount = (text: string) => text.length - (text.match(/[\uD800-\uDBFF]/g)?.length ?? 0);

function checkList({ min = 0, max, of }: ListConstraint, items: Items, path: string): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (text: string) => violations.push({ path, value: items, text });
  if (items.length < min) report(minText(min));
  if (max !== undefined && items.length > max) report(maxText(max));
  if (of.type === "string") {
    // AWS reports one violation for all items, with every constraint of an item.
    if (items.some((item) => item === undefined || stringProblems(of, item as string).length > 0))
      report(`Member must satisfy constraint: [${itemConstraints(of).join(", ")}]`);
    return violations;
  }
  for (const [position, item] of items.entries())
    violations.push(...checkStructure(of.members, item as Structure, `${path}.${position + 1}.member.`));
  return violations;
}

const itemConstraints = ({ required, min, max, pattern, values, listedValues }: StringConstraint) => [
  ...(values === undefined ? [] : [enumText(listedValues)]),
  ...(max === undefined ? [] : [maxText(max)]),
  ...(min === undefined ? [] : [minText(min)]),
  ...(pattern === undefined ? [] : [patternText(pattern)]),
  ...(required ? [MUST_NOT_BE_NULL] : []),
];

const enumText = (listedValues = "") => `Member must satisfy enum value set${listedValues}`;
const patternText = (pattern: string) => `Member must satisfy regular expression pattern: ${pattern}`;
const minText = (min: number) => `Member must have length greater than or equal to ${min}`;
const maxText = (max: number) => `Member must have length less than or equal to ${max}`;

function messageFor(all: readonly Violation[], repeatsValue: boolean): string {
  const [first] = all;
  if (all.length === 1 && first?.sentence !== undefined) return first.sentence;
  const violations = all.slice(0, MAX_VIOLATIONS);
  const parts = violations.map(
    ({ path, value, text }) =>
      `Value${repeatsValue ? ` ${repeated(value)}` : ""} at '${path}' failed to satisfy constraint: ${text}`,
  );
  return `${parts.length} validation error${parts.length > 1 ? "s" : ""} detected: ${parts.join("; ")}`;
}

const repeated = (value: unknown) => (value === undefined ? "null" : `'${javaText(value)}'`);

/** Writes a value as Java does: `[a, null]` and `{key=a, value=b}`. How AWS writes a list of structures was never recorded. */
function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => javaText(item ?? null)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${member}`)
    .join(", ")}}`;
}
