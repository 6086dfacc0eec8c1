import type { PlacedIssue } from "./part.ts";
import type { AccountFixture } from "./types.ts";

/** What the mock does not keep, and the action that would return it. */
const actions = {
  RoleDetailList: "ListRoles",
  Policies: "ListPolicies",
  Roles: "ListRoles",
  InstanceProfiles: "ListInstanceProfiles",
  ServerCertificateMetadataList: "ListServerCertificates",
  OpenIDConnectProviderList: "ListOpenIDConnectProviders",
  SAMLProviderList: "ListSAMLProviders",
} as const satisfies Partial<Record<keyof AccountFixture, string>>;

export const notKept: readonly string[] = Object.keys(actions);

/** Finds what a fixture contains and the mock does not keep. Empty lists contain nothing. */
export function findNotKept(fixture: AccountFixture): PlacedIssue[] {
  const found: PlacedIssue[] = [];
  const report = (place: string, what: string, action: string) =>
    found.push({ place, text: `is not kept: ${what}. To respond with it, use iam.respond("${action}", …).` });
  for (const [member, action] of Object.entries(actions)) {
    const list: unknown = fixture[member as keyof typeof actions];
    if (list !== undefined && !(Array.isArray(list) && list.length === 0))
      report(member, "the mock has no such resources", action);
  }
  if (fixture.SummaryMap !== undefined)
    report("SummaryMap", "the mock counts what its account has", "GetAccountSummary");
  if (fixture.State !== undefined)
    report("State", "the mock makes its own credential reports", "GenerateCredentialReport");
  const devices = (fixture.VirtualMFADevices ?? []).map(
    (device, index) => [device, `VirtualMFADevices[${index}]`] as const,
  );
  const { VirtualMFADevice } = fixture;
  const all = VirtualMFADevice === undefined ? devices : [...devices, [VirtualMFADevice, "VirtualMFADevice"] as const];
  for (const [{ Tags = [] }, place] of all)
    if (Tags.length > 0) report(`${place}.Tags`, "MFA devices of the mock have no tags", "ListMFADeviceTags");
  return found;
}
