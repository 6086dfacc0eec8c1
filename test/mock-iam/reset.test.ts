import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { callerOf, send, sessionKeyId } from "../support/handlers.ts";
import { signedBy } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const BOBS = "AKIABOBSFIRSTEXAMPLE";
const ADDED = "AKIAMADESINCEEXAMPLE";
const TEMPORARY = "ASIAMADESINCEEXAMPLE";
const Arn = "arn:aws:sts::123456789012:assumed-role/made/since";

/** The account's contents and responses, and the ids that it generates next. */
async function stateOf(iam: MockIam) {
  const account = iam.snapshot();
  const root = /<CreateDate>[^<]+/.exec(await send(iam, { Action: "GetUser" }))?.[0];
  const report = await send(iam, { Action: "GetCredentialReport" });
  const callers = [await callerOf(iam, ADDED), await callerOf(iam, TEMPORARY), await callerOf(iam, BOBS)];
  const listed = await send(iam, { Action: "ListAccessKeys", UserName: "Bob" });
  iam.account.createUser("Next", { AccessKeys: 2 });
  iam.seed({ TemporaryCredentials: [{}] });
  const { Users, TemporaryCredentials } = iam.snapshot();
  const next = [Users?.find((user) => user.UserName === "Next"), TemporaryCredentials?.at(-1)];
  const reportWithoutId = /.*<RequestId>/s.exec(report)?.[0];
  return { account, root, reportWithoutId, callers, listed, next, session: await sessionKeyId(iam) };
}

const bob = {
  UserName: "Bob",
  Path: "/ops/",
  Tags: [{ Key: "team", Value: "storage" }],
  CreateDate: "2020-01-01T00:00:00Z",
  AccessKeys: [{ AccessKeyId: BOBS, Status: "Inactive" }, {}],
};

const starts: [string, () => MockIam][] = [
  ["the start", () => mockIam({ now, services: ["iam", "sts"], account: { Users: [bob, { UserName: "Eve" }] } })],
  [
    "the last checkpoint",
    () => {
      const iam = mockIam({ now, services: ["iam", "sts"] });
      iam.seed({ Users: [{ UserName: "Carol", AccessKeys: 1 }] }).checkpoint();
      return iam.seed({ Users: [bob, { UserName: "Eve" }] }).checkpoint();
    },
  ],
];

const changes: [string, (iam: MockIam) => unknown][] = [
  ["a new user", (iam) => iam.account.createUser("Dave")],
  ["a new key", (iam) => iam.account.createAccessKey("Bob", { AccessKeyId: ADDED })],
  ["a new root key", (iam) => iam.seed({ RootAccessKeys: [{ AccessKeyId: ADDED }] })],
  ["temporary credentials", (iam) => iam.seed({ TemporaryCredentials: [{ AccessKeyId: TEMPORARY, Arn }] })],
  [
    "the id of a key that was created and deleted",
    (iam) => {
      iam.account.createAccessKey("Bob", { AccessKeyId: ADDED });
      iam.account.deleteAccessKey("Bob", ADDED);
    },
  ],
  [
    "the ids of a user that was created and deleted",
    (iam) => {
      iam.account.createUser("Dave", { AccessKeys: 1 });
      iam.account.deleteUser("Dave");
    },
  ],
  [
    "the id of a deleted user that is also the next generated one",
    (iam) => {
      const { UserId } = iam.account.createUser("Dave");
      iam.reset();
      iam.account.createUser("Dave", { UserId });
      iam.account.deleteUser("Dave");
    },
  ],
  ["a deleted key", (iam) => iam.account.deleteAccessKey("Bob", BOBS)],
  ["a deleted user", (iam) => iam.account.deleteUser("Bob")],
  ["a status that the test set", (iam) => iam.account.updateAccessKey("Bob", BOBS, "Active")],
  [
    "a status that a request set",
    (iam) => send(iam, { Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: BOBS, Status: "Active" }),
  ],
  ["a last use that the test recorded", (iam) => iam.account.recordUse(BOBS, { ServiceName: "s3", Region: "x" })],
  ["a last use by a request", (iam) => send(iam, { Action: "ListUsers" }, signedBy(activeKeyOf(iam)))],
  ["a rename", (iam) => send(iam, { Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" })],
  ["a change of a name's case", (iam) => send(iam, { Action: "UpdateUser", UserName: "Bob", NewUserName: "BOB" })],
  ["another path", (iam) => send(iam, { Action: "UpdateUser", UserName: "Bob", NewPath: "/dev/" })],
  [
    "other tags",
    (iam) => {
      iam.account.deleteUser("Eve");
      iam.account.createUser("Eve", { Tags: [{ Key: "team", Value: "other" }] });
    },
  ],
  ["a credential report", (iam) => send(iam, { Action: "GenerateCredentialReport" })],
  ["an older creation date", (iam) => iam.account.createUser("Old", { CreateDate: "2001-01-01T00:00:00Z" })],
  ["the number of issued sessions", (iam) => sessionKeyId(iam)],
];

const activeKeyOf = (iam: MockIam) => iam.clientConfig("Bob").credentials.accessKeyId;

describe.each(starts)("reset() restores the account of %s and undoes", (_, start) => {
  test.each(changes)("%s", async (_what, change) => {
    const iam = start();
    const before = await stateOf(iam);
    iam.reset();
    await change(iam);
    expect(await stateOf(iam)).not.toEqual(before);
    iam.reset();
    expect(await stateOf(iam)).toEqual(before);
    iam.reset();
    await change(iam);
    iam.reset();
    expect(await stateOf(iam)).toEqual(before);
  });
});

test("reset() restores groups and MFA devices each time", () => {
  const MFADevices = [{ SerialNumber: "GAHT12345678" }];
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", Groups: ["Ops"], MFADevices }, { UserName: "Eve" }] } });
  const contents = () => JSON.stringify([iam.account.users(), iam.account.groups()]);
  const before = contents();
  for (let round = 0; round < 2; round += 1) {
    iam.account.updateUser("Bob", { MFADevices: null });
    iam.account.updateUser("Eve", { MFADevices });
    iam.account.deleteGroup("Ops");
    iam.reset();
    expect(contents()).toBe(before);
  }
});

test("reset() removes what seed() added if there is no checkpoint", () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } }).seed({ Users: [{ UserName: "Eve" }] });
  expect(iam.reset().account.users()).toMatchObject([{ UserName: "Bob" }]);
});
