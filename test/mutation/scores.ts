// The end of `npm run mutation`: the score of each room, from Stryker's report, and what survived. Exits with 1 where a room that
// has a floor is below it.

import { readFileSync } from "node:fs";

interface Mutant {
  readonly status: "Killed" | "Timeout" | "Survived" | "NoCoverage" | "Ignored" | "CompileError" | "RuntimeError";
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

const FLOOR = 90;
const floored = ["account", "faults", "paging", "validate.ts", "wire"];

const report: { readonly files: Record<string, { readonly mutants: readonly Mutant[] }> } = JSON.parse(
  readFileSync(process.argv[2] ?? "reports/mutation.json", "utf8"),
);
const all = Object.entries(report.files).flatMap(([file, { mutants }]) =>
  mutants.map((mutant) => ({ file, room: file.split("/")[1] ?? file, ...mutant })),
);

const rows = [...new Set(all.map(({ room }) => room))].map((room) => {
  const mutants = all.filter((mutant) => mutant.room === room);
  const killed = mutants.filter(({ status }) => status === "Killed" || status === "Timeout").length;
  const left = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  return { room, killed, left, score: (100 * killed) / (killed + left.length) };
});

for (const { left } of rows)
  for (const { file, location, mutatorName, replacement } of left)
    console.log(`${file}:${location.start.line}:${location.start.column} ${mutatorName}: ${replacement}`);
for (const { room, killed, left, score } of rows) {
  const isLow = floored.includes(room) && score < FLOOR;
  if (isLow) process.exitCode = 1;
  console.log(
    `${room.padEnd(20)} ${score.toFixed(1)} %, ${killed} of ${killed + left.length}${isLow ? `, below ${FLOOR} %` : ""}`,
  );
}
