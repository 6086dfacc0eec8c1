import type { LoginProfile } from "../../../account/attachments.ts";
import type { Owner } from "../../../account/state.ts";
import type { AccountStore } from "../../../account/store.ts";
import { noSuchLoginProfile } from "../../../protocol/attachment-errors.ts";
import { structure } from "../../../protocol/xml.ts";
import type { ActionContext } from "../../action.ts";

/** The `LoginProfile` structure that CreateLoginProfile and GetLoginProfile return. */
export const loginProfileOutput = {
  documented: [structure("LoginProfile", ["UserName", "CreateDate", "PasswordResetRequired"])],
  recorded: [structure("LoginProfile", ["UserName", "PasswordResetRequired", "CreateDate"])],
} as const;

/** Returns the members of a login profile. The root user's profile has no name. */
export const loginProfileMembers = (owner: Owner, { createDate, passwordResetRequired }: LoginProfile) => ({
  UserName: owner.name,
  CreateDate: createDate,
  PasswordResetRequired: passwordResetRequired,
});

export function loginProfileOf({ view }: ActionContext, owner: Owner): LoginProfile {
  const profile = owner.kind === "user" ? owner.loginProfile : view.settings().rootLoginProfile;
  if (profile === undefined) throw noSuchLoginProfile(owner.name);
  return profile;
}

/** Sets the login profile of an owner. `undefined` removes it, and the date on which the password was last used. */
export function setLoginProfile(store: AccountStore, owner: Owner, profile: LoginProfile | undefined): void {
  if (owner.kind === "root") {
    store.updateSettings({
      rootLoginProfile: profile,
      ...(profile === undefined ? { rootPasswordLastUsed: undefined } : {}),
    });
  } else {
    store.updateUser(owner.id, {
      loginProfile: profile,
      ...(profile === undefined ? { passwordLastUsed: undefined } : {}),
    });
  }
}

/** Returns the profile with a new password. It keeps the former passwords for policies that prevent their reuse. */
export const withPassword = (profile: LoginProfile, password: string, timestamp: string): LoginProfile => ({
  ...profile,
  password,
  passwordLastChanged: timestamp,
  passwordNextRotation: undefined,
  formerPasswords: [profile.password ?? [], profile.formerPasswords].flat(),
});
