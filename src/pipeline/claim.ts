import { awsHostOf, type PartitionName } from "../protocol/partitions.ts";
import type { ServiceName } from "../protocol/services.ts";
import { type SignatureScope, signatureScope } from "../protocol/signature-scope.ts";

/** The options that decide whether a request is claimed. The body is never read for this. */
export interface ClaimOptions {
  readonly services: readonly ServiceName[];
  /** Base URLs without a trailing slash. */
  readonly endpoints: readonly string[];
  /** Returns whether a key id belongs to this account. `undefined` unless `claim` is `"own-keys"`. */
  readonly isOwnKey: ((accessKeyId: string) => boolean) | undefined;
  /** Whether the hosts of other partitions refuse the account's keys. */
  readonly checksPartition: boolean;
}

/** Whether the mock responds to a request, with the request's URL and the scope of its signature. */
export interface Claim {
  readonly matches: boolean;
  readonly url: URL;
  readonly scope: SignatureScope | undefined;
  /** The service that the signature or the host names. */
  readonly service: ServiceName | undefined;
  /** The partition that the host belongs to. `undefined` for a host that is not AWS's, and if it does not matter. */
  readonly partition: PartitionName | undefined;
}

/** Decides whether a request is claimed. Checks the scope of its signature first, then AWS's hosts, and then the endpoints. */
export function claimFor(request: Request, { services, endpoints, isOwnKey, checksPartition }: ClaimOptions): Claim {
  const url = new URL(request.url);
  const scope = signatureScope(request.headers, url);
  const host = scope === undefined || checksPartition ? awsHostOf(url.hostname) : undefined;
  const common = { url, scope, partition: checksPartition ? host?.partition : undefined };
  if (scope !== undefined) {
    const service = services.find((name) => name === scope.service);
    return { ...common, matches: service !== undefined && isOwnKey?.(scope.accessKeyId) !== false, service };
  }
  if (isOwnKey !== undefined) return { ...common, matches: false, service: undefined };
  if (host !== undefined) {
    const service = services.find((name) => name === host.service);
    return { ...common, matches: service !== undefined, service };
  }
  const location = url.origin + url.pathname;
  const isUnder = (base: string) => location.startsWith(base) && ["", "/", ":"].includes(location.charAt(base.length));
  return { ...common, matches: endpoints.some(isUnder), service: undefined };
}
