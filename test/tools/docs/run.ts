// Writes docs/api from the docstrings of the source: `npm run docs`. With `--check`, it only compares, and writes nothing.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { apiPages } from "./pages.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = `${root}docs/api/`;

const { pages, problems } = apiPages(root);
if (problems.length > 0) {
  console.error(`The API reference is incomplete:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
const read = (name: string) => (readdirSync(folder).includes(name) ? readFileSync(folder + name, "utf8") : undefined);
const obsolete = readdirSync(folder).filter((name) => !pages.has(name));
const changed = [...pages].filter(([name, text]) => read(name) !== text).map(([name]) => name);

if (process.argv.includes("--check")) {
  const outdated = [...changed, ...obsolete].map((name) => `docs/api/${name}`);
  if (outdated.length > 0) {
    console.error(
      `These pages do not match the source: ${outdated.join(", ")}. Run "npm run docs" and commit the result.`,
    );
    process.exit(1);
  }
} else {
  for (const name of obsolete) rmSync(folder + name);
  for (const name of changed) writeFileSync(folder + name, pages.get(name) ?? "");
  console.log(`${pages.size} pages in docs/api, ${changed.length} changed, ${obsolete.length} removed.`);
}
