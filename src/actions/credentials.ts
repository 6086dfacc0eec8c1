import { secondsAfter } from "../account/dates.ts";
import type { Session } from "../account/issued.ts";
import { structure } from "../wire/xml.ts";
import type { ActionContext } from "./action.ts";

/** The `Credentials` structure, as AssumeRole's sample has it, and as AWS really sends it. */
export const credentials = structure("Credentials", ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]);

/** Gives out temporary credentials of an account, for so many seconds from now on. */
export function giveCredentials(
  { model, today }: ActionContext,
  accountId: string,
  seconds: number,
  session: Omit<Session, "expiration">,
) {
  const expiration = secondsAfter(today, seconds);
  const { id, secret, token } = model.issue(accountId, { ...session, expiration });
  return { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expiration };
}
