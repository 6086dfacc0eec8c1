import type { Quotas } from "../actions/action.ts";
import type { Authentication } from "../authentication/authenticate.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import { type PartitionName, partitionNames } from "../protocol/partitions.ts";
import type { ServiceName } from "../protocol/services.ts";
import { accountIdIn, isAccountId } from "../seeding/account-id.ts";
import type { FixtureInput } from "../seeding/fixture-input.ts";
import { partitionIn } from "../seeding/partition.ts";
import type { AccountFixture } from "../seeding/types.ts";

/** The options of `mockIam()`. All of them are optional. */
export interface MockIamOptions {
  /** A fixture, or several. `reset()` returns to this account. Default: an account without users. */
  readonly account?: FixtureInput<AccountFixture> | readonly FixtureInput<AccountFixture>[] | undefined;
  /** The id of the account, 12 digits. Default: the account id of the fixture, or else `"123456789012"`. */
  readonly accountId?: string | undefined;
  /**
   * The partition of the account: `"aws-cn"` for China, `"aws-us-gov"` for GovCloud and so on. It is in every ARN, and determines the
   * region of `clientConfig()`. Hosts of other partitions refuse the account's keys. Default: the partition in the ARNs of the fixture,
   * or else `"aws"`. An account that is in `"aws"` by default accepts its keys at all hosts with `"trust"`.
   */
  readonly partition?: PartitionName | undefined;
  /**
   * The number that, together with `accountId`, determines all generated ids, secrets, markers and the draws of probabilities. The
   * same number and the same calls give the same responses. Default 1.
   */
  readonly randomSeed?: number | undefined;
  /** The clock of the account. The mock calls it whenever it needs the time. Default: `() => new Date()`. */
  readonly now?: (() => Date) | undefined;
  /**
   * `"trust"` (the default) does not check signatures, and treats a key that the account never had as the root user's.
   * `"identify"` accepts known, active keys only. `sigv4()` of `msw-iam/sigv4` verifies their signatures, too.
   */
  readonly authentication?: Authentication | undefined;
  /** The order of XML elements: `"documented"` (the default) as in the samples of the API reference, `"recorded"` as in AWS's responses. */
  readonly xml?: "documented" | "recorded" | undefined;
  /**
   * `"own-keys"` claims only requests that are signed with a current or former key of this account, or with temporary credentials
   * that a mock account issued for it. Default `"all"`.
   */
  readonly claim?: "all" | "own-keys" | undefined;
  /** The services whose requests are claimed. Default `["iam"]`. */
  readonly services?: readonly ServiceName[] | undefined;
  /** Additional base URLs whose unsigned requests are claimed, such as `"http://localhost:4566"`. Default: none. */
  readonly endpoints?: readonly string[] | undefined;
  /**
   * The quotas that requests cannot exceed. Default: those of AWS, `{ AccessKeysPerUser: 2, CertificatesPerUser: 2,
   * ContextSpecificCredentialsPerUserPerContext: 2, GroupsPerAccount: 300, GroupsPerUser: 10, MFADevicesPerUser: 8,
   * PoliciesPerUser: 10, SSHPublicKeysPerUser: 5, UsersPerAccount: 5000 }`.
   */
  readonly quotas?: Partial<{ readonly [Name in keyof Quotas]: number | undefined }> | undefined;
  /**
   * `"as-aws"` (the default) makes a credential report in a job. `GenerateCredentialReport` starts it, and the next request for the
   * report finds it in progress. Then it is complete, and its content stays the same for four hours of `now`. With `"live"`, a
   * report is complete as soon as it is requested, and always shows the current account.
   */
  readonly credentialReport?: "as-aws" | "live" | undefined;
  /** How many of the newest attempts the journal keeps, up to 50 million characters in all. Default 10,000. With 0, it keeps none. */
  readonly journalLimit?: number | undefined;
}

export type ResolvedOptions = {
  readonly [Name in Exclude<keyof MockIamOptions, "account" | "quotas">]-?: Exclude<MockIamOptions[Name], undefined>;
} & {
  readonly fixtures: readonly FixtureInput<AccountFixture>[];
  readonly quotas: Quotas;
  readonly checksPartition: boolean;
};

// An object, so that the compiler reports a missing name.
export const optionNames = Object.keys({
  account: true,
  accountId: true,
  partition: true,
  randomSeed: true,
  now: true,
  authentication: true,
  xml: true,
  claim: true,
  services: true,
  endpoints: true,
  quotas: true,
  credentialReport: true,
  journalLimit: true,
} satisfies Record<keyof MockIamOptions, true>);

const FIXTURE_HINT = "A fixture goes into the option account, as in { account: { Users: [...] } }.";

/** Throws a `TypeError` for the first option that is unknown or wrong. */
export function resolveOptions(options: MockIamOptions): ResolvedOptions {
  if (!isRecord(options)) {
    const hint = Array.isArray(options) ? ` ${FIXTURE_HINT}` : "";
    throw failure(`expected an object of options, not ${formatValue(options)}.${hint}`);
  }
  for (const name of Object.keys(options)) if (!optionNames.includes(name)) throw unknownOption(name);
  const { account, randomSeed = 1, now = () => new Date(), xml = "documented", claim = "all" } = options;
  const { services = ["iam"], authentication = "trust", endpoints = [], quotas = {}, journalLimit = 10_000 } = options;
  const { credentialReport = "as-aws", partition } = options;

  if (!Number.isFinite(randomSeed)) throw wrongOption("randomSeed", randomSeed, "a number");
  if (typeof now !== "function") throw wrongOption("now", now, "a function that returns a Date");
  checkAuthentication(authentication);
  oneOf("xml", xml, ["documented", "recorded"]);
  if (partition !== undefined) oneOf("partition", partition, partitionNames);
  oneOf("claim", claim, ["all", "own-keys"]);
  oneOf("credentialReport", credentialReport, ["as-aws", "live"]);
  if (!Array.isArray(services) || services.length === 0)
    throw wrongOption("services", services, 'an array such as ["iam", "sts"]');
  for (const service of services) oneOf("services", service, ["iam", "sts"]);
  if (!Array.isArray(endpoints)) throw wrongOption("endpoints", endpoints, "an array of URLs");
  if (!Number.isInteger(journalLimit) || journalLimit < 0)
    throw wrongOption("journalLimit", journalLimit, "a whole number, 0 or more");

  const fixtures = account === undefined ? [] : Array.isArray(account) ? account : [account];
  const accountPartition = partition ?? partitionIn(fixtures);
  return {
    fixtures,
    accountId: accountIdOf(options.accountId, fixtures),
    partition: accountPartition,
    checksPartition: partition !== undefined || accountPartition !== "aws" || authentication !== "trust",
    randomSeed,
    now: () => validDate(now()),
    authentication,
    xml,
    claim,
    services: [...services],
    endpoints: endpoints.map(baseUrl),
    quotas: resolveQuotas(quotas),
    credentialReport,
    journalLimit,
  };
}

function accountIdOf(accountId: unknown, fixtures: readonly FixtureInput<AccountFixture>[]): string {
  if (accountId !== undefined && !isAccountId(accountId))
    throw wrongOption("accountId", accountId, 'a string of 12 digits, such as "123456789012"');
  return accountId ?? accountIdIn(fixtures);
}

function validDate(date: unknown): Date {
  if (Object.prototype.toString.call(date) !== "[object Date]" || Number.isNaN(Number(date)))
    throw new TypeError(`The option now must return a valid Date; it returned ${formatValue(date)}.`);
  const copy = new Date(Number(date));
  // AWS's timestamps have four digits for the year.
  if (copy.getUTCFullYear() < 0 || copy.getUTCFullYear() > 9999)
    throw new TypeError(`The option now must return a Date in the years 0 to 9999; it returned ${formatValue(date)}.`);
  return copy;
}

function resolveQuotas(overrides: Partial<Record<string, unknown>>): Quotas {
  const quotas: Record<keyof Quotas, number> = {
    AccessKeysPerUser: 2,
    CertificatesPerUser: 2,
    ContextSpecificCredentialsPerUserPerContext: 2,
    GroupsPerAccount: 300,
    GroupsPerUser: 10,
    MFADevicesPerUser: 8,
    PoliciesPerUser: 10,
    SSHPublicKeysPerUser: 5,
    UsersPerAccount: 5000,
  };
  if (!isRecord(overrides)) throw wrongOption("quotas", overrides, "an object such as { AccessKeysPerUser: 2 }");
  for (const [name, value] of Object.entries(overrides)) {
    if (!Object.hasOwn(quotas, name)) throw unknownOption(`quotas.${name}`, Object.keys(quotas));
    if (value === undefined) continue;
    if (typeof value !== "number" || !(Number.isInteger(value) || value === Number.POSITIVE_INFINITY) || value < 0)
      throw wrongOption(`quotas.${name}`, value, "a whole number, 0 or more");
    quotas[name as keyof Quotas] = value;
  }
  return quotas;
}

function baseUrl(endpoint: unknown): string {
  if (typeof endpoint !== "string" || !/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw wrongOption("endpoints", endpoint, 'base URLs such as "http://localhost:4566"');
  const { origin, pathname } = new URL(endpoint);
  return origin + pathname.replace(/\/+$/, "");
}

function oneOf(name: string, value: unknown, values: readonly string[]): void {
  if (typeof value === "string" && values.includes(value)) return;
  const expected = values
    .map((known) => `"${known}"`)
    .join(", ")
    .replace(/, (?="[^,]*$)/, " or ");
  throw wrongOption(name, value, `${expected}.${nearTo(value, values)}`);
}

function checkAuthentication(value: unknown): void {
  if (value === "trust" || value === "identify" || typeof propertyOf(value, "authenticate") === "function") return;
  const expected = '"trust", "identify" or the result of sigv4() from msw-iam/sigv4';
  const isSigv4 = typeof value === "function" || (typeof value === "string" && /^sig(nature)?[-_ ]?v?4/i.test(value));
  const hint = isSigv4 ? " Write authentication: sigv4()." : nearTo(value, ["trust", "identify"]);
  throw wrongOption("authentication", value, `${expected}.${hint}`);
}

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const nearTo = (value: unknown, names: readonly string[]) =>
  typeof value === "string" ? didYouMean(value, names) : "";

function unknownOption(name: string, known: readonly string[] = optionNames): TypeError {
  const problem = `mockIam() has no option ${formatValue(name)}.`;
  if (/^seed$/i.test(name))
    return failure(`${problem} For the number that decides generated ids, use randomSeed. ${FIXTURE_HINT}`);
  if (/^(?:fixtures?|users?)$/i.test(name)) return failure(`${problem} ${FIXTURE_HINT}`);
  const suggestion = didYouMean(name.replace("quotas.", ""), known);
  // The members of a fixture start with a capital letter, and the options do not.
  return failure(`${problem}${suggestion || (/^[A-Z]/.test(name) ? ` ${FIXTURE_HINT}` : "")}`);
}

const wrongOption = (name: string, value: unknown, expected: string) =>
  failure(`the option ${name} is ${formatValue(value)}; expected ${expected}${/[.?]$/.test(expected) ? "" : "."}`);

const failure = (problem: string) => new TypeError(`Failed to create a mock: ${problem}`);
