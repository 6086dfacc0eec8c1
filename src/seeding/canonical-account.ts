import { omitUndefined } from "../account/attachment-records.ts";
import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import { formatValue } from "../messages/format-value.ts";
import type { PasswordPolicyFixture } from "./attachment-types.ts";
import { checkSerialNumber, type Report, VIRTUAL_DEVICE } from "./canonical.ts";
import type { Members } from "./members.ts";
import type { Part } from "./part.ts";

/** Converts what a fixture says about the account itself. Reports contradictions, and more than one alias. */
export function canonicalAccount(
  store: AccountStore,
  { AccountAliases = [], PasswordPolicy, VirtualMFADevices }: Part["settings"][number]["value"],
  report: Report,
): Members {
  if (AccountAliases.length > 1)
    report(["AccountAliases"], "contains several aliases, but an account has at most one.");
  const { MaxPasswordAge, ExpirePasswords } = PasswordPolicy ?? {};
  if (ExpirePasswords !== undefined && ExpirePasswords !== (MaxPasswordAge !== undefined))
    report(
      ["PasswordPolicy", "ExpirePasswords"],
      `is ${ExpirePasswords}, but there is ${ExpirePasswords ? "no" : "a"} MaxPasswordAge. Leave ExpirePasswords out.`,
    );
  for (const [index, { SerialNumber }] of (VirtualMFADevices ?? []).entries()) {
    const path = ["VirtualMFADevices", index, "SerialNumber"];
    if (!VIRTUAL_DEVICE.test(SerialNumber))
      report(
        path,
        `is ${formatValue(SerialNumber)}; expected the ARN of a virtual device, such as "${store.arn("mfa/Bob")}".`,
      );
    else checkSerialNumber(store, SerialNumber, path, report);
  }
  const devices = VirtualMFADevices?.map(({ SerialNumber, Base32StringSeed, CodeLastUsed }) => ({
    SerialNumber,
    Base32StringSeed,
    CodeLastUsed: parseDate(CodeLastUsed),
  }));
  return omitUndefined({
    AccountAliases: AccountAliases[0],
    PasswordPolicy: PasswordPolicy && completePolicy(PasswordPolicy),
    VirtualMFADevices: devices?.map(omitUndefined),
  });
}

/** Fills in the defaults, because a password policy is compared as a whole. */
function completePolicy(policy: PasswordPolicyFixture): Members {
  return omitUndefined({
    MinimumPasswordLength: policy.MinimumPasswordLength ?? 6,
    RequireSymbols: policy.RequireSymbols ?? false,
    RequireNumbers: policy.RequireNumbers ?? false,
    RequireUppercaseCharacters: policy.RequireUppercaseCharacters ?? false,
    RequireLowercaseCharacters: policy.RequireLowercaseCharacters ?? false,
    AllowUsersToChangePassword: policy.AllowUsersToChangePassword ?? false,
    ExpirePasswords: policy.MaxPasswordAge !== undefined,
    MaxPasswordAge: policy.MaxPasswordAge,
    PasswordReusePrevention: policy.PasswordReusePrevention,
    HardExpiry: policy.HardExpiry,
  });
}
