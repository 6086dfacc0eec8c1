import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { ourselves, root } from "../vitest.config.ts";

const slow = /\/(?:sigv4\/.*|authenticator|cli[^/]*|model|properties|serve|servers|transport|trouble)\.test\.ts$/;

/** A mutant is dead with the first test that fails: what takes long comes last. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => Number(slow.test(moduleId));
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

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
    sequence: { sequencer: QuickFirst },
    provide: { isThorough: false },
  },
});
