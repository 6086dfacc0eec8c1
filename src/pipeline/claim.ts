import type { ServiceName } from "../protocol/services.ts";
import { type SignatureScope, signatureScope } from "../protocol/signature-scope.ts";

/** The options that decide whether a request is claimed. The body is never read for this. */
export interface ClaimOptions {
  readonly services: readonly ServiceName[];
  /** Base URLs without a trailing slash. */
  readonly endpoints: readonly string[];
  /** Returns whether a key id belongs to this account. `undefined` unless `claim` is `"own-keys"`. */
  readonly isOwnKey: ((accessKeyId: string) => boolean) | undefined;
}

/** Whether the mock responds to a request, with the request's URL and the scope of its signature. */
export interface Claim {
  readonly matches: boolean;
  readonly url: URL;
  readonly scope: SignatureScope | undefined;
  /** The service that the signature or the host names. */
  readonly service: ServiceName | undefined;
}

// The DNS suffixes of the AWS partitions, with those of dual-stack endpoints.
const AWS_HOST =
  /^(iam|iam-fips|sts|sts-fips)\.(?:[a-z0-9-]+\.)*(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|api\.aws\.ic\.gov|sc2s\.sgov\.gov|api\.aws\.scloud|cloud\.adc-e\.uk|api\.cloud-aws\.adc-e\.uk|csp\.hci\.ic\.gov|api\.aws\.hci\.ic\.gov)\.?$/;

/** Decides whether a request is claimed. Checks the scope of its signature first, then AWS's hosts, and then the endpoints. */
export function claimFor(request: Request, { services, endpoints, isOwnKey }: ClaimOptions): Claim {
  const url = new URL(request.url);
  const scope = signatureScope(request.headers, url);
  if (scope !== undefined) {
    const service = services.find((name) => name === scope.service);
    return { matches: service !== undefined && isOwnKey?.(scope.accessKeyId) !== false, url, scope, service };
  }
  if (isOwnKey !== undefined) return { matches: false, url, scope, service: undefined };
  const label = AWS_HOST.exec(url.hostname)?.[1]?.replace("-fips", "");
  if (label !== undefined) {
    const service = services.find((name) => name === label);
    return { matches: service !== undefined, url, scope, service };
  }
  const location = url.origin + url.pathname;
  const isUnder = (base: string) => location.startsWith(base) && ["", "/", ":"].includes(location.charAt(base.length));
  return { matches: endpoints.some(isUnder), url, scope, service: undefined };
}
