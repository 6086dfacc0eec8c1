import { inject } from "vitest";

declare module "vitest" {
  /** Stryker provides these values. */
  interface ProvidedContext {
    globalNamespace: string;
    mode: "dry-run" | "mutant" | undefined;
    mutantActivation: "static" | "runtime";
  }
}

// A warm thread keeps Stryker's state of the previous mutant, which would be active while this mutant's tests are imported.
const state = Reflect.get(globalThis, inject("globalNamespace") ?? "__stryker__");
if (state !== undefined) {
  state.hitCount = undefined;
  if (inject("mode") === "dry-run") state.mutantCoverage = undefined;
  else if (inject("mutantActivation") === "runtime") state.activeMutant = undefined;
}
