import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  GetAccountAuthorizationDetailsCommand,
  type GetAccountAuthorizationDetailsCommandInput,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  paginateGetAccountAuthorizationDetails,
} from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../support/server.ts";

const NOW = new Date("2026-03-04T05:06:07Z");
const READ_ONLY = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
const DOCUMENT = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }] }';
const tagged = { UserName: "Bob", Path: "/ops/", UserId: "AIDABOBBOBBOBEXAMPLE1", Tags: [{ Key: "team", Value: "a" }] };

async function companyOnServer(xml: "documented" | "recorded" = "documented") {
  const iam = mockOnServer({ xml, account: { Users: [tagged, { UserName: "Eve" }] }, now: () => NOW });
  const client = clientOf(iam);
  for (const GroupName of ["writers", "Admins"]) await client.send(new CreateGroupCommand({ GroupName }));
  for (const GroupName of ["writers", "Admins"])
    await client.send(new AddUserToGroupCommand({ UserName: "Bob", GroupName }));
  const Bob = { UserName: "Bob" };
  await client.send(new AttachUserPolicyCommand({ ...Bob, PolicyArn: READ_ONLY }));
  await client.send(new PutUserPolicyCommand({ ...Bob, PolicyName: "deny", PolicyDocument: DOCUMENT }));
  await client.send(new PutUserPermissionsBoundaryCommand({ ...Bob, PermissionsBoundary: READ_ONLY }));
  const details = (input: GetAccountAuthorizationDetailsCommandInput = {}) =>
    client.send(new GetAccountAuthorizationDetailsCommand(input));
  return { iam, client, details };
}

test("a user is returned with its groups, policies, boundary and tags", async () => {
  const { details } = await companyOnServer();
  const { UserDetailList = [], IsTruncated } = await details();
  expect(IsTruncated).toBe(false);
  expect(UserDetailList.map(({ UserName }) => UserName)).toEqual(["Bob", "Eve"]);
  expect(UserDetailList[0]).toEqual({
    Path: "/ops/",
    UserName: "Bob",
    UserId: tagged.UserId,
    Arn: "arn:aws:iam::123456789012:user/ops/Bob",
    CreateDate: NOW,
    GroupList: ["writers", "Admins"],
    AttachedManagedPolicies: [{ PolicyName: "ViewOnlyAccess", PolicyArn: READ_ONLY }],
    UserPolicyList: [{ PolicyName: "deny", PolicyDocument: expect.any(String) }],
    PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: READ_ONLY },
    Tags: tagged.Tags,
  });
  const document = UserDetailList[0]?.UserPolicyList?.[0]?.PolicyDocument ?? "";
  expect(document).toMatch(/^[\w.~%-]+$/);
  expect(decodeURIComponent(document)).toBe(DOCUMENT);
});

test("a user without attachments has empty lists, and no list of inline policies", async () => {
  const { details } = await companyOnServer();
  const Eve = (await details()).UserDetailList?.[1];
  expect(Eve).toMatchObject({ GroupList: [], AttachedManagedPolicies: [], Tags: [] });
  expect(Eve).not.toHaveProperty("UserPolicyList");
  expect(Eve).not.toHaveProperty("PermissionsBoundary");
});

test("a group without policies has empty lists, and the lists of roles and policies are always empty", async () => {
  const { details } = await companyOnServer();
  const { GroupDetailList, RoleDetailList, Policies } = await details();
  expect(GroupDetailList?.map(({ GroupName }) => GroupName)).toEqual(["Admins", "writers"]);
  expect(GroupDetailList?.[0]).toMatchObject({
    Arn: "arn:aws:iam::123456789012:group/Admins",
    GroupPolicyList: [],
    AttachedManagedPolicies: [],
  });
  expect([RoleDetailList, Policies]).toEqual([[], []]);
});

test.each<[filter: NonNullable<GetAccountAuthorizationDetailsCommandInput["Filter"]>, users: number, groups: number]>([
  [[], 2, 2],
  [["User"], 2, 0],
  [["Group", "Group"], 0, 2],
  [["Group", "User"], 2, 2],
  [["Role", "LocalManagedPolicy", "AWSManagedPolicy"], 0, 0],
])("the filter %j selects %i users and %i groups", async (Filter, users, groups) => {
  const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = await (await companyOnServer()).details({
    Filter,
  });
  expect([UserDetailList?.length, GroupDetailList?.length, RoleDetailList, Policies]).toEqual([users, groups, [], []]);
});

test("an unknown filter is refused with a message that lists the known ones", async () => {
  await companyOnServer();
  const Action = "GetAccountAuthorizationDetails";
  expect(await errorOf(await post({ Action, "Filter.member.1": "User", "Filter.member.2": "user" }))).toMatchObject({
    status: 400,
    code: "ValidationError",
    message:
      "1 validation error detected: Value at 'filter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [LocalManagedPolicy, User, AWSManagedPolicy, Role, Group]]",
  });
});

test("pages contain the users first, and then the groups", async () => {
  const { iam, client } = await companyOnServer();
  iam.truncate("GetAccountAuthorizationDetails", [1, 0, 2]);
  const pages: (string | undefined)[][] = [];
  for await (const page of paginateGetAccountAuthorizationDetails({ client }, {}))
    pages.push([
      ...(page.UserDetailList ?? []).map(({ UserName }) => UserName),
      ...(page.GroupDetailList ?? []).map(({ GroupName }) => GroupName),
    ]);
  expect(pages).toEqual([["Bob"], [], ["Eve", "Admins"], ["writers"]]);
});

describe("a marker", () => {
  const all = ["AWSManagedPolicy", "LocalManagedPolicy", "Group", "Role", "User"] as const;

  test("is valid with another MaxItems, and with all filters in place of none", async () => {
    const { details } = await companyOnServer();
    const { Marker } = await details({ MaxItems: 1 });
    const next = await details({ Marker, MaxItems: 2, Filter: [...all] });
    expect(next.UserDetailList).toHaveLength(1);
    expect(next.GroupDetailList).toHaveLength(1);
  });

  type Filter = ("User" | "Group" | "Role")[];
  test.each<[filter: Filter, other: Filter | undefined, message: string]>([
    [["User"], ["Group"], "Marker and Filter do not match"],
    [["User"], ["Group", "Role"], "Marker and Filter do not match"],
    [["User"], ["User", "Group"], "Invalid Marker."],
    [["User"], undefined, "Invalid Marker."],
    [["Group", "User"], ["User"], "Marker and Filter do not match"],
    [["Group", "User"], ["Role", "User"], "Marker and Filter do not match"],
  ])("of the filter %j is refused with the filter %j", async (filter, Filter, message) => {
    const { details } = await companyOnServer();
    const { Marker } = await details({ Filter: filter, MaxItems: 1 });
    await expect(details({ Filter, Marker })).rejects.toMatchObject({ name: "ValidationError", message });
  });

  test("of a filter that repeats a type is valid with the type once", async () => {
    const { details } = await companyOnServer();
    const { Marker } = await details({ Filter: ["User", "User"], MaxItems: 1 });
    expect((await details({ Filter: ["User"], Marker })).UserDetailList).toHaveLength(1);
  });

  test("of another action is refused", async () => {
    const { client, details } = await companyOnServer();
    const { Marker } = await client.send(new ListUsersCommand({ MaxItems: 1 }));
    await expect(details({ Marker })).rejects.toThrow("Invalid Marker.");
  });
});

test.each([
  [
    "documented",
    "IsTruncated UserDetailList GroupDetailList RoleDetailList Policies",
    "GroupList AttachedManagedPolicies UserPolicyList UserId Path UserName Arn CreateDate PermissionsBoundary Tags",
    "Path GroupName GroupId Arn CreateDate GroupPolicyList AttachedManagedPolicies",
  ],
  [
    "recorded",
    "IsTruncated Policies UserDetailList RoleDetailList GroupDetailList",
    "Path PermissionsBoundary AttachedManagedPolicies GroupList UserPolicyList UserName Arn UserId CreateDate Tags",
    "Path GroupName AttachedManagedPolicies GroupId Arn GroupPolicyList CreateDate",
  ],
] as const)("elements are in %s order", async (xml, sections, user, group) => {
  await companyOnServer(xml);
  const text = await (await post({ Action: "GetAccountAuthorizationDetails" })).text();
  /** Returns the names of the elements with this indentation that follow a text. */
  const namesAt = (indent: number, from: string) =>
    [...text.slice(text.indexOf(from)).matchAll(new RegExp(`^ {${indent}}<(\\w+)`, "gm"))].map(([, name]) => name);
  expect(namesAt(4, "Result>").slice(0, 5).join(" ")).toBe(sections);
  expect(namesAt(8, "<UserDetailList>").slice(0, user.split(" ").length).join(" ")).toBe(user);
  expect(namesAt(8, "<GroupDetailList>").slice(0, group.split(" ").length).join(" ")).toBe(group);
});
