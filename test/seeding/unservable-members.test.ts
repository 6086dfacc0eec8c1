import { GetSSHPublicKeyCommand, ListSigningCertificatesCommand } from "@aws-sdk/client-iam";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

const seed = (fixture: object) => () => mockIam({ account: fixture as AccountFixture });
const bob = (members: object) => ({ Users: [{ UserName: "Bob", ...members }] });

describe("a last use without a date is refused", () => {
  const forms: readonly [place: string, fixtureOf: (AccessKeyLastUsed: object) => object][] = [
    ["Users[0].AccessKeys[0].", (use) => bob({ AccessKeys: [{ AccessKeyLastUsed: use }] })],
    ["RootUser.AccessKeys[0].", (use) => ({ RootUser: { AccessKeys: [{ AccessKeyLastUsed: use }] } })],
    ["RootAccessKeys[0].", (use) => ({ RootAccessKeys: [{ AccessKeyLastUsed: use }] })],
    ["AccessKeyMetadata[0].", (use) => ({ AccessKeyMetadata: [{ UserName: "Bob", AccessKeyLastUsed: use }] })],
    ["AccessKey.", (use) => ({ AccessKey: { UserName: "Bob", AccessKeyLastUsed: use } })],
    ["", (use) => ({ UserName: "Bob", AccessKeyLastUsed: use })],
  ];

  test.each(forms)("in %sAccessKeyLastUsed", (place, fixtureOf) => {
    const message = `${place}AccessKeyLastUsed has a ServiceName or a Region, but no LastUsedDate. Add the date.`;
    for (const use of [{ ServiceName: "s3" }, { Region: "us-east-1" }, { LastUsedDate: null, ServiceName: "s3" }])
      expect(seed(fixtureOf(use))).toThrow(message);
    for (const use of [{}, { ServiceName: "N/A", Region: "N/A" }, { ServiceName: null, Region: null }])
      expect(seed(fixtureOf(use))).not.toThrow();
  });
});

describe("the id of a user is refused", () => {
  const isWrong = 'is "x"; expected 16 to 128 letters, digits or underscores.';

  test.each<[place: string, fixture: object]>([
    ["Users[0].UserId", bob({ UserId: "x" })],
    ["UserDetailList[0].UserId", { UserDetailList: [{ UserName: "Bob", UserId: "x" }] }],
    ["User.UserId", { User: { UserName: "Bob", UserId: "x" } }],
    ["UserId", { Account: "123456789012", UserId: "x", Arn: "arn:aws:iam::123456789012:user/Bob" }],
    [
      "VirtualMFADevices[0].User.UserId",
      {
        VirtualMFADevices: [
          { SerialNumber: "arn:aws:iam::123456789012:mfa/x", User: { UserName: "Bob", UserId: "x" } },
        ],
      },
    ],
  ])("in %s", (place, fixture) => {
    expect(seed(fixture)).toThrow(`${place} ${isWrong}`);
  });
});

describe("the output of STS is refused", () => {
  const isNoArn = 'is "x"; expected an ARN of IAM or STS';

  test.each<[fixture: object, message: string]>([
    [{ Account: "123456789012", UserId: "AIDABOB", Arn: "x" }, `Arn ${isNoArn}`],
    [{ Account: "123456789012", UserId: "AIDABOB" }, "UserId needs the Arn beside it."],
    [{ Credentials: {}, AssumedRoleUser: { Arn: "x" } }, `AssumedRoleUser.Arn ${isNoArn}`],
    [
      { AssumedRoleUser: { Arn: "arn:aws:sts::123456789012:assumed-role/a/b" } },
      "AssumedRoleUser needs Credentials beside it.",
    ],
    [
      { Credentials: null, AssumedRoleUser: { Arn: "arn:aws:sts::123456789012:assumed-role/a/b" } },
      "AssumedRoleUser needs Credentials beside it.",
    ],
  ])("%j", (fixture, message) => {
    expect(seed(fixture)).toThrow(message);
  });
});

describe("a character that XML cannot express is refused", () => {
  const [ssh, codecommit, bedrock] = ["SSHPublicKeys", "codecommit.amazonaws.com", "bedrock.amazonaws.com"];
  const credential = (members: object) => bob({ ServiceSpecificCredentials: [members] });

  test.each<[member: string, fixtureOf: (text: string) => object]>([
    [`${ssh}[0].Fingerprint`, (Fingerprint) => bob({ [ssh]: [{ Fingerprint }] })],
    [`${ssh}[0].SSHPublicKeyBody`, (SSHPublicKeyBody) => bob({ [ssh]: [{ SSHPublicKeyBody }] })],
    [
      "SigningCertificates[0].CertificateBody",
      (CertificateBody) => bob({ SigningCertificates: [{ CertificateBody }] }),
    ],
    [
      "ServiceSpecificCredentials[0].ServiceUserName",
      (ServiceUserName) => credential({ ServiceName: codecommit, ServiceUserName }),
    ],
    [
      "ServiceSpecificCredentials[0].ServiceCredentialAlias",
      (ServiceCredentialAlias) => credential({ ServiceName: bedrock, ServiceCredentialAlias }),
    ],
  ])("in %s", (member, fixtureOf) => {
    for (const [text, name] of [
      ["a\u0000b", "U+0000"],
      ["a\uD800b", "U+D800"],
      ["a\uFFFF", "U+FFFF"],
    ] as const)
      expect(seed(fixtureOf(text))).toThrow(
        `Users[0].${member} contains the character ${name}, which XML cannot express.`,
      );
    expect(seed(fixtureOf("a\t\r\n😀"))).not.toThrow();
  });

  test("in the text of a policy document, if it is an unpaired surrogate", () => {
    const policy = (PolicyDocument: string) => bob({ UserPolicyList: [{ PolicyName: "p", PolicyDocument }] });
    expect(seed(policy('{"Sid":"\uDC00"}'))).toThrow(
      "Users[0].UserPolicyList[0].PolicyDocument is not a policy document",
    );
    expect(seed(policy('{"Sid":"😀\\u0000"}'))).not.toThrow();
  });
});

test("the SDK reads a body with the line ends that the fixture has", async () => {
  const body = "first\r\nsecond\nthird\r";
  const iam = mockOnServer({
    account: bob({
      SSHPublicKeys: [{ SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE", SSHPublicKeyBody: body }],
      SigningCertificates: [{ CertificateBody: body }],
    }),
  });
  const client = clientOf(iam);
  const key = { UserName: "Bob", SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE", Encoding: "SSH" } as const;
  const { SSHPublicKey } = await client.send(new GetSSHPublicKeyCommand(key));
  const { Certificates } = await client.send(new ListSigningCertificatesCommand({ UserName: "Bob" }));
  expect([SSHPublicKey?.SSHPublicKeyBody, Certificates?.[0]?.CertificateBody]).toEqual([body, body]);
});
