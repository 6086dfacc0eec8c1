import { defineAction, ownerFor } from "../action.ts";
import { existingUserName } from "../constraints.ts";
import { userMembers, userOutput } from "./user-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const GetUser = defineAction({
  name: "GetUser",
  service: "iam",
  input: { UserName: existingUserName },
  output: userOutput,
  run(context, { UserName }) {
    const { store, timestamp } = context;
    return { User: userMembers(store, ownerFor(context, UserName), timestamp) };
  },
});
