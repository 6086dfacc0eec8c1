import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { HOST, VERSION } from "../support/server.ts";

const controls = [
  ["a line feed", "\n", String.raw`\n`],
  ["a carriage return", "\r", String.raw`\r`],
  ["a tab", "\t", String.raw`\t`],
  ["the first control character", "\u0000", String.raw`\u0000`],
  ["the start of a terminal's sequence", "\u001b[31m", String.raw`\u001b[31m`],
  ["DEL", "\u007f", String.raw`\u007f`],
  ["the last C1 control character", "\u009f", String.raw`\u009f`],
  ["the mark of Arabic letters", "\u061c", String.raw`\u061c`],
  ["the mark from left to right", "\u200e", String.raw`\u200e`],
  ["the mark from right to left", "\u200f", String.raw`\u200f`],
  ["the line separator", "\u2028", String.raw`\u2028`],
  ["the override from right to left", "\u202e", String.raw`\u202e`],
  ["the isolate from left to right", "\u2066", String.raw`\u2066`],
  ["the end of an isolate", "\u2069", String.raw`\u2069`],
] as const;
const texts = ["é", "\u00a0", "ي", "☃", "𝒜", "~"];

describe("an error message", () => {
  const fail = (value: string) => () => mockIam({ randomSeed: value as never });

  test.each(controls)("escapes %s", (_, control, escaped) => {
    expect(fail(`a${control}b${control}`)).toThrow(` is "a${escaped}b${escaped}"; expected a number.`);
  });

  test.each(texts)("does not escape %j", (text) => {
    expect(fail(text)).toThrow(` is "${text}"; expected a number.`);
  });
});

describe("the table of the journal", () => {
  async function tableOf(UserName: string) {
    const iam = mockIam();
    const query = new URLSearchParams({ Action: "ListAccessKeys", Version: VERSION, UserName });
    await getResponse(iam.handlers, new Request(`${HOST}?${query}`));
    return String(iam.journal);
  }

  test.each(controls)("escapes %s", async (_, control, escaped) => {
    expect(await tableOf(`a${control}b${control}`)).toContain(` UserName=a${escaped}b${escaped} `);
  });

  test.each(texts)("does not escape %j", async (text) => {
    expect(await tableOf(text)).toContain(` UserName=${text} `);
  });
});
