import { defineAction } from "../../action.ts";
import { boolean, integer } from "../../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html */
export const UpdateAccountPasswordPolicy = defineAction({
  name: "UpdateAccountPasswordPolicy",
  service: "iam",
  changes: true,
  input: {
    MinimumPasswordLength: integer(6, 128),
    RequireSymbols: boolean,
    RequireNumbers: boolean,
    RequireUppercaseCharacters: boolean,
    RequireLowercaseCharacters: boolean,
    AllowUsersToChangePassword: boolean,
    MaxPasswordAge: integer(1, 1095),
    PasswordReusePrevention: integer(1, 24),
    HardExpiry: boolean,
  },
  run({ store }, input) {
    // A missing parameter gets its default, even if the policy had another value before.
    const { MinimumPasswordLength = 6, RequireSymbols = false, RequireNumbers = false } = input;
    const { RequireUppercaseCharacters = false, RequireLowercaseCharacters = false } = input;
    const { AllowUsersToChangePassword = false, MaxPasswordAge, PasswordReusePrevention, HardExpiry } = input;
    store.updateSettings({
      passwordPolicy: {
        MinimumPasswordLength,
        RequireSymbols,
        RequireNumbers,
        RequireUppercaseCharacters,
        RequireLowercaseCharacters,
        AllowUsersToChangePassword,
        MaxPasswordAge,
        PasswordReusePrevention,
        HardExpiry,
      },
    });
    return {};
  },
});
