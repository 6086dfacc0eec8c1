import { reportText } from "./credential-report.ts";

export const isAccountId = (id: unknown): id is string => typeof id === "string" && /^\d{12}$/.test(id);

interface Given {
  readonly AccountId?: unknown;
  readonly UserDetailList?: readonly { readonly Arn?: unknown }[];
  readonly CredentialReport?: unknown;
  readonly Content?: unknown;
}

/**
 * The first account id that fixtures give, or that of the ARNs of a report or of authorization details, or the default. A
 * malformed one is complained of when it is seeded.
 */
export function accountIdIn(fixtures: readonly unknown[]): string {
  const given = fixtures.filter((fixture): fixture is Given => typeof fixture === "object" && fixture !== null);
  const arns = given.flatMap((fixture) => [fixture.UserDetailList?.[0]?.Arn, reportText(fixture)]);
  const inArns = arns.map((text) =>
    typeof text === "string" ? /arn:[\w-]+:iam::(\d{12}):/.exec(text)?.[1] : undefined,
  );
  return [...given.map((fixture) => fixture.AccountId), ...inArns].find(isAccountId) ?? "123456789012";
}
