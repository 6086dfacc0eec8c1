// Mutation testing runs one group of source files at a time. A group is a folder of src/, or "entries" for the files at its
// root. This file lists the tests that run against each group's mutants.

import { globSync } from "node:fs";

/** Returns the group of a file, given its path from the root of the repository. */
export const groupOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? "entries";

/** Returns the minimum percentage of a group's mutants that its tests must kill. */
export const floorOf = (group: string): number => (group === "cli" ? 85 : 90);

/** The test files below test/ that run against a group's mutants in addition to `test/<group>/`. */
const others: Readonly<Record<string, readonly string[]>> = {
  account: ["mock-iam/*", "seeding/*", "actions/iam/**/*", "faults/propagation*"],
  authentication: [
    "actions/sts/*",
    "journal/callers",
    "mock-iam/partition",
    "pipeline/own-keys",
    "sigv4/session-token",
  ],
  entries: ["*", "sigv4/{sdk-clients,session-token,test-vectors,web-crypto,payload-hash}", "cli/process"],
  faults: ["pipeline/*"],
  identifiers: [
    "actions/sts/*",
    "actions/iam/access-keys",
    "actions/iam/{mfa-devices,ssh-public-keys,signing-certificates,service-specific-credentials}/*",
    "faults/probability",
  ],
  journal: ["matchers", "faults/when", "cli/{command,http}"],
  matchers: ["matchers", "journal/*"],
  messages: ["faults/fault-options"],
  "mock-iam": [
    "messages/*",
    "faults/{clock-skew,fault*}",
    "paging/*",
    "pipeline/{custom-pages,custom-responses,own-keys}",
  ],
  paging: ["actions/iam/**/list-*"],
  pipeline: [
    "actions/{changes,unknown-action,iam/credential-report-job,sts/assume-role-with-web-identity}",
    "authentication/*",
    "faults/*",
    "journal/*",
    "mock-iam/reset*",
    "protocol/json",
  ],
  protocol: [
    "actions/{golden,order,iam/**/*,sts/*}",
    "authentication/accepted-requests",
    "faults/messages",
    "mock-iam/partition",
    "pipeline/{claim,custom-output,custom-responses}",
    "seeding/{printed-outputs,outputs-*,not-kept,seed}",
    "sigv4/scope",
  ],
  seeding: ["account/*", "mock-iam/*"],
  sigv4: ["authentication/authenticator"],
};

/** The tests that never run against mutants. They test the package or the files, or take a long time and kill few more mutants. */
const excluded = [
  ...["package", "other-languages", "examples", "guarantees", "tools"].map((folder) => `test/${folder}/**`),
  "test/sigv4/sdk-2.test.ts",
];

interface Tests {
  readonly include: string[];
  readonly exclude: string[];
}

/** Returns the tests of a group, or all tests if the group has none. */
export function testsOf(group: string): Tests {
  const include = [`test/${group}/**/*.test.ts`, ...(others[group] ?? []).map((name) => `test/${name}.test.ts`)];
  const hasSome = globSync(include).length > 0;
  return { include: hasSome ? include : ["test/**/*.test.ts"], exclude: excluded };
}
