import { decodeReport, type UncheckedReport } from "./credential-report.ts";

export const ACCOUNT_ID = /^\d{12}$/;

export const isAccountId = (id: unknown): id is string => typeof id === "string" && ACCOUNT_ID.test(id);

/** The members that can contain an account id. Nothing has been validated yet. */
interface UncheckedFixture extends UncheckedReport {
  readonly AccountId?: unknown;
  readonly UserDetailList?: readonly { readonly Arn?: unknown }[];
}

/**
 * Returns the first `AccountId` in the fixtures. Without one, returns the account of an ARN in a credential report or in
 * authorization details, or else a default. It skips malformed ids, which seeding reports.
 */
export function accountIdIn(fixtures: readonly unknown[]): string {
  const objects = fixtures.filter(
    (fixture): fixture is UncheckedFixture => typeof fixture === "object" && fixture !== null,
  );
  const idsInArns = objects
    .flatMap((fixture) => [fixture.UserDetailList?.[0]?.Arn, decodeReport(fixture)])
    .map((text) => (typeof text === "string" ? /arn:[\w-]+:iam::(\d{12}):/.exec(text)?.[1] : undefined));
  return [...objects.map((fixture) => fixture.AccountId), ...idsInArns].find(isAccountId) ?? "123456789012";
}
