import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { cleanUp, commandTests, isolated, isolatedOnMsw, packageAliases, root } from "../../vitest.config.ts";
import { testsOf } from "./groups.ts";
import { warmThreads } from "./warm-thread.ts";

const durations = new Map<string, number>();

/** The first failing test kills a mutant, so the fastest files run first. The first run of all tests measures them. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    for (const file of files) {
      const duration = this.ctx.cache.getTestSpecificationResult(file)?.duration;
      if (duration !== undefined && !durations.has(file.moduleId)) durations.set(file.moduleId, duration);
    }
    const durationOf = ({ moduleId }: TestSpecification) => durations.get(moduleId) ?? 0;
    return files.toSorted((one, other) => durationOf(one) - durationOf(other));
  }
}

/** Runs the tests of a group with one version of MSW. */
export default defineConfig({
  root,
  plugins: [warmThreads],
  resolve: { alias: packageAliases },
  test: {
    ...testsOf(process.env["MUTATION_GROUP"] ?? "entries"),
    ...cleanUp,
    testTimeout: 5000 * Number(process.env["MUTATION_PATIENCE"] ?? 1),
    setupFiles: ["test/tools/mutation/setup.ts"],
    sequence: { sequencer: QuickFirst },
    provide: { isThorough: false, command: "source", ownServers: [...isolatedOnMsw, ...isolated, commandTests] },
  },
});
