import { fileURLToPath } from "node:url";
import type { ProvidedContext } from "vitest";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { failOnOutput } from "./support/fail-on-output.ts";

const source = (file: string) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));
export const root = fileURLToPath(new URL("..", import.meta.url));

export const packageAliases = {
  "msw-iam/faker": source("faker.ts"),
  "msw-iam/sigv4": source("sigv4.ts"),
  "msw-iam/matchers": source("matchers.ts"),
  "msw-iam/vitest-test": source("vitest-test.ts"),
  "msw-iam/vitest": source("vitest.ts"),
  "msw-iam/jest": source("jest.ts"),
  // Jest itself provides this module to its tests.
  "@jest/globals": "vitest",
  "msw-iam": source("index.ts"),
};
const msw2Aliases = { ...packageAliases, "msw/node": "msw2/node", msw: "msw2" };

declare module "vitest" {
  interface ProvidedContext {
    /** Whether random runs have their full length. They do in `npm run test:long`. */
    isThorough: boolean;
    /** Whether the tests run the command's source in their own process, or the built file in a child process. */
    command: "source" | "built";
  }
}

/** The limits are generous so that no test fails on a busy machine. */
const limits = { testTimeout: 30_000, hookTimeout: 30_000, teardownTimeout: 30_000 };
/** Restores mocks, globals and environment variables before each test, even if the previous test failed. */
export const cleanUp = { restoreMocks: true, unstubGlobals: true, unstubEnvs: true };

/** These files test the built package and run under one version of MSW only. */
const built = ["test/package/*.test.ts"];
/**
 * These files start many processes, take several seconds, or need the declarations of the built package. They run in
 * `npm run test:long` only.
 */
const long = [
  "test/other-languages/*.test.ts",
  "test/package/{consumers,package,runners}.test.ts",
  "test/guarantees/{growth,many-issues}.test.ts",
  "test/journal/many-characters.test.ts",
  "test/tools/{ci,probe}/*.test.ts",
];
/** These files install the AWS SDK for JavaScript 2, and run in `npm run test:long` only. */
const usesSdk2 = ["test/sigv4/sdk-2.test.ts"];
/** These files test what a version of MSW can change. They also run with MSW 2. `npm run test:long` runs the others with it, too. */
const dependsOnMsw = ["test/pipeline/*.test.ts", "test/{faults/transport,sigv4/sdk-clients}.test.ts"];
/** Builds the package, unless it is up to date. */
const build = "test/support/build.ts";
/** These files run the code of README.md and docs/. Some programs run in a process of their own, with the built package. */
const docs = "test/docs/*.test.ts";
/** These files take a long time, because they compile every program of the docs, or run commands. They run in `npm run test:long` only. */
const longDocs = "test/docs/{types,shell}.test.ts";
/** A whole import only, so that `msw-iam/fixtures/…` is found through package.json. */
const wholeImports = Object.entries(packageAliases).map(([name, replacement]) => ({
  find: new RegExp(`^${name}$`),
  replacement,
}));
/** These files start servers of their own or load modules afresh, so each of them needs a worker of its own. */
export const isolatedOnMsw = [
  "test/pipeline/{event-loop,two-servers}.test.ts",
  "test/{vitest-test,vitest-test-unhandled,examples/concurrent,mock-iam/default-credentials}.test.ts",
];
export const isolated = [
  "test/examples/{examples,retries}.test.ts",
  "test/guarantees/{architecture,no-network}.test.ts",
  "test/jest.test.ts",
];
/** These files run the command, which starts servers of its own. They share a worker, without a server of MSW. */
export const commandTests = "test/cli/*.test.ts";
const random = [
  "test/guarantees/{frozen-clock,hostile-requests,isolation,properties,reference-model}.test.ts",
  "test/authentication/several-accounts.test.ts",
  "test/protocol/plain-xml.test.ts",
  "test/actions/sts/assume-role.test.ts",
];

const short = { provide: { isThorough: false, command: "source" } } as const;
const thorough = { isThorough: true, command: "source" } as const;

function project(
  name: string,
  alias: Record<string, string> | readonly { find: RegExp; replacement: string }[],
  test: TestProjectInlineConfiguration["test"],
): TestProjectInlineConfiguration {
  return { root, resolve: { alias }, test: { name, pool: "threads", ...limits, ...cleanUp, ...test } };
}

/** A project whose files share a worker and a server. They load MSW and the SDK once, which halves the time of `npm test`. */
const shared = (
  name: string,
  alias: Record<string, string>,
  include: string[],
  exclude: string[],
  provide: Pick<ProvidedContext, "isThorough" | "command"> = short.provide,
) => project(name, alias, { include, exclude, provide, isolate: false, setupFiles: "test/support/listen.ts" });

const command = (name: string, alias: Record<string, string>) =>
  project(name, alias, { include: [commandTests], isolate: false, ...short });

/** `npm test` runs every project that is not long, and `npm run test:long` runs the long ones. */
export default defineConfig({
  root,
  test: {
    // A worker waits for a fifth of its time, so twice as many workers as processors finish a quarter sooner.
    maxWorkers: "200%",
    onConsoleLog: failOnOutput(),
    // `npm test -- --coverage` fails unless the tests run every line and every branch of the source.
    coverage: { include: ["src/**"], reporter: ["text"], skipFull: true, thresholds: { 100: true } },
    projects: [
      shared(
        "msw 3",
        packageAliases,
        ["test/**/*.test.ts"],
        [...built, ...long, ...usesSdk2, ...isolatedOnMsw, ...isolated, commandTests, docs],
      ),
      command("msw 3, command", packageAliases),
      project("msw 3, isolated", packageAliases, { include: [...isolatedOnMsw, ...isolated], ...short }),
      shared("msw 2", msw2Aliases, dependsOnMsw, isolatedOnMsw),
      project("msw 2, isolated", msw2Aliases, { include: isolatedOnMsw, ...short }),
      project("package", {}, { include: built, exclude: long, provide: { command: "built" }, globalSetup: build }),
      project("docs", wholeImports, {
        include: [docs],
        exclude: [longDocs],
        globalSetup: [build, "test/docs/extract.ts"],
      }),
      project("long: docs", wholeImports, { include: [longDocs], globalSetup: "test/docs/extract.ts" }),
      project("long: types", packageAliases, {
        include: [],
        typecheck: { enabled: true, only: true, include: ["test/types/*.test-d.ts"], tsconfig: "tsconfig.json" },
      }),
      shared("long: AWS SDK 2", packageAliases, usesSdk2, []),
      shared(
        "long: msw 2",
        msw2Aliases,
        ["test/**/*.test.ts"],
        [...built, ...long, ...dependsOnMsw, ...isolatedOnMsw, ...isolated, commandTests, docs],
      ),
      command("long: msw 2, command", msw2Aliases),
      project("long: msw 2, isolated", msw2Aliases, {
        include: isolated,
        exclude: ["test/guarantees/architecture.test.ts"],
        ...short,
      }),
      shared("long: random runs", packageAliases, random, [], thorough),
      project("long: random runs, isolated", packageAliases, {
        include: ["test/guarantees/no-network.test.ts"],
        provide: thorough,
      }),
      project(
        "long: built package",
        {},
        {
          include: ["test/cli/command.test.ts", ...long],
          provide: { command: "built" },
        },
      ),
    ],
  },
});
