import { defineAction, ownerFor } from "../action.ts";
import { existingUserName } from "../constraints.ts";
import { rootMembers, userMembers, userOutput } from "./user-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const GetUser = defineAction({
  name: "GetUser",
  service: "iam",
  input: { UserName: existingUserName },
  output: userOutput,
  run(context, { UserName }) {
    const { store, view, timestamp } = context;
    const owner = ownerFor(context, UserName);
    return { User: owner.kind === "root" ? rootMembers(store, view, timestamp) : userMembers(store, owner) };
  },
});
