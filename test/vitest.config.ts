import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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
const behaviour = ["test/**/*.test.ts"];

declare module "vitest" {
  interface ProvidedContext {
    /** Whether long random runs are made at their full length: once is enough. */
    isThorough: boolean;
    /** What the tests of the command run: its source in their own process, or what is built, in processes of its own. */
    command: "source" | "built";
  }
}

const built = ["test/package/*.test.ts"];

/** Everything runs against both majors of MSW; what looks at the built package runs once. */
export default defineConfig({
  root,
  test: {
    // `npm test -- --coverage`: every line and branch of ours is run by a test of its behaviour.
    coverage: { include: ["src/**"], reporter: ["text"], skipFull: true, thresholds: { 100: true } },
    projects: [
      {
        root,
        resolve: { alias: ourselves },
        test: { name: "msw 3", include: behaviour, exclude: built, provide: { isThorough: true, command: "source" } },
      },
      {
        root,
        resolve: { alias: { ...ourselves, "msw/node": "msw2/node", msw: "msw2" } },
        test: { name: "msw 2", include: behaviour, exclude: built, provide: { isThorough: false, command: "source" } },
      },
      { root, test: { name: "package", include: [...built, "test/cli.test.ts"], provide: { command: "built" } } },
      {
        root,
        resolve: { alias: ourselves },
        test: {
          name: "types",
          include: [],
          typecheck: { enabled: true, only: true, include: ["test/types/*.test-d.ts"], tsconfig: "tsconfig.json" },
        },
      },
    ],
  },
});
