import { secondsAfter } from "../../account/timestamp.ts";
import type { Session } from "../../identifiers/session-credentials.ts";
import { structure } from "../../protocol/xml.ts";
import type { ActionContext } from "../action.ts";

/** The `Credentials` structure in the order of AWS's responses, which is also the order of AssumeRole's sample response. */
export const credentials = structure("Credentials", ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]);

/** Issues temporary credentials for an account. They expire after this many seconds. */
export function issueCredentials(
  { store, timestamp }: ActionContext,
  accountId: string,
  seconds: number,
  session: Omit<Session, "expiration">,
) {
  const expiration = secondsAfter(timestamp, seconds);
  const { id, secret, token } = store.issueCredentials(accountId, { ...session, expiration });
  return { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expiration };
}
