import { defineConfig } from "vitest/config";
import { packageAliases, root } from "../../vitest.config.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How many sequences to run. */
    sequences: number;
  }
}

export default defineConfig({
  root,
  resolve: { alias: packageAliases },
  test: { include: ["test/tools/random/sequences.ts"], setupFiles: "test/support/listen.ts" },
});
