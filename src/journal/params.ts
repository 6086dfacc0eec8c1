import type { Parameters } from "../protocol/query.ts";

/** Ignores the case, because a client can misspell a name. */
const SECRET =
  /^(?:Password|OldPassword|NewPassword|PrivateKey|AddPrivateKey|TokenCode|AuthenticationCode\d|WebIdentityToken|SAMLAssertion|TradeInToken|SecurityToken)(?:\.|$)/i;
/** A private key can be sent by mistake in place of a public key or a certificate. */
const PRIVATE_KEY = /PRIVATE KEY-----/;
const PROTOCOL = /^(?:Action$|Version$|X-Amz-|AWSAccessKeyId$|Signature)/i;

/** Returns the parameters without those of the protocol and of signatures, and with secrets masked. */
export function recordedParams(parameters: Parameters): Readonly<Record<string, string>> {
  const recorded: Record<string, string> = {};
  for (const [name, sent] of parameters) {
    if (PROTOCOL.test(name)) continue;
    const value = SECRET.test(name) || PRIVATE_KEY.test(sent) ? "***" : sent;
    // An assignment to __proto__ would not add a member.
    if (name === "__proto__") Object.defineProperty(recorded, name, { value, enumerable: true });
    else recorded[name] = value;
  }
  return Object.freeze(recorded);
}
