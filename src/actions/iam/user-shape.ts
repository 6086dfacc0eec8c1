import type { User } from "../../account/state.ts";
import type { AccountStore, AccountView } from "../../account/store.ts";
import { list, structure } from "../../protocol/xml.ts";
import { boundaryMembers } from "./policies/policy-arn.ts";

/** The `User` structure that CreateUser and GetUser return. */
export const userOutput = {
  documented: [
    structure("User", [
      ...["Path", "UserName", "UserId", "Arn", "CreateDate", "PasswordLastUsed"],
      structure("PermissionsBoundary", ["PermissionsBoundaryType", "PermissionsBoundaryArn"]),
      list("Tags", ["Key", "Value"]),
    ]),
  ],
  recorded: [
    structure("User", [
      ...["Path", "PasswordLastUsed"],
      structure("PermissionsBoundary", ["PermissionsBoundaryArn", "PermissionsBoundaryType"]),
      ...["UserName", "Arn", "UserId", "CreateDate"],
      list("Tags", ["Value", "Key"]),
    ]),
  ],
} as const;

/** Returns the members that every structure of a user has. */
export const identityMembers = (store: AccountStore, user: User) => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: store.arnOf(user),
  CreateDate: user.createDate,
});

export const userMembers = (store: AccountStore, user: User) => ({
  ...identityMembers(store, user),
  PasswordLastUsed: user.passwordLastUsed,
  PermissionsBoundary: user.permissionsBoundary === undefined ? undefined : boundaryMembers(user.permissionsBoundary),
  Tags: user.tags.length > 0 ? user.tags : undefined,
});

/** Returns the members of the root user. Its id is the account id, and it has no name or path. */
export function rootMembers(store: AccountStore, view: AccountView, timestamp: string) {
  const { rootCreateDate, rootPasswordLastUsed } = view.settings();
  return {
    UserId: store.accountId,
    Arn: store.arnOf(store.root),
    CreateDate: rootCreateDate ?? store.createDate() ?? timestamp,
    PasswordLastUsed: rootPasswordLastUsed,
  };
}
