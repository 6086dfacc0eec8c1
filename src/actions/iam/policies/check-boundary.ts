import type { AccountStore } from "../../../account/store.ts";
import { invalidBoundaryArn, noSuchBoundary } from "../../../protocol/attachment-errors.ts";
import { isArn, isAttachable } from "./policy-arn.ts";

/** Throws AWS's error for the ARN of a policy that cannot be a permissions boundary. */
export function checkBoundary(store: AccountStore, arn: string): void {
  if (!isArn(arn)) throw invalidBoundaryArn(arn);
  if (!isAttachable(store, arn)) throw noSuchBoundary(arn);
}
