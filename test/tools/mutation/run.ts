// npm run mutation -- [<room>…] [--since <revision>]
// Mutates src/ room by room, and exits with 1 where the tests of a room kill fewer of its mutants than its floor says.

import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { measured } from "./overhead.ts";
import { floorOf, roomOf } from "./rooms.ts";

type Mutant = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

const TIMEOUT_MS = 5000;
const TIMEOUT_FACTOR = 2;

const options = {
  testRunner: "vitest",
  vitest: { configFile: "test/tools/mutation/vitest.config.ts", related: false },
  plugins: [
    "@stryker-mutator/vitest-runner",
    "./test/tools/mutation/developer-messages.mjs",
    "./test/tools/mutation/overhead.ts",
  ],
  ignorers: ["developer-messages"],
  ignorePatterns: ["dist", "reports"],
  concurrency: 1,
  reporters: ["progress-append-only", "overhead"],
  tempDirName: "reports/mutation",
  allowEmpty: true,
  warnings: false,
} satisfies ConstructorParameters<typeof Stryker>[0];

/** The place as Stryker's option `mutate` has it, which counts columns from 0. */
const rangeOf = ({ fileName, location: { start, end } }: Mutant) =>
  `${relative(".", fileName)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
const nameOf = (mutant: Mutant) => `${rangeOf(mutant)} ${mutant.mutatorName}: ${mutant.replacement}`;
/** For a person, and for editors that open a place. */
const lineOf = ({ status, fileName, location: { start }, mutatorName, replacement }: Mutant) =>
  `${status.padEnd(12)} ${relative(".", fileName)}:${start.line}:${start.column} ${mutatorName}: ${replacement}`;

/** Where a run, or the test that failed, only took too long or broke off: a busy machine can cause that as well as a mutant. */
const isUndecided = ({ status, statusReason = "" }: Mutant) =>
  status === "Timeout" || status === "RuntimeError" || /^Test timed out/.test(statusReason);

/** Mutates files. Mutants whose run timed out or broke off run once more, at three times the limit; what comes out then counts. */
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

/** The files to mutate: those of the rooms, if any are named, that have changed since the revision, if there is one. */
function filesOf(rooms: readonly string[], since: string | undefined): string[] {
  const all = globSync("src/**/*.ts").sort();
  const known = new Set(all.map(roomOf));
  const unknown = rooms.filter((room) => !known.has(room));
  if (unknown.length > 0) throw new Error(`There is no room ${unknown.join(", ")}; expected ${[...known].join(", ")}.`);
  const chosen = all.filter((file) => rooms.length === 0 || rooms.includes(roomOf(file)));
  if (since === undefined) return chosen;
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).split("\n");
  const changed = [
    ...git("diff", "--name-only", "--relative", "--merge-base", since, "--", "src"),
    ...git("ls-files", "--others", "--exclude-standard", "--", "src"),
  ];
  return chosen.filter((file) => changed.includes(file));
}

/** Mutates the files of a room, and prints what survived; the score is the last line, which is returned, too. */
async function report(room: string, files: string[]): Promise<string> {
  const start = performance.now();
  // Vitest's configuration reads it, in a process of Stryker's.
  process.env["MUTATION_ROOM"] = room;
  const mutants = await mutantsOf(files);
  const having = (...statuses: Mutant["status"][]) => mutants.filter(({ status }) => statuses.includes(status));
  const killed = having("Killed", "Timeout").length;
  const left = having("Survived", "NoCoverage");
  const broken = having("RuntimeError");
  const total = killed + left.length;
  const score = total === 0 ? 100 : (100 * killed) / total;
  const isLow = score < floorOf(room);
  if (isLow) process.exitCode = 1;
  const timedOut = having("Timeout").length;
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  for (const mutant of [...left, ...broken]) console.log(lineOf(mutant));
  const line = `${room.padEnd(16)} ${score.toFixed(1)} %${isLow ? `, below ${floorOf(room)} %` : ""}: killed ${killed} of ${total}, ${timedOut} of them by a timeout, in ${minutes} minutes`;
  console.log(line);
  return line;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { since: { type: "string" } } });
const files = filesOf(positionals, values.since);
if (files.length === 0) console.log(`Nothing to mutate: no file has changed since ${values.since}.`);
const scores: string[] = [];
for (const room of new Set(files.map(roomOf))) {
  const ofRoom = files.filter((file) => roomOf(file) === room);
  scores.push(await report(room, ofRoom));
}
if (scores.length > 1) console.log(["", ...scores].join("\n"));
