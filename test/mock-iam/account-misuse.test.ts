import { GetAccessKeyLastUsedCommand, ListUsersCommand, UpdateUserCommand } from "@aws-sdk/client-iam";
import { type Account, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, pageOf } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");
const BOBS = "AKIABOBSFIRSTEXAMPLE";
const EVES = "AKIAEVESFIRSTEXAMPLE";
const fixture = {
  Users: [
    { UserName: "Bob", AccessKeys: [{ AccessKeyId: BOBS }] },
    { UserName: "Eve", AccessKeys: [{ AccessKeyId: EVES }] },
  ],
  RootAccessKeys: [{ AccessKeyId: "AKIAROOTSOWNKEYXAMPL" }],
};
const createMock = () => mockIam({ now, account: fixture });

describe("the account throws an error and changes nothing:", () => {
  const noUser = (name: string) =>
    `the account has no user "${name}". Seed the user, or create it with account.createUser().`;
  const noKey = (id: string) => `the user "Bob" has no access key "${id}". See account.user("Bob").AccessKeys.`;
  const noRootKey = `the root user has no access key "${BOBS}". See account.settings().RootUser.AccessKeys.`;
  const taken = (name: string) =>
    `Failed to create the user "${name}": the account already has a user with that name. Delete it first, or choose another name.`;
  const use = { ServiceName: "s3", Region: "us-east-1" };
  const noUse =
    "Failed to record a use: expected { ServiceName, Region }, both strings, optionally LastUsedDate, and no other member.";
  const orDate = "expected a Date or an ISO 8601 date-time with an offset.";

  test.each<[(account: Account) => unknown, string]>([
    [(account) => account.createUser("Bob"), taken("Bob")],
    [(account) => account.createUser("bob", { Path: "/x/" }), taken("bob")],
    [
      (account) => account.createUser("Ian", { Path: "x" }),
      'Failed to create a user: Path is "x"; expected "/", or up to 512 characters that begin and end with "/". Nothing was seeded.',
    ],
    [
      (account) => account.createUser("Ian", { AccessKeys: [{}, { Status: "x" }] }),
      'Failed to create a user: AccessKeys[1].Status is "x"; expected "Active", "Inactive" or "Expired". Nothing was seeded.',
    ],
    ...[5, null, "Bob"].map((init): [(account: Account) => unknown, string] => [
      (account) => account.createUser("Ian", init as never),
      `Failed to create a user: the fixture is ${typeof init === "string" ? "a string" : init}; expected an object. Nothing was seeded.`,
    ]),
    ...[5, null, "Bob"].map((init): [(account: Account) => unknown, string] => [
      (account) => account.createAccessKey("Bob", init as never),
      `Failed to create an access key: the fixture is ${typeof init === "string" ? "a string" : init}; expected an object. Nothing was seeded.`,
    ]),
    [
      (account) =>
        account.createUser("Ian", {
          AccessKeys: Array.from({ length: 2 }, () => ({ AccessKeyId: "AKIAIANSFIRSTEXAMPLE" })),
        }),
      'Failed to create a user: AccessKeys[1].AccessKeyId is "AKIAIANSFIRSTEXAMPLE", the same as AccessKeys[0].AccessKeyId. Use another one. Nothing was seeded.',
    ],
    [(account) => account.deleteUser("Ian"), `Failed to delete a user: ${noUser("Ian")}`],
    [(account) => account.createAccessKey("Ian"), `Failed to create an access key: ${noUser("Ian")}`],
    [
      (account) => account.createAccessKey("Bob", { AccessKeyId: EVES }),
      `Failed to create an access key: AccessKeyId is "${EVES}", which the account already has. Use another one. Nothing was seeded.`,
    ],
    [(account) => account.updateAccessKey("Ian", BOBS, "Active"), `Failed to update an access key: ${noUser("Ian")}`],
    [(account) => account.updateAccessKey("bob", EVES, "Active"), `Failed to update an access key: ${noKey(EVES)}`],
    [
      (account) => account.updateAccessKey("Bob", "AKIAROOTSOWNKEYXAMPL", "Active"),
      `Failed to update an access key: ${noKey("AKIAROOTSOWNKEYXAMPL")}`,
    ],
    [
      (account) => account.updateAccessKey("Bob", BOBS, "active" as never),
      'Failed to update an access key: the status is "active"; expected "Active", "Inactive" or "Expired".',
    ],
    [
      (account) => account.createAccessKey(undefined as never),
      "Failed to create an access key: the account has no user undefined. Seed the user, or create it with account.createUser().",
    ],
    [
      (account) => account.createAccessKey(null, { Status: "x" }),
      'Failed to create an access key: Status is "x"; expected "Active", "Inactive" or "Expired". Nothing was seeded.',
    ],
    [
      (account) => account.createAccessKey(null, 5 as never),
      "Failed to create an access key: the fixture is 5; expected an object. Nothing was seeded.",
    ],
    [(account) => account.updateAccessKey(null, BOBS, "Active"), `Failed to update an access key: ${noRootKey}`],
    [(account) => account.deleteAccessKey(null, BOBS), `Failed to delete an access key: ${noRootKey}`],
    [(account) => account.deleteAccessKey("Ian", BOBS), `Failed to delete an access key: ${noUser("Ian")}`],
    [(account) => account.deleteAccessKey("Bob", EVES), `Failed to delete an access key: ${noKey(EVES)}`],
    [
      (account) => account.recordUse("AKIANOSUCHKEYEXAMPLE", use),
      'Failed to record a use: the account has no access key "AKIANOSUCHKEYEXAMPLE". Seed it, or create it with account.createAccessKey().',
    ],
    [(account) => account.recordUse(BOBS, { ...use, Region: undefined } as never), noUse],
    [(account) => account.recordUse(BOBS, { ...use, ServiceName: 3 } as never), noUse],
    [(account) => account.recordUse(BOBS, null as never), noUse],
    [
      (account) => account.recordUse(BOBS, { ...use, LastUsedDate: "2026-01-01" }),
      `Failed to record a use: LastUsedDate is "2026-01-01"; ${orDate}`,
    ],
    [
      (account) => account.recordUse(BOBS, { ...use, LastUsedDate: new Date(Number.NaN) }),
      `Failed to record a use: LastUsedDate is an invalid Date; ${orDate}`,
    ],
  ])("$1", (change, message) => {
    const iam = createMock();
    const before = iam.snapshot();
    expect(() => change(iam.account)).toThrow(new TypeError(message));
    expect(iam.snapshot()).toEqual(before);
  });
});

describe("the account's methods", () => {
  test("return the user or key that they created, and undefined for an unknown user", () => {
    const { account } = createMock();
    const user = account.createUser("Ian", { Path: "/ops/", AccessKeys: 2, Tags: [{ Key: "a", Value: "b" }] });
    expect(user).toEqual(account.user("IAN"));
    expect(user).toMatchObject({ UserName: "Ian", Path: "/ops/", Tags: [{ Key: "a", Value: "b" }] });
    const key = account.createAccessKey("bob", { Status: "Inactive" });
    expect(account.user("Bob")?.AccessKeys[1]).toEqual(key);
    expect(key).toMatchObject({ UserName: "Bob", Status: "Inactive", CreateDate: "2026-03-04T05:06:07Z" });
    expect(account.user("nobody")).toBeUndefined();
  });

  test("create, change and delete a key of the root user if the name is null", async () => {
    const iam = mockOnServer({ account: fixture, now });
    const key = iam.account.createAccessKey(null, { Status: "Inactive" });
    expect(key).toMatchObject({ Status: "Inactive", CreateDate: "2026-03-04T05:06:07Z" });
    expect(key).not.toHaveProperty("UserName");
    const [first, second] = iam.account.settings().RootUser.AccessKeys;
    expect([first?.AccessKeyId, second]).toEqual(["AKIAROOTSOWNKEYXAMPL", key]);
    iam.account.updateAccessKey(null, key.AccessKeyId, "Active");
    iam.account.deleteAccessKey(null, "AKIAROOTSOWNKEYXAMPL");
    const expected = [{ ...key, Status: "Active" }];
    expect(iam.account.settings().RootUser.AccessKeys).toEqual(expected);
    expect((await pageOf(await listAccessKeys())).ids).toEqual([key.AccessKeyId]);
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(1);
  });

  test("refuse a fixture with another name than the argument", () => {
    const { account } = createMock();
    const other = { UserName: "Zoe", GroupName: "admins" } as never;
    expect(() => account.createUser("Ian", other)).toThrow(
      'Failed to create a user: UserName is "Zoe", but the first argument is "Ian". Leave it out.',
    );
    expect(() => account.createGroup("staff", other)).toThrow(
      'Failed to create a group: GroupName is "admins", but the first argument is "staff". Leave it out.',
    );
    expect(account.createUser("Ian", { UserName: "Ian" } as never).UserName).toBe("Ian");
    expect([account.user("Zoe"), account.groups()]).toEqual([undefined, []]);
  });

  test("change only the given access key or user", () => {
    const iam = createMock();
    iam.account.createAccessKey("Bob", { AccessKeyId: "AKIABOBSECONDEXAMPLE" });
    iam.account.updateAccessKey("BOB", BOBS, "Inactive");
    const statuses = () =>
      iam.account.users().map(({ AccessKeys }) => AccessKeys.map((key) => `${key.AccessKeyId} ${key.Status}`));
    expect(statuses()).toEqual([[`${BOBS} Inactive`, "AKIABOBSECONDEXAMPLE Active"], [`${EVES} Active`]]);
    iam.account.deleteAccessKey("bob", "AKIABOBSECONDEXAMPLE");
    expect(statuses()).toEqual([[`${BOBS} Inactive`], [`${EVES} Active`]]);
    iam.account.deleteUser("BOB");
    expect(statuses()).toEqual([[`${EVES} Active`]]);
  });

  test("delete a user together with all access keys, whose ids can then be used again", () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    const keys = iam.account.user("Bob")?.AccessKeys ?? [];
    iam.account.deleteUser("Bob");
    for (const { AccessKeyId } of keys) {
      const config = () => iam.clientConfig({ accessKeyId: AccessKeyId });
      expect(config).toThrow(/no access key/);
      expect(() => iam.account.recordUse(AccessKeyId, { ServiceName: "s3", Region: "x" })).toThrow(/no access key/);
    }
    const user = iam.account.createUser("Bob", { AccessKeys: keys.map(({ AccessKeyId }) => ({ AccessKeyId })) });
    expect(user.AccessKeys).toHaveLength(3);
  });

  test.each([
    [{}, "2026-03-04T05:06:07Z"],
    [{ LastUsedDate: undefined }, "2026-03-04T05:06:07Z"],
    [{ LastUsedDate: "2020-01-01T02:00:00+02:00" }, "2020-01-01T00:00:00Z"],
    [{ LastUsedDate: new Date("2021-01-01T00:00:00.999Z") }, "2021-01-01T00:00:00Z"],
  ])("record a use with %j at %s", async (given, LastUsedDate) => {
    const iam = mockOnServer({ now, account: fixture });
    iam.account.recordUse(BOBS, { ServiceName: "s3", Region: "eu-west-1", ...given });
    const use = { ServiceName: "s3", Region: "eu-west-1" };
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toStrictEqual({ ...use, LastUsedDate });
    const { AccessKeyLastUsed } = await clientOf(iam).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: BOBS }));
    expect(AccessKeyLastUsed).toEqual({ ...use, LastUsedDate: new Date(LastUsedDate) });
  });

  test("refuse an unknown member of a use", () => {
    const { account } = createMock();
    const use = { ServiceName: "s3", Region: "x", lastUsedDate: new Date() };
    expect(() => account.recordUse(BOBS, use)).toThrow(
      "Failed to record a use: expected { ServiceName, Region }, both strings, optionally LastUsedDate, and no other member.",
    );
    expect(account.user("Bob")?.AccessKeys[0]).not.toHaveProperty("AccessKeyLastUsed");
  });
});

describe("seed", () => {
  test("accepts any number of fixtures", () => {
    const names = ["Ann", "Bob", "Cy", "Dan"];
    const iam = mockIam().seed(...names.map((UserName) => ({ Users: [{ UserName }] })));
    expect(iam.account.users().map((user) => user.UserName)).toEqual(names);
  });

  test("dates users and keys by calling now each time", () => {
    let time = new Date("2026-01-01T00:00:00Z");
    const iam = mockIam({ now: () => time, account: { Users: [{ UserName: "Bob" }] } });
    time = new Date("2027-01-01T00:00:00Z");
    iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 1 }, { UserName: "Eve" }], RootAccessKeys: [{}] });
    expect(iam.account.users().map((user) => user.CreateDate)).toEqual([
      "2026-01-01T00:00:00Z",
      "2027-01-01T00:00:00Z",
    ]);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.CreateDate).toBe("2027-01-01T00:00:00Z");
    expect(iam.snapshot().RootAccessKeys?.[0]?.CreateDate).toBe("2027-01-01T00:00:00Z");
  });

  test("keeps a listing's marker valid when it refuses a fixture", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } }).truncate(
      "ListAccessKeys",
      2,
    );
    const { ids, marker = "" } = await pageOf(await listAccessKeys({ UserName: "Bob" }));
    const ambiguous = { UserName: "Bob", AccessKeyLastUsed: { ServiceName: "N/A" } };
    expect(() => iam.seed({ Users: [{ UserName: "Eve" }] }, ambiguous)).toThrow(/does not say which key/);
    const rest = await pageOf(await listAccessKeys({ UserName: "Bob", Marker: marker }));
    expect([...ids, ...rest.ids]).toEqual(iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId));
  });

  test("does not disturb a listing of renamed users when it refuses a fixture", async () => {
    const Users = ["ann", "bob", "cy", "dan"].map((UserName) => ({ UserName, AccessKeys: 2 }));
    const iam = mockOnServer({ account: { Users } });
    const client = clientOf(iam);
    const rename = (UserName: string, NewUserName: string) =>
      client.send(new UpdateUserCommand({ UserName, NewUserName }));
    await rename("dan", "dave");
    const first = await client.send(new ListUsersCommand({ MaxItems: 2 }));
    expect(() => iam.seed({ UserName: "bob", AccessKeyLastUsed: { ServiceName: "N/A" } })).toThrow(/which key/);
    await rename("cy", "aa");
    const { Users: rest } = await client.send(new ListUsersCommand({ Marker: first.Marker }));
    expect(rest?.map((user) => user.UserName).sort()).toEqual(["aa", "dave"]);
  });

  test("keeps the UserName of a key unless it differs from the owner's only in case", () => {
    const iam = mockIam().seed({
      Users: [{ UserName: "Bob", AccessKeys: [{ UserName: "BOB" }, { UserName: "Susan" }, {}] }],
    });
    expect(iam.account.user("Bob")?.AccessKeys.map((key) => key.UserName)).toEqual(["Bob", "Susan", "Bob"]);
  });

  test("sets a missing service or region of a last use to N/A", () => {
    const AccessKeyLastUsed = { LastUsedDate: now() };
    const iam = mockIam().seed({ Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyLastUsed }] }] });
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toEqual({
      LastUsedDate: "2026-03-04T05:06:07Z",
      ServiceName: "N/A",
      Region: "N/A",
    });
  });
});
