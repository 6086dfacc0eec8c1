import type * as iamSdk from "@aws-sdk/client-iam";
import type * as stsSdk from "@aws-sdk/client-sts";
import { type AccountFixture, type FixtureInput, type MockIam, mockIam } from "msw-iam";
import { describe, expectTypeOf, test } from "vitest";

declare const iam: MockIam;

/** What the SDKs return for the actions of the mock that have a result. */
declare const outputs: [
  iamSdk.CreateAccessKeyCommandOutput,
  iamSdk.CreateGroupCommandOutput,
  iamSdk.CreateLoginProfileCommandOutput,
  iamSdk.CreateServiceSpecificCredentialCommandOutput,
  iamSdk.CreateUserCommandOutput,
  iamSdk.CreateVirtualMFADeviceCommandOutput,
  iamSdk.GenerateCredentialReportCommandOutput,
  iamSdk.GetAccessKeyLastUsedCommandOutput,
  iamSdk.GetAccountAuthorizationDetailsCommandOutput,
  iamSdk.GetAccountPasswordPolicyCommandOutput,
  iamSdk.GetAccountSummaryCommandOutput,
  iamSdk.GetCredentialReportCommandOutput,
  iamSdk.GetGroupCommandOutput,
  iamSdk.GetLoginProfileCommandOutput,
  iamSdk.GetSSHPublicKeyCommandOutput,
  iamSdk.GetUserCommandOutput,
  iamSdk.GetUserPolicyCommandOutput,
  iamSdk.ListAccessKeysCommandOutput,
  iamSdk.ListAccountAliasesCommandOutput,
  iamSdk.ListAttachedUserPoliciesCommandOutput,
  iamSdk.ListGroupsCommandOutput,
  iamSdk.ListGroupsForUserCommandOutput,
  iamSdk.ListMFADevicesCommandOutput,
  iamSdk.ListServiceSpecificCredentialsCommandOutput,
  iamSdk.ListSigningCertificatesCommandOutput,
  iamSdk.ListSSHPublicKeysCommandOutput,
  iamSdk.ListUserPoliciesCommandOutput,
  iamSdk.ListUsersCommandOutput,
  iamSdk.ListUserTagsCommandOutput,
  iamSdk.ListVirtualMFADevicesCommandOutput,
  iamSdk.ResetServiceSpecificCredentialCommandOutput,
  iamSdk.UploadSigningCertificateCommandOutput,
  iamSdk.UploadSSHPublicKeyCommandOutput,
  stsSdk.AssumeRoleCommandOutput,
  stsSdk.AssumeRoleWithWebIdentityCommandOutput,
  stsSdk.GetAccessKeyInfoCommandOutput,
  stsSdk.GetCallerIdentityCommandOutput,
  stsSdk.GetSessionTokenCommandOutput,
];

declare const tags: iamSdk.ListUserTagsCommandOutput;
declare const users: iamSdk.ListUsersCommandOutput;
declare const groups: iamSdk.ListGroupsCommandOutput;
declare const pages: iamSdk.GetAccountAuthorizationDetailsCommandOutput[];

describe("without a cast, fixtures accept", () => {
  test("the outputs of the SDKs", () => {
    iam.seed(...outputs);
    mockIam({ account: outputs });
    for (const account of outputs) mockIam({ account });
  });

  test("an output with the UserName beside it, and the lists of several pages", () => {
    iam.seed({ UserName: "Bob", ...tags });
    iam.seed({
      UserDetailList: pages.flatMap(({ UserDetailList = [] }) => UserDetailList),
      GroupDetailList: pages.flatMap(({ GroupDetailList = [] }) => GroupDetailList),
    });
    iam.seed({ Users: users.Users, Groups: groups.Groups });
  });

  test("JSON with null", () => {
    const json = {
      Marker: null,
      Users: [
        {
          ...{ UserName: "Bob", PasswordLastUsed: null, Tags: null, PermissionsBoundary: null, LoginProfile: null },
          AccessKeys: [
            { AccessKeyId: "AKIABOBSFIRSTEXAMPLE", AccessKeyLastUsed: { LastUsedDate: null, Region: "N/A" } },
          ],
          MFADevices: [{ SerialNumber: "GAHT12345678", EnableDate: null }],
        },
      ],
      PasswordPolicy: { MaxPasswordAge: null },
      VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/phone", User: null }],
    };
    iam.seed(json);
    mockIam({ account: [json] });
  });
});

test("a snapshot is a fixture in which names are not null", () => {
  expectTypeOf(iam.snapshot()).toEqualTypeOf<AccountFixture>();
  expectTypeOf<AccountFixture>().toExtend<FixtureInput<AccountFixture>>();
  expectTypeOf<NonNullable<AccountFixture["Users"]>[number]["UserName"]>().toEqualTypeOf<string>();
});

test("fixtures do not compile with a misspelt member", () => {
  // @ts-expect-error: it is UserDetailList
  iam.seed({ UserDetailsList: [] });
  // @ts-expect-error: it is UserName
  iam.seed({ UserDetailList: [{ Username: "Bob" }] });
  // @ts-expect-error: it is PolicyName
  iam.seed({ UserDetailList: [{ UserName: "Bob", UserPolicyList: [{ Name: "p" }] }] });
  // @ts-expect-error: it is PolicyArn
  iam.seed({ UserName: "Bob", AttachedPolicies: [{ Arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }] });
  // @ts-expect-error: it is GroupName
  iam.seed({ GroupDetailList: [{ Name: "admins" }] });
  // @ts-expect-error: it is PermissionsBoundaryArn
  iam.seed({ User: { UserName: "Bob", PermissionsBoundary: { Arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" } } });
  // @ts-expect-error: it is SerialNumber
  mockIam({ account: { MFADevices: [{ Serial: "GAHT12345678" }] } });
  // @ts-expect-error: it is PasswordResetRequired
  mockIam({ account: [{ LoginProfile: { UserName: "Bob", ResetRequired: true } }] });
  // @ts-expect-error: it is MaxPasswordAge
  mockIam({ account: { PasswordPolicy: { MaxAge: null } } });
  // @ts-expect-error: a date is not a number
  iam.seed({ Users: [{ UserName: "Bob", CreateDate: 7 }] });
  // @ts-expect-error: a policy document is not a number
  iam.seed({ UserName: "Bob", PolicyName: "p", PolicyDocument: 7 });
  // @ts-expect-error: a policy has a name
  iam.seed({ Users: [{ UserName: "Bob", UserPolicyList: [{}] }] });
  // @ts-expect-error: a name is not null
  iam.seed({ Users: [{ UserName: null }] });
});
