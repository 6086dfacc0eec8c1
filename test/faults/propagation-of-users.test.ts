import {
  CreateAccessKeyCommand,
  GetAccountSummaryCommand,
  GetUserCommand,
  ListUsersCommand,
  paginateListUsers,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, post, signedBy } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = {
  Users: [{ UserName: "Amy" }, { UserName: "Bob", Path: "/ops/", AccessKeys: [{ AccessKeyId: KEY }] }],
};

/** Returns a mock on which changes are visible after 1,000 ms of the clock. */
function mockWithClock(fixture: typeof account | { Users: { UserName: string }[] } = account) {
  const clock = { time: 0 };
  const iam = mockOnServer({ account: fixture, credentialReport: "live", now: () => new Date(clock.time) }).propagation(
    { ms: 1000 },
  );
  const client = clientOf(iam);
  const names = async () => (await client.send(new ListUsersCommand({}))).Users?.map(({ UserName }) => UserName);
  const countUsers = async () => (await client.send(new GetAccountSummaryCommand({}))).SummaryMap?.["Users"];
  const find = async (UserName: string) => {
    const response = await post({ Action: "GetUser", UserName });
    return response.ok ? "found" : (await errorOf(response)).code;
  };
  return { clock, iam, client, names, countUsers, find };
}

test("a new user is not found and not listed until the time has passed", async () => {
  const { clock, iam, names, countUsers, find } = mockWithClock();
  await post({ Action: "CreateUser", UserName: "Aron" });
  expect([await find("aron"), await names(), await countUsers()]).toEqual(["NoSuchEntity", ["Amy", "Bob"], 2]);
  expect(iam.account.user("Aron")).toBeDefined();
  expect(iam.journal.attempts.map(({ note }) => note)).toEqual([
    undefined,
    ...Array.from({ length: 3 }, () => "Stale: a change is still pending."),
  ]);
  clock.time = 1000;
  expect([await find("aron"), await names(), await countUsers()]).toEqual(["found", ["Amy", "Aron", "Bob"], 3]);
  expect(iam.journal.attempts.at(-1)?.note).toBeUndefined();
});

test("a new user can be given no keys, and cannot be changed, until the time has passed", async () => {
  const { clock } = mockWithClock();
  await post({ Action: "CreateUser", UserName: "Eve" });
  const changes = [
    { Action: "CreateAccessKey", UserName: "Eve" },
    { Action: "UpdateUser", UserName: "Eve", NewPath: "/a/" },
    { Action: "DeleteUser", UserName: "Eve" },
  ];
  const statuses = async () => Promise.all(changes.slice(0, 2).map(async (change) => (await post(change)).status));
  expect(await statuses()).toEqual([404, 404]);
  expect((await post({ Action: "DeleteUser", UserName: "Eve" })).status).toBe(404);
  clock.time = 1000;
  expect(await statuses()).toEqual([200, 200]);
});

test("a deleted user is found and listed until the time has passed, but cannot be changed", async () => {
  const { clock, names, countUsers, find } = mockWithClock();
  await post({ Action: "DeleteUser", UserName: "Amy" });
  expect([await find("Amy"), await names(), await countUsers()]).toEqual(["found", ["Amy", "Bob"], 2]);
  for (const change of [{ Action: "DeleteUser" }, { Action: "UpdateUser", NewPath: "/a/" }])
    expect(await errorOf(await post({ UserName: "Amy", ...change }))).toMatchObject({
      code: "NoSuchEntity",
      message: "The user with name Amy cannot be found.",
    });
  clock.time = 1000;
  expect([await find("Amy"), await names(), await countUsers()]).toEqual(["NoSuchEntity", ["Bob"], 1]);
});

test("a renamed user has the old name and path until the time has passed", async () => {
  const { clock, iam, client, names, find } = mockWithClock();
  await post({ Action: "UpdateUser", UserName: "Amy", NewUserName: "Zoe", NewPath: "/new/" });
  expect(await names()).toEqual(["Amy", "Bob"]);
  expect([await find("Amy"), await find("Zoe")]).toEqual(["found", "NoSuchEntity"]);
  const { User } = await client.send(new GetUserCommand({ UserName: "amy" }));
  expect(User?.Arn).toBe("arn:aws:iam::123456789012:user/Amy");
  expect(iam.account.user("Zoe")?.Path).toBe("/new/");
  clock.time = 1000;
  expect(await names()).toEqual(["Bob", "Zoe"]);
  expect([await find("Amy"), await find("Zoe")]).toEqual(["NoSuchEntity", "found"]);
});

test("a change of a user who is found by the old name keeps the new name", async () => {
  const { iam } = mockWithClock();
  await post({ Action: "UpdateUser", UserName: "Amy", NewUserName: "Zoe" });
  await post({ Action: "UpdateUser", UserName: "Amy", NewPath: "/new/" });
  expect(iam.account.users().map(({ UserName, Path }) => [UserName, Path])).toEqual([
    ["Bob", "/ops/"],
    ["Zoe", "/new/"],
  ]);
});

test("the name of a renamed or deleted user can be given to a new user at once", async () => {
  const { clock, iam, names } = mockWithClock({ Users: [{ UserName: "Amy" }, { UserName: "Ben" }] });
  const before = iam.account.users().map(({ UserId }) => UserId);
  await post({ Action: "UpdateUser", UserName: "Amy", NewUserName: "Zoe" });
  await post({ Action: "DeleteUser", UserName: "Ben" });
  for (const UserName of ["Amy", "Ben"])
    expect((await post({ Action: "CreateUser", UserName, Path: "/new/" })).status).toBe(200);
  const users = (await clientOf(iam).send(new ListUsersCommand({}))).Users;
  expect(users?.map(({ UserId }) => UserId)).toEqual(before);
  clock.time = 1000;
  expect(await names()).toEqual(["Amy", "Ben", "Zoe"]);
});

test("a caller has the old name until the time has passed", async () => {
  const { clock, iam } = mockWithClock();
  await post({ Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" });
  await listAccessKeys({}, signedBy(KEY));
  clock.time = 1000;
  await listAccessKeys({}, signedBy(KEY));
  expect(iam.journal.attempts.slice(1).map(({ caller }) => caller.userName)).toEqual(["Bob", "Rob"]);
});

test("a listing that starts before a change is visible continues after it", async () => {
  const Users = ["Amy", "Ben", "Cy", "Dan"].map((UserName) => ({ UserName }));
  const { clock, iam, client } = mockWithClock({ Users });
  iam.truncate("ListUsers", 1);
  await post({ Action: "UpdateUser", UserName: "Ben", NewUserName: "Zoe" });
  await post({ Action: "DeleteUser", UserName: "Cy" });
  await post({ Action: "CreateUser", UserName: "Bo" });
  const seen: (string | undefined)[] = [];
  for await (const { Users: page } of paginateListUsers({ client }, {})) {
    seen.push(...(page ?? []).map(({ UserName }) => UserName));
    clock.time = 1000;
  }
  expect(seen).toEqual(["Amy", "Zoe", "Dan"]);
});

test("two listings that start while different changes are pending keep their own order", async () => {
  const { clock, client } = mockWithClock({ Users: ["Amy", "Ben", "Cy"].map((UserName) => ({ UserName })) });
  const list = async (Marker?: string) => {
    const { Users, Marker: next } = await client.send(new ListUsersCommand({ MaxItems: 1, Marker }));
    return { name: Users?.[0]?.UserName, next };
  };
  await post({ Action: "UpdateUser", UserName: "Ben", NewUserName: "Abe" });
  clock.time = 500;
  await post({ Action: "UpdateUser", UserName: "Cy", NewUserName: "Bo" });
  const first = await list();
  clock.time = 1000;
  const second = await list();
  expect([first.name, second.name]).toEqual(["Amy", "Abe"]);
  expect([(await list(first.next)).name, (await list(second.next)).name]).toEqual(["Abe", "Amy"]);
});

test("the credential report shows users and keys as requests see them", async () => {
  const { clock, iam } = mockWithClock();
  await post({ Action: "GenerateCredentialReport" });
  const report = async () =>
    (await (await post({ Action: "GetCredentialReport" })).text()).replace(/^.*<Content>|<.Content>.*$/gs, "");
  const before = await report();
  await post({ Action: "CreateUser", UserName: "Eve" });
  await post({ Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: KEY, Status: "Inactive" });
  expect(await report()).toBe(before);
  clock.time = 1000;
  expect(await report()).not.toBe(before);
  expect(iam.account.users()).toHaveLength(3);
});

test("a deleted user's key is accepted until the time has passed, but creates no keys", async () => {
  const { iam } = mockWithClock();
  await post({ Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId: KEY });
  await post({ Action: "DeleteUser", UserName: "Bob" });
  expect((await listAccessKeys({}, signedBy(KEY))).status).toBe(200);
  expect(await errorOf(await post({ Action: "CreateAccessKey" }, signedBy(KEY)))).toMatchObject({
    status: 404,
    code: "NoSuchEntity",
    message: "The user with name Bob cannot be found.",
  });
  expect(iam.snapshot().FormerAccessKeyIds).toEqual([KEY]);
  expect(JSON.stringify(iam.snapshot().Users)).not.toContain("AKIA");
});

test("a user who is deleted by a fault's function during the request creates no keys", async () => {
  const iam = mockOnServer({ account });
  iam.fail("CreateAccessKey", "ServiceFailure", {
    when() {
      iam.account.deleteUser("Bob");
      return false;
    },
  });
  await expect(clientOf(iam, { accessKeyId: KEY }).send(new CreateAccessKeyCommand({}))).rejects.toMatchObject({
    name: "NoSuchEntityException",
    message: "The user with name Bob cannot be found.",
  });
  expect(iam.snapshot().FormerAccessKeyIds).toEqual([KEY]);
  expect(JSON.stringify(iam.snapshot().Users)).not.toContain("AKIA");
});
