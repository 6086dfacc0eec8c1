/**
 * Registers the matchers in Vitest 5, with their types. Import it in a test or in a setup file.
 *
 * @module
 * @example
 * import "msw-iam/vitest";
 */

import { type IamMatchers, matchers } from "msw-iam/matchers";
import { expect } from "vitest";

declare module "vitest" {
  // The type parameters must be exactly those of Vitest's own declaration.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends IamMatchers<R> {}
}

expect.extend(matchers);
