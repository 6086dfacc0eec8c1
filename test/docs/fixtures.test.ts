import { type AccountFixture, mockIam } from "msw-iam";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { type Block, blocks, place } from "./blocks.ts";

const data = blocks.filter(
  ({ language, notRun }) => ["json", "jsonc", "csv"].includes(language) && notRun === undefined,
);

/** The members of a fixture and of the AWS CLI's outputs begin with a capital letter. */
const isFixture = (value: object) => Object.keys(value).some((name) => /^[A-Z]/.test(name));

function parse({ language, code, line, page }: Block): unknown {
  if (language === "csv") return { CredentialReport: code };
  if (language === "json") return JSON.parse(code);
  const { config, error } = ts.parseConfigFileTextToJson(`${page}:${line}`, code);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return config;
}

test.each(data.map((block) => [place(block), block] as const))(
  "%s parses, and seeds if it is a fixture",
  (_, block) => {
    const value = [parse(block)].flat();
    for (const item of value)
      if (typeof item === "object" && item !== null && isFixture(item)) mockIam().seed(item as AccountFixture);
  },
);

describe("a block", () => {
  test("that is not a fixture is recognised", () => {
    expect([{ compilerOptions: {} }, { Users: [] }].map(isFixture)).toEqual([false, true]);
  });
});
