import { sessionUserId } from "../../identifiers/session-credentials.ts";
import { defineAction } from "../action.ts";

const members = ["Arn", "UserId", "Account"] as const;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const GetCallerIdentity = defineAction({
  name: "GetCallerIdentity",
  service: "sts",
  json: true,
  input: {},
  output: { documented: members, recorded: members },
  run({ store, caller }) {
    const { arn: Arn, owner = caller.sessionOf } = caller;
    if (owner !== undefined)
      return { Arn, UserId: owner.kind === "user" ? owner.id : store.accountId, Account: store.accountId };
    return { Arn, UserId: sessionUserId(Arn), Account: Arn.split(":")[4] };
  },
});
