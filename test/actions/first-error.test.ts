import { describe, expect, test } from "vitest";
import { certificates } from "../support/certificates.ts";
import { anyCodes, mfaArn } from "../support/mfa-devices.ts";
import { rsaKey } from "../support/public-keys.ts";
import { errorOf, mockOnServer, post, signedBy } from "../support/server.ts";

const BOBS = "AKIABOBSFIRSTEXAMPLE";
const Bob = { UserName: "Bob" };
const Nobody = { UserName: "Nobody" };
const codecommit = "codecommit.amazonaws.com";
const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const tag = (index: number, Key: string) => ({
  [`Tags.member.${index}.Key`]: Key,
  [`Tags.member.${index}.Value`]: "v",
});

/** An account in which Bob has reached every quota. */
const mockAtQuotas = () =>
  mockOnServer({
    now: () => new Date("2026-03-04T05:06:07Z"),
    quotas: {
      CertificatesPerUser: 1,
      ContextSpecificCredentialsPerUserPerContext: 1,
      GroupsPerAccount: 1,
      GroupsPerUser: 1,
      MFADevicesPerUser: 1,
      PoliciesPerUser: 1,
      SSHPublicKeysPerUser: 1,
      UsersPerAccount: 2,
    },
    account: {
      Users: [
        {
          ...Bob,
          AccessKeys: [{ AccessKeyId: BOBS }],
          Groups: ["Ops"],
          Tags: Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" })),
          LoginProfile: { Password: "Correct-Horse-1" },
          AttachedManagedPolicies: [{ PolicyArn: arn("ReadOnlyAccess") }],
          MFADevices: [{ SerialNumber: "GAHTBOBSDEVICE" }],
          SSHPublicKeys: [{ SSHPublicKeyBody: rsaKey(0).ssh }],
          SigningCertificates: [{ CertificateBody: certificates.one }],
          ServiceSpecificCredentials: [{ ServiceName: codecommit }],
        },
        {
          UserName: "Eve",
          MFADevices: [{ SerialNumber: "GAHTEVESDEVICE" }],
          SigningCertificates: [{ CertificateBody: certificates.two }],
        },
      ],
      PasswordPolicy: { MinimumPasswordLength: 20 },
      VirtualMFADevices: [{ SerialNumber: mfaArn("spare") }],
    },
  });

type Row = [what: string, params: Record<string, string>, message: string | undefined, signer?: string];

const noUser = "The user with name Nobody cannot be found.";
const noGroup = "The group with name None cannot be found.";
const reserved = "Tag keys beginning with aws: are reserved for system use.";
const duplicate = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
const mfaRequired =
  "To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.";
const tooShort = "Password should have a minimum length of 20";
const unknownId = "X".repeat(24);

const rows: Readonly<Record<string, readonly Row[]>> = {
  CreateUser: [
    [
      "a reserved tag",
      { ...Bob, PermissionsBoundary: "x".repeat(20), ...tag(1, "aws:x"), ...tag(2, "AWS:X") },
      reserved,
    ],
    ["a duplicate tag", { ...Bob, PermissionsBoundary: "x".repeat(20), ...tag(1, "k"), ...tag(2, "K") }, duplicate],
    ["the boundary", { ...Bob, PermissionsBoundary: "x".repeat(20) }, `ARN ${"x".repeat(20)} is not valid.`],
    ["a taken name", Bob, "User with name Bob already exists."],
    ["the quota", Nobody, "Cannot exceed quota for UsersPerAccount: 2"],
  ],
  UpdateUser: [["the user", { ...Nobody, NewUserName: "Bob" }, noUser]],
  TagUser: [
    ["the user", { ...Nobody, Tags: "" }, noUser],
    ["a reserved tag", { ...Bob, ...tag(1, "aws:x"), ...tag(2, "AWS:X") }, reserved],
    ["a duplicate tag", { ...Bob, ...tag(1, "new"), ...tag(2, "NEW") }, duplicate],
    ["the number of tags", { ...Bob, ...tag(1, "new") }, "The number of tags has reached the maximum limit."],
    ["nothing for a changed tag", { ...Bob, ...tag(1, "K1") }, undefined],
  ],
  CreateGroup: [
    ["a taken name", { GroupName: "ops" }, "Group with name ops already exists."],
    ["the quota", { GroupName: "None" }, "Cannot exceed quota for GroupsPerAccount: 1"],
  ],
  AddUserToGroup: [
    ["the user", { ...Nobody, GroupName: "None" }, noUser],
    ["the group", { ...Bob, GroupName: "None" }, noGroup],
    ["nothing for a group that the user is in", { ...Bob, GroupName: "Ops" }, undefined],
  ],
  RemoveUserFromGroup: [["the user", { ...Nobody, GroupName: "None" }, noUser]],
  AttachUserPolicy: [
    ["the user", { ...Nobody, PolicyArn: "x".repeat(20) }, noUser],
    ["the form of the ARN", { ...Bob, PolicyArn: "x".repeat(20) }, `ARN ${"x".repeat(20)} is not valid.`],
    [
      "the policy",
      { ...Bob, PolicyArn: "arn:aws:iam::999999999999:policy/x" },
      "Policy arn:aws:iam::999999999999:policy/x does not exist or is not attachable.",
    ],
    ["nothing for an attached policy", { ...Bob, PolicyArn: arn("ReadOnlyAccess") }, undefined],
    ["the quota", { ...Bob, PolicyArn: arn("Other") }, "Cannot exceed quota for PoliciesPerUser: 1"],
  ],
  DetachUserPolicy: [
    ["the user", { ...Nobody, PolicyArn: "x".repeat(20) }, noUser],
    ["the form of the ARN", { ...Bob, PolicyArn: "x".repeat(20) }, `ARN ${"x".repeat(20)} is not valid.`],
    ["the partition", { ...Bob, PolicyArn: "arn:aws-cn:iam::aws:policy/x" }, "Invalid ARN partition"],
  ],
  PutUserPermissionsBoundary: [["the user", { ...Nobody, PermissionsBoundary: "x".repeat(20) }, noUser]],
  PutUserPolicy: [
    ["the user", { ...Nobody, PolicyName: "p", PolicyDocument: "{" }, noUser],
    [
      "the document",
      { ...Bob, PolicyName: "p", PolicyDocument: `{"Version":"${"x".repeat(2100)}"}` },
      "Syntax errors in policy.",
    ],
  ],
  CreateLoginProfile: [
    ["the user", { ...Nobody, Password: "short" }, noUser],
    ["an existing profile", { ...Bob, Password: "short" }, "Login Profile for user Bob already exists."],
  ],
  UpdateLoginProfile: [
    ["the user", { ...Nobody, Password: "short" }, noUser],
    ["the missing profile", { UserName: "Eve", Password: "short" }, "Login Profile for User Eve cannot be found."],
  ],
  ChangePassword: [
    ["the old password", { OldPassword: "short", NewPassword: "short" }, "The old password is incorrect.", BOBS],
    ["the old password", { OldPassword: "wrong", NewPassword: "short" }, "The old password is incorrect.", BOBS],
    [
      "the same password",
      { OldPassword: "Correct-Horse-1", NewPassword: "Correct-Horse-1" },
      "The new password must differ from the old one.",
      BOBS,
    ],
    ["the new password", { OldPassword: "Correct-Horse-1", NewPassword: "short" }, tooShort, BOBS],
  ],
  EnableMFADevice: [
    ["the user", { ...Nobody, SerialNumber: mfaArn("none"), ...anyCodes }, noUser],
    ["the missing MFA", { ...Bob, SerialNumber: mfaArn("none"), ...anyCodes }, mfaRequired, BOBS],
    [
      "the device",
      { ...Bob, SerialNumber: mfaArn("none"), ...anyCodes },
      `MFA Device with serial number ${mfaArn("none")} does not exist.`,
    ],
    ["the device's owner", { ...Bob, SerialNumber: "GAHTEVESDEVICE", ...anyCodes }, "MFA Device is already in use."],
    [
      "the quota",
      { ...Bob, SerialNumber: mfaArn("spare"), AuthenticationCode1: "111111", AuthenticationCode2: "111111" },
      "Cannot exceed quota for MFADevicesPerUser: 1",
    ],
  ],
  DeactivateMFADevice: [
    ["the user", { ...Nobody, SerialNumber: mfaArn("none") }, noUser],
    ["the missing MFA", { ...Bob, SerialNumber: mfaArn("none") }, mfaRequired, BOBS],
    ["the missing MFA", { ...Bob, SerialNumber: "GAHTEVESDEVICE" }, mfaRequired, BOBS],
  ],
  CreateVirtualMFADevice: [["the tags", { VirtualMFADeviceName: "spare", ...tag(1, "aws:x") }, reserved]],
  UploadSSHPublicKey: [
    ["the user", { ...Nobody, SSHPublicKeyBody: "x" }, noUser],
    ["the body", { ...Bob, SSHPublicKeyBody: "x" }, "Invalid public key uploaded."],
    ["the duplicate", { ...Bob, SSHPublicKeyBody: rsaKey(0).pem }, "Duplicate SSH public key uploaded."],
    ["the quota", { ...Bob, SSHPublicKeyBody: rsaKey(1).ssh }, "Cannot exceed quota for SSHPublicKeysPerUser: 1"],
  ],
  UpdateSSHPublicKey: [
    [
      "the id",
      { ...Bob, SSHPublicKeyId: unknownId, Status: "Expired" },
      `The Public Key with id ${unknownId} cannot be found.`,
    ],
  ],
  UploadSigningCertificate: [
    ["the user", { ...Nobody, CertificateBody: "x" }, noUser],
    ["the body", { ...Bob, CertificateBody: "x" }, "Certificate x is malformed."],
    ["nothing for the same certificate", { ...Bob, CertificateBody: certificates.one }, undefined],
    ["the duplicate", { ...Bob, CertificateBody: certificates.two }, "Duplicate certificate uploaded."],
    ["the quota", { ...Bob, CertificateBody: certificates.v1 }, "Cannot exceed quota for CertificatesPerUser: 1"],
  ],
  UpdateSigningCertificate: [
    [
      "the id",
      { ...Bob, CertificateId: unknownId, Status: "Expired" },
      `The Certificate with id ${unknownId} cannot be found.`,
    ],
  ],
  UpdateAccessKey: [
    [
      "the id",
      { ...Bob, AccessKeyId: unknownId, Status: "Expired" },
      `The Access Key with id ${unknownId} cannot be found.`,
    ],
  ],
  CreateServiceSpecificCredential: [
    ["the user", { ...Nobody, ServiceName: "x" }, noUser],
    ["the service", { ...Bob, ServiceName: "X" }, "No such service X is supported for Service Specific Credentials"],
    [
      "the quota of the service",
      { ...Bob, ServiceName: codecommit },
      "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 1",
    ],
    ["nothing for another service", { ...Bob, ServiceName: "bedrock.amazonaws.com" }, undefined],
  ],
  UpdateServiceSpecificCredential: [
    [
      "the id",
      { ...Bob, ServiceSpecificCredentialId: unknownId, Status: "Expired" },
      `No such credential ${unknownId} exists`,
    ],
  ],
  ListServiceSpecificCredentials: [
    [
      "AllUsers with a user",
      { ...Nobody, AllUsers: "true", ServiceName: "?" },
      "Cannot list credentials for all users if a username is given",
    ],
    ["the user", { ...Nobody, ServiceName: "?" }, noUser],
    ["the form of the service", { ...Bob, ServiceName: "?" }, "ServiceName must match [a-zA-Z0-9.-]*"],
  ],
};

describe.each(Object.entries(rows))("of several errors, %s reports", (Action, cases) => {
  test.each<Row>(cases)("%s: %j", async (_, params, message, signer) => {
    mockAtQuotas();
    const response = await post({ Action, ...params }, signer === undefined ? {} : signedBy(signer));
    if (message === undefined) expect(response.status).toBe(200);
    else expect((await errorOf(response)).message).toBe(message);
  });
});
