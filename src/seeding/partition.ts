import { formatValue } from "../messages/format-value.ts";
import { type PartitionName, partitionNames, partitionOfArn } from "../protocol/partitions.ts";
import { decodeReport, type UncheckedReport } from "./credential-report.ts";
import { notKept } from "./not-kept.ts";
import { describePath, type Path } from "./parse.ts";

/** An ARN of IAM or STS in a fixture. */
interface FixtureArn {
  /** Such as `Users[3].Arn`. */
  readonly place: string;
  readonly arn: string;
  /** Can be an unknown one. */
  readonly partition: string;
}

/** The members that are ARNs. The serial number of a hardware MFA device is none. */
const arnMembers: ReadonlySet<string> = new Set(["Arn", "PolicyArn", "PermissionsBoundaryArn", "SerialNumber"]);

/** The members that can contain ARNs of anything. */
const skipped: ReadonlySet<string> = new Set(["PolicyDocument", ...notKept]);

/** Objects inside these levels can contain ARNs, as in `VirtualMFADevices[0].User.AttachedManagedPolicies[0].PolicyArn`. */
const LEVELS = 6;

/** Finds the ARNs in a fixture that has not been validated yet. */
function* arnsIn(fixture: unknown): Generator<FixtureArn> {
  for (const [path, arn] of arnsInside(fixture, [])) yield* fixtureArn(arn, () => describePath(path));
  if (typeof fixture !== "object" || fixture === null) return;
  const unchecked: UncheckedReport = fixture;
  const member = unchecked.CredentialReport === undefined ? "Content" : "CredentialReport";
  const lines = decodeReport(unchecked)?.split("\n") ?? [];
  for (const [index, line] of lines.entries())
    yield* fixtureArn(/,(arn:[^,]*)/.exec(line)?.[1], () => `${member} line ${index + 1} arn`);
}

function* fixtureArn(arn: unknown, placeOf: () => string): Generator<FixtureArn> {
  const partition = typeof arn === "string" ? partitionOfArn(arn) : undefined;
  if (partition !== undefined) yield { place: placeOf(), arn: String(arn), partition };
}

function* arnsInside(value: unknown, path: Path): Generator<readonly [path: Path, arn: unknown]> {
  if (path.length === LEVELS) return;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* arnsInside(item, [...path, index]);
  else if (Object.prototype.toString.call(value) === "[object Object]")
    for (const [name, member] of Object.entries(value as object))
      if (arnMembers.has(name)) yield [[...path, name], member];
      else if (!skipped.has(name)) yield* arnsInside(member, [...path, name]);
}

/** Returns the partition of the first ARN in the fixtures, or `aws` if there is none or AWS has no such partition. */
export function partitionIn(fixtures: readonly unknown[]): PartitionName {
  for (const fixture of fixtures)
    for (const { partition } of arnsIn(fixture)) return partitionNames.find((name) => name === partition) ?? "aws";
  return "aws";
}

/** Finds the ARNs of a fixture that are in another partition than the account. */
export const partitionIssues = (fixture: unknown, accountPartition: PartitionName) =>
  [...arnsIn(fixture)]
    .filter(({ partition }) => partition !== accountPartition)
    .map(({ place, arn }) => ({
      place,
      text: `is ${formatValue(arn)}, but this account is in the partition ${accountPartition}. Set the option partition of mockIam(), or seed another mock.`,
    }));
