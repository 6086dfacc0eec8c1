import { expect, test } from "vitest";
import { type Params, request } from "../support/constraints.ts";
import { errorOf, mockOnServer } from "../support/server.ts";

// AWS's order of violations does not depend on the order of the parameters.

const LONG = "a".repeat(129);
const user = { UserName: LONG };
const group = { GroupName: LONG };
const policy = { PolicyName: LONG };
const page = { Marker: "a".repeat(321), MaxItems: "0" };
const PolicyArn = "short";
const Path = `/${"a".repeat(512)}/`;

test.each<[action: string, params: Params, members: readonly string[]]>([
  [
    "CreateUser",
    { ...user, "Tags.member.1.Value": "v", Path, PermissionsBoundary: PolicyArn },
    ["path", "permissionsBoundary", "userName", "tags.1.member.key"],
  ],
  ["TagUser", { "Tags.member.1.Value": "v", ...user }, ["userName", "tags.1.member.key"]],
  ["UntagUser", { ...user, "TagKeys.member.1": LONG }, ["tagKeys", "userName"]],
  ["ListUserTags", { ...user, ...page }, ["maxItems", "marker", "userName"]],
  ["ListUserPolicies", { ...user, ...page }, ["maxItems", "marker", "userName"]],
  ["ListGroupsForUser", { ...user, ...page }, ["maxItems", "marker", "userName"]],
  ["ListAttachedUserPolicies", { PathPrefix: "a", ...user, ...page }, ["maxItems", "marker", "userName", "pathPrefix"]],
  ["ListGroups", { PathPrefix: "a", ...page }, ["maxItems", "marker", "pathPrefix"]],
  ["GetGroup", { ...page, ...group }, ["maxItems", "groupName", "marker"]],
  ["ListAccountAliases", page, ["maxItems", "marker"]],
  ["PutUserPolicy", { ...user, ...policy, PolicyDocument: "€" }, ["policyDocument", "policyName", "userName"]],
  ["GetUserPolicy", { ...user, ...policy }, ["policyName", "userName"]],
  ["DeleteUserPolicy", { ...user, ...policy }, ["policyName", "userName"]],
  ["AttachUserPolicy", { ...user, PolicyArn }, ["policyArn", "userName"]],
  ["DetachUserPolicy", { ...user, PolicyArn }, ["policyArn", "userName"]],
  ["PutUserPermissionsBoundary", { ...user, PermissionsBoundary: PolicyArn }, ["permissionsBoundary", "userName"]],
  ["CreateLoginProfile", { ...user, Password: LONG }, ["password", "userName"]],
  ["UpdateLoginProfile", { ...user, Password: LONG }, ["password", "userName"]],
  ["ChangePassword", { NewPassword: LONG, OldPassword: LONG }, ["oldPassword", "newPassword"]],
  ["CreateGroup", { ...group, Path }, ["path", "groupName"]],
  ["AddUserToGroup", { ...user, ...group }, ["groupName", "userName"]],
  ["RemoveUserFromGroup", { ...user, ...group }, ["groupName", "userName"]],
])("%s reports its violations in AWS's order", async (action, params, members) => {
  mockOnServer();
  const { message = "" } = await errorOf(await request("iam", action, params));
  expect([...message.matchAll(/Value at '([\w.]+)'/g)].map(([, member]) => member)).toEqual(members);
});
