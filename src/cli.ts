#!/usr/bin/env node

// Nothing is imported before this check. An older Node.js would fail on the import with an unhelpful message.
const version = process.versions.node;

if (Number(version.split(".")[0]) < 20) {
  console.error(`msw-iam needs Node 20 or newer; this is Node ${version}.`);
  process.exitCode = 1;
} else {
  // The program that reads the output may exit early, as in `msw-iam serve | head -1`. That is not an error.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  import("./cli/main.ts").then(({ main }) => main(process.argv.slice(2)));
}
