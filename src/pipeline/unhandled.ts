import type { ServiceName } from "../protocol/services.ts";
import { claimFor } from "./claim.ts";

/** The message of a test that sent requests that nothing handles. It omits their queries, which can contain a signature. */
export function describeUnhandled(requests: readonly Request[], services: readonly ServiceName[] = ["iam"]): string {
  const names = requests.map(({ method, url }) => `${method} ${new URL(url).origin}${new URL(url).pathname}`);
  const isForSts = (request: Request) =>
    claimFor(request, { services: ["sts"], endpoints: [], isOwnKey: undefined, checksPartition: false }).matches;
  const hint =
    !services.includes("sts") && requests.some(isForSts)
      ? 'The mock handles STS with iamTest({ services: ["iam", "sts"] }).'
      : "Add a handler for it to the option server, such as one that returns passthrough().";
  return `A test of iamTest() sent a request that nothing handles: ${[...new Set(names)].join(", ")}. ${hint}`;
}
