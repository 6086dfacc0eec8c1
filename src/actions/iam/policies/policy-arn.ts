import type { AccountStore } from "../../../account/store.ts";

const ARN = /^arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:.+$/s;
const ATTACHABLE = /^arn:([\w-]+):iam::(aws|\d{12}):policy\/(?:[\u0021-\u007E]+\/)?[\w+=,.@-]+$/;

/** Whether a text has the form of an ARN. */
export const isArn = (text: string): boolean => ARN.test(text);

/**
 * Whether a policy with this ARN can be attached. The mock keeps no managed policies, so every well-formed ARN of AWS or of the
 * account belongs to a policy.
 */
export function isAttachable(store: AccountStore, arn: string): boolean {
  const [, partition, owner] = ATTACHABLE.exec(arn) ?? [];
  return partition === store.partition && (owner === "aws" || owner === store.accountId);
}

/** Returns the path of a managed policy, such as `/job-function/`. */
export const policyPathOf = (arn: string): string => arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1);

/** Returns the members of an attached policy. Its name is the last part of the ARN. */
export const attachedPolicyMembers = (arn: string) => ({
  PolicyName: arn.slice(arn.lastIndexOf("/") + 1),
  PolicyArn: arn,
});

/** Returns the members of a permissions boundary. AWS writes this type, although its service model has another one. */
export const boundaryMembers = (arn: string) => ({
  PermissionsBoundaryType: "Policy",
  PermissionsBoundaryArn: arn,
});
