// The combinations of versions that the matrix tests.

import manifest from "../../../package.json" with { type: "json" };
import tools from "../packages.json" with { type: "json" };

const { devDependencies } = manifest;
/** "npm:msw@2.15.0" means 2.15.0. */
const versionOf = (name: keyof typeof devDependencies) => devDependencies[name].replace(/^npm:.+@/, "");

// These versions run in no other test: the newest Node of each release line, the oldest supported MSW, and a year-old SDK.
export const nodes = ["20.20.2", "22.23.3", versionOf("node"), "26.10.0"];
const msws = ["2.12.0", versionOf("msw2"), versionOf("msw")];
const sdk = { "@aws-sdk/client-iam": versionOf("@aws-sdk/client-iam") };
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--globals"];
const nodeTest = ["--test", "smoke.test.mjs"];

/** The configuration of a Jest that runs TypeScript as CommonJS. */
interface CommonJs {
  readonly transform: unknown;
  /** Of these packages, Jest must transform the files, because they are ES modules. */
  readonly transformIgnorePatterns: readonly string[];
}

export interface Column {
  readonly title: string;
  readonly client: "sdk3" | "sdk2" | "fetch" | "https";
  /** The packages that are installed with msw and the packed package. */
  readonly packages: Readonly<Record<string, string>>;
  /** The arguments of Node. */
  readonly command: readonly string[];
  readonly oldestNode?: number;
  readonly newestMsw?: number;
  /** Runs runtime-smoke.mjs instead of smoke.mjs: the package of a runtime other than Node, and its file in the package. */
  readonly runtime?: { readonly package: string; readonly version: string; readonly file: string };
  /** Runs jest-smoke.ts instead of smoke.mjs. */
  readonly commonJs?: CommonJs;
}

// These are the packages that "bun" and "deno" install on this machine. MSW 3 cannot intercept requests in them.
const { platform, arch } = process;
const bun = {
  package: `@oven/bun-${platform}-${arch === "arm64" ? "aarch64" : arch}`,
  version: "1.4.5",
  file: "bin/bun",
};
const deno = {
  package: `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}`,
  version: "2.9.6",
  file: "deno",
};
const runtimeColumn = (name: string, runtime: typeof bun, options: readonly string[]): Column => ({
  title: `${name} ${runtime.version}`,
  client: "sdk3",
  packages: sdk,
  command: [...options, "runtime-smoke.mjs"],
  newestMsw: 2,
  runtime,
});

const jestVersion = tools.jest.jest;
const jestTypes = { "@jest/globals": jestVersion, "@types/jest": "30.0.0", "@types/node": versionOf("@types/node") };

/** Jest with TypeScript as CommonJS, in the versions of MSW whose files the transformer can compile. */
const jest = (
  transformer: string,
  options: object,
  packages: Readonly<Record<string, string>>,
  newestMsw: number,
): Column => ({
  title: `Jest ${jestVersion}, ${transformer}`,
  client: "sdk3",
  packages: { ...sdk, ...jestTypes, jest: jestVersion, ...packages },
  command: ["node_modules/jest/bin/jest.js"],
  newestMsw,
  commonJs: {
    transform: { "\\.[cm]?[jt]s$": [transformer, options] },
    transformIgnorePatterns: [
      newestMsw >= 3
        ? "/node_modules/(?!.*(?:msw|@msw/url|@mswjs/interceptors|@open-draft/(?:until|deferred-promise)|rettime|until-async|headers-polyfill|(?:tough-)?cookie|set-cookie-parser)/)"
        : "/node_modules/(?!.*(?:rettime|until-async|@open-draft/deferred-promise)/)",
    ],
  },
});

export const columns: readonly Column[] = [
  { title: `SDK ${versionOf("@aws-sdk/client-iam")}`, client: "sdk3", packages: sdk, command: nodeTest },
  {
    title: `SDK ${tools["year-old-sdk"]["@aws-sdk/client-iam"]}`,
    client: "sdk3",
    packages: tools["year-old-sdk"],
    command: nodeTest,
  },
  {
    title: `SDK ${tools["aws-sdk"]["aws-sdk"]}`,
    client: "sdk2",
    packages: tools["aws-sdk"],
    command: nodeTest,
  },
  { title: "fetch", client: "fetch", packages: {}, command: nodeTest },
  { title: "node:https", client: "https", packages: {}, command: nodeTest },
  {
    title: `vitest ${versionOf("vitest4")}`,
    client: "sdk3",
    packages: { ...sdk, vitest: versionOf("vitest4") },
    command: vitest,
  },
  {
    title: `vitest ${versionOf("vitest")}`,
    client: "sdk3",
    packages: { ...sdk, vitest: versionOf("vitest") },
    command: vitest,
    oldestNode: 22,
  },
  {
    title: `Jest ${jestVersion}`,
    client: "sdk3",
    packages: { ...sdk, jest: jestVersion },
    command: [
      "--experimental-vm-modules",
      "node_modules/jest/bin/jest.js",
      "--testMatch=**/smoke.test.mjs",
      '--config={"transform":{}}',
    ],
  },
  runtimeColumn("Bun", bun, ["run"]),
  runtimeColumn("Deno", deno, ["run", "--allow-all", "--node-modules-dir=manual", "--no-lock"]),
  jest(
    "@swc/jest",
    { jsc: { parser: { syntax: "typescript" }, target: "es2022" } },
    { "@swc/core": "1.16.22", "@swc/jest": "0.2.39" },
    3,
  ),
  jest("ts-jest", {}, { "ts-jest": "29.4.15", typescript: versionOf("typescript") }, 2),
  jest(
    "babel-jest",
    { presets: [["@babel/preset-env", { targets: { node: "current" } }], "@babel/preset-typescript"] },
    {
      "@babel/core": "8.1.3",
      "@babel/preset-env": "8.0.7",
      "@babel/preset-typescript": "8.0.7",
      "babel-jest": jestVersion,
    },
    2,
  ),
];

const major = (version: string) => Number.parseInt(version, 10);

/** MSW 3 requires Node 22 according to its package.json. */
const isSupported = (node: string, msw: string, { oldestNode = 20, newestMsw = 3, runtime }: Column) =>
  (runtime === undefined || node === versionOf("node")) &&
  major(msw) <= newestMsw &&
  major(node) >= (major(msw) >= 3 ? Math.max(22, oldestNode) : oldestNode);

export const rows = nodes.flatMap((node) => msws.map((msw) => ({ node, msw })));

export type Cell = (typeof rows)[number] & { readonly column: Column };

export const everyCell: readonly Cell[] = columns.flatMap((column) =>
  rows.filter(({ node, msw }) => isSupported(node, msw, column)).map((row) => ({ ...row, column })),
);

/** Returns one cell per column, each with the versions that the previous cells use least. */
export function oneCellEach(): readonly Cell[] {
  const chosen: Cell[] = [];
  const uses = ({ node, msw }: Cell) =>
    chosen.filter((cell) => cell.node === node).length + chosen.filter((cell) => cell.msw === msw).length;
  for (const column of columns) {
    const [rarest] = everyCell.filter((cell) => cell.column === column).sort((a, b) => uses(a) - uses(b));
    if (rarest !== undefined) chosen.push(rarest);
  }
  return chosen;
}
