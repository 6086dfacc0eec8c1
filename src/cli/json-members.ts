import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";

/** Returns a JSON object, or throws a `TypeError` if it is something else or has other members than these. */
export function membersOf(value: unknown, task: string, subject: string, members: readonly string[]): object {
  const expected = `{ ${members.map((member) => `"${member}"`).join(", ")} }`;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError(`Failed to ${task}: ${subject} is ${formatValue(value)}; expected ${expected}.`);
  const unknown = Object.keys(value).find((name) => !members.includes(name));
  if (unknown !== undefined)
    throw new TypeError(
      `Failed to ${task}: ${formatValue(unknown)} is not a member of ${subject}; expected ${expected}.${didYouMean(unknown, members)}`,
    );
  return value;
}
