import { rsaKey } from "../../support/public-keys.ts";
import { DENY_ALL, PATH, type Scenario, type Step } from "./scenario.ts";

const user = ["UserName", "{user}"] as const;
/** Keeps the account's other users out of a recording. */
const atPath = ["PathPrefix", PATH] as const;
const createKey: Step = {
  action: "CreateAccessKey",
  params: [user],
  save: { key: "AccessKeyId", secret: "SecretAccessKey" },
  wait: 15,
};
const withKey = (action: string, ...more: readonly (readonly [string, string])[]): Step => ({
  action,
  params: [user, ["AccessKeyId", "{key}"], ...more],
});
const tag = (number: number, key: string) =>
  [
    [`Tags.member.${number}.Key`, key],
    [`Tags.member.${number}.Value`, "animal"],
  ] as const;
const untag = (...keys: readonly string[]): Step => ({
  action: "UntagUser",
  params: [user, ...keys.map((key, index) => [`TagKeys.member.${index + 1}`, key] as const)],
});
/** As many keys as a user can have. */
const keys = Array.from({ length: 50 }, (_, index) => `key${index}`);
const identify: Step = { action: "GetCallerIdentity", service: "sts" };
const list = (...params: readonly (readonly [string, string | number])[]): Step => ({
  action: "ListAccessKeys",
  params: [user, ...params],
});
const attach: Step = { action: "AttachUserPolicy", params: [user, ["PolicyArn", DENY_ALL]] };
/** The public key of RFC 8032's first test vector. */
const ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
const UNKNOWN_KEY = "AKIAIOSFODNN7EXAMPLE";
const UNKNOWN_ID = "A".repeat(24);

/** What the probe sends. `docs/fidelity.md` names the scenario that would answer each open question. */
export const scenarios: readonly Scenario[] = [
  {
    name: "get-user",
    steps: [
      { action: "GetUser", params: [user] },
      { action: "ListUserTags", params: [user] },
    ],
  },
  { name: "list-users", steps: [{ action: "ListUsers", params: [atPath] }] },
  { name: "create-access-key", steps: [createKey, list(), withKey("DeleteAccessKey"), list()] },
  { name: "key-quota", steps: [createKey, createKey, { ...createKey, save: {}, wait: 0 }] },
  {
    name: "page-markers",
    steps: [
      createKey,
      createKey,
      { ...list(["MaxItems", 1]), save: { marker: "Marker" } },
      list(["MaxItems", 1], ["Marker", "{marker}"]),
      { action: "ListUsers", params: [atPath, ["Marker", "{marker}"]] },
      list(["Marker", "nonsense"]),
    ],
  },
  {
    name: "max-items",
    steps: ["0", "1001", "-1", "01", "+1", " 1 ", "1.0", "abc", "", "2147483648"].map((value) =>
      list(["MaxItems", value]),
    ),
  },
  {
    name: "nested-scalars",
    steps: ["UserName.1", "UserName.Foo", "UserName.member.1"].map((name) => ({
      action: "ListAccessKeys",
      params: [[name, "{user}"]],
    })),
  },
  {
    name: "names",
    steps: ["", "a b", "é", "a".repeat(129), "Nobody-has-this-name"].map((name) => ({
      action: "GetUser",
      params: [["UserName", name]],
    })),
  },
  {
    name: "several-violations",
    steps: [
      {
        action: "ListAccessKeys",
        params: [
          ["UserName", "a b"],
          ["MaxItems", 0],
          ["Marker", ""],
        ],
      },
      { action: "GetAccessKeyLastUsed", params: [["AccessKeyId", "a-b"]] },
      { action: "GetAccessKeyLastUsed" },
    ],
  },
  {
    name: "repeated-parameters",
    steps: [list(["MaxItems", 1], ["MaxItems", 0]), list(["Action", "ListUsers"], atPath)],
  },
  {
    name: "percent-sequences",
    steps: ["%zz", "%", "%ff"].map((text) => ({
      action: "GetUser",
      body: `Action=GetUser&Version=2010-05-08&UserName=${text}`,
    })),
  },
  {
    name: "actions-and-versions",
    steps: [
      { action: "NoSuchAction" },
      { action: "GetUser", version: "2010-05-09", params: [user] },
      { action: "GetUser", version: null, params: [user] },
      { action: "", body: "Version=2010-05-08" },
      { action: "", body: "Action=&Version=2010-05-08" },
    ],
  },
  {
    name: "last-used",
    steps: [
      { action: "GetAccessKeyLastUsed", params: [["AccessKeyId", UNKNOWN_KEY]] },
      createKey,
      { action: "GetAccessKeyLastUsed", params: [["AccessKeyId", "{key}"]] },
      withKey("DeleteAccessKey"),
      { action: "GetAccessKeyLastUsed", params: [["AccessKeyId", "{key}"]] },
    ],
  },
  {
    name: "inactive-key",
    steps: [
      createKey,
      { ...identify, as: "key" },
      { ...withKey("UpdateAccessKey", ["Status", "Inactive"]), wait: 15 },
      { ...identify, as: "key" },
      { action: "GetUser", as: "key" },
    ],
  },
  {
    name: "deleted-key",
    steps: [
      createKey,
      { ...withKey("DeleteAccessKey"), wait: 15 },
      { ...identify, as: "key" },
      { action: "GetUser", as: "key" },
      withKey("DeleteAccessKey"),
    ],
  },
  {
    name: "key-status",
    steps: [
      createKey,
      withKey("UpdateAccessKey", ["Status", "Expired"]),
      withKey("UpdateAccessKey", ["Status", "active"]),
      { action: "UpdateAccessKey", params: [user, ["AccessKeyId", UNKNOWN_KEY], ["Status", "Expired"]] },
    ],
  },
  {
    name: "key-info",
    steps: [UNKNOWN_KEY, "{key}", "short"].map((id) => ({
      action: "GetAccessKeyInfo",
      service: "sts",
      params: [["AccessKeyId", id]],
    })),
  },
  {
    name: "signatures",
    steps: [
      createKey,
      { ...identify, as: "key", signedFor: { secret: "wrong" } },
      { ...identify, as: "key", signedFor: { region: "us-west-2" } },
      { ...identify, as: "key", signedFor: { service: "iam" } },
      { action: "GetUser", as: "key", signedFor: { region: "us-west-2" } },
      { action: "GetUser", as: "key", signedFor: { service: "sts" } },
    ],
  },
  {
    name: "rename-to-own-name",
    steps: ["{USER}", "{user}"].map((name) => ({ action: "UpdateUser", params: [user, ["NewUserName", name]] })),
  },
  {
    name: "role-arns",
    steps: ["arn:aws-cn:iam::123456789012:role/test", "arn:a:::something/test-role", "no-arn-but-long-enough"].map(
      (arn) => ({
        action: "AssumeRole",
        service: "sts",
        params: [
          ["RoleArn", arn],
          ["RoleSessionName", "probe"],
        ],
      }),
    ),
  },
  {
    name: "policy-arns",
    steps: [
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
      "no-arn-but-long-enough",
    ].map((arn) => ({
      action: "DetachUserPolicy",
      params: [user, ["PolicyArn", arn]],
    })),
  },
  {
    name: "absent-attachments",
    steps: [
      { action: "GetLoginProfile", params: [user] },
      { action: "DeleteLoginProfile", params: [user] },
      { action: "UpdateLoginProfile", params: [user, ["PasswordResetRequired", "true"]] },
      { action: "GetUserPolicy", params: [user, ["PolicyName", "P"]] },
      { action: "DeleteUserPolicy", params: [user, ["PolicyName", "P"]] },
      { action: "DeleteUserPermissionsBoundary", params: [user] },
      { action: "DeleteSigningCertificate", params: [user, ["CertificateId", UNKNOWN_ID]] },
      { action: "DeleteSSHPublicKey", params: [user, ["SSHPublicKeyId", UNKNOWN_ID]] },
      ...[
        "ListUserPolicies",
        "ListAttachedUserPolicies",
        "ListGroupsForUser",
        "ListMFADevices",
        "ListSSHPublicKeys",
      ].map((action): Step => ({ action, params: [user] })),
      ...["ListSigningCertificates", "ListServiceSpecificCredentials"].map(
        (action): Step => ({ action, params: [user] }),
      ),
    ],
  },
  {
    name: "tags",
    steps: [
      { action: "TagUser", params: [user, ...tag(1, "zebra"), ...tag(2, "ant")] },
      { action: "TagUser", params: [user, ...tag(1, "lion")] },
      { action: "ListUserTags", params: [user] },
      untag("ZEBRA"),
      { action: "ListUserTags", params: [user] },
      untag("zebra", "ant", "lion"),
    ],
  },
  {
    name: "tag-quota",
    steps: [
      { action: "TagUser", params: [user, ...keys.flatMap((key, index) => tag(index + 1, key))] },
      { action: "TagUser", params: [user, ...tag(1, "key0"), ...tag(2, "one-too-many")] },
      untag(...keys),
    ],
  },
  {
    name: "login-profile-without-password",
    steps: [
      { action: "CreateLoginProfile", params: [user], wait: 15 },
      { action: "DeleteLoginProfile", params: [user] },
    ],
  },
  {
    name: "blank-tag-key",
    steps: [{ action: "TagUser", params: [user, ...tag(1, " ")] }, untag(" ")],
  },
  {
    name: "policy-documents",
    steps: [
      "no JSON",
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*"}]}',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Resource":"*"}]}',
      '{"Version":"2008-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3","Resource":"*"}]}',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"x"}]}',
    ].map((document) => ({
      action: "PutUserPolicy",
      params: [user, ["PolicyName", "probe"], ["PolicyDocument", document]],
    })),
  },
  {
    name: "attach-twice",
    steps: [attach, attach, { action: "ListAttachedUserPolicies", params: [user] }],
  },
  {
    name: "boundary-arns",
    steps: [
      {
        action: "PutUserPermissionsBoundary",
        params: [user, ["PermissionsBoundary", "no-arn-but-long-enough"]],
      },
    ],
  },
  {
    name: "mfa-serial-numbers",
    steps: [
      { ...identify, save: { account: "Account" } },
      {
        action: "EnableMFADevice",
        params: [
          user,
          ["SerialNumber", "arn:aws:iam::{account}:mfa/msw-iam-probe"],
          ["AuthenticationCode1", "123456"],
          ["AuthenticationCode2", "234567"],
        ],
      },
    ],
  },
  {
    name: "ssh-public-keys",
    steps: [ED25519, ...Array.from({ length: 6 }, (_, index) => rsaKey(index).ssh)].map((key) => ({
      action: "UploadSSHPublicKey",
      params: [user, ["SSHPublicKeyBody", key]],
    })),
  },
  {
    name: "session-token",
    steps: [
      createKey,
      ...[[], [["SerialNumber", "GAHT12345678"] as const], [["TokenCode", "123456"] as const]].map(
        (params): Step => ({ action: "GetSessionToken", service: "sts", as: "key", params }),
      ),
    ],
  },
  { name: "json", steps: [{ ...identify, headers: { Accept: "application/json" } }] },
  {
    name: "root-keys",
    needs: "root",
    steps: [{ action: "ListAccessKeys" }, { action: "GetUser" }, { action: "GetLoginProfile" }],
  },
  {
    name: "sdk",
    steps: [
      createKey,
      { action: "ListAccessKeys", sdk: true, params: [user, ["MaxItems", 1]] },
      { action: "GetUser", sdk: true, params: [["UserName", "Nobody-has-this-name"]] },
      { action: "GetAccessKeyLastUsed", sdk: true, params: [["AccessKeyId", "{key}"]] },
      { action: "GetCallerIdentity", service: "sts", sdk: true },
    ],
  },
  {
    name: "credential-report",
    steps: [
      "GetCredentialReport",
      "GenerateCredentialReport",
      "GetCredentialReport",
      "GenerateCredentialReport",
      "GetCredentialReport",
    ].map((action) => ({ action })),
  },
  { name: "account-summary", steps: [{ action: "GetAccountSummary" }] },
];
