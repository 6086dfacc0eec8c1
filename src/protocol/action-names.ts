// `npm run action-names` writes this file.

/** The name of every action of AWS IAM and STS, whether or not the mock models it. */
// biome-ignore format: with one name a line, this file would be too long.
export const awsActionNames = [
  "AcceptDelegationRequest", "AcquireRole", "AddClientIDToOpenIDConnectProvider", "AddRoleToInstanceProfile",
  "AddUserToGroup", "AssociateDelegationRequest", "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity",
  "AssumeRoot", "AttachGroupPolicy", "AttachRolePolicy", "AttachUserPolicy", "ChangePassword", "CreateAccessKey",
  "CreateAccountAlias", "CreateDelegationRequest", "CreateGroup", "CreateInstanceProfile", "CreateLoginProfile",
  "CreateOpenIDConnectProvider", "CreatePolicy", "CreatePolicyVersion", "CreateRole", "CreateSAMLProvider",
  "CreateServiceLinkedRole", "CreateServiceSpecificCredential", "CreateUser", "CreateVirtualMFADevice",
  "DeactivateMFADevice", "DecodeAuthorizationMessage", "DeleteAccessKey", "DeleteAccountAlias",
  "DeleteAccountPasswordPolicy", "DeleteGroup", "DeleteGroupPolicy", "DeleteInstanceProfile", "DeleteLoginProfile",
  "DeleteOpenIDConnectProvider", "DeletePolicy", "DeletePolicyVersion", "DeleteRole", "DeleteRolePermissionsBoundary",
  "DeleteRolePolicy", "DeleteSAMLProvider", "DeleteSSHPublicKey", "DeleteServerCertificate", "DeleteServiceLinkedRole",
  "DeleteServiceSpecificCredential", "DeleteSigningCertificate", "DeleteUser", "DeleteUserPermissionsBoundary",
  "DeleteUserPolicy", "DeleteVirtualMFADevice", "DetachGroupPolicy", "DetachRolePolicy", "DetachUserPolicy",
  "DisableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootSessions",
  "DisableOutboundWebIdentityFederation", "EnableMFADevice", "EnableOrganizationsRootCredentialsManagement",
  "EnableOrganizationsRootSessions", "EnableOutboundWebIdentityFederation", "GenerateCredentialReport",
  "GenerateOrganizationsAccessReport", "GenerateServiceLastAccessedDetails", "GetAccessKeyInfo", "GetAccessKeyLastUsed",
  "GetAccountAuthorizationDetails", "GetAccountPasswordPolicy", "GetAccountProperties", "GetAccountSummary",
  "GetCallerIdentity", "GetContextKeysForCustomPolicy", "GetContextKeysForPrincipalPolicy", "GetCredentialReport",
  "GetDelegatedAccessToken", "GetDelegationRequest", "GetFederationToken", "GetGroup", "GetGroupPolicy",
  "GetHumanReadableSummary", "GetInstanceProfile", "GetLoginProfile", "GetMFADevice", "GetOpenIDConnectProvider",
  "GetOrganizationsAccessReport", "GetOutboundWebIdentityFederationInfo", "GetPolicy", "GetPolicyVersion", "GetRole",
  "GetRolePolicy", "GetRoleTemplateVersion", "GetSAMLProvider", "GetSSHPublicKey", "GetServerCertificate",
  "GetServiceLastAccessedDetails", "GetServiceLastAccessedDetailsWithEntities", "GetServiceLinkedRoleDeletionStatus",
  "GetSessionToken", "GetUser", "GetUserPolicy", "GetWebIdentityToken", "ListAccessKeys", "ListAccountAliases",
  "ListAttachedGroupPolicies", "ListAttachedRolePolicies", "ListAttachedUserPolicies", "ListDelegationRequests",
  "ListEntitiesForPolicy", "ListGroupPolicies", "ListGroups", "ListGroupsForUser", "ListInstanceProfileTags",
  "ListInstanceProfiles", "ListInstanceProfilesForRole", "ListMFADeviceTags", "ListMFADevices",
  "ListOpenIDConnectProviderTags", "ListOpenIDConnectProviders", "ListOrganizationsFeatures", "ListPolicies",
  "ListPoliciesGrantingServiceAccess", "ListPolicyTags", "ListPolicyVersions", "ListRolePolicies", "ListRoleTags",
  "ListRoles", "ListSAMLProviderTags", "ListSAMLProviders", "ListSSHPublicKeys", "ListServerCertificateTags",
  "ListServerCertificates", "ListServiceSpecificCredentials", "ListSigningCertificates", "ListUserPolicies",
  "ListUserTags", "ListUsers", "ListVirtualMFADevices", "PutAccountProperties", "PutGroupPolicy",
  "PutRolePermissionsBoundary", "PutRolePolicy", "PutUserPermissionsBoundary", "PutUserPolicy",
  "RejectDelegationRequest", "RemoveClientIDFromOpenIDConnectProvider", "RemoveRoleFromInstanceProfile",
  "RemoveUserFromGroup", "ResetServiceSpecificCredential", "ResyncMFADevice", "SendDelegationToken",
  "SetDefaultPolicyVersion", "SetSecurityTokenServicePreferences", "SimulateCustomPolicy", "SimulatePrincipalPolicy",
  "TagInstanceProfile", "TagMFADevice", "TagOpenIDConnectProvider", "TagPolicy", "TagRole", "TagSAMLProvider",
  "TagServerCertificate", "TagUser", "UntagInstanceProfile", "UntagMFADevice", "UntagOpenIDConnectProvider",
  "UntagPolicy", "UntagRole", "UntagSAMLProvider", "UntagServerCertificate", "UntagUser", "UpdateAccessKey",
  "UpdateAccountPasswordPolicy", "UpdateAssumeRolePolicy", "UpdateDelegationRequest", "UpdateGroup",
  "UpdateLoginProfile", "UpdateOpenIDConnectProviderThumbprint", "UpdateRole", "UpdateRoleDescription",
  "UpdateSAMLProvider", "UpdateSSHPublicKey", "UpdateServerCertificate", "UpdateServiceSpecificCredential",
  "UpdateSigningCertificate", "UpdateUser", "UploadSSHPublicKey", "UploadServerCertificate", "UploadSigningCertificate",
] as const;

/** The name of an action of AWS IAM or STS, whether or not the mock models it. */
export type AwsActionName = (typeof awsActionNames)[number];

/** The names of the actions of STS. */
// biome-ignore format: like the list above.
export const stsActionNames = [
  "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot", "DecodeAuthorizationMessage",
  "GetAccessKeyInfo", "GetCallerIdentity", "GetDelegatedAccessToken", "GetFederationToken", "GetSessionToken",
  "GetWebIdentityToken",
] as const satisfies readonly AwsActionName[];

/** The actions that AWS returns in pages, and the members of their outputs that are lists. */
export const pagedLists = {
  GetAccountAuthorizationDetails: ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"],
  GetGroup: ["Users"],
  GetOrganizationsAccessReport: ["AccessDetails"],
  GetServiceLastAccessedDetails: ["ServicesLastAccessed"],
  GetServiceLastAccessedDetailsWithEntities: ["EntityDetailsList"],
  ListAccessKeys: ["AccessKeyMetadata"],
  ListAccountAliases: ["AccountAliases"],
  ListAttachedGroupPolicies: ["AttachedPolicies"],
  ListAttachedRolePolicies: ["AttachedPolicies"],
  ListAttachedUserPolicies: ["AttachedPolicies"],
  ListDelegationRequests: ["DelegationRequests"],
  ListEntitiesForPolicy: ["PolicyGroups", "PolicyUsers", "PolicyRoles"],
  ListGroupPolicies: ["PolicyNames"],
  ListGroups: ["Groups"],
  ListGroupsForUser: ["Groups"],
  ListInstanceProfileTags: ["Tags"],
  ListInstanceProfiles: ["InstanceProfiles"],
  ListInstanceProfilesForRole: ["InstanceProfiles"],
  ListMFADeviceTags: ["Tags"],
  ListMFADevices: ["MFADevices"],
  ListOpenIDConnectProviderTags: ["Tags"],
  ListPolicies: ["Policies"],
  ListPoliciesGrantingServiceAccess: ["PoliciesGrantingServiceAccess"],
  ListPolicyTags: ["Tags"],
  ListPolicyVersions: ["Versions"],
  ListRolePolicies: ["PolicyNames"],
  ListRoleTags: ["Tags"],
  ListRoles: ["Roles"],
  ListSAMLProviderTags: ["Tags"],
  ListSSHPublicKeys: ["SSHPublicKeys"],
  ListServerCertificateTags: ["Tags"],
  ListServerCertificates: ["ServerCertificateMetadataList"],
  ListServiceSpecificCredentials: ["ServiceSpecificCredentials"],
  ListSigningCertificates: ["Certificates"],
  ListUserPolicies: ["PolicyNames"],
  ListUserTags: ["Tags"],
  ListUsers: ["Users"],
  ListVirtualMFADevices: ["VirtualMFADevices"],
  SimulateCustomPolicy: ["EvaluationResults"],
  SimulatePrincipalPolicy: ["EvaluationResults"],
} as const satisfies { readonly [Action in AwsActionName]?: readonly string[] };

/** The name of an action that AWS returns in pages, whether or not the mock models it. */
export type AwsListActionName = keyof typeof pagedLists;

/** A list that an action returns in pages, such as `"Roles"`. `never` for other actions. */
export type PagedList<Name extends AwsActionName> = Name extends AwsListActionName
  ? (typeof pagedLists)[Name][number]
  : never;

/** The members of outputs that are maps. No other member of an output has the same name. */
export const mapMembers: readonly string[] = ["Certifications", "EvalDecisionDetails", "Properties", "SummaryMap"];
