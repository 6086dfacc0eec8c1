import { decodeReport } from "./credential-report.ts";

export const ACCOUNT_ID = /^\d{12}$/;

export const isAccountId = (id: unknown): id is string => typeof id === "string" && ACCOUNT_ID.test(id);

/** The members that can contain an account id. Nothing has been validated yet. */
interface UncheckedFixture {
  readonly AccountId?: unknown;
  readonly UserDetailList?: readonly { readonly Arn?: unknown }[];
  readonly CredentialReport?: unknown;
  readonly Content?: unknown;
}

/**
 * Returns the first `AccountId` in the fixtures. Without one, it is read from the ARNs of a credential report or of
 * authorization details, and then there is a default. Malformed ids are skipped here. Seeding reports them.
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
