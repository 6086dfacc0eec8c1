import { formatValue } from "../messages/format-value.ts";
import { type PartitionName, partitionNames, partitionOfArn } from "../protocol/partitions.ts";
import { decodeReport, type UncheckedReport } from "./credential-report.ts";

/** An ARN of IAM or STS in a fixture. */
interface FixtureArn {
  /** Such as `Users[3].Arn`. */
  readonly place: string;
  readonly arn: string;
  /** Can be an unknown one. */
  readonly partition: string;
}

const LISTS = ["Users", "UserDetailList", "TemporaryCredentials"] as const;

/** The members that can contain ARNs. Nothing has been validated yet. */
type UncheckedFixture = UncheckedReport & { readonly [Name in (typeof LISTS)[number]]?: unknown };

/** Finds the ARNs of users and sessions in a fixture that has not been validated yet. */
function arnsIn(fixture: unknown): readonly FixtureArn[] {
  if (typeof fixture !== "object" || fixture === null) return [];
  const unchecked: UncheckedFixture = fixture;
  const found: FixtureArn[] = [];
  const add = (place: string, arn: unknown) => {
    const partition = typeof arn === "string" ? partitionOfArn(arn) : undefined;
    if (partition !== undefined) found.push({ place, arn: String(arn), partition });
  };
  for (const name of LISTS) {
    const items = unchecked[name];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) add(`${name}[${index}].Arn`, item?.Arn);
  }
  const member = unchecked.CredentialReport === undefined ? "Content" : "CredentialReport";
  const lines = decodeReport(unchecked)?.split("\n") ?? [];
  for (const [index, line] of lines.entries()) add(`${member} line ${index + 1} arn`, /,(arn:[^,]*)/.exec(line)?.[1]);
  return found;
}

/** Returns the partition of the first ARN in the fixtures, or `aws` if there is none or AWS has no such partition. */
export function partitionIn(fixtures: readonly unknown[]): PartitionName {
  const [first] = fixtures.flatMap(arnsIn);
  return partitionNames.find((name) => name === first?.partition) ?? "aws";
}

/** Finds the ARNs of a fixture that are in another partition than the account. */
export const partitionIssues = (fixture: unknown, accountPartition: PartitionName) =>
  arnsIn(fixture)
    .filter(({ partition }) => partition !== accountPartition)
    .map(({ place, arn }) => ({
      place,
      text: `is ${formatValue(arn)}, but this account is in the partition ${accountPartition}. Set the option partition of mockIam(), or seed another mock.`,
    }));
