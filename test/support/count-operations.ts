// A child process of growth.test.ts. It prints by which factor the operations of src/ grow if an account is twice as large. V8 counts
// how often each function and block runs, so that the factors depend neither on the clock nor on the load.

import { type Profiler, Session } from "node:inspector";
import { setFlagsFromString } from "node:v8";
import { getResponse } from "msw";
import { HOST, VERSION } from "./hosts.ts";

// Optimized code does not count calls of inlined functions.
for (const flag of ["--no-opt", "--no-maglev"]) setFlagsFromString(flag);
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
// V8 counts the blocks only of what it compiles from here on.
const { mockIam } = await import("../../src/index.ts");

/** Returns how many functions and blocks of src/ ran since the last call. */
function takeOperations(): number {
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  // The callback is called at once.
  session.post("Profiler.takePreciseCoverage", (_, { result }) => {
    scripts = result;
  });
  const ranges = scripts
    .filter(({ url }) => url.includes("/src/") && !url.includes("/node_modules/"))
    .flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

const numbers = (size: number) => Array.from({ length: size }, (_, index) => index);
const users = (size: number, members: (index: number) => object = () => ({})) => ({
  Users: numbers(size).map((index) => ({ UserName: `user${index}`, ...members(index) })),
});
const hardware = (index: number) => ({ MFADevices: [{ SerialNumber: `GAHT${10_000_000 + index}` }] });
const publicKey = (index: number) => ({ SSHPublicKeys: [{ SSHPublicKeyId: `APKA${10 ** 15 + index}` }] });
const virtual = (index: number) => ({ SerialNumber: `arn:aws:iam::123456789012:mfa/device${index}` });
const report = (size: number) =>
  [
    "user,arn,user_creation_time,mfa_active",
    ...numbers(size).map((index) => `u${index},arn:aws:iam::123456789012:user/u${index},2020-01-01T00:00:00Z,true`),
  ].join("\n");

type Mock = ReturnType<typeof mockIam>;
const quotas = { UsersPerAccount: 10_000 };
const mock = (account: object = {}): Mock => mockIam({ account, quotas });
const send = async (iam: Mock, parameters: Record<string, string>): Promise<void> => {
  const body = new URLSearchParams({ Version: VERSION, ...parameters });
  const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body }));
  if (response?.status !== 200) throw new Error(await response?.text());
};

/** Sets up an account of this size, and returns what is measured. */
type Scenario = (size: number) => () => unknown;

const scenarios: Record<string, Scenario> = {
  "seeding users with MFA devices": (size) => () => mock(users(size, hardware)),
  "seeding users with public keys": (size) => () => mock(users(size, publicKey)),
  "seeding users of one group": (size) => () => mock(users(size, () => ({ Groups: ["group"] }))),
  "seeding a group for each user": (size) => () => mock(users(size, (index) => ({ Groups: [`group${index}`] }))),
  "seeding a group with its users": (size) => () =>
    mock({ Groups: [{ GroupName: "group", Users: numbers(size).map((index) => `user${index}`) }] }),
  "seeding unassigned MFA devices": (size) => () => mock({ VirtualMFADevices: numbers(size).map(virtual) }),
  "seeding a report with MFA devices": (size) => () => mock({ CredentialReport: report(size) }),
  "seeding the ids of deleted users": (size) => () =>
    mock({ FormerUserIds: numbers(size).map((index) => `AIDA${10 ** 15 + index}`) }),
  "reading all users": (size) => {
    const iam = mock(users(size, hardware));
    return () => iam.account.users();
  },
  "reading all groups": (size) => {
    const iam = mock(users(size, (index) => ({ Groups: [`group${index}`] })));
    return () => iam.account.groups();
  },
  "a snapshot": (size) => {
    const iam = mock(users(size, (index) => ({ Groups: [`group${index}`], ...hardware(index) })));
    return () => iam.snapshot();
  },
  "creating users with ids, groups and MFA devices": (size) => {
    const iam = mock({ ...users(size), Groups: [{ GroupName: "group" }] });
    return () => {
      for (const index of numbers(size))
        iam.account.createUser(`new${index}`, {
          UserId: `AIDA${10 ** 15 + index}`,
          Groups: ["group"],
          ...hardware(index),
          ...publicKey(index),
        });
    };
  },
  "updating all users": (size) => {
    const iam = mock(users(size));
    return () => {
      for (const index of numbers(size)) iam.account.updateUser(`user${index}`, { Path: "/x/" });
    };
  },
  "deleting all users": (size) => {
    const iam = mock(users(size, hardware));
    return () => {
      for (const index of numbers(size)) iam.account.deleteUser(`user${index}`);
    };
  },
  "deleting a group of all users": (size) => {
    const iam = mock(users(size, () => ({ Groups: ["group"] })));
    return () => iam.account.deleteGroup("group");
  },
  "removing all users from a group": (size) => {
    const iam = mock(users(size, () => ({ Groups: ["group"] })));
    return () => iam.account.updateGroup("group", { Users: [] });
  },
  "creating a credential for each user": (size) => {
    const iam = mock(users(size));
    const request = { Action: "CreateServiceSpecificCredential", ServiceName: "codecommit.amazonaws.com" };
    return async () => {
      for (const index of numbers(size)) await send(iam, { ...request, UserName: `user${index}` });
    };
  },
  "tagging all users": (size) => {
    const iam = mock(users(size));
    const tag = { Action: "TagUser", "Tags.member.1.Key": "a", "Tags.member.1.Value": "b" };
    return async () => {
      for (const index of numbers(size)) await send(iam, { ...tag, UserName: `user${index}` });
    };
  },
  "a credential report while a change propagates": (size) => {
    const iam = mock(users(size, hardware)).propagation({ requests: 100 });
    return async () => {
      await send(iam, { Action: "CreateVirtualMFADevice", VirtualMFADeviceName: "phone" });
      await send(iam, { Action: "GenerateCredentialReport" });
    };
  },
};

const SIZE = 400;
const growth: Record<string, number> = {};
for (const [name, prepare] of Object.entries(scenarios)) {
  const counts: number[] = [];
  for (const size of [SIZE, 2 * SIZE]) {
    const run = prepare(size);
    takeOperations();
    await run();
    counts.push(takeOperations());
  }
  growth[name] = Number(counts[1]) / Number(counts[0]);
}
console.log(JSON.stringify(growth));
