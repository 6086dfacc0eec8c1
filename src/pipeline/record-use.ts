import { formatTimestamp } from "../account/timestamp.ts";
import { partitions } from "../protocol/partitions.ts";
import { isLastUseName } from "../protocol/patterns.ts";
import type { ActionRequest } from "./execute.ts";

/**
 * Records the last use of the key that signed an authenticated request, whether or not its action succeeds. A region that no
 * credential report could contain counts as the partition's own. AWS would refuse the signature.
 */
export function recordUse({ context, attempt, scope, caller: { key }, authenticationError }: ActionRequest): void {
  if (scope === undefined || key === undefined || authenticationError !== undefined) return;
  const { service: ServiceName, region } = scope;
  context.store.recordUse(key.id, {
    LastUsedDate: formatTimestamp(attempt.at),
    ServiceName,
    Region: isLastUseName(region) ? region : partitions[context.store.partition].region,
  });
}
