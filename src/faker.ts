import type { Faker } from "@faker-js/faker";
import { faker as english } from "@faker-js/faker/locale/en";
import { didYouMean } from "./messages/did-you-mean.ts";
import type { AccessKeyFixture, AccountFixture, UserFixture } from "./seeding/types.ts";

/** What a generated account is like; all of it is optional. */
export interface FakeAccountOptions {
  /** Same seed, same options, same account. Default 1. */
  readonly seed?: number | undefined;
  /** The day that ages are counted from; give the double the same. Default 2026-01-01T00:00:00Z. */
  readonly now?: Date | (() => Date) | undefined;
  /** How many users. Default 10. */
  readonly users?: number | undefined;
  /** How many keys each user has: a number, or a range of which each user gets its own number. Default `{ min: 0, max: 2 }`. */
  readonly accessKeysPerUser?: number | { readonly min: number; readonly max: number } | undefined;
  /** Every key is older than so many days, by up to two years. Default 0. */
  readonly olderThanDays?: number | undefined;
  /** The share of keys that are `Inactive`, from 0 to 1. Default 0. */
  readonly inactive?: number | undefined;
  /** The share of keys that were never used, from 0 to 1. Default 0. */
  readonly neverUsed?: number | undefined;
  /** The share of keys that are `Expired`, from 0 to 1; together with `inactive` at most 1. Default 0. */
  readonly expired?: number | undefined;
  /** The paths that users are spread over. Default `["/"]`. */
  readonly paths?: readonly string[] | undefined;
}

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
 * Makes a fixture of an account that looks like one: names, paths, ages, last uses. Reproducible; the global `faker` and its
 * seed are left alone. Throws a sentence for an option that is wrong.
 *
 * @example
 * const now = () => new Date("2026-11-01T00:00:00Z");
 * const iam = mockIam({ now, account: fakeAccount({ now, users: 50, olderThanDays: 90, neverUsed: 0.2 }) });
 */
export function fakeAccount(options: FakeAccountOptions = {}): AccountFixture {
  const settings = checked(options);
  const { now, users, accessKeysPerUser, paths } = settings;
  // An instance of its own: seeding the shared one would change what the user's other tests get.
  const OwnFaker = english.constructor as new (init: { locale: Faker["rawDefinitions"]; seed: number }) => Faker;
  const faker = new OwnFaker({ locale: english.rawDefinitions, seed: settings.seed });
  const daysAgo = (days: number) => new Date(Number(now) - days * DAY).toISOString().replace(/\.\d+/, "");

  const keys: AccessKeyFixture[] = [];
  const names = uniqueNames(faker, users);
  const made: UserFixture[] = names.map((UserName) => {
    const count = typeof accessKeysPerUser === "number" ? accessKeysPerUser : faker.number.int(accessKeysPerUser);
    let eldest = settings.olderThanDays;
    const own = Array.from({ length: count }, (): AccessKeyFixture => {
      const age = settings.olderThanDays + faker.number.float({ min: 0.01, max: TWO_YEARS });
      eldest = Math.max(eldest, age);
      const [ServiceName, Region] = faker.helpers.arrayElement(USES);
      const LastUsedDate = daysAgo(faker.number.float({ min: 0, max: age }));
      return { Status: "Active", CreateDate: daysAgo(age), AccessKeyLastUsed: { LastUsedDate, ServiceName, Region } };
    });
    keys.push(...own);
    const CreateDate = daysAgo(eldest + faker.number.float({ min: 0, max: TWO_YEARS }));
    return { UserName, Path: faker.helpers.arrayElement(paths), CreateDate, AccessKeys: own };
  });

  const inactive = Math.round(settings.inactive * keys.length);
  const expired = Math.round(settings.expired * keys.length);
  for (const [index, key] of faker.helpers.shuffle(keys).entries()) {
    if (index < inactive) key.Status = "Inactive";
    else if (index < inactive + expired) key.Status = "Expired";
  }
  const unused = faker.helpers.shuffle(keys).slice(0, Math.round(settings.neverUsed * keys.length));
  for (const key of unused) delete key.AccessKeyLastUsed;
  return { Users: made };
}

function uniqueNames(faker: Faker, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const name = `${faker.person.firstName()}.${faker.person.lastName()}`.toLowerCase().replace(/[^a-z.]/g, "");
    names.add(names.has(name) ? `${name}${names.size}` : name);
  }
  return [...names];
}

function checked(options: FakeAccountOptions) {
  const { seed = 1, users = 10, accessKeysPerUser = { min: 0, max: 2 }, olderThanDays = 0, paths = ["/"] } = options;
  const { inactive = 0, neverUsed = 0, expired = 0 } = options;
  const settings = {
    seed,
    now: dayOf(options.now),
    users,
    accessKeysPerUser,
    olderThanDays,
    inactive,
    neverUsed,
    expired,
    paths,
  };
  for (const name of Object.keys(options))
    if (!Object.hasOwn(settings, name))
      throw new TypeError(
        `Failed to fake an account: there is no option "${name}".${didYouMean(name, Object.keys(settings))}`,
      );

  const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
  const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
  const check = (name: keyof typeof settings, isRight: boolean, expected: string) => {
    if (!isRight)
      throw new TypeError(
        `Failed to fake an account: the option ${name} is ${JSON.stringify(options[name])}; expected ${expected}.`,
      );
  };
  check("seed", Number.isInteger(seed), "a whole number");
  check("users", isCount(users), "a whole number, 0 or more");
  const { min, max } =
    typeof accessKeysPerUser === "object" && accessKeysPerUser !== null
      ? accessKeysPerUser
      : { min: accessKeysPerUser, max: accessKeysPerUser };
  check("accessKeysPerUser", isCount(min) && isCount(max) && min <= max, "a whole number, 0 or more, or { min, max }");
  check("olderThanDays", Number.isFinite(olderThanDays) && olderThanDays >= 0, "a number of days, 0 or more");
  for (const name of ["inactive", "neverUsed", "expired"] as const)
    check(name, isShare(settings[name]), "a share from 0 to 1");
  check("expired", inactive + expired <= 1, "a share that together with inactive is at most 1");
  const isPath = (path: unknown) => typeof path === "string" && /^\/(?:[\u0021-\u007E]{1,510}\/)?$/.test(path);
  check(
    "paths",
    Array.isArray(paths) && paths.length > 0 && paths.every(isPath),
    'an array of paths such as ["/", "/service/"]',
  );
  return settings;
}

function dayOf(now: unknown): Date {
  const day = typeof now === "function" ? now() : (now ?? "2026-01-01T00:00:00Z");
  const date = new Date(day);
  if ((now !== undefined && typeof day !== "object") || Number.isNaN(Number(date)))
    throw new TypeError(
      `Failed to fake an account: the option now is ${String(now)}; expected a Date, or a function that returns one.`,
    );
  return date;
}
