import type { Quotas, ServiceName } from "../actions/action.ts";
import type { Authentication } from "../authentication/caller.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { accountIdIn, isAccountId } from "../seeding/account-id.ts";
import type { AccountFixture } from "../seeding/types.ts";

/** How a double is made; all of it is optional. */
export interface MockIamOptions {
  /** A fixture, or several: what `reset()` goes back to. Default: an account with no users. */
  readonly account?: AccountFixture | readonly AccountFixture[] | undefined;
  /** 12 digits. Default: the fixture's, else `"123456789012"`. */
  readonly accountId?: string | undefined;
  /** Decides, with `accountId`, all generated ids, secrets and markers: same seed, same calls, same answers. Default 1. */
  readonly seed?: number | undefined;
  /** The clock that dates the account, read at each use. Default: `() => new Date()`. */
  readonly now?: (() => Date) | undefined;
  /**
   * `"trust"` (the default) does not check signatures, and takes a key that the account never had for the root user;
   * `"identify"` lets in known, active keys only; `sigv4()` of `msw-iam/sigv4` verifies their signatures too.
   */
  readonly authentication?: Authentication | undefined;
  /** The order of XML elements: as in the API reference's samples (the default), or as AWS really sends it. */
  readonly xml?: "documented" | "recorded" | undefined;
  /**
   * `"own-keys"` claims only requests signed with a key that this account has or had, or with temporary credentials that a double
   * gave out for it. Default `"all"`.
   */
  readonly claim?: "all" | "own-keys" | undefined;
  /** Which services are claimed. Default `["iam"]`. */
  readonly services?: readonly ServiceName[] | undefined;
  /** Further base URLs to claim for requests without a signature, such as `"http://localhost:4566"`. Default none. */
  readonly endpoints?: readonly string[] | undefined;
  /** Default: AWS's, `{ AccessKeysPerUser: 2, UsersPerAccount: 5000 }`. */
  readonly quotas?: Partial<{ readonly [Name in keyof Quotas]: number | undefined }> | undefined;
  /** How many of the newest attempts the journal keeps. Default 10,000; 0 keeps none. */
  readonly journalLimit?: number | undefined;
}

/** The options with every default filled in. */
export interface ResolvedOptions {
  readonly fixtures: readonly AccountFixture[];
  readonly accountId: string;
  readonly seed: number;
  readonly now: () => Date;
  readonly authentication: Authentication;
  readonly xml: "documented" | "recorded";
  readonly claim: "all" | "own-keys";
  readonly services: readonly ServiceName[];
  readonly endpoints: readonly string[];
  readonly quotas: Quotas;
  readonly journalLimit: number;
}

const optionNames: readonly (keyof MockIamOptions)[] = [
  "account",
  "accountId",
  "seed",
  "now",
  "authentication",
  "xml",
  "claim",
  "services",
  "endpoints",
  "quotas",
  "journalLimit",
];

/** Checks the options of `mockIam` and fills in their defaults; throws a sentence for the first that is wrong. */
export function resolveOptions(options: MockIamOptions): ResolvedOptions {
  if (typeof options !== "object" || options === null)
    throw new TypeError(`Failed to make a double: expected an object of options, not ${String(options)}.`);
  for (const name of Object.keys(options))
    if (!optionNames.includes(name as keyof MockIamOptions)) throw unknownOption(name);
  const {
    account,
    now = () => new Date(),
    seed = 1,
    xml = "documented",
    claim = "all",
    journalLimit = 10_000,
  } = options;
  const { authentication = "trust", services = ["iam"], endpoints = [], quotas = {} } = options;

  if (typeof seed !== "number" || !Number.isFinite(seed))
    throw wrong(
      "seed",
      seed,
      typeof seed === "object" ? "a number. A fixture goes into the option account, or into iam.seed()" : "a number",
    );
  if (typeof now !== "function") throw wrong("now", now, "a function that returns a Date");
  if (typeof (authentication as { authenticate?: unknown } | null)?.authenticate !== "function")
    oneOf("authentication", authentication, ["trust", "identify"]);
  oneOf("xml", xml, ["documented", "recorded"]);
  oneOf("claim", claim, ["all", "own-keys"]);
  if (!Array.isArray(services) || services.length === 0)
    throw wrong("services", services, 'an array such as ["iam", "sts"]');
  for (const service of services) oneOf("services", service, ["iam", "sts"]);
  if (!Array.isArray(endpoints)) throw wrong("endpoints", endpoints, "an array of URLs");
  if (!Number.isInteger(journalLimit) || journalLimit < 0)
    throw wrong("journalLimit", journalLimit, "a whole number, 0 or more");

  const fixtures = account === undefined ? [] : Array.isArray(account) ? account : [account];
  return {
    fixtures,
    accountId: accountIdOf(options.accountId, fixtures),
    seed,
    now: () => validDate(now()),
    authentication,
    xml,
    claim,
    services,
    endpoints: endpoints.map(baseUrl),
    quotas: quotasOf(quotas),
    journalLimit,
  };
}

function accountIdOf(given: unknown, fixtures: readonly AccountFixture[]): string {
  if (given !== undefined && !isAccountId(given))
    throw wrong("accountId", given, 'a string of 12 digits, such as "123456789012"');
  return given ?? accountIdIn(fixtures);
}

function validDate(date: unknown): Date {
  if (Object.prototype.toString.call(date) !== "[object Date]" || Number.isNaN(Number(date)))
    throw new TypeError(`The option now must return a valid Date; it returned ${String(date)}.`);
  return new Date(Number(date));
}

function quotasOf(given: Partial<Record<string, unknown>>): Quotas {
  const quotas: Record<keyof Quotas, number> = { AccessKeysPerUser: 2, UsersPerAccount: 5000 };
  if (typeof given !== "object" || given === null)
    throw wrong("quotas", given, "an object such as { AccessKeysPerUser: 2 }");
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(quotas, name)) throw unknownOption(`quotas.${name}`, Object.keys(quotas));
    if (value === undefined) continue;
    if (typeof value !== "number" || !(Number.isInteger(value) || value === Number.POSITIVE_INFINITY) || value < 0)
      throw wrong(`quotas.${name}`, value, "a whole number, 0 or more");
    quotas[name as keyof Quotas] = value;
  }
  return quotas;
}

function baseUrl(endpoint: unknown): string {
  if (typeof endpoint !== "string" || !/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw wrong("endpoints", endpoint, 'base URLs such as "http://localhost:4566"');
  const { origin, pathname } = new URL(endpoint);
  return origin + pathname.replace(/\/+$/, "");
}

function oneOf(name: string, value: unknown, values: readonly string[]): void {
  if (typeof value !== "string" || !values.includes(value))
    throw wrong(
      name,
      value,
      `${values.map((known) => `"${known}"`).join(" or ")}${typeof value === "string" ? `.${didYouMean(value, values)}` : ""}`,
    );
}

const unknownOption = (name: string, known: readonly string[] = optionNames) =>
  new TypeError(
    `Failed to make a double: mockIam() has no option "${name}".${didYouMean(name.replace("quotas.", ""), known)}`,
  );

const wrong = (name: string, value: unknown, expected: string) =>
  new TypeError(
    `Failed to make a double: the option ${name} is ${formatValue(value)}; expected ${expected}${/[.?]$/.test(expected) ? "" : "."}`,
  );
