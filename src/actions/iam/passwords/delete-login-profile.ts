import { defineAction, ownerFor } from "../../action.ts";
import { newUserName } from "../../constraints.ts";
import { loginProfileOf, setLoginProfile } from "./login-profile.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html */
export const DeleteLoginProfile = defineAction({
  name: "DeleteLoginProfile",
  service: "iam",
  changes: true,
  input: { UserName: newUserName },
  run(context, { UserName }) {
    const owner = ownerFor(context, UserName);
    loginProfileOf(context, owner);
    setLoginProfile(context.store, owner, undefined);
    return {};
  },
});
