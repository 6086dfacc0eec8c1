import { getResponse, RequestHandler } from "msw";
import { errorOf, server } from "./server.ts";

const HOSTS = { iam: "https://iam.amazonaws.com/", sts: "https://sts.amazonaws.com/" } as const;
const VERSIONS = { iam: "2010-05-08", sts: "2011-06-15" } as const;

export type Service = keyof typeof HOSTS;
export type Params = Readonly<Record<string, string>>;

/**
 * Sends an unsigned request for an action of either service to the handlers of the server. It opens no connection, which takes less than
 * half as long as `fetch`, so that tests can send thousands of requests.
 */
export async function request(service: Service, Action: string, params: Params, signal: AbortSignal | null = null) {
  const body = new URLSearchParams({ Action, Version: VERSIONS[service], ...params });
  const handlers = server.listHandlers().filter((handler) => handler instanceof RequestHandler);
  const response = await getResponse(handlers, new Request(HOSTS[service], { method: "POST", signal, body }));
  if (response === undefined) throw new Error(`No handler responded to ${Action}.`);
  return response;
}

/** Returns AWS's message about an invalid parameter, or `undefined` if every parameter is valid. */
export async function violationOf(service: Service, Action: string, params: Params): Promise<string | undefined> {
  const response = await request(service, Action, params);
  if (response.status === 200) return undefined;
  const { code, message = "" } = await errorOf(response);
  const isViolation = /^\d+ validation errors? detected|^The specified value for/.test(message);
  return code === "ValidationError" && isViolation ? message : undefined;
}

/** Returns the message about one invalid value. STS repeats the value in it, and IAM does not. */
export const detected = (service: Service, value: string | undefined, path: string, constraint: string): string => {
  const repeated = value === undefined ? " null" : ` '${value}'`;
  return `1 validation error detected: Value${service === "sts" ? repeated : ""} at '${path}' failed to satisfy constraint: ${constraint}`;
};

export const tooShort = (min: number) => `Member must have length greater than or equal to ${min}`;
export const tooLong = (max: number) => `Member must have length less than or equal to ${max}`;
export const pattern = (text: string) => `Member must satisfy regular expression pattern: ${text}`;

const KEY = "AKIABOBSFIRSTEXAMPLE";
const ARN = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const ROLE = "arn:aws:iam::123456789012:role/audit";
const ID = "A".repeat(24);
const CODECOMMIT = "codecommit.amazonaws.com";

const assumed = { RoleArn: ROLE, RoleSessionName: "night", Policy: "{}", DurationSeconds: "900" };
const assumedByUser = {
  ExternalId: "external",
  SerialNumber: "GAHT12345678",
  TokenCode: "123456",
  SourceIdentity: "Alice",
};

export interface Input {
  readonly service: Service;
  readonly action: string;
  /** The parameters in the order of the service model, each with a valid value. */
  readonly params: Params;
  readonly required: readonly string[];
}

const input = (service: Service, action: string, params: Params, required: readonly string[]): Input => ({
  service,
  action,
  params,
  required,
});
const Bob = { UserName: "Bob" };
const page = { Marker: "a marker", MaxItems: "10" };
const PASSWORD = "Correct-Horse-1";
const passwordPolicy = {
  MinimumPasswordLength: "8",
  RequireSymbols: "true",
  RequireNumbers: "true",
  RequireUppercaseCharacters: "true",
  RequireLowercaseCharacters: "true",
  AllowUsersToChangePassword: "true",
  MaxPasswordAge: "90",
  PasswordReusePrevention: "1",
  HardExpiry: "true",
};

/** The input of every action that has parameters. */
export const inputs: readonly Input[] = [
  input("iam", "ListAccessKeys", { ...Bob, ...page }, []),
  input("iam", "CreateAccessKey", Bob, []),
  input("iam", "UpdateAccessKey", { ...Bob, AccessKeyId: KEY, Status: "Active" }, ["AccessKeyId", "Status"]),
  input("iam", "DeleteAccessKey", { ...Bob, AccessKeyId: KEY }, ["AccessKeyId"]),
  input("iam", "GetAccessKeyLastUsed", { AccessKeyId: KEY }, ["AccessKeyId"]),
  input("iam", "ListUsers", { PathPrefix: "/", ...page }, []),
  input("iam", "CreateUser", { Path: "/", ...Bob, PermissionsBoundary: ARN }, ["UserName"]),
  input("iam", "GetUser", Bob, []),
  input("iam", "UpdateUser", { ...Bob, NewPath: "/", NewUserName: "Rob" }, ["UserName"]),
  input("iam", "DeleteUser", Bob, ["UserName"]),
  input("iam", "ListUserTags", { ...Bob, ...page }, ["UserName"]),
  input("iam", "CreateVirtualMFADevice", { Path: "/", VirtualMFADeviceName: "phone" }, ["VirtualMFADeviceName"]),
  input(
    "iam",
    "EnableMFADevice",
    { ...Bob, SerialNumber: "GAHT12345678", AuthenticationCode1: "123456", AuthenticationCode2: "234567" },
    ["UserName", "SerialNumber", "AuthenticationCode1", "AuthenticationCode2"],
  ),
  input("iam", "DeactivateMFADevice", { ...Bob, SerialNumber: "GAHT12345678" }, ["SerialNumber"]),
  input("iam", "DeleteVirtualMFADevice", { SerialNumber: "GAHT12345678" }, ["SerialNumber"]),
  input("iam", "ListMFADevices", { ...Bob, ...page }, []),
  input("iam", "ListVirtualMFADevices", { AssignmentStatus: "Any", ...page }, []),
  input("iam", "UploadSSHPublicKey", { ...Bob, SSHPublicKeyBody: "ssh-rsa AAAA" }, ["UserName", "SSHPublicKeyBody"]),
  input("iam", "GetSSHPublicKey", { ...Bob, SSHPublicKeyId: ID, Encoding: "PEM" }, [
    "UserName",
    "SSHPublicKeyId",
    "Encoding",
  ]),
  input("iam", "ListSSHPublicKeys", { ...Bob, ...page }, []),
  input("iam", "UpdateSSHPublicKey", { ...Bob, SSHPublicKeyId: ID, Status: "Active" }, [
    "UserName",
    "SSHPublicKeyId",
    "Status",
  ]),
  input("iam", "DeleteSSHPublicKey", { ...Bob, SSHPublicKeyId: ID }, ["UserName", "SSHPublicKeyId"]),
  input("iam", "UploadSigningCertificate", { ...Bob, CertificateBody: "none" }, ["CertificateBody"]),
  input("iam", "ListSigningCertificates", { ...Bob, ...page }, []),
  input("iam", "UpdateSigningCertificate", { ...Bob, CertificateId: ID, Status: "Active" }, [
    "CertificateId",
    "Status",
  ]),
  input("iam", "DeleteSigningCertificate", { ...Bob, CertificateId: ID }, ["CertificateId"]),
  input("iam", "CreateServiceSpecificCredential", { ...Bob, ServiceName: CODECOMMIT, CredentialAgeDays: "9" }, [
    "UserName",
    "ServiceName",
  ]),
  input("iam", "ListServiceSpecificCredentials", { ...Bob, ServiceName: CODECOMMIT, AllUsers: "false", ...page }, []),
  input("iam", "UpdateServiceSpecificCredential", { ...Bob, ServiceSpecificCredentialId: ID, Status: "Active" }, [
    "ServiceSpecificCredentialId",
    "Status",
  ]),
  input("iam", "ResetServiceSpecificCredential", { ...Bob, ServiceSpecificCredentialId: ID }, [
    "ServiceSpecificCredentialId",
  ]),
  input("iam", "DeleteServiceSpecificCredential", { ...Bob, ServiceSpecificCredentialId: ID }, [
    "ServiceSpecificCredentialId",
  ]),
  input("iam", "CreateLoginProfile", { ...Bob, Password: PASSWORD, PasswordResetRequired: "true" }, ["Password"]),
  input("iam", "GetLoginProfile", Bob, []),
  input("iam", "UpdateLoginProfile", { ...Bob, Password: PASSWORD, PasswordResetRequired: "true" }, ["UserName"]),
  input("iam", "DeleteLoginProfile", Bob, []),
  input("iam", "ChangePassword", { OldPassword: PASSWORD, NewPassword: PASSWORD }, ["OldPassword", "NewPassword"]),
  input("iam", "PutUserPolicy", { ...Bob, PolicyName: "P", PolicyDocument: "{}" }, [
    "UserName",
    "PolicyName",
    "PolicyDocument",
  ]),
  input("iam", "GetUserPolicy", { ...Bob, PolicyName: "P" }, ["UserName", "PolicyName"]),
  input("iam", "ListUserPolicies", { ...Bob, ...page }, ["UserName"]),
  input("iam", "DeleteUserPolicy", { ...Bob, PolicyName: "P" }, ["UserName", "PolicyName"]),
  input("iam", "AttachUserPolicy", { ...Bob, PolicyArn: ARN }, ["UserName", "PolicyArn"]),
  input("iam", "DetachUserPolicy", { ...Bob, PolicyArn: ARN }, ["UserName", "PolicyArn"]),
  input("iam", "ListAttachedUserPolicies", { ...Bob, PathPrefix: "/", ...page }, ["UserName"]),
  input("iam", "PutUserPermissionsBoundary", { ...Bob, PermissionsBoundary: ARN }, ["UserName", "PermissionsBoundary"]),
  input("iam", "DeleteUserPermissionsBoundary", Bob, ["UserName"]),
  input("iam", "CreateGroup", { Path: "/", GroupName: "G" }, ["GroupName"]),
  input("iam", "GetGroup", { GroupName: "G", ...page }, ["GroupName"]),
  input("iam", "ListGroups", { PathPrefix: "/", ...page }, []),
  input("iam", "DeleteGroup", { GroupName: "G" }, ["GroupName"]),
  input("iam", "AddUserToGroup", { GroupName: "G", ...Bob }, ["GroupName", "UserName"]),
  input("iam", "RemoveUserFromGroup", { GroupName: "G", ...Bob }, ["GroupName", "UserName"]),
  input("iam", "ListGroupsForUser", { ...Bob, ...page }, ["UserName"]),
  input("iam", "CreateAccountAlias", { AccountAlias: "alias" }, ["AccountAlias"]),
  input("iam", "DeleteAccountAlias", { AccountAlias: "alias" }, ["AccountAlias"]),
  input("iam", "ListAccountAliases", page, []),
  input("iam", "UpdateAccountPasswordPolicy", passwordPolicy, []),
  input("iam", "GetAccountAuthorizationDetails", page, []),
  input("sts", "AssumeRole", { ...assumed, ...assumedByUser, MinimumSessionTokenSize: "0" }, [
    "RoleArn",
    "RoleSessionName",
  ]),
  input("sts", "GetAccessKeyInfo", { AccessKeyId: KEY }, ["AccessKeyId"]),
  input(
    "sts",
    "AssumeRoleWithWebIdentity",
    { ...assumed, WebIdentityToken: "token", ProviderId: "accounts.example.com", MinimumSessionTokenSize: "0" },
    ["RoleArn", "RoleSessionName", "WebIdentityToken"],
  ),
  input(
    "sts",
    "GetSessionToken",
    { DurationSeconds: "900", SerialNumber: "GAHT12345678", TokenCode: "123456", MinimumSessionTokenSize: "0" },
    [],
  ),
];
