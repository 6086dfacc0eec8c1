import fc from "fast-check";
import { getResponse } from "msw";
import type { Fault } from "msw-iam";
import { expect } from "vitest";
import {
  createAccessKey,
  createOwnAccessKey,
  createUser,
  deleteAccessKey,
  deleteUser,
  getAccessKeyLastUsed,
  listAccessKeys,
  listOwnAccessKeys,
  listUsers,
  name,
  updateAccessKey,
  updateUser,
  which,
} from "./reference-actions.ts";
import { type Command, command, select, sendRaw, sendWithSdk } from "./reference-command.ts";
import { HOST, VERSION } from "./server.ts";

const faults: readonly [Fault, number | undefined, string | undefined][] = [
  ["ServiceFailure", 500, "ServiceFailure"],
  ["AccessDenied", 403, "AccessDenied"],
  ["network-error", undefined, undefined],
  ["html-error-page", 503, undefined],
];

const fail = fc
  .record({
    action: fc.constantFrom("*" as const, "CreateUser" as const, "CreateAccessKey" as const, "ListAccessKeys" as const),
    fault: fc.constantFrom(...faults),
    times: fc.integer({ min: 1, max: 2 }),
    after: fc.nat(2),
    applied: fc.boolean(),
  })
  .map(({ action, fault: [fault, status, code], times, after, applied }) =>
    command(`fail(${fc.stringify([action, fault, { times, after, applied }])})`, (model, { iam }) => {
      iam.fail(action, fault, { times, after, applied });
      model.faults.push({ action, status, code, isApplied: applied, toIgnore: after, remaining: times });
    }),
  );

const truncate = fc
  .oneof(fc.constant(null), fc.integer({ min: 1, max: 2 }), fc.array(fc.nat(2), { maxLength: 4 }))
  .map((size) =>
    command(`truncate(${fc.stringify(size)})`, (model, { iam }) => {
      iam.truncate("ListAccessKeys", size);
      model.truncation = size;
    }),
  );

/** Seeds more keys than the quota allows, so that listings have several pages. */
const seed = fc.record({ UserName: name, AccessKeys: fc.integer({ min: 1, max: 4 }) }).map((user) =>
  command(`seed(${fc.stringify(user)})`, (model, { iam }) => {
    iam.seed({ Users: [user] });
    const owner = model.account.user(user.UserName) ?? model.addUser("test", user.UserName, "/");
    for (const key of iam.account.user(user.UserName)?.AccessKeys.slice(-user.AccessKeys) ?? [])
      model.addKey("test", owner, key.AccessKeyId);
  }),
);

/** Seeds two users and their keys, and then a last use that does not say which key it is about. */
const refusedSeed = name.map((UserName) =>
  command(`refused seed(${UserName})`, (_, { iam }) => {
    const Users = [UserName, "Dan"].map((user) => ({ UserName: user, AccessKeys: 2 }));
    const lastUse = { UserName, AccessKeyLastUsed: { ServiceName: "s3", Region: "us-east-1" } };
    expect(() => iam.seed({ Users }, lastUse)).toThrow(/Nothing was seeded/);
  }),
);

const testCreatesUser = name.map((UserName) =>
  command(`account.createUser(${UserName})`, (model, { iam }) => {
    if (model.account.user(UserName) !== undefined) return;
    iam.account.createUser(UserName);
    model.addUser("test", UserName, "/");
  }),
);

const testDeletesUser = name.map((UserName) =>
  command(`account.deleteUser(${UserName})`, (model, { iam }) => {
    const user = model.account.user(UserName);
    if (user === undefined) return;
    iam.account.deleteUser(UserName);
    model.removeUser("test", user);
  }),
);

const testChangesKey = fc.record({ which, status: fc.constantFrom("Active", "Inactive", null) }).map((change) =>
  command(`account changes a key (${fc.stringify(change)})`, (model, { iam }) => {
    const key = model.account.keys.get(select(model.account.keys.keys(), change.which));
    if (key === undefined) return;
    const owner = model.account.users.get(key.owner)?.name ?? "";
    if (change.status === null) {
      iam.account.deleteAccessKey(owner, key.id);
      model.removeKey("test", key);
    } else {
      iam.account.updateAccessKey(owner, key.id, change.status as "Active" | "Inactive");
      model.setStatus("test", key, change.status);
    }
  }),
);

const propagation = fc
  .oneof(fc.constant(null), fc.record({ requests: fc.nat(4) }), fc.record({ ms: fc.constantFrom(0, 10, 20) }))
  .map((time) =>
    command(`propagation(${fc.stringify(time)})`, (model, { iam }) => {
      iam.propagation(time);
      model.setPropagation(time);
    }),
  );

const passTime = fc.constantFrom(5, 10, 20).map((time) =>
  command(`${time} ms pass`, (model, { clock }) => {
    clock.time += time;
    model.time = clock.time;
  }),
);

const reset = fc.constant(
  command("reset", (model, { iam }) => {
    iam.reset();
    model.reset();
  }),
);

const checkpoint = fc.constant(
  command("checkpoint", (model, { iam }) => {
    iam.checkpoint();
    model.checkpoint();
  }),
);

/** A client that gives up before its request is processed changes nothing, and uses up no fault. */
const abortedRequest = fc
  .record({ UserName: name, isAbortedBefore: fc.boolean() })
  .map(({ UserName, isAbortedBefore }) =>
    command(
      `CreateUser(${UserName}), aborted ${isAbortedBefore ? "before it is sent" : "while it is read"}`,
      async (_, { iam }) => {
        const client = new AbortController();
        if (isAbortedBefore) client.abort();
        const body = new URLSearchParams({ Action: "CreateUser", Version: VERSION, UserName });
        const response = getResponse(iam.handlers, new Request(HOST, { method: "POST", body, signal: client.signal }));
        client.abort();
        expect((await response.catch(() => undefined))?.status ?? 0).toBe(0);
      },
    ),
  );

const changes = [
  ...[
    createUser,
    deleteUser,
    updateUser,
    createAccessKey(sendRaw),
    createOwnAccessKey,
    updateAccessKey,
    deleteAccessKey,
  ],
  ...[seed, refusedSeed, testCreatesUser, testDeletesUser, testChangesKey, abortedRequest],
];
const reads = [getAccessKeyLastUsed, listAccessKeys(sendRaw), listUsers, listOwnAccessKeys];
const frequent = [seed, listAccessKeys(sendRaw), createAccessKey(sendRaw), updateUser];

/** The commands that `fc.commands` combines. A command that occurs more often here runs more often. */
export const rawCommands: fc.Arbitrary<Command>[] = [
  ...[...frequent, ...changes, ...reads, fail, truncate, reset, checkpoint, propagation, passTime],
];

export const commands: fc.Arbitrary<Command>[] = [
  ...rawCommands,
  ...[createAccessKey(sendWithSdk), listAccessKeys(sendWithSdk)],
];

/** The commands that change and read the account while changes are pending. */
export const propagationCommands: fc.Arbitrary<Command>[] = [...changes, ...reads, propagation, passTime];
