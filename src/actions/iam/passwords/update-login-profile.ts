import { defineAction, userNamed } from "../../action.ts";
import { boolean, password, userName } from "../../constraints.ts";
import { checkPassword } from "./check-password.ts";
import { loginProfileOf, setLoginProfile, withPassword } from "./login-profile.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html */
export const UpdateLoginProfile = defineAction({
  name: "UpdateLoginProfile",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, Password: password, PasswordResetRequired: boolean },
  run(context, { UserName, Password, PasswordResetRequired }) {
    const { store, timestamp } = context;
    const user = userNamed(context, UserName);
    const profile = loginProfileOf(context, user);
    if (Password !== undefined) checkPassword(store, Password, profile);
    setLoginProfile(store, user, {
      ...(Password === undefined ? profile : withPassword(profile, Password, timestamp)),
      passwordResetRequired: PasswordResetRequired ?? profile.passwordResetRequired,
    });
    return {};
  },
});
