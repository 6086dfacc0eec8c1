import { formatValue } from "../messages/format-value.ts";
import { type PartitionName, partitionNames, partitionOfArn } from "../protocol/partitions.ts";
import { reportsIn } from "./credential-report.ts";
import { notKept } from "./not-kept.ts";
import { describePath } from "./parse.ts";
import type { PlacedIssue } from "./part.ts";

/** Called with each ARN of IAM or STS. The partition may be one that AWS does not have. Returns whether the search can end. */
type OnArn = (arn: string, partition: string, placeOf: () => string) => boolean;

/** The members that can be ARNs. The serial number of a virtual MFA device is one, and that of a hardware device is not. */
const arnMembers: ReadonlySet<string> = new Set(["Arn", "PolicyArn", "PermissionsBoundaryArn", "SerialNumber"]);

/** The members that the search skips, because they contain no ARNs, or ARNs of any kind. */
const skipped: ReadonlySet<string> = new Set(["AccessKeys", "PolicyDocument", ...notKept]);

/** Objects inside these levels can contain ARNs, as in `VirtualMFADevices[0].User.AttachedManagedPolicies[0].PolicyArn`. */
const LEVELS = 6;

/** Finds the ARNs in a fixture that has not been validated yet. Returns whether `onArn` ended the search. */
function findArns(fixture: unknown, onArn: OnArn): boolean {
  const path: (string | number)[] = [];

  function found(arn: unknown, placeOf: () => string): boolean {
    const partition = typeof arn === "string" ? partitionOfArn(arn) : undefined;
    return partition !== undefined && onArn(String(arn), partition, placeOf);
  }

  function search(value: unknown): boolean {
    if (typeof value !== "object" || value === null || path.length === LEVELS) return false;
    if (Array.isArray(value)) return value.some((item, index) => searchMember(index, item));
    // Some objects have no members, such as the bytes of a report.
    if (Object.prototype.toString.call(value) !== "[object Object]") return false;
    return Object.entries(value).some(([name, member]) => !skipped.has(name) && searchMember(name, member));
  }

  function searchMember(name: string | number, value: unknown): boolean {
    path.push(name);
    const isArn = typeof name === "string" && arnMembers.has(name);
    const isEnough = isArn ? found(value, () => describePath(path)) : search(value);
    path.pop();
    return isEnough;
  }

  if (search(fixture)) return true;
  return reportsIn(Object(fixture)).some(({ member, csv = "" }) =>
    csv
      .split("\n")
      .some((line, index) => found(/,(arn:[^,]*)/.exec(line)?.[1], () => `${member} line ${index + 1} arn`)),
  );
}

/** Returns the partition of the first ARN in the fixtures, or `aws` if there is none or AWS has no such partition. */
export function partitionIn(fixtures: readonly unknown[]): PartitionName {
  let first: string | undefined;
  const note: OnArn = (_, partition) => {
    first = partition;
    return true;
  };
  fixtures.some((fixture) => findArns(fixture, note));
  return partitionNames.find((name) => name === first) ?? "aws";
}

/** Finds the ARNs of a fixture that are in another partition than the account. */
export function partitionIssues(fixture: unknown, accountPartition: PartitionName): readonly PlacedIssue[] {
  const issues: PlacedIssue[] = [];
  findArns(fixture, (arn, partition, placeOf) => {
    if (partition !== accountPartition)
      issues.push({
        place: placeOf(),
        text: `is ${formatValue(arn)}, but this account is in the partition ${accountPartition}. Set the option partition of mockIam(), or seed another mock.`,
      });
    return false;
  });
  return issues;
}
