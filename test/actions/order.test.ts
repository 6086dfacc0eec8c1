import type { ListActionName, MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { actionNames, findAction } from "../../src/actions/registry.ts";
import { type Params, request } from "../support/constraints.ts";
import { mockOnServer, post, signedBy } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const Tags = [
  { Key: "b", Value: "2" },
  { Key: "a", Value: "1" },
];
const account = {
  Users: [
    { UserName: "Bob", UserId: "AIDABOBBOBBOBEXAMPLE1", Tags, AccessKeys: [{ AccessKeyId: KEY }] },
    { UserName: "Eve", UserId: "AIDAEVEEVEEVEEXAMPLE1" },
  ],
  RootAccessKeys: [
    {
      AccessKeyId: "AKIAROOTSKEYSEXAMPLE",
      AccessKeyLastUsed: { LastUsedDate: "2020-01-02T03:04:05Z", ServiceName: "s3", Region: "eu-west-1" },
    },
  ],
};
const orders = ["documented", "recorded"] as const;
type Order = (typeof orders)[number];
const mockBothServices = (xml: Order): MockIam =>
  mockOnServer({
    xml,
    account,
    services: ["iam", "sts"],
    now: () => new Date("2026-03-04T05:06:07Z"),
  });

/** The names of a response's elements, each before those inside it. */
const namesIn = (xml: string) => [...xml.matchAll(/<(\w+)[^>]*>/g)].map(([, name]) => name).join(" ");
/** The content of the result element. */
async function resultOf(response: Response): Promise<string> {
  return /<(\w+Result)>\n(.*) {2}<\/\1>/s.exec(await response.text())?.[2] ?? "";
}

describe.each<[action: string, params: Params, written: Record<Order, string>]>([
  [
    "ListUsers",
    { MaxItems: "1" },
    {
      documented: "Users member UserId Path UserName Arn CreateDate IsTruncated Marker",
      recorded: "IsTruncated Marker Users member Path UserName Arn UserId CreateDate",
    },
  ],
  [
    "ListAccessKeys",
    { UserName: "Bob" },
    {
      documented: "UserName AccessKeyMetadata member UserName AccessKeyId Status CreateDate IsTruncated",
      recorded: "IsTruncated AccessKeyMetadata member AccessKeyId UserName CreateDate Status",
    },
  ],
  [
    "GetUser",
    { UserName: "Bob" },
    {
      documented: "User Path UserName UserId Arn CreateDate Tags member Key Value member Key Value",
      recorded: "User Path UserName Arn UserId CreateDate Tags member Value Key member Value Key",
    },
  ],
  [
    "CreateUser",
    { UserName: "Zoe" },
    { documented: "User Path UserName UserId Arn CreateDate", recorded: "User Path UserName Arn UserId CreateDate" },
  ],
  [
    "CreateAccessKey",
    {},
    {
      documented: "AccessKey AccessKeyId Status SecretAccessKey CreateDate",
      recorded: "AccessKey AccessKeyId SecretAccessKey AccessKeySelector CreateDate Status",
    },
  ],
  [
    "GetAccessKeyLastUsed",
    { AccessKeyId: "AKIAROOTSKEYSEXAMPLE" },
    {
      documented: "AccessKeyLastUsed Region LastUsedDate ServiceName",
      recorded: "AccessKeyLastUsed LastUsedDate Region ServiceName",
    },
  ],
  [
    "ListUserTags",
    { UserName: "Bob" },
    {
      documented: "Tags member Key Value member Key Value IsTruncated",
      recorded: "IsTruncated Tags member Value Key member Value Key",
    },
  ],
  ["ListUserTags", { UserName: "Eve" }, { documented: "Tags IsTruncated", recorded: "IsTruncated Tags" }],
  ...[
    ["ListUserPolicies", "PolicyNames"],
    ["ListAttachedUserPolicies", "AttachedPolicies"],
    ["ListGroupsForUser", "Groups"],
  ].map(([action = "", member = ""]): [string, Params, Record<Order, string>] => [
    action,
    { UserName: "Bob" },
    { documented: `${member} IsTruncated`, recorded: `IsTruncated ${member}` },
  ]),
  [
    "ListSSHPublicKeys",
    { UserName: "Bob" },
    { documented: "IsTruncated SSHPublicKeys", recorded: "IsTruncated SSHPublicKeys" },
  ],
  ["GenerateCredentialReport", {}, { documented: "State Description", recorded: "Description State" }],
  [
    "ListServiceSpecificCredentials",
    { UserName: "Bob" },
    {
      documented: "ServiceSpecificCredentials IsTruncated",
      recorded: "IsTruncated ServiceSpecificCredentials",
    },
  ],
])("%s %j", (Action, params, written) => {
  test.each(orders)("returns its elements in %s order", async (xml) => {
    mockBothServices(xml);
    expect(namesIn(await resultOf(await request("iam", Action, params)))).toBe(written[xml]);
  });
});

/** The names of the elements of a truncated page, in the order of the reference's samples and of recorded responses. */
const pages: readonly (readonly [action: ListActionName, params: Params, written: Record<Order, string>])[] = [
  [
    "GetAccountAuthorizationDetails",
    {},
    {
      documented: "IsTruncated UserDetailList Marker GroupDetailList RoleDetailList Policies",
      recorded: "IsTruncated Marker Policies UserDetailList RoleDetailList GroupDetailList",
    },
  ],
  [
    "GetGroup",
    { GroupName: "Ops" },
    { documented: "Group Users IsTruncated Marker", recorded: "IsTruncated Marker Users Group" },
  ],
  [
    "ListAccessKeys",
    { UserName: "Bob" },
    { documented: "UserName AccessKeyMetadata IsTruncated Marker", recorded: "IsTruncated Marker AccessKeyMetadata" },
  ],
  [
    "ListServiceSpecificCredentials",
    { UserName: "Bob" },
    {
      documented: "ServiceSpecificCredentials Marker IsTruncated",
      recorded: "IsTruncated ServiceSpecificCredentials Marker",
    },
  ],
  [
    "ListSigningCertificates",
    { UserName: "Bob" },
    { documented: "UserName Certificates IsTruncated Marker", recorded: "IsTruncated Certificates Marker" },
  ],
  ...(
    [
      ["ListAccountAliases", "AccountAliases", {}],
      ["ListSSHPublicKeys", "SSHPublicKeys", { UserName: "Bob" }],
      ["ListVirtualMFADevices", "VirtualMFADevices", {}],
    ] as const
  ).map(
    ([action, member, params]) =>
      [
        action,
        params,
        { documented: `IsTruncated Marker ${member}`, recorded: `IsTruncated Marker ${member}` },
      ] as const,
  ),
  ...(
    [
      ["ListAttachedUserPolicies", "AttachedPolicies", { UserName: "Bob" }],
      ["ListGroups", "Groups", {}],
      ["ListGroupsForUser", "Groups", { UserName: "Bob" }],
      ["ListMFADevices", "MFADevices", { UserName: "Bob" }],
      ["ListUserPolicies", "PolicyNames", { UserName: "Bob" }],
      ["ListUsers", "Users", {}],
      ["ListUserTags", "Tags", { UserName: "Bob" }],
    ] as const
  ).map(
    ([action, member, params]) =>
      [
        action,
        params,
        { documented: `${member} IsTruncated Marker`, recorded: `IsTruncated Marker ${member}` },
      ] as const,
  ),
];

test("the truncated page of every list action is checked", () => {
  const names = actionNames.filter((name) => findAction(name)?.list === true);
  expect(pages.map(([action]) => action).toSorted()).toEqual(names.toSorted());
});

describe.each(pages)("a truncated page of %s", (action, params, written) => {
  test.each(orders)("has its elements in %s order", async (xml) => {
    mockOnServer({
      xml,
      account: {
        AccountAliases: ["example"],
        Groups: [{ GroupName: "Ops" }],
        Users: [
          {
            UserName: "Bob",
            ...{ AccessKeys: 1, Groups: ["Ops"], UserPolicyList: [{ PolicyName: "a" }] },
            Tags: [{ Key: "a", Value: "" }],
            AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/a" }],
            MFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/a" }],
            ...{ SSHPublicKeys: [{}], SigningCertificates: [{}] },
            ServiceSpecificCredentials: [{ ServiceName: "codecommit.amazonaws.com" }],
          },
        ],
      },
    }).truncate(action, [0]);
    const result = await resultOf(await post({ Action: action, ...params }));
    const names = [...result.matchAll(/^ {4}<(\w+)/gm)].map(([, name]) => name);
    expect(names.join(" ")).toBe(written[xml]);
  });
});

describe.each(orders)("in %s order", (xml) => {
  test("an empty list is one element, and IsTruncated is false", async () => {
    mockBothServices(xml);
    const result = await resultOf(await post({ Action: "ListGroupsForUser", UserName: "Bob" }));
    const lines = ["    <Groups/>\n", "    <IsTruncated>false</IsTruncated>\n"];
    expect(result).toBe((xml === "documented" ? lines : lines.toReversed()).join(""));
  });

  test("GetCallerIdentity returns a user's ARN, id and account in this order", async () => {
    mockBothServices(xml);
    const response = await fetch("https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15", {
      headers: signedBy(KEY, "sts"),
    });
    expect(await resultOf(response)).toBe(
      [
        "    <Arn>arn:aws:iam::123456789012:user/Bob</Arn>",
        "    <UserId>AIDABOBBOBBOBEXAMPLE1</UserId>",
        "    <Account>123456789012</Account>",
        "",
      ].join("\n"),
    );
  });

  test("ListUserTags and GetUser keep the order of tags", async () => {
    mockBothServices(xml);
    const keysOf = async (Action: string) =>
      [...(await resultOf(await post({ Action, UserName: "Bob" }))).matchAll(/<Key>(\w)<\/Key>/g)].map(
        ([, key]) => key,
      );
    expect(await keysOf("ListUserTags")).toEqual(["b", "a"]);
    expect(await keysOf("GetUser")).toEqual(["b", "a"]);
  });

  test("GetCredentialReport returns its elements in this order", async () => {
    mockBothServices(xml);
    for (let count = 0; count < 2; count += 1) await request("iam", "GenerateCredentialReport", {});
    expect(namesIn(await resultOf(await request("iam", "GetCredentialReport", {})))).toBe(
      xml === "documented" ? "Content ReportFormat GeneratedTime" : "GeneratedTime ReportFormat Content",
    );
  });

  test("GetAccountSummary returns all entries, each key before its value", async () => {
    mockBothServices(xml);
    const entry = (key: string, value: number) =>
      `      <entry>\n        <key>${key}</key>\n        <value>${value}</value>\n      </entry>\n`;
    expect(await resultOf(await post({ Action: "GetAccountSummary" }))).toBe(
      `    <SummaryMap>\n${summaries[xml].map((key) => entry(key, values[key] ?? -1)).join("")}    </SummaryMap>\n`,
    );
  });
});

const values: Readonly<Record<string, number>> = {
  GroupPolicySizeQuota: 5120,
  InstanceProfilesQuota: 1000,
  Policies: 0,
  GroupsPerUserQuota: 10,
  InstanceProfiles: 0,
  AttachedPoliciesPerUserQuota: 10,
  Users: 2,
  PoliciesQuota: 1500,
  Providers: 0,
  AccountMFAEnabled: 0,
  AccessKeysPerUserQuota: 2,
  AssumeRolePolicySizeQuota: 2048,
  PolicyVersionsInUseQuota: 10000,
  GlobalEndpointTokenVersion: 1,
  VersionsPerPolicyQuota: 5,
  AttachedPoliciesPerGroupQuota: 10,
  PolicySizeQuota: 6144,
  Groups: 0,
  AccountSigningCertificatesPresent: 0,
  UsersQuota: 5000,
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
  AccountAccessKeysPresent: 1,
  AccountPasswordPresent: 0,
  GroupsQuota: 300,
};

/** The recorded order, and that of the reference's sample, which lacks the keys at the end. */
const summaries: Readonly<Record<Order, readonly string[]>> = {
  recorded: Object.keys(values),
  documented: [
    ...["Users", "GroupPolicySizeQuota", "PolicyVersionsInUseQuota", "ServerCertificatesQuota"],
    ...["AccountSigningCertificatesPresent", "AccountAccessKeysPresent", "Groups", "UsersQuota"],
    ...["UserPolicySizeQuota", "GroupsPerUserQuota", "AttachedPoliciesPerGroupQuota", "VersionsPerPolicyQuota"],
    ...["GroupsQuota", "PolicySizeQuota", "Policies", "ServerCertificates", "AttachedPoliciesPerRoleQuota"],
    ...["MFADevicesInUse", "PoliciesQuota", "AccountMFAEnabled", "MFADevices", "AccessKeysPerUserQuota"],
    ...["AttachedPoliciesPerUserQuota", "SigningCertificatesPerUserQuota", "PolicyVersionsInUse"],
    ...["GlobalEndpointTokenVersion", "AccountPasswordPresent", "InstanceProfilesQuota", "InstanceProfiles"],
    ...["Providers", "AssumeRolePolicySizeQuota", "Roles", "RolesQuota", "RolePolicySizeQuota"],
  ],
};
