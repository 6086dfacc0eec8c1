import type { ServiceName } from "../protocol/services.ts";
import { claimFor } from "./claim.ts";

/** The message of a test that sent requests that nothing handles. It omits their queries, which can contain a signature. */
export function describeUnhandled(requests: readonly Request[], services: readonly ServiceName[] = ["iam"]): string {
  const names = requests.map(({ method, url }) => `${method} ${new URL(url).origin}${new URL(url).pathname}`);
  return `A test of iamTest() sent a request that nothing handles: ${[...new Set(names)].join(", ")}. ${hintFor(requests, services)}`;
}

function hintFor(requests: readonly Request[], services: readonly ServiceName[]): string {
  const isForSts = (request: Request) =>
    claimFor(request, { services: ["sts"], endpoints: [], isOwnKey: undefined, checksPartition: false }).matches;
  if (!services.includes("sts") && requests.some(isForSts))
    return 'The mock handles STS with iamTest({ services: ["iam", "sts"] }).';
  if (requests.some(({ url }) => new URL(url).hostname === METADATA_SERVICE))
    return "The client has no credentials or region. Pass iam.clientConfig() to it, or assign iam.env() to process.env.";
  return "Add a handler for it to the option server, such as one that returns passthrough().";
}

/** The metadata service of EC2, which an SDK asks for what a client lacks. */
const METADATA_SERVICE = "169.254.169.254";
