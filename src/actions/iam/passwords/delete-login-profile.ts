import { defineAction, ownerFor } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { loginProfileOf, setLoginProfile } from "./login-profile.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html */
export const DeleteLoginProfile = defineAction({
  name: "DeleteLoginProfile",
  service: "iam",
  changes: true,
  input: { UserName: userName },
  run(context, { UserName }) {
    const owner = ownerFor(context, UserName);
    loginProfileOf(context, owner);
    setLoginProfile(context.store, owner, undefined);
    return {};
  },
});
