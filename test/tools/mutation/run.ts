// npm run mutation -- [<group>…] [--since <revision>]
// Mutates src/ one group at a time (see groups.ts). Exits with 1 if a group's tests kill too few of its mutants.

import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { install, load } from "../installed.ts";
import { floorOf, groupOf } from "./groups.ts";
import { measured } from "./overhead.ts";

/** What is used of a mutant of Stryker's. */
interface Mutant {
  readonly fileName: string;
  readonly location: Readonly<Record<"start" | "end", { readonly line: number; readonly column: number }>>;
  readonly status: "Killed" | "Survived" | "NoCoverage" | "Timeout" | "RuntimeError" | "CompileError" | "Ignored";
  readonly statusReason?: string;
  readonly mutatorName: string;
  readonly replacement?: string;
}
interface StrykerModule {
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<Mutant[]> };
}

/** A script writes this file from the installed SDK. */
const GENERATED = "src/protocol/action-names.ts";
const TIMEOUT_MS = 5000;
const TIMEOUT_FACTOR = 2;

const options = {
  testRunner: "vitest",
  vitest: { configFile: "test/tools/mutation/vitest.config.ts", related: false },
  plugins: [
    join(await install("stryker"), "@stryker-mutator/vitest-runner/dist/src/index.js"),
    "./test/tools/mutation/developer-messages.mjs",
    "./test/tools/mutation/overhead.ts",
  ],
  ignorers: ["developer-messages"],
  ignorePatterns: ["dist", "reports"],
  // Type checks do not run. The comment that disables them would be in every file, including a generated file that a test compares.
  disableTypeChecks: false,
  concurrency: 1,
  reporters: ["progress-append-only", "overhead"],
  tempDirName: "reports/mutation",
  allowEmpty: true,
  warnings: false,
};
const { Stryker } = await load<StrykerModule>("stryker", "@stryker-mutator/core");

/** Returns the range of a mutant in the format of Stryker's option `mutate`, which counts columns from 0. */
const rangeOf = ({ fileName, location: { start, end } }: Mutant) =>
  `${relative(".", fileName)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
const nameOf = (mutant: Mutant) => `${rangeOf(mutant)} ${mutant.mutatorName}: ${mutant.replacement}`;
/** Returns the line that is printed. Editors can open the position in it. */
const lineOf = ({ status, fileName, location: { start }, mutatorName, replacement }: Mutant) =>
  `${status.padEnd(12)} ${relative(".", fileName)}:${start.line}:${start.column} ${mutatorName}: ${replacement}`;

/** Returns whether a run timed out or broke off. A busy machine can cause that as well as a mutant. */
const isUndecided = ({ status, statusReason = "" }: Mutant) =>
  status === "Timeout" || status === "RuntimeError" || /^Test timed out/.test(statusReason);

/** Mutates files. Mutants whose run timed out or broke off run again with three times the limit, and the second result counts. */
async function mutantsOf(files: string[]): Promise<Mutant[]> {
  const run = (mutate: string[], patience: number) => {
    process.env["MUTATION_PATIENCE"] = String(patience);
    const timeoutMS = patience * TIMEOUT_MS + (patience - 1) * measured.overheadMS;
    return new Stryker({ ...options, mutate, timeoutMS, timeoutFactor: patience * TIMEOUT_FACTOR }).runMutationTest();
  };
  const first = await run(files, 1);
  const ranges = new Set(first.filter(isUndecided).map(rangeOf));
  if (ranges.size === 0) return first;
  console.log(`Mutants at ${ranges.size} places timed out or broke off. They run again, at three times the limit.`);
  const second = await run([...ranges], 3);
  const results = new Map(second.map((mutant) => [nameOf(mutant), mutant]));
  return first.map((mutant) => (isUndecided(mutant) && results.get(nameOf(mutant))) || mutant);
}

/** Returns the files to mutate: those of the given groups, or of all, that have changed since the revision, if there is one. */
function filesOf(groups: readonly string[], since: string | undefined): string[] {
  const all = globSync("src/**/*.ts", { exclude: [GENERATED] }).sort();
  const known = new Set(all.map(groupOf));
  const unknown = groups.filter((group) => !known.has(group));
  if (unknown.length > 0)
    throw new Error(`There is no group ${unknown.join(", ")}; expected ${[...known].join(", ")}.`);
  const chosen = all.filter((file) => groups.length === 0 || groups.includes(groupOf(file)));
  if (since === undefined) return chosen;
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).split("\n");
  const changed = [
    ...git("diff", "--name-only", "--relative", "--merge-base", since, "--", "src"),
    ...git("ls-files", "--others", "--exclude-standard", "--", "src"),
  ];
  return chosen.filter((file) => changed.includes(file));
}

/** Mutates the files of a group, and prints the survivors and the score. Returns the line with the score. */
async function report(group: string, files: string[]): Promise<string> {
  const start = performance.now();
  // Vitest's configuration reads this variable in a child process of Stryker.
  process.env["MUTATION_GROUP"] = group;
  const mutants = await mutantsOf(files);
  const having = (...statuses: Mutant["status"][]) => mutants.filter(({ status }) => statuses.includes(status));
  const killed = having("Killed", "Timeout").length;
  const left = having("Survived", "NoCoverage");
  const broken = having("RuntimeError");
  const total = killed + left.length;
  const score = total === 0 ? 100 : (100 * killed) / total;
  const isLow = score < floorOf(group);
  if (isLow) process.exitCode = 1;
  const timedOut = having("Timeout").length;
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  for (const mutant of [...left, ...broken]) console.log(lineOf(mutant));
  const line = `${group.padEnd(16)} ${score.toFixed(1)} %${isLow ? `, below ${floorOf(group)} %` : ""}: killed ${killed} of ${total}, ${timedOut} of them by a timeout, in ${minutes} minutes`;
  console.log(line);
  return line;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { since: { type: "string" } } });
const files = filesOf(positionals, values.since);
if (files.length === 0) console.log(`Nothing to mutate: no file has changed since ${values.since}.`);
const scores: string[] = [];
for (const group of new Set(files.map(groupOf))) {
  const ofRoom = files.filter((file) => groupOf(file) === group);
  scores.push(await report(group, ofRoom));
}
if (scores.length > 1) console.log(["", ...scores].join("\n"));
