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
import { GetAccountAuthorizationDetails } from "./iam/get-account-authorization-details.ts";
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
import { CreateVirtualMFADevice } from "./iam/mfa-devices/create-virtual-mfa-device.ts";
import { DeactivateMFADevice } from "./iam/mfa-devices/deactivate-mfa-device.ts";
import { DeleteVirtualMFADevice } from "./iam/mfa-devices/delete-virtual-mfa-device.ts";
import { EnableMFADevice } from "./iam/mfa-devices/enable-mfa-device.ts";
import { ListMFADevices } from "./iam/mfa-devices/list-mfa-devices.ts";
import { ListVirtualMFADevices } from "./iam/mfa-devices/list-virtual-mfa-devices.ts";
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
import { CreateServiceSpecificCredential } from "./iam/service-specific-credentials/create-service-specific-credential.ts";
import { DeleteServiceSpecificCredential } from "./iam/service-specific-credentials/delete-service-specific-credential.ts";
import { ListServiceSpecificCredentials } from "./iam/service-specific-credentials/list-service-specific-credentials.ts";
import { ResetServiceSpecificCredential } from "./iam/service-specific-credentials/reset-service-specific-credential.ts";
import { UpdateServiceSpecificCredential } from "./iam/service-specific-credentials/update-service-specific-credential.ts";
import { DeleteSigningCertificate } from "./iam/signing-certificates/delete-signing-certificate.ts";
import { ListSigningCertificates } from "./iam/signing-certificates/list-signing-certificates.ts";
import { UpdateSigningCertificate } from "./iam/signing-certificates/update-signing-certificate.ts";
import { UploadSigningCertificate } from "./iam/signing-certificates/upload-signing-certificate.ts";
import { DeleteSSHPublicKey } from "./iam/ssh-public-keys/delete-ssh-public-key.ts";
import { GetSSHPublicKey } from "./iam/ssh-public-keys/get-ssh-public-key.ts";
import { ListSSHPublicKeys } from "./iam/ssh-public-keys/list-ssh-public-keys.ts";
import { UpdateSSHPublicKey } from "./iam/ssh-public-keys/update-ssh-public-key.ts";
import { UploadSSHPublicKey } from "./iam/ssh-public-keys/upload-ssh-public-key.ts";
import { ListUserTags } from "./iam/tags/list-user-tags.ts";
import { TagUser } from "./iam/tags/tag-user.ts";
import { UntagUser } from "./iam/tags/untag-user.ts";
import { UpdateAccessKey } from "./iam/update-access-key.ts";
import { UpdateUser } from "./iam/update-user.ts";
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
  CreateServiceSpecificCredential,
  CreateUser,
  CreateVirtualMFADevice,
  DeactivateMFADevice,
  DeleteAccessKey,
  DeleteAccountAlias,
  DeleteAccountPasswordPolicy,
  DeleteGroup,
  DeleteLoginProfile,
  DeleteServiceSpecificCredential,
  DeleteSigningCertificate,
  DeleteSSHPublicKey,
  DeleteUser,
  DeleteUserPermissionsBoundary,
  DeleteUserPolicy,
  DeleteVirtualMFADevice,
  DetachUserPolicy,
  EnableMFADevice,
  GenerateCredentialReport,
  GetAccessKeyInfo,
  GetAccessKeyLastUsed,
  GetAccountAuthorizationDetails,
  GetAccountPasswordPolicy,
  GetAccountSummary,
  GetCallerIdentity,
  GetCredentialReport,
  GetGroup,
  GetLoginProfile,
  GetSessionToken,
  GetSSHPublicKey,
  GetUser,
  GetUserPolicy,
  ListAccessKeys,
  ListAccountAliases,
  ListAttachedUserPolicies,
  ListGroups,
  ListGroupsForUser,
  ListMFADevices,
  ListServiceSpecificCredentials,
  ListSigningCertificates,
  ListSSHPublicKeys,
  ListUserPolicies,
  ListUsers,
  ListUserTags,
  ListVirtualMFADevices,
  PutUserPermissionsBoundary,
  PutUserPolicy,
  RemoveUserFromGroup,
  ResetServiceSpecificCredential,
  TagUser,
  UntagUser,
  UpdateAccessKey,
  UpdateAccountPasswordPolicy,
  UpdateLoginProfile,
  UpdateServiceSpecificCredential,
  UpdateSigningCertificate,
  UpdateSSHPublicKey,
  UpdateUser,
  UploadSigningCertificate,
  UploadSSHPublicKey,
} as const;

/** The name of an action that the mock models. */
export type ActionName = keyof typeof actions;

export const actionNames = Object.keys(actions) as readonly ActionName[];

const byName: ReadonlyMap<string | undefined, Action> = new Map(Object.entries(actions));

/** Finds an action by name. Returns `undefined` for one that the mock does not model. */
export const findAction = (name: string | undefined): Action | undefined => byName.get(name);
