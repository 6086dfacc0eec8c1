import { policyNameOf } from "../../../account/attachment-records.ts";
import type { AccountStore } from "../../../account/store.ts";
import { invalidPolicyArn } from "../../../protocol/attachment-errors.ts";
import { invalidArnPartition } from "../../../protocol/errors.ts";
import { partitionOfArn } from "../../../protocol/partitions.ts";

const ARN = /^arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:.+$/s;
const ATTACHABLE = /^arn:([\w-]+):iam::(aws|\d{12}):policy\/(?:[\u0021-\u007E]+\/)?[\w+=,.@-]+$/;

/** Whether a text has the form of an ARN. */
export const isArn = (text: string): boolean => ARN.test(text);

/** Throws AWS's error for a text that is not an ARN, and for an ARN of another partition. */
export function checkPolicyArn(store: AccountStore, arn: string): void {
  if (!isArn(arn)) throw invalidPolicyArn(arn);
  const partition = partitionOfArn(arn);
  if (partition !== undefined && partition !== store.partition) throw invalidArnPartition();
}

/**
 * Whether a policy with this ARN can be attached. The mock does not store managed policies. It assumes that there is a policy for
 * every well-formed ARN of AWS or of the account.
 */
export function isAttachable(store: AccountStore, arn: string): boolean {
  const [, partition, owner] = ATTACHABLE.exec(arn) ?? [];
  return partition === store.partition && (owner === "aws" || owner === store.accountId);
}

/** Returns the path of a managed policy, such as `/job-function/`. */
export const policyPathOf = (arn: string): string => arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1);

/** Returns the members of an attached policy. */
export const attachedPolicyMembers = (arn: string) => ({
  PolicyName: policyNameOf(arn),
  PolicyArn: arn,
});

/** Returns the members of a permissions boundary. AWS returns this type, although its service model has another one. */
export const boundaryMembers = (arn: string) => ({
  PermissionsBoundaryType: "Policy",
  PermissionsBoundaryArn: arn,
});
