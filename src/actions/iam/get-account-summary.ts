import { map } from "../../protocol/xml.ts";
import { type ActionContext, defineAction } from "../action.ts";

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
  run(context) {
    const { store, view, quotas } = context;
    const settings = view.settings();
    const devices = view.mfaDevices().filter(({ isVirtual }) => isVirtual);
    const presence = (items: readonly unknown[]) => (items.length > 0 ? 1 : 0);
    return {
      SummaryMap: {
        GroupPolicySizeQuota: 5120,
        InstanceProfilesQuota: 1000,
        Policies: 0,
        GroupsPerUserQuota: quotas.GroupsPerUser,
        InstanceProfiles: 0,
        AttachedPoliciesPerUserQuota: quotas.PoliciesPerUser,
        Users: view.userCount(),
        PoliciesQuota: 1500,
        Providers: 0,
        AccountMFAEnabled: presence(view.mfaDevicesOf(store.accountId)),
        AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
        AssumeRolePolicySizeQuota: 2048,
        PolicyVersionsInUseQuota: 10000,
        GlobalEndpointTokenVersion: 1,
        VersionsPerPolicyQuota: 5,
        AttachedPoliciesPerGroupQuota: 10,
        PolicySizeQuota: 6144,
        Groups: view.groups().length,
        AccountSigningCertificatesPresent: presence(settings.rootSigningCertificates),
        UsersQuota: quotas.UsersPerAccount,
        ServerCertificatesQuota: 20,
        MFADevices: devices.length,
        UserPolicySizeQuota: 2048,
        PolicyVersionsInUse: policiesInUse(context),
        ServerCertificates: 0,
        Roles: 0,
        RolesQuota: 1000,
        SigningCertificatesPerUserQuota: quotas.CertificatesPerUser,
        MFADevicesInUse: devices.filter(({ ownerId }) => ownerId !== undefined).length,
        RolePolicySizeQuota: 10240,
        AttachedPoliciesPerRoleQuota: 10,
        AccountAccessKeysPresent: presence(view.keysOf(store.accountId)),
        AccountPasswordPresent: settings.rootLoginProfile === undefined ? 0 : 1,
        GroupsQuota: quotas.GroupsPerAccount,
      },
    };
  },
});

/** Returns the number of managed policies that are attached or used as a permissions boundary. */
function policiesInUse({ view }: ActionContext): number {
  const arns = view
    .sortedUsers()
    .users.flatMap(({ attachedPolicies, permissionsBoundary }) => [...attachedPolicies, permissionsBoundary])
    .concat(view.groups().flatMap(({ attachedPolicies }) => attachedPolicies));
  return new Set(arns.filter((arn) => arn !== undefined)).size;
}
