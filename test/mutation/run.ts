// npm run mutation -- [<room>…] [--since <revision>]
// Mutates src/ room by room, and exits with 1 where the tests of a room kill fewer of its mutants than its floor says.

import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { measured } from "./overhead.ts";
import { floorOf, roomOf } from "./rooms.ts";

type Mutant = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

const TIMEOUT_MS = 3000;
const TIMEOUT_FACTOR = 1.2;

const options = {
  testRunner: "vitest",
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner", "./test/mutation/developer-messages.mjs", "./test/mutation/overhead.ts"],
  ignorers: ["developer-messages"],
  ignorePatterns: ["dist", "reports"],
  concurrency: 1,
  reporters: ["progress-append-only", "overhead"],
  tempDirName: "reports/mutation",
  allowEmpty: true,
  warnings: false,
} satisfies ConstructorParameters<typeof Stryker>[0];

const runMutants = (mutate: string[], timeoutMS: number, timeoutFactor: number): Promise<Mutant[]> =>
  new Stryker({ ...options, mutate, timeoutMS, timeoutFactor }).runMutationTest();

const placeOf = ({ fileName, location: { start, end } }: Mutant) =>
  `${fileName}:${start.line}:${start.column}-${end.line}:${end.column}`;
const identityOf = (mutant: Mutant) => `${placeOf(mutant)} ${mutant.mutatorName} ${mutant.replacement}`;

/** A slow machine lets mutants time out that no test fails on: whichever does gets three times the limit, once. */
async function mutantsOf(files: string[]): Promise<Mutant[]> {
  const first = await runMutants(files, TIMEOUT_MS, TIMEOUT_FACTOR);
  const places = first.filter(({ status }) => status === "Timeout").map(placeOf);
  if (places.length === 0) return first;
  console.log(`${places.length} mutants timed out. They run again, at three times the limit.`);
  const second = await runMutants([...new Set(places)], 3 * TIMEOUT_MS + 2 * measured.overheadMS, 3 * TIMEOUT_FACTOR);
  const results = new Map(second.map((mutant) => [identityOf(mutant), mutant]));
  return first.map((mutant) => (mutant.status === "Timeout" && results.get(identityOf(mutant))) || mutant);
}

/** The files to mutate: those of the rooms, if any are named, that have changed since the revision, if there is one. */
function filesOf(rooms: readonly string[], since: string | undefined): string[] {
  const all = globSync("src/**/*.ts").sort();
  const unknown = rooms.filter((room) => !all.some((file) => roomOf(file) === room));
  if (unknown.length > 0)
    throw new Error(`There is no room ${unknown.join(", ")}; expected ${[...new Set(all.map(roomOf))].join(", ")}.`);
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).split("\n");
  const changed =
    since === undefined ? all : git("diff", "--name-only", "--relative", "--merge-base", since, "--", "src");
  return all.filter((file) => changed.includes(file) && (rooms.length === 0 || rooms.includes(roomOf(file))));
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { since: { type: "string" } } });
const files = filesOf(positionals, values.since);
if (files.length === 0) console.log(`Nothing in src/ has changed since ${values.since}: there is nothing to mutate.`);

const lines: string[] = [];
for (const room of new Set(files.map(roomOf))) {
  process.env["MUTATION_ROOM"] = room;
  const start = performance.now();
  const mutants = await mutantsOf(files.filter((file) => roomOf(file) === room));
  const counts = (...statuses: Mutant["status"][]) => mutants.filter(({ status }) => statuses.includes(status));
  const killed = counts("Killed", "Timeout").length;
  const left = counts("Survived", "NoCoverage");
  const total = killed + left.length;
  for (const mutant of left)
    lines.push(`${placeOf(mutant)} ${mutant.mutatorName}: ${mutant.replacement} (${mutant.status})`);
  const score = total === 0 ? 100 : (100 * killed) / total;
  const isLow = score < floorOf(room);
  if (isLow) process.exitCode = 1;
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  const details = `${killed} of ${total}, ${counts("Timeout").length} by a timeout; ${counts("RuntimeError").length} errors; ${minutes} min`;
  lines.push(`${room.padEnd(16)} ${score.toFixed(1)} %${isLow ? `, below ${floorOf(room)} %` : ""} (${details})`);
}
console.log(lines.join("\n"));
