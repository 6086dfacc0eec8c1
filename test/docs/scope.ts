// What a block can use without importing it.
import * as iamClient from "@aws-sdk/client-iam";
import * as stsClient from "@aws-sdk/client-sts";
import type { Scope } from "./program.ts";

/** The first module that has a name is the one from which it comes. */
export function findScope(): Scope {
  const modules: readonly (readonly [string, readonly string[]])[] = [
    ["vitest", ["test", "it", "describe", "expect", "vi", "beforeAll", "beforeEach", "afterEach", "afterAll"]],
    ["msw-iam", ["mockIam"]],
    ["msw-iam/faker", ["fakeAccount"]],
    ["msw-iam/sigv4", ["sigv4"]],
    ["msw-iam/vitest-test", ["iamTest"]],
    ["msw-iam/matchers", ["matchers"]],
    ["msw/node", ["setupServer"]],
    ["msw", ["http", "HttpResponse"]],
    ["@aws-sdk/client-iam", Object.keys(iamClient)],
    ["@aws-sdk/client-sts", Object.keys(stsClient)],
  ];
  const scope = new Map<string, string>();
  for (const [module, names] of modules)
    for (const name of names)
      if (!scope.has(name) && !name.startsWith("$") && !name.startsWith("__")) scope.set(name, module);
  return scope;
}
