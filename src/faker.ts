/**
 * Generates fixtures of realistic accounts. It needs `@faker-js/faker` 10.
 *
 * @module
 */

import type { Faker } from "@faker-js/faker";
import { faker as english } from "@faker-js/faker/locale/en";
import { parseDate } from "./account/timestamp.ts";
import { didYouMean } from "./messages/did-you-mean.ts";
import { formatValue } from "./messages/format-value.ts";
import { isRecord, kindOf } from "./messages/kind-of.ts";
import type { AccessKeyFixture, UserFixture } from "./seeding/owner-types.ts";
import type { AccountFixture } from "./seeding/types.ts";

/** The options of `fakeAccount()`. All of them are optional. */
export interface FakeAccountOptions {
  /** The random seed, a whole number. The same seed and the same options give the same account. Default 1. */
  readonly seed?: number | undefined;
  /** The time from which ages are counted. Pass the same `now` to `mockIam()`. Default 2026-01-01T00:00:00Z. */
  readonly now?: Date | (() => Date) | undefined;
  /** How many users there are. Default 10. */
  readonly users?: number | undefined;
  /** How many keys each user has: a number, or a range from which it is picked at random. Default `{ min: 0, max: 2 }`. */
  readonly accessKeysPerUser?: number | { readonly min: number; readonly max: number } | undefined;
  /** The minimum age of a key in days. A key can be up to two years older. Default 0. */
  readonly olderThanDays?: number | undefined;
  /** The fraction of keys that are `Inactive`, from 0 to 1. Default 0. */
  readonly inactive?: number | undefined;
  /** The fraction of keys that were never used, from 0 to 1. Default 0. */
  readonly neverUsed?: number | undefined;
  /** The fraction of keys that are `Expired`, from 0 to 1. The sum with `inactive` must not exceed 1. Default 0. */
  readonly expired?: number | undefined;
  /** The paths of the users. Each user gets a random one. Default `["/"]`. */
  readonly paths?: readonly string[] | undefined;
  /** The fraction of users that have a password, from 0 to 1. Half of them have used it. Default 0. */
  readonly withPassword?: number | undefined;
  /** The fraction of users that have a hardware MFA device, from 0 to 1. Default 0. */
  readonly withMfa?: number | undefined;
  /** The fraction of users that have an inline policy or an attached policy, from 0 to 1. Default 0. */
  readonly withPolicies?: number | undefined;
  /** The names of the groups. Each user is in a random one. Default: no groups. */
  readonly groups?: readonly string[] | undefined;
}

type ResolvedOptions = {
  readonly [Name in Exclude<keyof FakeAccountOptions, "now">]-?: Exclude<FakeAccountOptions[Name], undefined>;
} & { readonly now: Date };

interface FakeUser extends UserFixture {
  readonly AccessKeys: readonly AccessKeyFixture[];
  readonly CreateDate: string;
}

const MAX_COUNT = 1_000_000;
const MAX_DAYS = 100_000; // No date is before the year 0.
const DAY = 24 * 60 * 60 * 1000;
const TWO_YEARS = 730;
const USES = [
  ["s3", "us-east-1"],
  ["ec2", "eu-west-1"],
  ["sts", "us-east-1"],
  ["iam", "us-east-1"],
  ["dynamodb", "eu-central-1"],
  ["lambda", "us-west-2"],
] as const;

/**
 * Generates the fixture of an account with realistic names, paths, ages and last uses.
 *
 * The result depends only on the options. The shared `faker` instance and its seed do not change.
 *
 * @throws {TypeError} If an option is unknown, or if its value is wrong.
 *
 * @example
 * const now = () => new Date("2026-11-01T00:00:00Z");
 * const iam = mockIam({ now, account: fakeAccount({ now, users: 50, olderThanDays: 90, neverUsed: 0.2 }) });
 */
export function fakeAccount(options: FakeAccountOptions = {}): AccountFixture {
  const resolved = resolveOptions(options);
  const faker = createFaker(resolved.seed);
  const users = uniqueNames(faker, resolved.users).map((name) => fakeUser(faker, resolved, name));
  const keys = users.flatMap((user) => user.AccessKeys);

  const inactive = Math.round(resolved.inactive * keys.length);
  const expired = Math.round(resolved.expired * keys.length);
  for (const [index, key] of faker.helpers.shuffle(keys).entries()) {
    if (index < inactive) key.Status = "Inactive";
    else if (index < inactive + expired) key.Status = "Expired";
  }
  const unused = faker.helpers.shuffle(keys).slice(0, Math.round(resolved.neverUsed * keys.length));
  for (const key of unused) delete key.AccessKeyLastUsed;
  return { Users: users, ...addAttachments(faker, resolved, users) };
}

/** Creates a separate instance. Seeding the shared one would change what the user's other tests get. */
function createFaker(seed: number): Faker {
  const OwnFaker = english.constructor as new (init: { locale: Faker["rawDefinitions"]; seed: number }) => Faker;
  return new OwnFaker({ locale: english.rawDefinitions, seed });
}

function uniqueNames(faker: Faker, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const name = `${faker.person.firstName()}.${faker.person.lastName()}`.toLowerCase().replace(/[^a-z.]/g, "");
    names.add(names.has(name) ? `${name}${names.size}` : name);
  }
  return [...names];
}

function fakeUser(faker: Faker, options: ResolvedOptions, UserName: string): FakeUser {
  const { now, accessKeysPerUser, olderThanDays, paths } = options;
  const daysAgo = (days: number) => new Date(Number(now) - days * DAY).toISOString().replace(/\.\d+/, "");
  const count = typeof accessKeysPerUser === "number" ? accessKeysPerUser : faker.number.int(accessKeysPerUser);
  let oldest = olderThanDays;
  const AccessKeys = Array.from({ length: count }, (): AccessKeyFixture => {
    const age = olderThanDays + faker.number.float({ min: 0.01, max: TWO_YEARS });
    oldest = Math.max(oldest, age);
    const [ServiceName, Region] = faker.helpers.arrayElement(USES);
    const LastUsedDate = daysAgo(faker.number.float({ min: 0, max: age }));
    return { Status: "Active", CreateDate: daysAgo(age), AccessKeyLastUsed: { LastUsedDate, ServiceName, Region } };
  });
  const CreateDate = daysAgo(oldest + faker.number.float({ min: 0, max: TWO_YEARS }));
  return { UserName, Path: faker.helpers.arrayElement(paths), CreateDate, AccessKeys };
}

const READ_BUCKETS = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
};
const POLICY_ARNS = ["ReadOnlyAccess", "PowerUserAccess", "IAMUserChangePassword"].map(
  (name) => `arn:aws:iam::aws:policy/${name}`,
);

/** Adds passwords, MFA devices, policies and groups to the users, and returns the groups. */
function addAttachments(faker: Faker, options: ResolvedOptions, users: readonly FakeUser[]): AccountFixture {
  const { now, groups, withPassword, withMfa, withPolicies } = options;
  const some = (share: number) => faker.helpers.shuffle(users).slice(0, Math.round(share * users.length));
  const since = (date: string) => faker.date.between({ from: date, to: now }).toISOString().replace(/\.\d+/, "");
  for (const [index, user] of some(withPassword).entries()) {
    const PasswordLastChanged = since(user.CreateDate);
    user.LoginProfile = { CreateDate: user.CreateDate, PasswordLastChanged };
    if (index % 2 === 0) user.PasswordLastUsed = since(PasswordLastChanged);
  }
  const usersWithMfa = some(withMfa);
  // Two accounts with different seeds can be seeded together, because they have no serial number in common.
  const serialNumbers = faker.helpers.uniqueArray(
    () => `GAHT${faker.string.alphanumeric({ length: 12, casing: "upper" })}`,
    usersWithMfa.length,
  );
  for (const [index, user] of usersWithMfa.entries())
    user.MFADevices = [{ SerialNumber: String(serialNumbers[index]), EnableDate: since(user.CreateDate) }];
  for (const [index, user] of some(withPolicies).entries()) {
    if (index % 2 === 0) user.AttachedManagedPolicies = [{ PolicyArn: faker.helpers.arrayElement(POLICY_ARNS) }];
    else user.UserPolicyList = [{ PolicyName: "read-buckets", PolicyDocument: READ_BUCKETS }];
  }
  if (groups.length === 0) return {};
  for (const user of users) user.Groups = [faker.helpers.arrayElement(groups)];
  return { Groups: groups.map((GroupName) => ({ GroupName })) };
}

function resolveOptions(options: FakeAccountOptions): ResolvedOptions {
  if (!isRecord(options)) throw failure(`expected an object of options, not ${formatValue(options)}.`);
  const { seed = 1, users = 10, accessKeysPerUser = { min: 0, max: 2 }, olderThanDays = 0, paths = ["/"] } = options;
  const { inactive = 0, neverUsed = 0, expired = 0, withPassword = 0, withMfa = 0, withPolicies = 0 } = options;
  const { groups = [] } = options;
  const now = resolveNow(options.now);
  const shares = { inactive, neverUsed, expired, withPassword, withMfa, withPolicies };
  const resolved = { seed, now, users, accessKeysPerUser, olderThanDays, ...shares, paths, groups };
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(resolved, name));
  if (unknown !== undefined)
    throw failure(`fakeAccount() has no option "${unknown}".${didYouMean(unknown, Object.keys(resolved))}`);
  checkValues(resolved);
  return resolved;
}

function resolveNow(now: Date | (() => Date) = new Date("2026-01-01T00:00:00Z")): Date {
  const value: unknown = typeof now === "function" ? now() : now;
  if (kindOf(value) !== "Date" || parseDate(value) === undefined)
    throw failure(`the option now is ${formatValue(value)}; expected a Date, or a function that returns one.`);
  return new Date(value as Date);
}

function checkValues(options: ResolvedOptions): void {
  const { seed, users, accessKeysPerUser, olderThanDays, inactive, expired, paths } = options;
  const check = (name: keyof ResolvedOptions, isValid: boolean, expected: string) => {
    const found = typeof options[name] === "object" ? JSON.stringify(options[name]) : formatValue(options[name]);
    if (!isValid) throw failure(`the option ${name} is ${found}; expected ${expected}.`);
  };
  check("seed", Number.isInteger(seed), "a whole number");
  const count = `a whole number from 0 to ${MAX_COUNT}`;
  check("users", isCount(users), count);
  check("accessKeysPerUser", isCountOrRange(accessKeysPerUser), `${count}, or { min, max }`);
  check("olderThanDays", isWithin(olderThanDays, MAX_DAYS), `a number of days from 0 to ${MAX_DAYS}`);
  for (const name of ["inactive", "neverUsed", "expired", "withPassword", "withMfa", "withPolicies"] as const)
    check(name, isWithin(options[name], 1), "a number from 0 to 1");
  check("expired", inactive + expired <= 1, "a number whose sum with inactive is at most 1");
  check("paths", isPathList(paths), 'an array of paths such as ["/", "/service/"]');
  check("groups", isGroupList(options.groups), 'an array of unique group names such as ["admins", "developers"]');
}

const failure = (problem: string) => new TypeError(`Failed to fake an account: ${problem}`);

const isWithin = (value: unknown, max: number) => typeof value === "number" && value >= 0 && value <= max;
const isCount = (value: unknown) => Number.isInteger(value) && isWithin(value, MAX_COUNT);
function isCountOrRange(value: ResolvedOptions["accessKeysPerUser"]): boolean {
  if (!isRecord(value)) return isCount(value);
  return Object.keys(value).length === 2 && isCount(value.min) && isCount(value.max) && value.min <= value.max;
}

const isPathList = (paths: readonly unknown[]) =>
  Array.isArray(paths) &&
  paths.length > 0 &&
  paths.every((path) => typeof path === "string" && /^\/(?:[\u0021-\u007E]{1,510}\/)?$/.test(path));

const isGroupList = (groups: readonly unknown[]) =>
  Array.isArray(groups) &&
  groups.every((name) => typeof name === "string" && /^[\w+=,.@-]{1,128}$/.test(name)) &&
  new Set(groups.map((name) => String(name).toLowerCase())).size === groups.length;
