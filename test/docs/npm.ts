// Checks an npm or npx command of the docs without running it. The command could take a long time, or change the project.
import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** The packages that this project installs, in `npm ci` or in its tools. */
function isInstalled(name: string): boolean {
  if (name === manifest.name || name in manifest.devDependencies || name in manifest.peerDependencies) return true;
  const tools = globSync("test/tools/{matrix,install}/*.ts", { cwd: root });
  return tools.some((path) => readFileSync(root + path, "utf8").includes(`"${name}`));
}

function problemOf(program: string | undefined, [command, ...words]: readonly string[]): string | undefined {
  const names = words.filter((word) => !word.startsWith("-"));
  if (program === "npx" && command !== undefined)
    return existsSync(`${root}node_modules/.bin/${command}`) ? undefined : `npx finds no program "${command}"`;
  switch (command) {
    case "ci":
    case "pack":
      return undefined;
    case "test":
    case "run": {
      const script = command === "test" ? "test" : (names[0] ?? "");
      return script in manifest.scripts ? undefined : `package.json has no script "${script}"`;
    }
    case "install": {
      const unknown = names.map((name) => name.replace(/(?<=.)@.*$/, "")).find((name) => !isInstalled(name));
      return unknown === undefined ? undefined : `no test installs the package "${unknown}"`;
    }
    default:
      return `the test of the docs cannot check "${program} ${command}"`;
  }
}

const [program, ...args] = process.argv.slice(2);
const problem = problemOf(program, args);
if (problem !== undefined) {
  console.error(`${problem}. If it is right, write <!-- not run: … --> before the block.`);
  process.exitCode = 1;
}
