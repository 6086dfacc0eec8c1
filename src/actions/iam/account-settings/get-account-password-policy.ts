import { noPasswordPolicy } from "../../../protocol/attachment-errors.ts";
import { structure } from "../../../protocol/xml.ts";
import { defineAction } from "../../action.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html */
export const GetAccountPasswordPolicy = defineAction({
  name: "GetAccountPasswordPolicy",
  service: "iam",
  input: {},
  output: {
    documented: [
      structure("PasswordPolicy", [
        "AllowUsersToChangePassword",
        "RequireUppercaseCharacters",
        "RequireSymbols",
        "ExpirePasswords",
        "PasswordReusePrevention",
        "RequireLowercaseCharacters",
        "MaxPasswordAge",
        "HardExpiry",
        "RequireNumbers",
        "MinimumPasswordLength",
      ]),
    ],
    recorded: [
      structure("PasswordPolicy", [
        "ExpirePasswords",
        "MinimumPasswordLength",
        "RequireSymbols",
        "PasswordReusePrevention",
        "AllowUsersToChangePassword",
        "RequireLowercaseCharacters",
        "HardExpiry",
        "RequireNumbers",
        "RequireUppercaseCharacters",
        "MaxPasswordAge",
      ]),
    ],
  },
  run({ store, view }) {
    const { passwordPolicy } = view.settings();
    if (passwordPolicy === undefined) throw noPasswordPolicy(store.accountId);
    return { PasswordPolicy: { ...passwordPolicy, ExpirePasswords: passwordPolicy.MaxPasswordAge !== undefined } };
  },
});
