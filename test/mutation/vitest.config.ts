import { defineConfig } from "vitest/config";
import { ourselves, root } from "../vitest.config.ts";

/** What mutants are run against: behaviour, on one MSW, but for what takes long and finds little that the rest does not. */
export default defineConfig({
  root,
  resolve: { alias: ourselves },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [
      "test/package/**",
      "test/architecture.test.ts",
      "test/examples/**",
      "test/examples.test.ts",
      "test/hostile.test.ts",
      "test/isolation.test.ts",
      "test/nothing-gets-out.test.ts",
      "test/secrets.test.ts",
      "test/several-accounts.test.ts",
    ],
    provide: { isThorough: false },
  },
});
