import type { ServiceName } from "../actions/action.ts";
import { type SignatureScope, signatureScope } from "../protocol/signature-scope.ts";

/** What the double goes by when it decides whether a request is its own: never the body. */
export interface ClaimOptions {
  readonly services: readonly ServiceName[];
  /** Base URLs without a trailing slash. */
  readonly endpoints: readonly string[];
  /** With `claim: "own-keys"`: whether a key id belongs to this account. */
  readonly isOwnKey: ((accessKeyId: string) => boolean) | undefined;
}

/** Whether a request is the double's, its URL, who signed it, and the service where the signature or the host names it. */
export interface Claim {
  readonly matches: boolean;
  readonly url: URL;
  readonly scope: SignatureScope | undefined;
  readonly service: ServiceName | undefined;
}

// The DNS suffixes of the AWS partitions, plain and dual-stack.
const AWS_HOST =
  /^(iam|iam-fips|sts|sts-fips)\.(?:[a-z0-9-]+\.)*(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|api\.aws\.ic\.gov|sc2s\.sgov\.gov|api\.aws\.scloud|cloud\.adc-e\.uk|api\.cloud-aws\.adc-e\.uk|csp\.hci\.ic\.gov|api\.aws\.hci\.ic\.gov)\.?$/;

/** Whether and how a request is the double's: by its signature's scope, else by an AWS host, else by one of `endpoints`. */
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
