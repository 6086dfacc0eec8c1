import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const source = (file: string) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));
export const root = fileURLToPath(new URL("..", import.meta.url));

export const ourselves = {
  "msw-iam/faker": source("faker.ts"),
  "msw-iam/sigv4": source("sigv4.ts"),
  "msw-iam/matchers": source("matchers.ts"),
  "msw-iam/vitest-test": source("vitest-test.ts"),
  "msw-iam/vitest": source("vitest.ts"),
  "msw-iam": source("index.ts"),
};
const msw2 = { "msw/node": "msw2/node", msw: "msw2" };

declare module "vitest" {
  interface ProvidedContext {
    /** Whether random runs have their full length. They do in `npm run test:long`. */
    isThorough: boolean;
    /** What the tests of the command run: its source in the test's own process, or the built file in a child process. */
    command: "source" | "built";
  }
}

/** No test depends on how busy the machine is, so every project has the same generous limits. */
const limits = { testTimeout: 30_000, hookTimeout: 30_000, teardownTimeout: 30_000 };
/** What a test replaces is restored before the next one, whether or not it passed. */
const cleanUp = { restoreMocks: true, unstubGlobals: true, unstubEnvs: true };

/** These run once: what they test is the same under every MSW. */
const built = ["test/package/*.test.ts", "test/tools/ci/*.test.ts"];
const otherLanguages = "test/package/other-languages.test.ts";
/** What a major of MSW can change: how requests come and responses go. `npm run test:long` runs everything else on MSW 2, too. */
const dependsOnMsw = [
  "test/{authentication,examples,pipeline}/**/*.test.ts",
  "test/guarantees/{isolation,no-network}.test.ts",
  "test/{faults/transport,paging/page,sigv4/sdk-clients,vitest-test}.test.ts",
  "test/cli/http-*.test.ts",
  "test/actions/iam/list-access-keys.test.ts",
];
const random = ["test/guarantees/{hostile-requests,no-network,properties,reference-model}.test.ts"];

function project(
  name: string,
  alias: Record<string, string>,
  test: TestProjectInlineConfiguration["test"],
): TestProjectInlineConfiguration {
  return { root, resolve: { alias }, test: { name, pool: "threads", ...limits, ...cleanUp, ...test } };
}

/** `npm test` runs all projects but the long ones; `npm run test:long` runs those. */
export default defineConfig({
  root,
  test: {
    maxWorkers: "100%",
    // `npm test -- --coverage`: tests of behaviour run every line and every branch of the source.
    coverage: { include: ["src/**"], reporter: ["text"], skipFull: true, thresholds: { 100: true } },
    projects: [
      project("msw 3", ourselves, {
        include: ["test/**/*.test.ts"],
        exclude: built,
        provide: { isThorough: false, command: "source" },
      }),
      project(
        "msw 2",
        { ...ourselves, ...msw2 },
        {
          include: dependsOnMsw,
          provide: { isThorough: false, command: "source" },
        },
      ),
      project("package", {}, { include: built, exclude: [otherLanguages], provide: { command: "built" } }),
      project("types", ourselves, {
        include: [],
        typecheck: { enabled: true, only: true, include: ["test/types/*.test-d.ts"], tsconfig: "tsconfig.json" },
      }),
      project("long: random runs", ourselves, {
        include: random,
        provide: { isThorough: true, command: "source" },
      }),
      project(
        "long: built command",
        {},
        {
          include: ["test/cli/command.test.ts", otherLanguages],
          provide: { command: "built" },
        },
      ),
    ],
  },
});
