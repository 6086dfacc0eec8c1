import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, inject, test } from "vitest";
import { extracted, root } from "./blocks.ts";

/** A name, or a module, that is not installed. */
const UNKNOWN = [2304, 2307, 2614];
/** A member that does not exist. Another version of MSW may have it. */
const UNKNOWN_MEMBER = 2353;

/** A user's own settings: strict, and nothing that a user would have to know. */
const lenient = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  noPropertyAccessFromIndexSignature: false,
  noUncheckedIndexedAccess: false,
  exactOptionalPropertyTypes: false,
  allowJs: true,
};

test("each program of the docs compiles", { timeout: 120_000 }, () => {
  // The declarations for Vitest 4 would also apply to the other programs. test/package/consumers.test.ts compiles them.
  const programs = inject("programs").filter(
    ({ path, block }) => !path.endsWith(".cjs") && block.notRun?.includes("Vitest 4") !== true,
  );
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // It declares the matchers for the `expect` of Vitest.
  const paths = [`${root}src/vitest.ts`, ...programs.map(({ path }) => path)];
  const program = ts.createProgram(paths, { ...options, ...lenient });
  const problems = programs.flatMap(({ block, path }) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    // A block that is not run may need a package, or a version of one, that is not installed.
    const isForeign = block.notRun !== undefined && found.some(({ code }) => UNKNOWN.includes(code));
    const isKnown = ({ code }: ts.Diagnostic) => isForeign || (block.notRun !== undefined && code === UNKNOWN_MEMBER);
    return found
      .filter((problem) => !isKnown(problem))
      .map((problem) => `${block.page}:${lineOf(problem)}: ${textOf(problem)}`);
  });
  expect(problems).toEqual([]);
  expect(programs.every(({ path }) => path.startsWith(extracted))).toBe(true);
});

const lineOf = ({ file, start = 0 }: ts.Diagnostic) => (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;

const textOf = ({ code, messageText }: ts.Diagnostic) =>
  `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
