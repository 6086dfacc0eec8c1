import { inject } from "vitest";

declare module "vitest" {
  /** What Stryker provides. */
  interface ProvidedContext {
    globalNamespace: string;
    mode: "dry-run" | "mutant" | undefined;
    mutantActivation: "static" | "runtime";
  }
}

// A warm thread keeps Stryker's state of the mutant before, so that it would be active in the imports of this one's tests.
const state = Reflect.get(globalThis, inject("globalNamespace") ?? "__stryker__");
if (state !== undefined) {
  state.hitCount = undefined;
  if (inject("mode") === "dry-run") state.mutantCoverage = undefined;
  else if (inject("mutantActivation") === "runtime") state.activeMutant = undefined;
}
