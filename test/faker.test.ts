import { faker } from "@faker-js/faker/locale/en";
import { mockIam } from "msw-iam";
import { type FakeAccountOptions, fakeAccount } from "msw-iam/faker";
import { describe, expect, test } from "vitest";

const now = new Date("2026-11-01T00:00:00Z");
const DAY = 24 * 60 * 60 * 1000;
const keysOf = (options: FakeAccountOptions) =>
  mockIam({ account: fakeAccount(options), now: () => now })
    .account.users()
    .flatMap((user) => user.AccessKeys);

test("returns the same account for the same options, and another account for another seed", () => {
  const options = { users: 20, neverUsed: 0.3, inactive: 0.2 };
  expect(fakeAccount(options)).toEqual(fakeAccount(options));
  expect(fakeAccount({ ...options, seed: 2 })).not.toEqual(fakeAccount(options));
});

test("does not change the state of the shared faker", () => {
  faker.seed(7);
  const undisturbed = [faker.person.firstName(), faker.person.firstName()];
  faker.seed(7);
  const first = faker.person.firstName();
  fakeAccount({ seed: 99 });
  expect([first, faker.person.firstName()]).toEqual(undisturbed);
});

test("returns as many users and keys as asked for, with unique names, on the given paths", () => {
  const { Users = [] } = fakeAccount({ users: 300, accessKeysPerUser: 2, paths: ["/", "/service/"] });
  expect(new Set(Users.map((user) => user.UserName)).size).toBe(300);
  expect(Users.every((user) => Array.isArray(user.AccessKeys) && user.AccessKeys.length === 2)).toBe(true);
  expect(new Set(Users.map((user) => user.Path))).toEqual(new Set(["/", "/service/"]));
  const counts = fakeAccount({ users: 100, accessKeysPerUser: { min: 1, max: 3 } }).Users?.map(
    (user) => (user.AccessKeys as unknown[]).length,
  );
  expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
});

test("adds a number to user names that would not be unique", () => {
  const { Users = [] } = fakeAccount({ users: 5000, accessKeysPerUser: 0 });
  expect(new Set(Users.map((user) => user.UserName)).size).toBe(5000);
  expect(Users.some((user) => /^[a-z]+\.[a-z]+\d+$/.test(user.UserName))).toBe(true);
});

test("applies the shares exactly, and creates no key younger than olderThanDays or older than its user", () => {
  const options = {
    now,
    users: 50,
    accessKeysPerUser: 2,
    olderThanDays: 90,
    inactive: 0.2,
    expired: 0.1,
    neverUsed: 0.5,
  };
  const keys = keysOf(options);
  const share = (status: string) => keys.filter((key) => key.Status === status).length;
  expect([share("Active"), share("Inactive"), share("Expired")]).toEqual([70, 20, 10]);
  expect(keys.filter((key) => key.AccessKeyLastUsed === undefined)).toHaveLength(50);
  for (const user of mockIam({ account: fakeAccount(options) }).account.users())
    for (const key of user.AccessKeys) {
      expect(Number(now) - Date.parse(key.CreateDate)).toBeGreaterThan(90 * DAY);
      expect(Date.parse(key.CreateDate)).toBeGreaterThanOrEqual(Date.parse(user.CreateDate));
      const used = key.AccessKeyLastUsed?.LastUsedDate ?? key.CreateDate;
      expect(Date.parse(used)).toBeGreaterThanOrEqual(Date.parse(key.CreateDate));
      expect(Date.parse(used)).toBeLessThanOrEqual(Number(now));
    }
});

test("adds passwords, MFA devices and policies to shares of the users, and each user to a group", () => {
  const options = {
    now,
    users: 40,
    withPassword: 0.5,
    withMfa: 0.25,
    withPolicies: 0.1,
    groups: ["admins", "developers"],
  };
  const { account } = mockIam({ account: fakeAccount(options), accountId: "210987654321", now: () => now });
  const users = account.users();
  const count = (has: (user: (typeof users)[number]) => unknown) => users.filter(has).length;
  expect(count((user) => user.LoginProfile)).toBe(20);
  expect(count((user) => user.LoginProfile && user.PasswordLastUsed)).toBe(10);
  expect(count((user) => user.MFADevices.length === 1)).toBe(10);
  expect([count((user) => user.UserPolicyList[0]), count((user) => user.AttachedManagedPolicies[0])]).toEqual([2, 2]);
  expect(account.groups().map(({ GroupName }) => GroupName)).toEqual(["admins", "developers"]);
  for (const group of account.groups()) expect(group.Users.length).toBeGreaterThan(5);
  for (const user of users) {
    expect(user.Groups).toHaveLength(1);
    const { PasswordLastChanged = user.CreateDate } = user.LoginProfile ?? {};
    const { PasswordLastUsed = PasswordLastChanged } = user;
    const dates = [user.CreateDate, PasswordLastChanged, PasswordLastUsed];
    expect(dates).toEqual(dates.toSorted());
    expect(Date.parse(user.MFADevices[0]?.EnableDate ?? user.CreateDate)).toBeGreaterThanOrEqual(
      Date.parse(user.CreateDate),
    );
  }
  expect(fakeAccount(options)).toEqual(fakeAccount(options));
});

test("creates accounts that can be seeded together, with different devices and the same groups", () => {
  const options = { now, users: 30, withPassword: 1, withMfa: 1, withPolicies: 1, groups: ["admins", "developers"] };
  const accounts = [1, 2, 3].map((seed) => fakeAccount({ ...options, seed }));
  for (const iam of [
    mockIam({ account: accounts, now: () => now }),
    mockIam({ account: accounts[0], now: () => now }).seed(...accounts.slice(1)),
  ]) {
    const devices = iam.account.users().flatMap((user) => user.MFADevices);
    expect(new Set(devices.map(({ SerialNumber }) => SerialNumber)).size).toBe(90);
    for (const { SerialNumber } of devices) expect(SerialNumber).toMatch(/^GAHT[A-Z0-9]{12}$/);
    expect(iam.account.groups()).toHaveLength(2);
  }
});

test("creates the same users and keys with and without passwords, MFA devices, policies and groups", () => {
  const { Users = [] } = fakeAccount({ users: 20, withPassword: 1, withMfa: 1, withPolicies: 1, groups: ["a"] });
  const plain = Users.map(({ UserName, Path, CreateDate, AccessKeys }) => ({ UserName, Path, CreateDate, AccessKeys }));
  expect(plain).toEqual(fakeAccount({ users: 20 }).Users);
  expect(fakeAccount({ users: 0, groups: ["a"] }).Groups).toEqual([{ GroupName: "a" }]);
});

test("accepts a Date or a function as now", () => {
  expect(fakeAccount({ now })).toEqual(fakeAccount({ now: () => now }));
  expect(fakeAccount({ now })).not.toEqual(fakeAccount());
});

describe("throws a message for an invalid option", () => {
  test.each<[object, string]>([
    [{ user: 1 }, 'fakeAccount() has no option "user". Did you mean "users"?'],
    [{ seed: 1.5 }, "the option seed is 1.5; expected a whole number."],
    [{ now: "2026-11-01" }, 'the option now is "2026-11-01"; expected a Date, or a function that returns one.'],
    [{ now: new Date(Number.NaN) }, "expected a Date, or a function that returns one."],
    [{ users: -1 }, "the option users is -1; expected a whole number from 0 to 1000000."],
    [{ accessKeysPerUser: { min: 3, max: 1 } }, 'the option accessKeysPerUser is {"min":3,"max":1}; expected'],
    [{ accessKeysPerUser: { min: 1, max: 3, maximum: 2 } }, "the option accessKeysPerUser is "],
    [{ accessKeysPerUser: "two" }, 'the option accessKeysPerUser is "two"; expected'],
    [{ olderThanDays: -1 }, "the option olderThanDays is -1; expected a number of days from 0 to 100000."],
    [{ inactive: 20 }, "the option inactive is 20; expected a number from 0 to 1."],
    [{ neverUsed: "0.5" }, 'the option neverUsed is "0.5"; expected a number from 0 to 1.'],
    [
      { inactive: 0.6, expired: 0.6 },
      "the option expired is 0.6; expected a number whose sum with inactive is at most 1.",
    ],
    [{ paths: [] }, "the option paths is []; expected an array of paths"],
    [{ paths: ["ops"] }, 'the option paths is ["ops"]; expected an array of paths'],
  ])("%j", (options, message) => {
    expect(() => fakeAccount(options)).toThrow(message);
  });
});

describe("uses a default for a missing option", () => {
  test.each<[FakeAccountOptions]>([
    [{ seed: 1 }],
    [{ now: new Date("2026-01-01T00:00:00Z") }],
    [{ users: 10 }],
    [{ accessKeysPerUser: { min: 0, max: 2 } }],
    [{ olderThanDays: 0 }],
    [{ inactive: 0 }],
    [{ neverUsed: 0 }],
    [{ expired: 0 }],
    [{ paths: ["/"] }],
    [{ withPassword: 0 }],
    [{ withMfa: 0 }],
    [{ withPolicies: 0 }],
    [{ groups: [] }],
  ])("%j", (defaults) => {
    const [name = ""] = Object.keys(defaults);
    expect(fakeAccount()).toEqual(fakeAccount(defaults));
    expect(fakeAccount({ [name]: undefined })).toEqual(fakeAccount(defaults));
  });
});

const fakeKeys = (options: FakeAccountOptions) =>
  (fakeAccount(options).Users ?? []).flatMap((user) => (typeof user.AccessKeys === "object" ? user.AccessKeys : []));

test("spreads the ages of keys over two years beyond olderThanDays, and their last uses over the time since", () => {
  const day = new Date("2026-01-01T00:00:00Z");
  const keys = fakeKeys({ users: 400, accessKeysPerUser: 2, olderThanDays: 30 });
  const days = (date: unknown) => (Number(day) - Date.parse(String(date))) / DAY;
  const ages = keys.map((key) => days(key.CreateDate));
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(30);
  expect(Math.min(...ages)).toBeLessThan(60);
  expect(Math.max(...ages)).toBeGreaterThan(700);
  expect(Math.max(...ages)).toBeLessThan(761);
  const shares = keys.map((key) => days(key.AccessKeyLastUsed?.LastUsedDate) / days(key.CreateDate));
  expect(Math.min(...shares)).toBeLessThan(0.1);
  expect(Math.max(...shares)).toBeGreaterThan(0.9);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  expect(keys.filter((key) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(key.CreateDate)))).toEqual([]);
});

test("creates each user at or before the date of its oldest key, and some much earlier", () => {
  const { Users = [] } = fakeAccount({ users: 100, accessKeysPerUser: 3 });
  const differences = Users.map((user) => {
    const dates = (typeof user.AccessKeys === "object" ? user.AccessKeys : []).map((key) => String(key.CreateDate));
    return Date.parse(dates.toSorted()[0] ?? "") - Date.parse(String(user.CreateDate));
  });
  expect(Math.min(...differences)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...differences)).toBeGreaterThan(300 * DAY);
});

test("uses six services in several regions, and spreads the shares over the account", () => {
  const keys = fakeKeys({ users: 100, accessKeysPerUser: 1, inactive: 0.3, expired: 0.3, neverUsed: 0.3 });
  const uses = new Set(keys.flatMap(({ AccessKeyLastUsed: use }) => (use ? [`${use.ServiceName} ${use.Region}`] : [])));
  expect([...uses].sort()).toEqual([
    "dynamodb eu-central-1",
    "ec2 eu-west-1",
    "iam us-east-1",
    "lambda us-west-2",
    "s3 us-east-1",
    "sts us-east-1",
  ]);
  const firstHalf = keys.slice(0, 50);
  for (const count of [
    firstHalf.filter((key) => key.Status === "Inactive").length,
    firstHalf.filter((key) => key.Status === "Expired").length,
    firstHalf.filter((key) => key.AccessKeyLastUsed === undefined).length,
  ]) {
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(27);
  }
});

test("accepts shares of 0 and 1, no users, no keys, a range of one number, and the longest path", () => {
  const [all] = [fakeKeys({ users: 4, accessKeysPerUser: 2, inactive: 1, neverUsed: 1 })];
  expect(all.map((key) => [key.Status, key.AccessKeyLastUsed])).toEqual(Array(8).fill(["Inactive", undefined]));
  expect(fakeKeys({ users: 4, accessKeysPerUser: 1, expired: 1 }).map((key) => key.Status)).toEqual(
    Array(4).fill("Expired"),
  );
  const halves = fakeKeys({ users: 4, accessKeysPerUser: { min: 1, max: 1 }, inactive: 0.5, expired: 0.5 });
  expect(halves.map((key) => key.Status).sort()).toEqual(["Expired", "Expired", "Inactive", "Inactive"]);
  expect(fakeAccount({ users: 0 })).toEqual({ Users: [] });
  expect(fakeKeys({ accessKeysPerUser: 0 })).toEqual([]);
  const path = `/${"x".repeat(510)}/`;
  expect(mockIam({ account: fakeAccount({ users: 1, paths: [path] }) }).account.users()[0]?.Path).toBe(path);
});

const perUser = "expected a whole number from 0 to 1000000, or { min, max }.";
const paths = 'expected an array of paths such as ["/", "/service/"].';
const groups = 'expected an array of unique group names such as ["admins", "developers"].';
const share = "expected a number from 0 to 1.";
test.each<[object, string]>([
  [{ seed: "1" }, 'seed is "1"; expected a whole number.'],
  [{ users: 1.5 }, "users is 1.5; expected a whole number from 0 to 1000000."],
  [{ users: 1_000_001 }, "users is 1000001; expected a whole number from 0 to 1000000."],
  [{ users: "3" }, 'users is "3"; expected a whole number from 0 to 1000000.'],
  [{ accessKeysPerUser: -1 }, `accessKeysPerUser is -1; ${perUser}`],
  [{ accessKeysPerUser: 2 ** 32 }, `accessKeysPerUser is 4294967296; ${perUser}`],
  [{ accessKeysPerUser: Number.NaN }, `accessKeysPerUser is NaN; ${perUser}`],
  [{ accessKeysPerUser: null }, `accessKeysPerUser is null; ${perUser}`],
  [{ accessKeysPerUser: { min: 0 } }, `accessKeysPerUser is {"min":0}; ${perUser}`],
  [{ accessKeysPerUser: { min: -1, max: 1 } }, `accessKeysPerUser is {"min":-1,"max":1}; ${perUser}`],
  [{ accessKeysPerUser: { min: 0.5, max: 1 } }, `accessKeysPerUser is {"min":0.5,"max":1}; ${perUser}`],
  [{ accessKeysPerUser: { min: 2, max: 1 } }, `accessKeysPerUser is {"min":2,"max":1}; ${perUser}`],
  [{ olderThanDays: "9" }, 'olderThanDays is "9"; expected a number of days from 0 to 100000.'],
  [
    { olderThanDays: Number.POSITIVE_INFINITY },
    "olderThanDays is Infinity; expected a number of days from 0 to 100000.",
  ],
  [{ olderThanDays: 1e12 }, "olderThanDays is 1000000000000; expected a number of days from 0 to 100000."],
  [
    { now: () => new Date(8.64e15) },
    "now is the date +275760-09-13T00:00:00.000Z; expected a Date, or a function that returns one.",
  ],
  ...["inactive", "neverUsed", "expired", "withPassword", "withMfa", "withPolicies"].flatMap(
    (name): [object, string][] => [
      [{ [name]: -0.1 }, `${name} is -0.1; ${share}`],
      [{ [name]: 1.1 }, `${name} is 1.1; ${share}`],
      [{ [name]: null }, `${name} is null; ${share}`],
    ],
  ),
  [{ inactive: 0.5, expired: 0.6 }, "expired is 0.6; expected a number whose sum with inactive is at most 1."],
  [{ paths: "/" }, `paths is "/"; ${paths}`],
  [{ paths: ["/", "/ops"] }, `paths is ["/","/ops"]; ${paths}`],
  [{ paths: [3] }, `paths is [3]; ${paths}`],
  [{ groups: "a" }, `groups is "a"; ${groups}`],
  [{ groups: [3] }, `groups is [3]; ${groups}`],
  [{ groups: ["a b"] }, `groups is ["a b"]; ${groups}`],
  [{ groups: ["a", "A"] }, `groups is ["a","A"]; ${groups}`],
  [{ paths: [`/${"x".repeat(511)}/`] }, `paths is ["/${"x".repeat(511)}/"]; ${paths}`],
])("throws the complete message for %j", (options, message) => {
  expect(() => fakeAccount(options)).toThrow(new TypeError(`Failed to fake an account: the option ${message}`));
});

test.each([
  [null, "null"],
  [5, "5"],
  [Promise.resolve({}), "a promise"],
])("throws a message for %s in place of the options", (options, found) => {
  const problem = `expected an object of options, not ${found}.`;
  expect(() => fakeAccount(options as object)).toThrow(new TypeError(`Failed to fake an account: ${problem}`));
});
