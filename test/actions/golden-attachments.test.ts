import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { certificates } from "../support/certificates.ts";
import { mfaArn } from "../support/mfa-devices.ts";
import { rsaKey } from "../support/public-keys.ts";
import { mockOnServer, post } from "../support/server.ts";

const golden = (path: string) => readFileSync(new URL(`../../fixtures/responses/${path}`, import.meta.url), "utf8");

const Bob = { UserName: "Bob" };
const AttachedManagedPolicies = [{ PolicyArn: "arn:aws:iam::aws:policy/job-function/Billing" }];
const deny = {
  PolicyName: "deny-all",
  PolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
};
const SSHPublicKeyId = "APKAGOLDENKEYEXAMPLE";
const bedrock = "ACCAGOLDENTWOXEXAMPLE";
const account = {
  Users: [
    {
      ...Bob,
      Path: "/ops/",
      UserId: "AIDAGOLDENBOBEXAMPLE1",
      CreateDate: "2020-01-02T03:04:05Z",
      Groups: ["Ops"],
      Tags: [{ Key: "team", Value: "storage" }],
      PermissionsBoundary: { PermissionsBoundaryArn: "arn:aws:iam::123456789012:policy/limits" },
      UserPolicyList: [deny],
      AttachedManagedPolicies,
      MFADevices: [
        { SerialNumber: mfaArn("phone"), EnableDate: "2022-01-02T03:04:05Z" },
        { SerialNumber: "GAHT12345678", EnableDate: "2023-01-02T03:04:05Z" },
      ],
      SSHPublicKeys: [
        {
          SSHPublicKeyId,
          SSHPublicKeyBody: "ssh-rsa AAAA Bob & Co",
          Fingerprint: "7a:1d:ea:9e:b0:80:ac:f8:ec:d8:dc:e6:a7:2c:fc:51",
          Status: "Inactive",
          UploadDate: "2022-02-02T03:04:05Z",
        },
      ],
      SigningCertificates: [
        {
          CertificateId: "CERTGOLDENGOLDENGOLDENEXAMPLE",
          CertificateBody: "Body <of> a certificate\n",
          Status: "Inactive",
          UploadDate: "2022-03-02T03:04:05Z",
        },
      ],
      ServiceSpecificCredentials: [
        {
          ServiceSpecificCredentialId: bedrock,
          ServiceName: "bedrock.amazonaws.com",
          CreateDate: "2023-04-02T03:04:05Z",
          ServiceCredentialAlias: "Bob-at-123456789012",
        },
        {
          ServiceSpecificCredentialId: "ACCAGOLDENONEXEXAMPLE",
          ServiceName: "codecommit.amazonaws.com",
          ServiceUserName: "Bob-at-123456789012",
          CreateDate: "2022-04-02T03:04:05Z",
          ExpirationDate: "2027-04-02T03:04:05Z",
          Status: "Inactive",
        },
      ],
    },
    { UserName: "Eve", UserId: "AIDAGOLDENEVEEXAMPLE1", CreateDate: "2021-01-02T03:04:05Z" },
  ],
  Groups: [
    {
      GroupName: "Ops",
      Path: "/ops/",
      GroupId: "AGPAGOLDENOPSEXAMPLE1",
      CreateDate: "2020-05-02T03:04:05Z",
      GroupPolicyList: [deny],
      AttachedManagedPolicies,
    },
  ],
  RootUser: {
    CreateDate: "2019-01-02T03:04:05Z",
    MFADevices: [{ SerialNumber: mfaArn("root-account-mfa-device"), EnableDate: "2019-02-02T03:04:05Z" }],
  },
  VirtualMFADevices: [{ SerialNumber: mfaArn("spare") }],
};

const body = { SSHPublicKeyBody: rsaKey().ssh, CertificateBody: certificates.one };
const newDevice = {
  VirtualMFADeviceName: "new",
  Path: "/devices/",
  "Tags.member.1.Key": "team",
  "Tags.member.1.Value": "storage",
};

/** Replaces generated values, and what the requests contain, by the words that the golden files contain instead. */
const withWords = (text: string) =>
  text
    .replace(/(?<=<RequestId>)[^<]+/, "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE")
    .replace(/(?<=<Base32StringSeed>)[\w+/=]+/, "SEED")
    .replace(/(?<=<QRCodePNG>)[\w+/=]+/, "PNG")
    .replace(/(?<=<Service(?:Password|CredentialSecret)>)[^<]+/, "SECRET")
    .replace(/(?<=<SSHPublicKeyId>)APKA[A-Z2-7]{9}EXAMPLE(?=<)/, (id) => (id === SSHPublicKeyId ? id : "PUBLICKEYID"))
    .replace(/(?<=<ServiceSpecificCredentialId>)ACCA(?!GOLDEN)\w{17}(?=<)/, "CREDENTIALID")
    .replace(/(?<=<Fingerprint>)(?!7a:1d)[0-9a-f:]{47}/, "FINGERPRINT")
    .replace(body.SSHPublicKeyBody, "BODY")
    .replace(body.CertificateBody, "BODY");

describe.each(["documented", "recorded"] as const)("a response in %s order equals the golden file", (xml) => {
  test.each<[name: string, action: string, params?: Record<string, string>]>([
    ["create-virtual-mfa-device", "CreateVirtualMFADevice", newDevice],
    ["list-mfa-devices", "ListMFADevices", Bob],
    ["list-mfa-devices-root", "ListMFADevices"],
    ["list-virtual-mfa-devices", "ListVirtualMFADevices"],
    ["get-ssh-public-key", "GetSSHPublicKey", { ...Bob, SSHPublicKeyId, Encoding: "SSH" }],
    ["list-ssh-public-keys", "ListSSHPublicKeys", Bob],
    ["upload-ssh-public-key", "UploadSSHPublicKey", { ...Bob, SSHPublicKeyBody: body.SSHPublicKeyBody }],
    ["list-signing-certificates", "ListSigningCertificates", Bob],
    ["upload-signing-certificate", "UploadSigningCertificate", { ...Bob, CertificateBody: body.CertificateBody }],
    ["list-service-specific-credentials", "ListServiceSpecificCredentials", Bob],
    [
      "create-service-specific-credential",
      "CreateServiceSpecificCredential",
      { ...Bob, ServiceName: "cassandra.amazonaws.com", CredentialAgeDays: "1" },
    ],
    [
      "reset-service-specific-credential",
      "ResetServiceSpecificCredential",
      { ...Bob, ServiceSpecificCredentialId: bedrock },
    ],
    ["get-account-authorization-details", "GetAccountAuthorizationDetails"],
  ])("%s", async (name, Action, params = {}) => {
    mockOnServer({ xml, account, now: () => new Date("2026-03-04T05:06:07Z") });
    const response = await post({ Action, ...params });
    expect(withWords(await response.text())).toBe(golden(`${xml}/${name}.xml`));
  });
});
