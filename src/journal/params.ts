import type { Parameters } from "../protocol/query.ts";

/** Parameters whose values are secrets in IAM's and STS's own actions. */
const SECRET =
  /^(?:Password|OldPassword|NewPassword|PrivateKey|AddPrivateKey|TokenCode|AuthenticationCode\d|WebIdentityToken|SAMLAssertion|TradeInToken|SecurityToken)$/;
const PROTOCOL = /^(?:Action$|Version$|X-Amz-|AWSAccessKeyId$|Signature)/i;

/** The parameters as the journal keeps them: those of the protocol and of signatures left out, secrets masked. */
export function recordedParams(parameters: Parameters): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of parameters) {
    if (PROTOCOL.test(name)) continue;
    const recorded = SECRET.test(name) ? "***" : value;
    // By definition, not by assignment: __proto__ is a name as any other.
    if (name === "__proto__") Object.defineProperty(kept, name, { value: recorded, enumerable: true });
    else kept[name] = recorded;
  }
  return Object.freeze(kept);
}
