import { map } from "../../protocol/xml.ts";
import { defineAction } from "../action.ts";

const members = [map("SummaryMap")];

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const GetAccountSummary = defineAction({
  name: "GetAccountSummary",
  service: "iam",
  input: {},
  output: { documented: members, recorded: members },
  run: ({ store, view, quotas }) => ({
    SummaryMap: {
      Users: view.userCount(),
      UsersQuota: quotas.UsersPerAccount,
      Groups: 0,
      GroupsQuota: 300,
      Roles: 0,
      RolesQuota: 1000,
      InstanceProfiles: 0,
      InstanceProfilesQuota: 1000,
      Policies: 0,
      PoliciesQuota: 1500,
      PolicySizeQuota: 6144,
      PolicyVersionsInUse: 0,
      PolicyVersionsInUseQuota: 10000,
      VersionsPerPolicyQuota: 5,
      Providers: 0,
      ServerCertificates: 0,
      ServerCertificatesQuota: 20,
      MFADevices: 0,
      MFADevicesInUse: 0,
      AccountMFAEnabled: 0,
      AccountAccessKeysPresent: view.keysOf(store.accountId).length > 0 ? 1 : 0,
      AccountPasswordPresent: 1,
      AccountSigningCertificatesPresent: 0,
      AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
      SigningCertificatesPerUserQuota: 2,
      GroupsPerUserQuota: 10,
      UserPolicySizeQuota: 2048,
      GroupPolicySizeQuota: 5120,
      RolePolicySizeQuota: 10240,
      AssumeRolePolicySizeQuota: 2048,
      AttachedPoliciesPerUserQuota: 10,
      AttachedPoliciesPerGroupQuota: 10,
      AttachedPoliciesPerRoleQuota: 10,
      GlobalEndpointTokenVersion: 1,
    },
  }),
});
