import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";

describe("what the mock does not keep", () => {
  test.each<[fixture: object, warning: string]>([
    [
      { RoleDetailList: [{ RoleName: "admin" }] },
      'RoleDetailList is not kept, because the mock has no such resources. To respond with it, write iam.respond("ListRoles", { Roles: [] }, { paginate: "Roles" }).',
    ],
    [
      { Policies: [{ PolicyName: "P" }] },
      'Policies is not kept, because the mock has no such resources. To respond with it, write iam.respond("ListPolicies", { Policies: [] }, { paginate: "Policies" }).',
    ],
    [
      { SummaryMap: { Users: 3 } },
      'SummaryMap is not kept, because the mock counts what is in its account. To respond with it, write iam.respond("GetAccountSummary", { … }).',
    ],
    [
      { State: "COMPLETE" },
      'State is not kept, because the mock generates its own credential reports. To respond with it, write iam.respond("GenerateCredentialReport", { … }).',
    ],
    [
      { VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/x", Tags: [{ Key: "a", Value: "b" }] }] },
      'VirtualMFADevices[0].Tags is not kept, because the MFA devices of the mock have no tags. To respond with it, write iam.respond("ListMFADeviceTags", { Tags: [] }, { paginate: "Tags" }).',
    ],
    [
      { VirtualMFADevice: { SerialNumber: "arn:aws:iam::123456789012:mfa/x", Tags: [{ Key: "a", Value: "b" }] } },
      'VirtualMFADevice.Tags is not kept, because the MFA devices of the mock have no tags. To respond with it, write iam.respond("ListMFADeviceTags", { Tags: [] }, { paginate: "Tags" }).',
    ],
  ])("causes one warning: %j", (fixture, warning) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam({ account: fixture as AccountFixture });
    expect(warn.mock.calls).toEqual([[`msw-iam seeded the account without a part of the fixture: ${warning}`]]);
    iam.reset().seed(fixture as AccountFixture);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  test("causes no warning if it is empty", () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    mockIam({ account: { RoleDetailList: [], Policies: [], VirtualMFADevices: [] } });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
