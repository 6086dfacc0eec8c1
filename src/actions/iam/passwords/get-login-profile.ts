import { defineAction, ownerFor } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { loginProfileMembers, loginProfileOf, loginProfileOutput } from "./login-profile.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html */
export const GetLoginProfile = defineAction({
  name: "GetLoginProfile",
  service: "iam",
  input: { UserName: userName },
  output: loginProfileOutput,
  run(context, { UserName }) {
    const owner = ownerFor(context, UserName);
    return { LoginProfile: loginProfileMembers(owner, loginProfileOf(context, owner)) };
  },
});
