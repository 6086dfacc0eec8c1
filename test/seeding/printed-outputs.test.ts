import { describe, expect, test } from "vitest";
import {
  admins,
  bob,
  bobOf,
  boundary,
  certificate,
  credential,
  date,
  device,
  document,
  key,
  sshKey,
  text,
  Z,
} from "../support/printed.ts";

describe("the output of an action that names its user", () => {
  test.each<[action: string, output: unknown, user: object]>([
    [
      "get-user",
      { User: { ...bob, PasswordLastUsed: date, PermissionsBoundary: boundary, Tags: [{ Key: "a", Value: "" }] } },
      {
        ...{ UserName: "Bob", Path: "/dev/", UserId: bob.UserId, Arn: bob.Arn, CreateDate: Z, PasswordLastUsed: Z },
        PermissionsBoundary: { ...boundary, PermissionsBoundaryType: "Policy" },
        Tags: [{ Key: "a", Value: "" }],
      },
    ],
    ["create-user", { User: bob }, { UserName: "Bob", UserId: bob.UserId }],
    [
      "create-access-key",
      { AccessKey: { ...key, SecretAccessKey: "s3cret" } },
      { AccessKeys: [{ ...key, CreateDate: Z, SecretAccessKey: "s3cret" }] },
    ],
    ["list-access-keys", { AccessKeyMetadata: [key] }, { AccessKeys: [{ ...key, CreateDate: Z }] }],
    [
      "get-login-profile",
      { LoginProfile: { UserName: "Bob", CreateDate: date, PasswordResetRequired: true } },
      {
        LoginProfile: { CreateDate: Z, PasswordResetRequired: true, PasswordLastChanged: Z },
      },
    ],
    [
      "get-user-policy",
      { UserName: "Bob", PolicyName: "p", PolicyDocument: document },
      { UserPolicyList: [{ PolicyName: "p", PolicyDocument: text }] },
    ],
    [
      "get-user-policy of an SDK",
      { UserName: "Bob", PolicyName: "p", PolicyDocument: encodeURIComponent(text) },
      {
        UserPolicyList: [{ PolicyName: "p", PolicyDocument: text }],
      },
    ],
    [
      "list-mfa-devices",
      { MFADevices: [device] },
      { MFADevices: [{ SerialNumber: device.SerialNumber, EnableDate: Z }] },
    ],
    [
      "list-virtual-mfa-devices",
      {
        VirtualMFADevices: [{ SerialNumber: device.SerialNumber, EnableDate: date, User: { ...bob, Arn: undefined } }],
      },
      {
        ...{ UserName: "Bob", Path: "/dev/", UserId: bob.UserId },
        MFADevices: [{ SerialNumber: device.SerialNumber, EnableDate: Z }],
      },
    ],
    [
      "list-ssh-public-keys",
      { SSHPublicKeys: [sshKey] },
      { SSHPublicKeys: [{ SSHPublicKeyId: sshKey.SSHPublicKeyId, UploadDate: Z }] },
    ],
    [
      "get-ssh-public-key",
      { SSHPublicKey: { ...sshKey, Fingerprint: "aa:bb", SSHPublicKeyBody: "ssh-rsa AAAA" } },
      {
        SSHPublicKeys: [{ Fingerprint: "aa:bb", SSHPublicKeyBody: "ssh-rsa AAAA" }],
      },
    ],
    [
      "list-signing-certificates",
      { UserName: "Bob", Certificates: [certificate] },
      {
        SigningCertificates: [{ CertificateId: certificate.CertificateId, Status: "Active", UploadDate: Z }],
      },
    ],
    [
      "upload-signing-certificate",
      { Certificate: { ...certificate, CertificateBody: "-----" } },
      {
        SigningCertificates: [{ CertificateId: certificate.CertificateId, CertificateBody: "-----" }],
      },
    ],
    [
      "list-service-specific-credentials",
      { ServiceSpecificCredentials: [credential] },
      {
        ServiceSpecificCredentials: [{ ServiceUserName: "Bob-at-123456789012", Status: "Inactive", CreateDate: Z }],
      },
    ],
    [
      "create-service-specific-credential",
      { ServiceSpecificCredential: { ...credential, ServicePassword: "pw" } },
      {
        ServiceSpecificCredentials: [{ ServicePassword: "pw" }],
      },
    ],
    [
      "get-caller-identity",
      { UserId: bob.UserId, Account: "210987654321", Arn: bob.Arn },
      { UserName: "Bob", Path: "/dev/", UserId: bob.UserId },
    ],
    ["get-group", { Group: admins, Users: [bob] }, { UserName: "Bob", Groups: ["admins"] }],
  ])("%s can be seeded unchanged", (_, output, user) => {
    expect(bobOf(output)).toMatchObject(user);
    expect(bobOf(JSON.parse(JSON.stringify(output)))).toMatchObject(user);
  });

  test.each([
    ["$metadata", { httpStatusCode: 200 }],
    ["ResponseMetadata", { RequestId: "r", HTTPStatusCode: 200, RetryAttempts: 0 }],
    ["ResultMetadata", {}],
  ])("can contain %s, and null for missing members", (member, value) => {
    const user = { ...bob, PasswordLastUsed: null, PermissionsBoundary: null, Tags: null };
    const output = { Users: [user], IsTruncated: false, Marker: null, [member]: value };
    expect(bobOf(output)).toMatchObject({ UserName: "Bob", Tags: [] });
  });
});
