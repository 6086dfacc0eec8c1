/**
 * Registers the matchers in Jest 30, with their types, for the global `expect` and for that of
 * `@jest/globals`. Import it in a test or in a setup file.
 *
 * @module
 * @example
 * import "msw-iam/jest";
 */

import { expect } from "@jest/globals";
import { type IamMatchers, matchers } from "msw-iam/matchers";

// For `expect` of @jest/globals. The type parameters must be exactly those of Jest's own declarations.
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends IamMatchers<R> {}
}

declare global {
  // For the global `expect`, which @types/jest declares.
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: The declaration of @types/jest has this default.
    interface Matchers<R, T = {}> extends IamMatchers<R> {}
  }
}

expect.extend(matchers);
