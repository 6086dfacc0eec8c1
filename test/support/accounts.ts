import fc from "fast-check";
import type { AccountFixture, GroupFixture, UserFixture } from "msw-iam";

// Arbitrary accounts that use everything that a fixture can contain.

const ACCOUNT = "123456789012";
const date = fc
  .integer({ min: Date.parse("2015-01-01T00:00:00Z") / 1000, max: Date.parse("2026-01-01T00:00:00Z") / 1000 })
  .map((seconds) => new Date(seconds * 1000));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const word = fc.stringMatching(/^[A-Z2-7]{9}$/);
const status = fc.constantFrom("Active", "Inactive");
const text = fc.stringMatching(/^[ -~]{1,20}$/);

const policy = fc.record({
  PolicyName: fc.constantFrom("read", "Write", "admin"),
  PolicyDocument: fc.constantFrom<string | object>(
    '{ "Version": "2012-10-17",\n  "Statement": [] }',
    { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: ["s3:*"], Resource: "é" }] },
    encodeURIComponent('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'),
  ),
});
const policies = fc.uniqueArray(policy, { selector: ({ PolicyName }) => PolicyName, maxLength: 3 });
const policyArn = fc
  .constantFrom("ReadOnlyAccess", "service-role/AWSConfigRole", "Custom")
  .map((name) => `arn:aws:iam::${name === "Custom" ? ACCOUNT : "aws"}:policy/${name}`);
const attached = fc.uniqueArray(policyArn, { maxLength: 3 }).map((arns) => arns.map((PolicyArn) => ({ PolicyArn })));
const key = fc.record({
  Status: fc.constantFrom("Active", "Inactive", "Expired"),
  CreateDate: date,
  AccessKeyLastUsed: optional(
    fc.record({ LastUsedDate: date, ServiceName: fc.constant("s3"), Region: fc.constant("us-east-1") }),
  ),
});
const profile = fc.record({
  CreateDate: date,
  PasswordResetRequired: fc.boolean(),
  PasswordLastChanged: optional(date),
  PasswordNextRotation: optional(date),
  Password: optional(text),
  FormerPasswords: fc.array(text, { maxLength: 2 }),
});
const sshKey = fc.record({
  SSHPublicKeyBody: optional(text),
  Fingerprint: optional(text),
  Status: status,
  UploadDate: date,
});
const certificate = fc.record({ CertificateBody: optional(text), Status: status, UploadDate: date });
const credential = fc.record({
  ServiceName: fc.constantFrom("codecommit.amazonaws.com", "bedrock.amazonaws.com"),
  CreateDate: date,
  ExpirationDate: optional(date),
  Status: status,
});
const tags = fc.uniqueArray(
  fc.record({ Key: fc.constantFrom("team", "Owner", "a b"), Value: fc.constantFrom("", "x", "ä=b") }),
  {
    selector: (tag) => tag.Key,
    maxLength: 3,
  },
);

/** The serial numbers of devices are different for each owner. */
const devices = fc.array(fc.record({ isVirtual: fc.boolean(), EnableDate: date, serial: word }), { maxLength: 2 });
const devicesOf = (name: string, list: readonly { isVirtual: boolean; EnableDate: Date; serial: string }[]) =>
  list.map(({ isVirtual, EnableDate, serial }, index) => ({
    SerialNumber: isVirtual ? `arn:aws:iam::${ACCOUNT}:mfa/${name}-${index}` : `${serial}-${name}-${index}`,
    EnableDate,
    ...(isVirtual && index === 0
      ? { Base32StringSeed: serial.toUpperCase().replace(/[^A-Z2-7]/g, ""), CodeLastUsed: EnableDate }
      : {}),
  }));

const groupNames = ["admins", "Developers", "qa"];
const user = (UserName: string): fc.Arbitrary<UserFixture> =>
  fc
    .record({
      Path: fc.constantFrom("/", "/ops/", "/a,b/"),
      CreateDate: optional(date),
      PasswordLastUsed: optional(date),
      PermissionsBoundary: optional(policyArn.map((PermissionsBoundaryArn) => ({ PermissionsBoundaryArn }))),
      Tags: tags,
      AccessKeys: fc.array(key, { maxLength: 2 }),
      LoginProfile: optional(profile),
      Groups: fc.shuffledSubarray(groupNames),
      UserPolicyList: policies,
      AttachedManagedPolicies: attached,
      devices,
      SSHPublicKeys: fc.array(sshKey, { maxLength: 2 }),
      SigningCertificates: fc.array(certificate, { maxLength: 2 }),
      ServiceSpecificCredentials: fc.array(credential, { maxLength: 2 }),
    })
    .map(({ devices: list, ...rest }) => ({ UserName, ...rest, MFADevices: devicesOf(UserName, list) }));
const group = (GroupName: string): fc.Arbitrary<GroupFixture> =>
  fc.record({
    GroupName: fc.constant(GroupName),
    Path: fc.constantFrom("/", "/g/"),
    CreateDate: optional(date),
    GroupPolicyList: policies,
    AttachedManagedPolicies: attached,
  });

/** An account with up to three users, and everything that IAM stores for them. */
export const anyAccount: fc.Arbitrary<AccountFixture> = fc
  .record({
    Users: fc.shuffledSubarray(["alice", "Bob", "x,y"]).chain((names) => fc.tuple(...names.map(user))),
    Groups: fc.shuffledSubarray(groupNames).chain((names) => fc.tuple(...names.map(group))),
    root: fc.record({
      CreateDate: optional(date),
      PasswordLastUsed: optional(date),
      LoginProfile: optional(profile),
      AccessKeys: fc.array(key, { maxLength: 1 }),
      SigningCertificates: fc.array(certificate, { maxLength: 1 }),
      devices,
    }),
    AccountAliases: fc.constantFrom([], ["example"]),
    PasswordPolicy: optional(
      fc.record(
        {
          MinimumPasswordLength: fc.integer({ min: 6, max: 128 }),
          RequireSymbols: fc.boolean(),
          MaxPasswordAge: fc.constant(90),
          HardExpiry: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    ),
    unassigned: fc.boolean(),
  })
  .map(({ root: { devices: list, ...root }, unassigned, ...account }) => ({
    ...account,
    RootUser: { ...root, MFADevices: devicesOf("root", list) },
    VirtualMFADevices: unassigned
      ? [
          {
            SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/spare`,
            Base32StringSeed: "SPARE",
            CodeLastUsed: new Date("2026-03-03T00:00:30Z"),
          },
        ]
      : [],
  }));
