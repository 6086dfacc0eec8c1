import { secondsAfter } from "../../account/timestamp.ts";
import { paddingFor, type Session } from "../../identifiers/session-credentials.ts";
import { structure } from "../../protocol/xml.ts";
import type { ActionContext } from "../action.ts";

/** The `Credentials` structure in the order of AWS's responses, which is also the order of AssumeRole's sample response. */
export const credentials = structure("Credentials", ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]);

/** The `Credentials` structure in the order of AssumeRoleWithWebIdentity's sample response. */
export const webIdentityCredentials = structure("Credentials", [
  "SessionToken",
  "SecretAccessKey",
  "Expiration",
  "AccessKeyId",
]);

/** The largest session token that a caller can ask for. */
const MAX_TOKEN_SIZE = 4096;

/** Issues temporary credentials for an account. They expire after this many seconds, and their token has at least this many bytes. */
export function issueCredentials(
  { store, timestamp }: ActionContext,
  accountId: string,
  seconds: number,
  caller: Omit<Session, "expiration" | "padding">,
  minimumTokenSize = 0,
) {
  const session = { ...caller, expiration: secondsAfter(timestamp, seconds) };
  const padding = paddingFor(session, minimumTokenSize);
  const { id, secret, token } = store.issueCredentials(accountId, { ...session, padding });
  return {
    Credentials: {
      AccessKeyId: id,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: session.expiration,
    },
    SessionTokenSize: token.length,
    SessionTokenUtilization: Math.min(100, Math.ceil((token.length * 100) / MAX_TOKEN_SIZE)),
  };
}
