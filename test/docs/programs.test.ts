import { expect, inject, test } from "vitest";
import { blocks, place } from "./blocks.ts";
import { runPrograms, stubsClients } from "./run-programs.ts";

/** Blocks that cannot run are few. Lower this number when you can. */
const MOST_NOT_RUN = 10;

/** Languages of blocks that show what a program prints, or what is sent. */
const OUTPUT = ["", "text", "xml", "http", "diff", "console"];
const CHECKED = ["ts", "tsx", "mts", "js", "mjs", "cjs", "json", "jsonc", "csv", "sh", "bash", "python", "py"];

test("few blocks are not run, and each of them says why", () => {
  const notRun = blocks.filter((block) => block.notRun !== undefined);
  expect(notRun.filter(({ notRun }) => (notRun ?? "").length < 10).map(place)).toEqual([]);
  expect(notRun.length, notRun.map(place).join("\n")).toBeLessThanOrEqual(MOST_NOT_RUN);
});

test("each block has a language that is checked", () => {
  const isKnown = (language: string) => CHECKED.includes(language) || OUTPUT.includes(language);
  const unknown = blocks.filter((block) => block.notRun === undefined && !isKnown(block.language));
  expect(unknown.map((block) => `${place(block)} (${block.language})`)).toEqual([]);
});

runPrograms(inject("programs").filter((program) => !stubsClients(program)));
