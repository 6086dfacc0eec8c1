import { samePassword, wrongPassword } from "../../../protocol/attachment-errors.ts";
import { awsError, noSuchUser } from "../../../protocol/errors.ts";
import { defineAction } from "../../action.ts";
import { password } from "../../constraints.ts";
import { checkPassword } from "./check-password.ts";
import { loginProfileOf, setLoginProfile, withPassword } from "./login-profile.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html */
export const ChangePassword = defineAction({
  name: "ChangePassword",
  service: "iam",
  changes: true,
  input: { OldPassword: { ...password, required: true }, NewPassword: { ...password, required: true } },
  run(context, { OldPassword, NewPassword }) {
    const { store, view, caller, timestamp } = context;
    const user = view.userOfId(caller.ownerId ?? caller.sessionOf ?? "");
    // A user can be deleted after the mock has identified the caller.
    if (user === undefined && caller.userName !== undefined) throw noSuchUser(caller.userName);
    if (user === undefined) throw awsError("InvalidUserType");
    const profile = loginProfileOf(context, user);
    // If a fixture left the password out, any old password is accepted.
    if (profile.password !== undefined && profile.password !== OldPassword) throw wrongPassword();
    if (NewPassword === OldPassword) throw samePassword();
    checkPassword(store, NewPassword, profile);
    setLoginProfile(store, user, { ...withPassword(profile, NewPassword, timestamp), passwordResetRequired: false });
    return {};
  },
});
