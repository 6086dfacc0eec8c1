// The rooms of the mutation tests: each folder of src/, and the files at its root. Here stands which tests try a room's mutants.

import { globSync } from "node:fs";

/** The room of a file's path from the root of the repository. */
export const roomOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? "entries";

/** The percentage of its mutants that a room's tests must kill. */
export const floorOf = (room: string): number => (room === "cli" ? 85 : 90);

/** Test files that try a room's mutants, beside those of its mirror, `test/<room>/`. They are found by name, wherever they are. */
const others: Readonly<Record<string, readonly string[]>> = {
  account: [
    ...["account", "check-fixtures", "credential-report", "dates", "fixtures", "held", "issued", "properties"],
    ...["access-keys", "real-world", "secrets", "users"],
  ],
  actions: ["issued", "wire"],
  cli: ["cli", "cli-process", "control", "serve", "watch"],
  faults: ["faults", "held", "servers", "transport", "trouble"],
  journal: ["cli", "journal", "matchers", "serve-command", "several-accounts", "table"],
  matchers: ["journal", "listings", "matchers"],
  paging: ["issued", "list-access-keys", "paging", "properties", "trouble", "users"],
  sigv4: ["authenticator", "sigv4"],
  wire: ["claiming", "golden", "sigv4", "wire", "xml"],
};

/** What tries no mutants: tests of what is built or written down, and long ones that find little which the rest does not. */
const excluded = [
  ...["test/package/**", "test/examples/**", "test/guarantees/**", "test/tools/**"],
  ...["architecture", "examples", "hostile", "isolation", "nothing-gets-out"].map((name) => `test/**/${name}.test.ts`),
];

interface Tests {
  readonly include: string[];
  readonly exclude: string[];
}

/** The tests of a room; those of all behaviour, where it has neither a mirror nor others. */
export function testsOf(room: string): Tests {
  const include = [`test/${room}/**/*.test.ts`, ...(others[room] ?? []).map((name) => `test/**/${name}.test.ts`)];
  const hasSome = globSync(include).length > 0;
  return { include: hasSome ? include : ["test/**/*.test.ts"], exclude: excluded };
}
