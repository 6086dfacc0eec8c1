// The package managers that the installation test uses.

export interface Manager {
  readonly title: string;
  /** The package that contains the manager, and its file in that package. */
  readonly package: readonly [name: string, version: string];
  readonly file: string;
  /** Whether Node runs the file. */
  readonly isScript: boolean;
  /** The arguments that add dev dependencies. */
  readonly add: readonly string[];
  /** The arguments that run a package's command. */
  readonly run: readonly string[];
  /** The arguments that run Node, if it must be started by the manager. */
  readonly node?: readonly string[];
  /** The files that a project of this manager has. */
  readonly files?: Readonly<Record<string, string>>;
}

const npm = (version: string): Manager => ({
  title: `npm ${version}`,
  package: ["npm", version],
  file: "bin/npm-cli.js",
  isScript: true,
  add: ["install", "--save-dev", "--no-audit", "--no-fund", "--prefer-offline"],
  run: ["exec", "--"],
});

const yarn = (linker: "node-modules" | "pnp"): Manager => ({
  title: `yarn 4.18.1 (${linker})`,
  package: ["@yarnpkg/cli-dist", "4.18.1"],
  file: "bin/yarn.js",
  isScript: true,
  add: ["add", "--dev"],
  run: ["run"],
  node: ["node"],
  // The lockfile makes the folder a project of its own.
  files: { ".yarnrc.yml": `nodeLinker: ${linker}\nenableTelemetry: false\n`, "yarn.lock": "" },
});

export const managers: readonly Manager[] = [
  npm("10.8.3"),
  npm("10.9.9"),
  npm("11.21.2"),
  {
    title: "pnpm 12.21.0",
    package: ["pnpm", "12.21.0"],
    file: "bin/pnpm.mjs",
    isScript: true,
    // Otherwise pnpm fails if a package, such as one of Jest's, has an install script.
    add: ["add", "--save-dev", "--config.strictDepBuilds=false"],
    run: ["exec"],
  },
  yarn("node-modules"),
  yarn("pnp"),
  {
    title: "bun 1.4.5",
    // This is the package that the package "bun" installs on this machine.
    package: [`@oven/bun-${process.platform}-${process.arch === "arm64" ? "aarch64" : process.arch}`, "1.4.5"],
    file: "bin/bun",
    isScript: false,
    add: ["add", "--dev"],
    run: ["run"],
  },
];
