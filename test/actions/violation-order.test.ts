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
const tagged = { "Tags.member.1.Value": "v" };
const key = "tags.1.member.key";
const Path = `/${"a".repeat(512)}/`;

test.each<[action: string, params: Params, members: readonly string[]]>([
  [
    "CreateUser",
    { ...user, ...tagged, Path, PermissionsBoundary: PolicyArn },
    ["path", "permissionsBoundary", "userName", key],
  ],
  ["TagUser", { ...tagged, ...user }, ["userName", key]],
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
  ["UpdateUser", { NewPath: Path, NewUserName: LONG, ...user }, ["newUserName", "userName", "newPath"]],
  ["CreateVirtualMFADevice", { VirtualMFADeviceName: "é", ...tagged, Path }, ["path", "virtualMFADeviceName", key]],
  [
    "EnableMFADevice",
    { ...user, SerialNumber: "short", AuthenticationCode1: "1", AuthenticationCode2: "2" },
    ["authenticationCode2", "serialNumber", "authenticationCode1", "userName"],
  ],
  ["DeactivateMFADevice", { ...user, SerialNumber: "short" }, ["serialNumber", "userName"]],
  ["ListVirtualMFADevices", { ...page, AssignmentStatus: "None" }, ["assignmentStatus", "maxItems", "marker"]],
  ["UploadSSHPublicKey", { ...user, SSHPublicKeyBody: "€" }, ["sSHPublicKeyBody", "userName"]],
  [
    "GetSSHPublicKey",
    { Encoding: "DER", ...user, SSHPublicKeyId: "short" },
    ["sSHPublicKeyId", "userName", "encoding"],
  ],
  ["UpdateSSHPublicKey", { Status: "On", ...user, SSHPublicKeyId: "short" }, ["sSHPublicKeyId", "userName", "status"]],
  ["UploadSigningCertificate", { CertificateBody: "€", ...user }, ["userName", "certificateBody"]],
  [
    "UpdateSigningCertificate",
    { Status: "On", ...user, CertificateId: "short" },
    ["certificateId", "userName", "status"],
  ],
  [
    "CreateServiceSpecificCredential",
    { ...user, CredentialAgeDays: "0" },
    ["credentialAgeDays", "userName", "serviceName"],
  ],
  [
    "UpdateServiceSpecificCredential",
    { Status: "On", ...user, ServiceSpecificCredentialId: "short" },
    ["userName", "serviceSpecificCredentialId", "status"],
  ],
  ["ListServiceSpecificCredentials", { ...user, ...page }, ["maxItems", "marker", "userName"]],
  ["GetAccountAuthorizationDetails", { ...page, "Filter.member.1": "None" }, ["filter", "maxItems", "marker"]],
  [
    "UpdateAccountPasswordPolicy",
    { MaxPasswordAge: "0", PasswordReusePrevention: "0", MinimumPasswordLength: "0" },
    ["minimumPasswordLength", "passwordReusePrevention", "maxPasswordAge"],
  ],
])("%s reports its violations in AWS's order", async (action, params, members) => {
  mockOnServer();
  const { message = "" } = await errorOf(await request("iam", action, params));
  expect([...message.matchAll(/Value at '([\w.]+)'/g)].map(([, member]) => member)).toEqual(members);
});
