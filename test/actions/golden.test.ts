import { readFileSync } from "node:fs";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { mockOnServer, post } from "../support/server.ts";

const golden = (path: string) => readFileSync(new URL(`../../fixtures/responses/${path}`, import.meta.url), "utf8");
const withGoldenId = (body: string) =>
  body.replace(/<RequestId>[0-9a-f-]{36}<\/RequestId>/, "<RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId>");

const KEY = "AKIAGOLDENKEYEXAMPLE";
const Bob = {
  UserName: "Bob",
  Path: "/ops/",
  UserId: "AIDAGOLDENBOBEXAMPLE1",
  Tags: [{ Key: "team", Value: "storage" }],
  AccessKeys: [{ AccessKeyId: KEY }],
};
const used = { LastUsedDate: "2018-10-16T13:43:00Z", ServiceName: "iam", Region: "us-east-1" };
const withUse = { ...Bob, AccessKeys: [{ AccessKeyId: KEY, AccessKeyLastUsed: used }] };
const withoutKeys = { ...Bob, AccessKeys: [] };

const PolicyArn = "arn:aws:iam::aws:policy/job-function/Billing";
const PolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
const createGroup = { Action: "CreateGroup", GroupName: "Ops", Path: "/ops/" };
const addToGroup = { Action: "AddUserToGroup", GroupName: "Ops", UserName: "Bob" };
const createLoginProfile = {
  Action: "CreateLoginProfile",
  UserName: "Bob",
  Password: "Correct-Horse-1",
  PasswordResetRequired: "true",
};
const passwordPolicy = {
  Action: "UpdateAccountPasswordPolicy",
  MinimumPasswordLength: "12",
  RequireNumbers: "true",
  RequireUppercaseCharacters: "true",
  AllowUsersToChangePassword: "true",
  MaxPasswordAge: "90",
  PasswordReusePrevention: "5",
  HardExpiry: "false",
};

/** Each golden response: its name, the users of the account, the request, and the requests before it. */
const responses: [
  name: string,
  users: object[],
  request: Record<string, string>,
  before?: readonly Record<string, string>[],
][] = [
  ["create-access-key", [Bob], { Action: "CreateAccessKey", UserName: "Bob" }],
  ["update-access-key", [Bob], { Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: KEY, Status: "Inactive" }],
  ["delete-access-key", [Bob], { Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId: KEY }],
  ["get-access-key-last-used-never", [Bob], { Action: "GetAccessKeyLastUsed", AccessKeyId: KEY }],
  ["get-access-key-last-used", [withUse], { Action: "GetAccessKeyLastUsed", AccessKeyId: KEY }],
  ["get-user", [Bob], { Action: "GetUser", UserName: "Bob" }],
  ["get-user-root", [], { Action: "GetUser" }],
  [
    "create-user",
    [],
    {
      Action: "CreateUser",
      UserName: "Bob",
      Path: "/ops/",
      "Tags.member.1.Key": "team",
      "Tags.member.1.Value": "storage",
    },
  ],
  ["update-user", [Bob], { Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" }],
  ["delete-user", [withoutKeys], { Action: "DeleteUser", UserName: "Bob" }],
  ["list-users", [Bob], { Action: "ListUsers" }],
  ["list-users-empty", [], { Action: "ListUsers" }],
  ["generate-credential-report", [], { Action: "GenerateCredentialReport" }],
  ["error-report-not-present", [], { Action: "GetCredentialReport" }],
  ["error-limit-exceeded", [{ ...Bob, AccessKeys: 2 }], { Action: "CreateAccessKey", UserName: "Bob" }],
  ["error-access-denied-last-used", [], { Action: "GetAccessKeyLastUsed", AccessKeyId: "AKIAIOSFODNN7EXAMPLE" }],
  ["list-user-policies", [Bob], { Action: "ListUserPolicies", UserName: "Bob" }],
  ["list-user-tags", [Bob], { Action: "ListUserTags", UserName: "Bob" }],
  ["create-login-profile", [Bob], createLoginProfile],
  ["get-login-profile", [Bob], { Action: "GetLoginProfile", UserName: "Bob" }, [createLoginProfile]],
  [
    "get-user-policy",
    [Bob],
    { Action: "GetUserPolicy", UserName: "Bob", PolicyName: "deny-all" },
    [{ Action: "PutUserPolicy", UserName: "Bob", PolicyName: "deny-all", PolicyDocument }],
  ],
  [
    "list-attached-user-policies",
    [Bob],
    { Action: "ListAttachedUserPolicies", UserName: "Bob" },
    [{ Action: "AttachUserPolicy", UserName: "Bob", PolicyArn }],
  ],
  [
    "get-user-boundary",
    [Bob],
    { Action: "GetUser", UserName: "Bob" },
    [{ Action: "PutUserPermissionsBoundary", UserName: "Bob", PermissionsBoundary: PolicyArn }],
  ],
  ["create-group", [], createGroup],
  ["get-group", [Bob], { Action: "GetGroup", GroupName: "Ops" }, [createGroup, addToGroup]],
  ["list-groups", [], { Action: "ListGroups" }, [createGroup]],
  ["list-groups-for-user", [Bob], { Action: "ListGroupsForUser", UserName: "Bob" }, [createGroup, addToGroup]],
  [
    "list-account-aliases",
    [],
    { Action: "ListAccountAliases" },
    [{ Action: "CreateAccountAlias", AccountAlias: "example-corp" }],
  ],
  ["get-account-password-policy", [], { Action: "GetAccountPasswordPolicy" }, [passwordPolicy]],
];

/** Replaces generated values by the words that the golden files contain instead. */
function withWords(iam: MockIam, body: string): string {
  const created = iam.account.user("Bob");
  const key = created?.AccessKeys.find((owned) => owned.AccessKeyId !== KEY);
  return withGoldenId(body)
    .replace(key?.AccessKeyId ?? "none", "ACCESSKEYID")
    .replace(key?.SecretAccessKey ?? "none", "SECRET")
    .replace(/<UserId>(?!AIDAGOLDEN)AIDA\w{17}<\/UserId>/, "<UserId>USERID</UserId>")
    .replace(/<GroupId>AGPA[A-Z2-7]{10}EXAMPLE<\/GroupId>/, "<GroupId>GROUPID</GroupId>");
}

describe.each(["documented", "recorded"] as const)("a response in %s order equals the golden file", (xml) => {
  test.each(responses)("%s", async (name, Users, request, before = []) => {
    const iam = mockOnServer({ xml, account: { Users: Users as [] }, now: () => new Date("2026-03-04T05:06:07Z") });
    for (const earlier of before) expect((await post(earlier)).status).toBe(200);
    const body = await (await post(request)).text();
    expect(withWords(iam, body)).toBe(golden(`${xml}/${name}.xml`));
  });

  test("get-caller-identity", async () => {
    mockOnServer({ xml, services: ["iam", "sts"] });
    const url = "https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15";
    expect(withGoldenId(await (await fetch(url)).text())).toBe(golden(`${xml}/get-caller-identity.xml`));
  });

  test.each([
    ["assume-role", "AssumeRole&RoleArn=arn:aws:iam::222222222222:role/audit&RoleSessionName=night"],
    [
      "assume-role-with-policy",
      "AssumeRole&RoleArn=arn:aws:iam::222222222222:role/audit&RoleSessionName=night&SourceIdentity=Alice&Policy={}",
    ],
    [
      "assume-role-with-web-identity",
      `AssumeRoleWithWebIdentity&RoleArn=arn:aws:iam::222222222222:role/audit&RoleSessionName=night&WebIdentityToken=e30.${btoa('{"sub":"pod","aud":"sts.amazonaws.com","iss":"https://oidc.example.com"}')}.e30`,
    ],
    ["get-session-token", "GetSessionToken"],
  ])("%s", async (name, action) => {
    mockOnServer({ xml, services: ["iam", "sts"], now: () => new Date("2026-03-04T05:06:07Z") });
    const body = await (await fetch(`https://sts.amazonaws.com/?Action=${action}&Version=2011-06-15`)).text();
    const withIssuedWords = withGoldenId(body)
      .replace(/ASIA[A-Z2-7]{16}(?=<)/, "ACCESSKEYID")
      .replace(/[\w+/]{30}EXAMPLEKEY/, "SECRET")
      .replace(/(?<=<SessionToken>)[\w+/]+={0,2}/, "TOKEN")
      .replace(/AROA[A-Z2-7]{10}EXAMPLE/, "ROLEID");
    expect(withIssuedWords).toBe(golden(`${xml}/${name}.xml`));
  });
});

test("responses have the sizes of the recorded ones", async () => {
  const users = [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }, { UserName: "Eve" }];
  mockOnServer({ xml: "recorded", account: { Users: users } });
  const size = async (request: Record<string, string>) => Number((await post(request)).headers.get("content-length"));
  expect(await size({ Action: "UpdateUser", UserName: "Eve" })).toBe(200);
  expect(await size({ Action: "DeleteUser", UserName: "Eve" })).toBe(200);
  expect(await size({ Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId: KEY })).toBe(210);
  expect(await size({ Action: "GetCredentialReport" })).toBe(224);
  expect(await size({ Action: "GenerateCredentialReport" })).toBe(413);
});
