import { secondsAfter } from "../../account/timestamp.ts";
import type { Session } from "../../identifiers/session-credentials.ts";
import { structure } from "../../protocol/xml.ts";
import type { ActionContext } from "../action.ts";

/** The `Credentials` structure, as AssumeRole's sample has it, and as AWS really sends it. */
export const credentials = structure("Credentials", ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]);

/** Gives out temporary credentials of an account, for so many seconds from now on. */
export function issueCredentials(
  { store, timestamp }: ActionContext,
  accountId: string,
  seconds: number,
  session: Omit<Session, "expiration">,
) {
  const expiration = secondsAfter(timestamp, seconds);
  const { id, secret, token } = store.issue(accountId, { ...session, expiration });
  return { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expiration };
}
