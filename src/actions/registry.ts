import type { Action } from "./action.ts";
import { CreateAccountAlias } from "./iam/account-settings/create-account-alias.ts";
import { DeleteAccountAlias } from "./iam/account-settings/delete-account-alias.ts";
import { DeleteAccountPasswordPolicy } from "./iam/account-settings/delete-account-password-policy.ts";
import { GetAccountPasswordPolicy } from "./iam/account-settings/get-account-password-policy.ts";
import { ListAccountAliases } from "./iam/account-settings/list-account-aliases.ts";
import { UpdateAccountPasswordPolicy } from "./iam/account-settings/update-account-password-policy.ts";
import { CreateAccessKey } from "./iam/create-access-key.ts";
import { CreateUser } from "./iam/create-user.ts";
import { DeleteAccessKey } from "./iam/delete-access-key.ts";
import { DeleteUser } from "./iam/delete-user.ts";
import { GenerateCredentialReport } from "./iam/generate-credential-report.ts";
import { GetAccessKeyLastUsed } from "./iam/get-access-key-last-used.ts";
import { GetAccountSummary } from "./iam/get-account-summary.ts";
import { GetCredentialReport } from "./iam/get-credential-report.ts";
import { GetUser } from "./iam/get-user.ts";
import { AddUserToGroup } from "./iam/groups/add-user-to-group.ts";
import { CreateGroup } from "./iam/groups/create-group.ts";
import { DeleteGroup } from "./iam/groups/delete-group.ts";
import { GetGroup } from "./iam/groups/get-group.ts";
import { ListGroups } from "./iam/groups/list-groups.ts";
import { ListGroupsForUser } from "./iam/groups/list-groups-for-user.ts";
import { RemoveUserFromGroup } from "./iam/groups/remove-user-from-group.ts";
import { ListAccessKeys } from "./iam/list-access-keys.ts";
import { ListUsers } from "./iam/list-users.ts";
import { ChangePassword } from "./iam/passwords/change-password.ts";
import { CreateLoginProfile } from "./iam/passwords/create-login-profile.ts";
import { DeleteLoginProfile } from "./iam/passwords/delete-login-profile.ts";
import { GetLoginProfile } from "./iam/passwords/get-login-profile.ts";
import { UpdateLoginProfile } from "./iam/passwords/update-login-profile.ts";
import { AttachUserPolicy } from "./iam/policies/attach-user-policy.ts";
import { DeleteUserPermissionsBoundary } from "./iam/policies/delete-user-permissions-boundary.ts";
import { DeleteUserPolicy } from "./iam/policies/delete-user-policy.ts";
import { DetachUserPolicy } from "./iam/policies/detach-user-policy.ts";
import { GetUserPolicy } from "./iam/policies/get-user-policy.ts";
import { ListAttachedUserPolicies } from "./iam/policies/list-attached-user-policies.ts";
import { ListUserPolicies } from "./iam/policies/list-user-policies.ts";
import { PutUserPermissionsBoundary } from "./iam/policies/put-user-permissions-boundary.ts";
import { PutUserPolicy } from "./iam/policies/put-user-policy.ts";
import { ListUserTags } from "./iam/tags/list-user-tags.ts";
import { TagUser } from "./iam/tags/tag-user.ts";
import { UntagUser } from "./iam/tags/untag-user.ts";
import { UpdateAccessKey } from "./iam/update-access-key.ts";
import { UpdateUser } from "./iam/update-user.ts";
import { userAttachments } from "./iam/user-attachments.ts";
import { AssumeRole } from "./sts/assume-role.ts";
import { AssumeRoleWithWebIdentity } from "./sts/assume-role-with-web-identity.ts";
import { GetAccessKeyInfo } from "./sts/get-access-key-info.ts";
import { GetCallerIdentity } from "./sts/get-caller-identity.ts";
import { GetSessionToken } from "./sts/get-session-token.ts";

/** Every action that the mock models. */
const actions = {
  AddUserToGroup,
  AssumeRole,
  AssumeRoleWithWebIdentity,
  AttachUserPolicy,
  ChangePassword,
  CreateAccessKey,
  CreateAccountAlias,
  CreateGroup,
  CreateLoginProfile,
  CreateUser,
  DeleteAccessKey,
  DeleteAccountAlias,
  DeleteAccountPasswordPolicy,
  DeleteGroup,
  DeleteLoginProfile,
  DeleteUser,
  DeleteUserPermissionsBoundary,
  DeleteUserPolicy,
  DetachUserPolicy,
  GenerateCredentialReport,
  GetAccessKeyInfo,
  GetAccessKeyLastUsed,
  GetAccountPasswordPolicy,
  GetAccountSummary,
  GetCallerIdentity,
  GetCredentialReport,
  GetGroup,
  GetLoginProfile,
  GetSessionToken,
  GetUser,
  GetUserPolicy,
  ListAccessKeys,
  ListAccountAliases,
  ListAttachedUserPolicies,
  ListGroups,
  ListGroupsForUser,
  ListUserPolicies,
  ListUserTags,
  ListUsers,
  PutUserPermissionsBoundary,
  PutUserPolicy,
  RemoveUserFromGroup,
  TagUser,
  UntagUser,
  UpdateAccessKey,
  UpdateAccountPasswordPolicy,
  UpdateLoginProfile,
  UpdateUser,
  ...userAttachments,
} as const;

/** The name of an action that the mock models. */
export type ActionName = keyof typeof actions;

export const actionNames = Object.keys(actions) as readonly ActionName[];

const byName: ReadonlyMap<string | undefined, Action> = new Map(Object.entries(actions));

/** Finds an action by name. Returns `undefined` for one that the mock does not model. */
export const findAction = (name: string | undefined): Action | undefined => byName.get(name);
