import { matchesGlob } from "node:path";
import { expect, inject, vi } from "vitest";

declare module "vitest" {
  /** Stryker provides these values. */
  interface ProvidedContext {
    globalNamespace: string;
    mode: "dry-run" | "mutant" | undefined;
    mutantActivation: "static" | "runtime";
    /** The test files that start the servers that they need. */
    ownServers: string[];
  }
}

// A warm thread keeps Stryker's state of the previous mutant, which would be active while this mutant's tests are imported.
const state = Reflect.get(globalThis, inject("globalNamespace") ?? "__stryker__");
if (state !== undefined) {
  state.hitCount = undefined;
  if (inject("mode") === "dry-run") state.mutantCoverage = undefined;
  else if (inject("mutantActivation") === "runtime") state.activeMutant = undefined;
}

// A slow test that passes on a busy machine must not end the run before the first mutant.
if (inject("mode") === "dry-run") vi.setConfig({ testTimeout: 30_000 });

const { testPath = "" } = expect.getState();
if (!inject("ownServers").some((files) => matchesGlob(testPath, `**/${files}`)))
  await import("../../support/listen.ts");
