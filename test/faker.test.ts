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

test("the same options make the same account, another seed another", () => {
  const options = { users: 20, neverUsed: 0.3, inactive: 0.2 };
  expect(fakeAccount(options)).toEqual(fakeAccount(options));
  expect(fakeAccount({ ...options, seed: 2 })).not.toEqual(fakeAccount(options));
});

test("the shared faker and its seed are left alone", () => {
  faker.seed(7);
  const undisturbed = [faker.person.firstName(), faker.person.firstName()];
  faker.seed(7);
  const first = faker.person.firstName();
  fakeAccount({ seed: 99 });
  expect([first, faker.person.firstName()]).toEqual(undisturbed);
});

test("users, keys and paths are as many as asked for, with names that IAM takes", () => {
  const { Users = [] } = fakeAccount({ users: 300, accessKeysPerUser: 2, paths: ["/", "/service/"] });
  expect(new Set(Users.map((user) => user.UserName)).size).toBe(300);
  expect(Users.every((user) => Array.isArray(user.AccessKeys) && user.AccessKeys.length === 2)).toBe(true);
  expect(new Set(Users.map((user) => user.Path))).toEqual(new Set(["/", "/service/"]));
  const counts = fakeAccount({ users: 100, accessKeysPerUser: { min: 1, max: 3 } }).Users?.map(
    (user) => (user.AccessKeys as unknown[]).length,
  );
  expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
});

test("users who would have the same name get a number", () => {
  const { Users = [] } = fakeAccount({ users: 5000, accessKeysPerUser: 0 });
  expect(new Set(Users.map((user) => user.UserName)).size).toBe(5000);
  expect(Users.some((user) => /^[a-z]+\.[a-z]+\d+$/.test(user.UserName))).toBe(true);
});

test("shares are exact, and no key is younger than olderThanDays nor older than its user", () => {
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

test("now is a Date or the function that the double takes", () => {
  expect(fakeAccount({ now })).toEqual(fakeAccount({ now: () => now }));
  expect(fakeAccount({ now })).not.toEqual(fakeAccount());
});

describe("an option that is wrong is refused with a sentence:", () => {
  test.each<[object, string]>([
    [{ user: 1 }, 'there is no option "user". Did you mean "users"?'],
    [{ seed: 1.5 }, "the option seed is 1.5; expected a whole number."],
    [{ now: "2026-11-01" }, "the option now is 2026-11-01; expected a Date, or a function that returns one."],
    [{ now: new Date(Number.NaN) }, "expected a Date, or a function that returns one."],
    [{ users: -1 }, "the option users is -1; expected a whole number, 0 or more."],
    [{ accessKeysPerUser: { min: 3, max: 1 } }, 'the option accessKeysPerUser is {"min":3,"max":1}; expected'],
    [{ accessKeysPerUser: "two" }, 'the option accessKeysPerUser is "two"; expected'],
    [{ olderThanDays: -1 }, "the option olderThanDays is -1; expected a number of days, 0 or more."],
    [{ inactive: 20 }, "the option inactive is 20; expected a share from 0 to 1."],
    [{ neverUsed: "0.5" }, 'the option neverUsed is "0.5"; expected a share from 0 to 1.'],
    [
      { inactive: 0.6, expired: 0.6 },
      "the option expired is 0.6; expected a share that together with inactive is at most 1.",
    ],
    [{ paths: [] }, "the option paths is []; expected an array of paths"],
    [{ paths: ["ops"] }, 'the option paths is ["ops"]; expected an array of paths'],
  ])("%j", (options, sentence) => {
    expect(() => fakeAccount(options)).toThrow(sentence);
  });
});
