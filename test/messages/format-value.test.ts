import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

/** Returns how an error message shows a value. */
function shown(value: unknown): string | undefined {
  try {
    mockIam({ randomSeed: value as number });
  } catch (error) {
    return /^Failed to create a mock: the option randomSeed is (.*); expected a number\.$/.exec(
      (error as Error).message,
    )?.[1];
  }
  return "nothing was thrown";
}

const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

describe("an error message does not show", () => {
  test.each([
    ["a secret access key", SECRET],
    ["a session token", `${SECRET}${SECRET}==`],
    ["a secret without digits and signs", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"],
  ])("%s", (_, secret) => {
    expect(shown(secret)).toBe("what looks like a secret");
  });
});

describe("an error message shows in full", () => {
  test.each([
    ["a letter less than a secret has", SECRET.slice(1)],
    ["a long word in lower case", "a-long-word/".repeat(4).replaceAll("-", "")],
    ["a hexadecimal digest", "0123456789abcdef".repeat(3)],
    ["a long word in upper case", "DEPLOYMENT/OF/THE/SHOP/IN/PRODUCTION/2026/07"],
    ["an ARN whose end has the characters of a secret", `arn:aws:iam::aws:${"Path/To/Some/".repeat(3)}Bob`],
    ["a sentence whose first word has the characters of a secret", `${"Path/To/Some/".repeat(3)}Bob is new`],
    ["60 letters", "word ".repeat(12)],
    ["no letters", ""],
  ])("a string of %s", (_, text) => {
    expect(shown(text)).toBe(`"${text}"`);
  });
});

test("an error message shows the first 60 characters of a longer string, and an ellipsis", () => {
  expect(shown(`${"word ".repeat(12)}!`)).toBe(`"${"word ".repeat(12)}…"`);
});

describe("an error message shows a value that is not a string:", () => {
  test.each<[unknown, string]>([
    [null, "null"],
    [true, "true"],
    [12n, "12n"],
    [Symbol("key"), "Symbol(key)"],
    [() => 1, "a function"],
    [["a"], "an array"],
    [{ a: 1 }, "an object"],
    [new Map(), "an instance of Map"],
    [Promise.resolve(), "a promise"],
    [new Date("2026-03-04T05:06:07.890Z"), "the date 2026-03-04T05:06:07.890Z"],
    [new Date(Number.NaN), "an invalid Date"],
  ])("%s as %s", (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});
