import { reportsIn, type UncheckedReports } from "./credential-report.ts";

export const ACCOUNT_ID = /^\d{12}$/;

export const isAccountId = (id: unknown): id is string => typeof id === "string" && ACCOUNT_ID.test(id);

/** The members that can contain an account id. Nothing has been validated yet. */
interface UncheckedFixture extends UncheckedReports {
  readonly AccountId?: unknown;
  readonly Account?: unknown;
}

/** The lists and objects whose ARNs or serial numbers contain the account id. */
const sources = ["Users", "UserDetailList", "User", "Groups", "GroupDetailList", "Group"] as const;
const devices = ["VirtualMFADevices", "VirtualMFADevice", "MFADevices"] as const;

/**
 * Returns the first `AccountId` in the fixtures, or the first `Account` in the output of STS. Without one, returns the account in an
 * ARN, or else a default. It skips malformed ids, which seeding reports.
 */
export function accountIdIn(fixtures: readonly unknown[]): string {
  const objects = fixtures.filter(
    (fixture): fixture is UncheckedFixture => typeof fixture === "object" && fixture !== null,
  );
  const ids = objects.flatMap(({ AccountId, Account }) => [AccountId, Account]);
  const idsInArns = objects
    .flatMap((fixture) => [
      ...sources.map((name) => memberOfFirst(Reflect.get(fixture, name), "Arn")),
      ...reportsIn(fixture).map(({ csv }) => csv),
      ...devices.map((name) => memberOfFirst(Reflect.get(fixture, name), "SerialNumber")),
    ])
    .map((text) => (typeof text === "string" ? /arn:[\w-]+:iam::(\d{12}):/.exec(text)?.[1] : undefined));
  return [...ids, ...idsInArns].find(isAccountId) ?? "123456789012";
}

/** Returns a member of an object, or of the first object in a list. */
function memberOfFirst(value: unknown, name: string): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null ? Reflect.get(first, name) : undefined;
}
