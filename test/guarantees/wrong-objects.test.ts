import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

/** Objects without members of their own. They must not be read as an empty object of options or members. */
const wrongObjects: readonly (readonly [description: string, value: object])[] = [
  ["a promise", Promise.resolve({ Users: [] })],
  ["an instance of Map", new Map([["Users", []]])],
  ["an instance of Set", new Set()],
  ["the date 1970-01-01T00:00:00.000Z", new Date(0)],
  ["an instance of RegExp", /x/],
  ["an instance of Error", new Error("x")],
  ["an instance of Uint8Array", new Uint8Array()],
  ["an array", []],
];

const account = { Users: [{ UserName: "Bob" }], Groups: [{ GroupName: "g" }] };
const user = (members: object) => (iam: MockIam, value: never) =>
  iam.seed({
    Users: [{ UserName: "Eve", ...Object.fromEntries(Object.keys(members).map((name) => [name, value])) }],
  });

/** The places where an object is expected. Each function passes the value there. */
const targets: Record<string, (iam: MockIam, value: never) => unknown> = {
  "mockIam()": (_, value) => mockIam(value),
  "the option quotas": (_, quotas) => mockIam({ quotas }),
  "seed()": (iam, value) => iam.seed(value),
  "RootUser of a fixture": (iam, RootUser) => iam.seed({ RootUser }),
  "PasswordPolicy of a fixture": (iam, PasswordPolicy) => iam.seed({ PasswordPolicy }),
  "Credentials of a fixture": (iam, Credentials) => iam.seed({ Credentials }),
  "LoginProfile of a user": user({ LoginProfile: {} }),
  "a key of a user": (iam, value) => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: [value] }] }),
  "PolicyDocument of a policy": (iam, PolicyDocument) =>
    iam.seed({ Users: [{ UserName: "Eve", UserPolicyList: [{ PolicyName: "p", PolicyDocument }] }] }),
  "account.createUser()": ({ account: { createUser } }, value) => createUser("Eve", value),
  "account.createGroup()": ({ account: { createGroup } }, value) => createGroup("h", value),
  "account.createAccessKey()": ({ account: { createAccessKey } }, value) => createAccessKey("Bob", value),
  "account.updateUser()": ({ account: { updateUser } }, value) => updateUser("Bob", value),
  "account.updateGroup()": ({ account: { updateGroup } }, value) => updateGroup("g", value),
  "account.update()": ({ account: { update } }, value) => update(value),
  "RootUser of account.update()": ({ account: { update } }, RootUser) => update({ RootUser }),
  "fail()": (iam, value) => iam.fail("ListUsers", value),
  "the options of fail()": (iam, value) => iam.fail("ListUsers", "Throttling", value),
  "the option params of fail()": (iam, params) => iam.fail("ListUsers", "Throttling", { params }),
  "the parameters of journal.callsTo()": (iam, value) => iam.journal.callsTo("ListUsers", value),
  "throttle()": (iam, value) => iam.throttle("ListUsers", value),
  "propagation()": (iam, value) => iam.propagation(value),
  "the options of respond()": (iam, value) => iam.respond("ListRoles", { Roles: [] }, value),
};

describe.each(Object.entries(targets))("%s", (_, pass) => {
  test.each(wrongObjects)("refuses %s, and changes nothing", (description, value) => {
    const iam = mockIam({ account });
    const before = iam.snapshot();
    expect(() => pass(iam, value as never)).toThrow(description);
    expect([iam.snapshot(), String(iam.journal)]).toEqual([before, String(mockIam().journal)]);
  });
});

test("an instance of a class and an object without a prototype are fixtures", () => {
  class Fixture {
    readonly Users = [{ UserName: "Bob" }];
  }
  const bare: AccountFixture = Object.assign(Object.create(null), { Users: [{ UserName: "Eve" }] });
  const { account: seeded } = mockIam({ account: [new Fixture(), bare] });
  expect(seeded.users().map(({ UserName }) => UserName)).toEqual(["Bob", "Eve"]);
});

test.each<[string, AccountFixture]>([
  ["LoginProfile", { LoginProfile: "hunter2" as never }],
  ["Users[0].LoginProfile", { Users: [{ UserName: "Bob", LoginProfile: "hunter2" as never }] }],
  ["Credentials", { Credentials: "hunter2" as never }],
  ["TemporaryCredentials[0]", { TemporaryCredentials: ["hunter2" as never] }],
])("the message about a string in place of %s does not repeat it, because it can be a secret", (place, fixture) => {
  expect(() => mockIam().seed(fixture)).toThrow(
    `Failed to seed the account: ${place} is a string; expected an object. Nothing was seeded.`,
  );
});

test.each([
  [Promise.resolve({}), "is a promise; expected an object. Await it first."],
  ['{"Users":[]}', 'is "{\\"Users\\":[]}"; expected an object. Parse it with JSON.parse() first.'],
  ["account.json", 'is "account.json"; expected an object. Nothing was seeded.'],
  [[], "is an array; expected an object. Split it into separate fixtures."],
])("the message about %j in place of a fixture says what to do", (fixture, message) => {
  expect(() => mockIam().seed(fixture as AccountFixture)).toThrow(`Failed to seed the account: the fixture ${message}`);
});

test.each<[string, unknown]>([
  [
    "an object that contains itself",
    Object.assign([{}], { 0: {} }).map((object) => Object.assign(object, { object }))[0],
  ],
  ["a bigint", { Version: 1n }],
  ["20,000 levels", Array.from({ length: 20_000 }).reduce((inner: object) => ({ inner }), {})],
  ["JSON of 20,000 levels", `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`],
])("a policy document with %s is refused with advice", (_, PolicyDocument) => {
  const Users = [{ UserName: "Bob", UserPolicyList: [{ PolicyName: "p", PolicyDocument }] }];
  expect(() => mockIam().seed({ Users } as AccountFixture)).toThrow(
    "Users[0].UserPolicyList[0].PolicyDocument is not a policy document; expected an object, JSON, or percent-encoded JSON.",
  );
});

test.each<[string, (iam: MockIam, name: never) => unknown]>([
  ["user", ({ account: { user: find } }, name) => find(name)],
  ["group", ({ account: { group: find } }, name) => find(name)],
])("account.%s() finds nothing for a name that is not a string", (_, find) => {
  const iam = mockIam({ account: { Users: [{ UserName: "5" }], Groups: [{ GroupName: "5" }] } });
  for (const name of [undefined, null, 5, Symbol("5"), {}, Object.create(null)])
    expect(find(iam, name as never)).toBeUndefined();
  expect(() => iam.account.deleteUser(Object.create(null))).toThrow("the account has no user an object.");
});
