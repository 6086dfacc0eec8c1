import { defineConfig } from "vitest/config";
import { BaseSequencer, type Reporter, type TestSpecification } from "vitest/node";
import { cleanUp, commandTests, isolated, isolatedOnMsw, packageAliases, root } from "../../vitest.config.ts";
import { testsOf } from "./groups.ts";
import { warmThreads } from "./warm-thread.ts";

const durations = new Map<string, number>();
const kills = new Map<string, number>();
/** How long a file takes before its tests run, in milliseconds. */
const OVERHEAD = 100;

/**
 * The first failing test kills a mutant, so the files that have killed the most mutants relative to their duration run first. The first run
 * of all tests measures the durations.
 */
class LikelyKillersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    for (const file of files) {
      const duration = this.ctx.cache.getTestSpecificationResult(file)?.duration;
      if (duration !== undefined && !durations.has(file.moduleId)) durations.set(file.moduleId, duration);
    }
    const costOf = ({ moduleId }: TestSpecification) =>
      ((durations.get(moduleId) ?? 0) + OVERHEAD) / ((kills.get(moduleId) ?? 0) + 1);
    return files.toSorted((one, other) => costOf(one) - costOf(other));
  }
}

const countKills: Reporter = {
  onTestModuleEnd(file) {
    if (!file.ok()) kills.set(file.moduleId, (kills.get(file.moduleId) ?? 0) + 1);
  },
};

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
    reporters: ["default", countKills],
    sequence: { sequencer: LikelyKillersFirst },
    provide: { isThorough: false, command: "source", ownServers: [...isolatedOnMsw, ...isolated, commandTests] },
  },
});
