import { sessionUserId } from "../../identifiers/session-credentials.ts";
import { defineAction } from "../action.ts";

const members = ["Arn", "UserId", "Account"] as const;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const GetCallerIdentity = defineAction({
  name: "GetCallerIdentity",
  service: "sts",
  input: {},
  output: { documented: members, recorded: members },
  run({ store, caller }) {
    const { arn: Arn, ownerId = caller.sessionOf } = caller;
    if (ownerId !== undefined) return { Arn, UserId: ownerId, Account: store.accountId };
    return { Arn, UserId: sessionUserId(Arn), Account: Arn.split(":")[4] };
  },
});
