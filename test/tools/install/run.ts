// `npm run test:install` installs the packed package with each package manager, in an empty folder and beside each test runner,
// and runs a first test. `--quick` does a quarter of it: each manager once. `--report=FILE` writes the counts.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../../package.json" with { type: "json" };
import tools from "../packages.json" with { type: "json" };
import { pack, problemOf } from "../packed.ts";
import { options, writeReport } from "../report.ts";
import { type Manager, managers } from "./managers.ts";

const { devDependencies } = manifest;
const folder = mkdtempSync(join(tmpdir(), "msw-iam-install-"));
const tarball = join(folder, `msw-iam-${manifest.version}.tgz`);
const firstTest = fileURLToPath(new URL("first.test.mjs", import.meta.url));
const sdk = `@aws-sdk/client-iam@${devDependencies["@aws-sdk/client-iam"]}`;
/** The settings of `npm run`, which would change how the package managers install. */
const settingsOfNpm = Object.keys(process.env).filter((name) => name.toLowerCase().startsWith("npm_"));
/** The Node of this process must run everything. Package managers treat an installation in CI differently. */
const environment = {
  ...Object.fromEntries(settingsOfNpm.map((name) => [name, undefined])),
  PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
  CI: undefined,
};

interface Project {
  readonly title: string;
  /** What is installed before the package. */
  readonly packages: Readonly<Record<string, string>>;
  /** The command that runs the test, and its arguments. */
  readonly command: readonly string[];
}

const projects: readonly Project[] = [
  { title: "an empty folder", packages: {}, command: ["node", "--test", "first.test.mjs"] },
  {
    title: "Vitest 4",
    packages: { vitest: devDependencies.vitest4.replace("npm:vitest@", "") },
    command: ["vitest", "run", "--globals"],
  },
  {
    title: "Vitest 5",
    // Yarn does not install Vitest's peer dependency. The other package managers do.
    packages: { vitest: devDependencies.vitest, vite: devDependencies.vite },
    command: ["vitest", "run", "--globals"],
  },
  {
    title: "Jest 30",
    packages: tools.jest,
    command: ["jest", "--testMatch=**/*.test.mjs", '--config={"transform":{}}'],
  },
];

/** Installs the package managers, and returns a function that runs one of them. */
async function installManagers() {
  const target = join(folder, "managers");
  mkdirSync(target);
  const nameOf = ({ package: [name, version] }: Manager) => `${name}-${version}`.replace(/[@/]/g, "");
  const dependencies = managers.map((manager) => [nameOf(manager), `npm:${manager.package.join("@")}`]);
  writeFileSync(
    join(target, "package.json"),
    JSON.stringify({ private: true, dependencies: Object.fromEntries(dependencies) }),
  );
  const problem = await problemOf("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], target);
  if (problem !== undefined) throw new Error(`Failed to install the package managers.\n${problem}`);
  return (manager: Manager, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) => {
    const file = join(target, "node_modules", nameOf(manager), manager.file);
    const [command, first] = manager.isScript ? [process.execPath, [file]] : [file, []];
    return problemOf(command, [...first, ...args], cwd, { ...environment, ...env });
  };
}

type RunManager = Awaited<ReturnType<typeof installManagers>>;

/** Installs the package into a new project as a user would, and runs the test. Returns what fails. */
async function problemIn(runManager: RunManager, manager: Manager, { packages, command }: Project, target: string) {
  mkdirSync(target);
  for (const [name, text] of Object.entries(manager.files ?? {})) writeFileSync(join(target, name), text);
  const isEmpty = Object.keys(packages).length === 0;
  if (!isEmpty || manager.files !== undefined)
    writeFileSync(join(target, "package.json"), JSON.stringify({ devDependencies: packages }));
  const add = (...names: readonly string[]) => runManager(manager, [...manager.add, ...names], target);
  const own = `msw-iam@file:${tarball}`;
  const others = [`msw@${devDependencies.msw}`, sdk];
  // In an empty folder, alone at first: some versions of npm fail only then.
  const installation = isEmpty ? ((await add(own)) ?? (await add(...others))) : await add(own, ...others);
  if (installation !== undefined) return installation;
  copyFileSync(firstTest, join(target, "first.test.mjs"));
  const [program = "", ...args] = command;
  if (program === "node")
    return manager.node === undefined
      ? problemOf(process.execPath, args, target, environment)
      : runManager(manager, [...manager.node, ...args], target);
  const env = program === "jest" ? { NODE_OPTIONS: "--experimental-vm-modules" } : {};
  return runManager(manager, [...manager.run, program, ...args], target, env);
}

try {
  await pack(folder);
  const runManager = await installManagers();
  const cells = managers.flatMap((manager, row) =>
    projects.map((project, column) => ({ manager, project, isQuick: column === row % projects.length })),
  );
  const chosen = options.quick ? cells.filter(({ isQuick }) => isQuick) : cells;
  let passed = 0;
  for (const [index, { manager, project }] of chosen.entries()) {
    const target = join(folder, String(index));
    const start = performance.now();
    const problem = await problemIn(runManager, manager, project, target);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const title = `${manager.title}, ${project.title} (${seconds} s)`;
    console.log(problem === undefined ? `✓ ${title}` : `✗ ${title}\n${problem}`);
    if (problem === undefined) passed += 1;
    rmSync(target, { recursive: true });
  }
  console.log(`${passed} of ${chosen.length} installations passed`);
  process.exitCode = passed < chosen.length ? 1 : 0;
  writeReport({ passed, failed: chosen.length - passed });
} finally {
  rmSync(folder, { recursive: true });
}
