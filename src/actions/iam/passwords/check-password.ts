import type { LoginProfile, PasswordPolicy } from "../../../account/attachments.ts";
import type { AccountStore } from "../../../account/store.ts";
import { passwordTooShort } from "../../../protocol/attachment-errors.ts";
import { awsError } from "../../../protocol/errors.ts";

const UPPER_CASE = /[A-Z]/;
const LOWER_CASE = /[a-z]/;
const DIGIT = /\d/;
const SYMBOL = /[!@#$%^&*()_+\-=[\]{}|']/;

const DEFAULT_MINIMUM_LENGTH = 8;
const DEFAULT_MINIMUM_KINDS = 3;

/** Throws AWS's error for a password that the account's policy, or AWS's default policy, does not allow. */
export function checkPassword(store: AccountStore, password: string, profile?: LoginProfile): void {
  const policy = store.settings().passwordPolicy;
  const minimum = policy?.MinimumPasswordLength ?? DEFAULT_MINIMUM_LENGTH;
  if (password.length < minimum) throw passwordTooShort(minimum);
  const isAllowed = policy === undefined ? hasEnoughKinds(password) : conforms(policy, password, profile);
  if (!isAllowed) throw awsError("PasswordPolicyViolation");
}

const hasEnoughKinds = (password: string) =>
  [UPPER_CASE, LOWER_CASE, DIGIT, SYMBOL].filter((kind) => kind.test(password)).length >= DEFAULT_MINIMUM_KINDS;

function conforms(policy: PasswordPolicy, password: string, profile: LoginProfile | undefined): boolean {
  const required = [
    [policy.RequireUppercaseCharacters, UPPER_CASE],
    [policy.RequireLowercaseCharacters, LOWER_CASE],
    [policy.RequireNumbers, DIGIT],
    [policy.RequireSymbols, SYMBOL],
  ] as const;
  const remembered = [profile?.password, ...(profile?.formerPasswords ?? [])].slice(
    0,
    policy.PasswordReusePrevention ?? 0,
  );
  return required.every(([isRequired, kind]) => !isRequired || kind.test(password)) && !remembered.includes(password);
}
