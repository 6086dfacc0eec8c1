import type { AwsActionName } from "../protocol/action-names.ts";
import { respondLine } from "../protocol/respond-line.ts";
import type { PlacedIssue } from "./part.ts";
import type { AccountFixture } from "./types.ts";

/** The members that the mock does not keep, and the actions that return them. */
const actions = {
  RoleDetailList: "ListRoles",
  Policies: "ListPolicies",
  Roles: "ListRoles",
  InstanceProfiles: "ListInstanceProfiles",
  ServerCertificateMetadataList: "ListServerCertificates",
  OpenIDConnectProviderList: "ListOpenIDConnectProviders",
  SAMLProviderList: "ListSAMLProviders",
} as const satisfies Partial<Record<keyof AccountFixture, AwsActionName>>;

export const notKept: readonly string[] = Object.keys(actions);

/** Finds the members of a fixture that the mock does not keep, except empty lists. */
export function findNotKept(fixture: AccountFixture): PlacedIssue[] {
  const found: PlacedIssue[] = [];
  const report = (place: string, reason: string, action: AwsActionName) =>
    found.push({
      place,
      text: `is not kept, because ${reason}. To respond with it, write ${respondLine(action)}.`,
    });
  for (const [member, action] of Object.entries(actions)) {
    const list: unknown = fixture[member as keyof typeof actions];
    if (list !== undefined && !(Array.isArray(list) && list.length === 0))
      report(member, "the mock has no such resources", action);
  }
  if (fixture.SummaryMap !== undefined)
    report("SummaryMap", "the mock counts what is in its account", "GetAccountSummary");
  if (fixture.State !== undefined)
    report("State", "the mock generates its own credential reports", "GenerateCredentialReport");
  const devices = (fixture.VirtualMFADevices ?? []).map(
    (device, index) => [device, `VirtualMFADevices[${index}]`] as const,
  );
  const { VirtualMFADevice } = fixture;
  const all = VirtualMFADevice === undefined ? devices : [...devices, [VirtualMFADevice, "VirtualMFADevice"] as const];
  for (const [{ Tags = [] }, place] of all)
    if (Tags.length > 0) report(`${place}.Tags`, "the MFA devices of the mock have no tags", "ListMFADeviceTags");
  return found;
}
