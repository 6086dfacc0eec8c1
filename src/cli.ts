#!/usr/bin/env node

// Nothing is imported before the version is known: an old Node would fail in the middle of it, with a sentence of its own.
const version = process.versions.node;

if (Number(version.split(".")[0]) < 20) {
  console.error(`msw-iam needs Node 20 or newer; this is Node ${version}.`);
  process.exitCode = 1;
} else {
  // Whoever reads the output may leave before its end: `msw-iam serve | head -1`.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  import("./cli/main.ts").then(({ main }) => main(process.argv.slice(2)));
}
