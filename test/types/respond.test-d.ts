import type * as iamSdk from "@aws-sdk/client-iam";
import type * as stsSdk from "@aws-sdk/client-sts";
import type { ActionName, ListActionName, MockIam, RespondRequest } from "msw-iam";
import { expectTypeOf, test } from "vitest";

declare const iam: MockIam;

test("respond accepts the SDK's outputs as they are", () => {
  expectTypeOf(iam.respond("ListRoles", {} as iamSdk.ListRolesCommandOutput)).toEqualTypeOf<MockIam>();
  iam.respond("GetRole", {} as iamSdk.GetRoleCommandOutput);
  iam.respond("DeleteRole", {} as iamSdk.DeleteRoleCommandOutput);
  iam.respond("GetPolicyVersion", {} as iamSdk.GetPolicyVersionCommandOutput);
  iam.respond("GetAccountSummary", {} as iamSdk.GetAccountSummaryCommandOutput);
  iam.respond("GetCredentialReport", {} as iamSdk.GetCredentialReportCommandOutput);
  iam.respond("ListVirtualMFADevices", {} as iamSdk.ListVirtualMFADevicesCommandOutput);
  iam.respond("SimulatePrincipalPolicy", {} as iamSdk.SimulatePrincipalPolicyCommandOutput);
  iam.respond("GetAccountAuthorizationDetails", {} as iamSdk.GetAccountAuthorizationDetailsCommandOutput);
  iam.respond("AssumeRoleWithSAML", {} as stsSdk.AssumeRoleWithSAMLCommandOutput);
  iam.respond("GetFederationToken", () => ({}) as stsSdk.GetFederationTokenCommandOutput);
});

test("respond accepts null, plain objects and functions", () => {
  iam.respond("ListRoles", null).respond("ListRoles", {});
  const readonlyRoles: readonly iamSdk.Role[] = [];
  iam.respond("ListRoles", { Roles: readonlyRoles, IsTruncated: false }, { paginate: "Roles" });
  iam.respond("GetAccountSummary", { SummaryMap: new Map([["Users", 1]]), Left: null, Out: undefined });
  iam.respond("GetCredentialReport", { Content: new Uint8Array(), GeneratedTime: new Date() });
  iam.respond("GetRole", ({ action, params, caller, attempt, at }) => {
    expectTypeOf(action).toEqualTypeOf<"GetRole">();
    expectTypeOf(params).toEqualTypeOf<Readonly<Record<string, string>>>();
    expectTypeOf(caller.userName).toEqualTypeOf<string | undefined>();
    expectTypeOf(attempt).toEqualTypeOf<number>();
    expectTypeOf(at).toEqualTypeOf<Date>();
    return { Role: readonlyRoles.find((role) => role.RoleName === params["RoleName"]) };
  });
  iam.respond("GetRole", () => undefined);
  expectTypeOf<RespondRequest>().toExtend<{ readonly action: ActionName }>();
  expectTypeOf<"ListRoles" | "GetGroup">().toExtend<ListActionName>();
});

test("respond refuses a misspelt action or option", () => {
  // @ts-expect-error: no such action
  iam.respond("ListRole", { Roles: [] });
  // @ts-expect-error: one action at a time
  iam.respond("*", {});
  // @ts-expect-error: no such list
  iam.respond("ListRoles", { Roles: [] }, { paginate: "Role" });
  // @ts-expect-error: AWS does not return it in pages
  iam.respond("GetRole", { Role: {} }, { paginate: "Role" });
  // @ts-expect-error: no such option
  iam.respond("ListRoles", { Roles: [] }, { page: "Roles" });
  // @ts-expect-error: null removes it
  iam.respond("ListRoles");
});

test("respond refuses what has no place in an output", () => {
  // @ts-expect-error: a function is not a value
  iam.respond("ListRoles", { Roles: [{ RoleName: () => "x" }] });
  // @ts-expect-error: nor is a symbol
  iam.respond("ListRoles", { Roles: Symbol("x") });
  // @ts-expect-error: nor is a bigint
  iam.respond("ListRoles", { Size: 1n });
  // @ts-expect-error: nor is a promise
  iam.respond("ListRoles", { Roles: Promise.resolve([]) });
  // @ts-expect-error: nor is a set
  iam.respond("ListRoles", { Roles: new Set() });
  // @ts-expect-error: the keys of a map are strings
  iam.respond("GetAccountSummary", { SummaryMap: new Map([[1, 1]]) });
  // @ts-expect-error: an output is an object
  iam.respond("ListRoles", []);
  // @ts-expect-error: and not a map
  iam.respond("GetAccountSummary", new Map([["Users", 1]]));
  // @ts-expect-error: and not text
  iam.respond("ListRoles", "<Roles/>");
  // @ts-expect-error: a function is synchronous
  iam.respond("ListRoles", async () => ({ Roles: [] }));
  // @ts-expect-error: and returns an output
  iam.respond("ListRoles", () => ({ Roles: [() => 1] }));
});
