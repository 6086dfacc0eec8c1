// Mutation testing runs one group of source files at a time. A group is a folder of src/, or "entries" for the files at its
// root. This file lists the tests that run against each group's mutants.

import { globSync } from "node:fs";

/** Returns the group of a file, given its path from the root of the repository. */
export const groupOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? "entries";

/** Returns the minimum percentage of a group's mutants that its tests must kill. */
export const floorOf = (group: string): number => (group === "cli" ? 85 : 90);

/** The test files that run against a group's mutants in addition to `test/<group>/`. They are found by name in any folder. */
const others: Readonly<Record<string, readonly string[]>> = {
  account: [
    ...["account", "check-fixtures", "credential-report", "dates", "fixtures", "held", "issued", "properties"],
    ...["access-keys", "real-world", "secrets", "users"],
  ],
  actions: ["issued", "wire"],
  cli: ["cli", "cli-process", "control", "serve", "watch"],
  faults: ["faults", "held", "servers", "transport", "trouble"],
  journal: ["cli", "journal", "matchers", "serve-command", "several-accounts", "table"],
  paging: ["issued", "list-access-keys", "paging", "properties", "trouble", "users"],
  sigv4: ["authenticator", "sigv4"],
  wire: ["claiming", "golden", "sigv4", "wire", "xml"],
};

/** The tests that never run against mutants. They test the package or the files, or take long and kill few more mutants. */
const excluded = [
  ...["test/package/**", "test/examples/**", "test/guarantees/**", "test/tools/**"],
  ...["architecture", "examples", "hostile", "isolation", "nothing-gets-out"].map((name) => `test/**/${name}.test.ts`),
];

interface Tests {
  readonly include: string[];
  readonly exclude: string[];
}

/** Returns the tests of a group, or all tests if the group has none. */
export function testsOf(group: string): Tests {
  const include = [`test/${group}/**/*.test.ts`, ...(others[group] ?? []).map((name) => `test/**/${name}.test.ts`)];
  const hasSome = globSync(include).length > 0;
  return { include: hasSome ? include : ["test/**/*.test.ts"], exclude: excluded };
}
