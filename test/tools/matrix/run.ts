// `npm run matrix` installs the packed package as a user would, and tests it under every Node with every MSW, client and
// runner. `--quick` tests one cell per column, which together use every version. `--only=Jest` tests the columns whose
// titles contain "Jest". `--report=FILE` writes the counts.

import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../../package.json" with { type: "json" };
import { pack, problemOf } from "../packed.ts";
import { options, writeReport } from "../report.ts";
import { type Cell, type Column, columns, everyCell, nodes, oneCellEach, rows } from "./cells.ts";

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "msw-iam-matrix-"));
const tarball = join(folder, `msw-iam-${manifest.version}.tgz`);

/** Installs packages as a user would, without the settings of this repository's .npmrc. */
async function install(name: string, dependencies: Readonly<Record<string, string>>, type = "module") {
  const target = join(folder, name);
  mkdirSync(target);
  writeFileSync(join(target, "package.json"), JSON.stringify({ private: true, type, dependencies }));
  const args = ["install", "--legacy-peer-deps=false", "--no-audit", "--no-fund", "--prefer-offline"];
  return { target, problem: await problemOf("npm", args, target) };
}

/** What ts-jest reads. `node10`, the default of CommonJS in older versions of TypeScript, is not supported. */
const tsconfig = {
  compilerOptions: {
    target: "es2022",
    module: "commonjs",
    moduleResolution: "bundler",
    types: ["node", "jest"],
    strict: true,
    esModuleInterop: true,
    allowJs: true,
    skipLibCheck: true,
  },
};

/** Writes the test of a column, and what its runner needs. */
function writeTest(target: string, { commonJs }: Column) {
  copyFileSync(fileOf("runtime-smoke.mjs"), join(target, "runtime-smoke.mjs"));
  if (commonJs === undefined) return copyFileSync(fileOf("smoke.mjs"), join(target, "smoke.test.mjs"));
  copyFileSync(fileOf("jest-smoke.ts"), join(target, "smoke.test.ts"));
  copyFileSync(fileOf("../../examples/lambda/handler.ts"), join(target, "handler.ts"));
  writeFileSync(join(target, "jest.config.json"), JSON.stringify(commonJs));
  writeFileSync(join(target, "tsconfig.json"), JSON.stringify(tsconfig));
}

/** Groups the cells with the same packages, which share a folder. */
function foldersOf(cells: readonly Cell[]) {
  const folders = new Map<string, [Cell, ...Cell[]]>();
  for (const cell of cells) {
    const key = JSON.stringify({ ...cell.column.packages, msw: cell.msw });
    const others = folders.get(key);
    if (others === undefined) folders.set(key, [cell]);
    else others.push(cell);
  }
  return [...folders].map(([key, together]) => ({ packages: JSON.parse(key) as Record<string, string>, together }));
}

interface Result {
  readonly cell: Cell;
  readonly problem: string | undefined;
}

const rowTitle = ({ node, msw }: Pick<Cell, "node" | "msw">) => `Node ${node}, msw ${msw}`;

async function run(cells: readonly Cell[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  // This is the package that npm's package "node" installs on this machine.
  const platform = `node-${process.platform}-${process.arch}`;
  const runtimes = columns.flatMap(({ runtime }) =>
    runtime === undefined ? [] : [[runtime.package, runtime.version]],
  );
  const binaries = await install(
    "binaries",
    Object.fromEntries([...nodes.map((node) => [node, `npm:${platform}@${node}`]), ...runtimes]),
  );
  for (const [index, { packages, together }] of foldersOf(cells).entries()) {
    const dependencies = { ...packages, "msw-iam": `file:${tarball}` };
    const [{ column }] = together;
    const installed = await install(String(index), dependencies, column.commonJs === undefined ? "module" : "commonjs");
    writeTest(installed.target, column);
    for (const cell of together) {
      const { command, client, runtime } = cell.column;
      const file = runtime === undefined ? [cell.node, "bin/node"] : [runtime.package, runtime.file];
      const binary = join(binaries.target, "node_modules", ...file);
      // The package of Deno relies on an install script to make its file executable.
      if (runtime !== undefined && binaries.problem === undefined) chmodSync(binary, 0o755);
      const expected = { MATRIX_NODE: cell.node, MATRIX_CLIENT: client };
      const problem =
        binaries.problem ?? installed.problem ?? (await problemOf(binary, command, installed.target, expected));
      if (problem !== undefined) console.log(`✗ ${rowTitle(cell)}, ${cell.column.title}\n${problem}`);
      results.push({ cell, problem });
    }
    rmSync(installed.target, { recursive: true });
  }
  return results;
}

function printTable(results: readonly Result[]) {
  const width = Math.max(...rows.map((row) => rowTitle(row).length));
  console.log(["".padEnd(width), ...columns.map(({ title }) => title)].join("  "));
  for (const row of rows) {
    const ran = results.filter(({ cell }) => cell.node === row.node && cell.msw === row.msw);
    if (ran.length === 0) continue;
    const marks = columns.map((column) => {
      const result = ran.find(({ cell }) => cell.column === column);
      return (result === undefined ? "" : result.problem === undefined ? "✓" : "✗").padEnd(column.title.length);
    });
    console.log([rowTitle(row).padEnd(width), ...marks].join("  ").trimEnd());
  }
}

try {
  await pack(folder);
  const chosen = options.quick ? oneCellEach() : everyCell;
  const results = await run(chosen.filter(({ column }) => column.title.includes(options.only ?? "")));
  printTable(results);
  const passed = results.filter(({ problem }) => problem === undefined).length;
  console.log(`${passed} of ${results.length} cells passed`);
  process.exitCode = passed < results.length ? 1 : 0;
  writeReport({ passed, failed: results.length - passed });
} finally {
  rmSync(folder, { recursive: true });
}
