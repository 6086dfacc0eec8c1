import { map } from "../../protocol/xml.ts";
import { defineAction } from "../action.ts";

/** The order of the reference's sample. The sample lacks the last seven. */
const documentedKeys = [
  ...["Users", "GroupPolicySizeQuota", "PolicyVersionsInUseQuota", "ServerCertificatesQuota"],
  ...["AccountSigningCertificatesPresent", "AccountAccessKeysPresent", "Groups", "UsersQuota"],
  ...["UserPolicySizeQuota", "GroupsPerUserQuota", "AttachedPoliciesPerGroupQuota", "VersionsPerPolicyQuota"],
  ...["GroupsQuota", "PolicySizeQuota", "Policies", "ServerCertificates", "AttachedPoliciesPerRoleQuota"],
  ...["MFADevicesInUse", "PoliciesQuota", "AccountMFAEnabled", "MFADevices", "AccessKeysPerUserQuota"],
  ...["AttachedPoliciesPerUserQuota", "SigningCertificatesPerUserQuota", "PolicyVersionsInUse"],
  ...["GlobalEndpointTokenVersion", "AccountPasswordPresent", "InstanceProfilesQuota", "InstanceProfiles"],
  ...["Providers", "AssumeRolePolicySizeQuota", "Roles", "RolesQuota", "RolePolicySizeQuota"],
];

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const GetAccountSummary = defineAction({
  name: "GetAccountSummary",
  service: "iam",
  input: {},
  // The map itself is in recorded order.
  output: { documented: [map("SummaryMap", documentedKeys)], recorded: [map("SummaryMap")] },
  run: ({ store, view, quotas }) => ({
    SummaryMap: {
      GroupPolicySizeQuota: 5120,
      InstanceProfilesQuota: 1000,
      Policies: 0,
      GroupsPerUserQuota: 10,
      InstanceProfiles: 0,
      AttachedPoliciesPerUserQuota: 10,
      Users: view.userCount(),
      PoliciesQuota: 1500,
      Providers: 0,
      AccountMFAEnabled: 0,
      AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
      AssumeRolePolicySizeQuota: 2048,
      PolicyVersionsInUseQuota: 10000,
      GlobalEndpointTokenVersion: 1,
      VersionsPerPolicyQuota: 5,
      AttachedPoliciesPerGroupQuota: 10,
      PolicySizeQuota: 6144,
      Groups: 0,
      AccountSigningCertificatesPresent: 0,
      UsersQuota: quotas.UsersPerAccount,
      ServerCertificatesQuota: 20,
      MFADevices: 0,
      UserPolicySizeQuota: 2048,
      PolicyVersionsInUse: 0,
      ServerCertificates: 0,
      Roles: 0,
      RolesQuota: 1000,
      SigningCertificatesPerUserQuota: 2,
      MFADevicesInUse: 0,
      RolePolicySizeQuota: 10240,
      AttachedPoliciesPerRoleQuota: 10,
      AccountAccessKeysPresent: view.keysOf(store.accountId).length > 0 ? 1 : 0,
      AccountPasswordPresent: 1,
      GroupsQuota: 300,
    },
  }),
});
