import { loginProfileExists, passwordRequired, rootLoginProfileExists } from "../../../protocol/attachment-errors.ts";
import { defineAction, ownerFor } from "../../action.ts";
import { boolean, password, userName } from "../../constraints.ts";
import { checkPassword } from "./check-password.ts";
import { loginProfileMembers, loginProfileOutput, setLoginProfile } from "./login-profile.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html */
export const CreateLoginProfile = defineAction({
  name: "CreateLoginProfile",
  service: "iam",
  changes: true,
  input: { UserName: userName, Password: password, PasswordResetRequired: boolean },
  output: loginProfileOutput,
  run(context, { UserName, Password, PasswordResetRequired = false }) {
    const { store, caller, timestamp } = context;
    // Only the root user can leave out the password, and only for its own profile.
    if (Password === undefined && (UserName !== undefined || caller.ownerId !== store.accountId))
      throw passwordRequired();
    const owner = ownerFor(context, UserName);
    if (owner.kind === "root") {
      if (store.settings().rootLoginProfile !== undefined) throw rootLoginProfileExists(store.accountId);
    } else if (owner.loginProfile !== undefined) throw loginProfileExists(owner.name);
    if (Password !== undefined) checkPassword(store, Password);
    const profile = {
      createDate: timestamp,
      password: Password,
      passwordResetRequired: PasswordResetRequired,
      passwordLastChanged: timestamp,
      passwordNextRotation: undefined,
      formerPasswords: [],
    };
    setLoginProfile(store, owner, profile);
    return { LoginProfile: loginProfileMembers(owner, profile) };
  },
});
