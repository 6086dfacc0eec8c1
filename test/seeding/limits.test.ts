import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const user = (members: object) => ({ Users: [{ UserName: "Bob", ...members }] });
const policy = (members: object) => ({ PasswordPolicy: members });
const key = (members: object) => user({ AccessKeys: [members] });
const text = (length: number) => "x".repeat(length);
const path = (length: number) => `/${text(length - 2)}/`;

/** Each member, a fixture with a value of it, and the smallest and the largest values that are accepted and refused. */
const limits: readonly (readonly [
  member: string,
  fixture: (value: unknown) => object,
  accepted: readonly unknown[],
  refused: readonly unknown[],
])[] = [
  ["UserName", (UserName) => ({ Users: [{ UserName }] }), [text(1), text(128)], ["", text(129)]],
  ["GroupName", (GroupName) => ({ Groups: [{ GroupName }] }), [text(1), text(128)], ["", text(129)]],
  ["Path", (Path) => user({ Path }), ["/", path(3), path(512)], ["", "//", path(513)]],
  ["UserId", (UserId) => user({ UserId }), [text(16), text(128)], [text(15), text(129)]],
  ["AccessKeyId", (AccessKeyId) => key({ AccessKeyId }), [text(16), text(128)], [text(15), text(129)]],
  ["SecretAccessKey", (SecretAccessKey) => key({ SecretAccessKey }), ["x"], [""]],
  ["tag key", (Key) => user({ Tags: [{ Key, Value: "" }] }), [text(1), text(128)], ["", text(129)]],
  ["tag value", (Value) => user({ Tags: [{ Key: "k", Value }] }), ["", text(256)], [text(257)]],
  ["PolicyName", (PolicyName) => user({ UserPolicyList: [{ PolicyName }] }), [text(1), text(128)], ["", text(129)]],
  [
    "PolicyArn",
    (PolicyArn) => user({ AttachedManagedPolicies: [{ PolicyArn }] }),
    [`arn:aws:iam::aws:policy/${text(1)}`, `arn:aws:iam::aws:policy/${text(2024)}`],
    ["arn:aws:iam::aws:policy/", `arn:aws:iam::aws:policy/${text(2025)}`],
  ],
  [
    "SerialNumber",
    (SerialNumber) => user({ MFADevices: [{ SerialNumber }] }),
    [text(9), text(256), `arn:aws:iam::123456789012:mfa/${text(994)}`],
    [text(8), text(257), `arn:aws:iam::123456789012:mfa/${text(995)}`],
  ],
  [
    "CertificateId",
    (CertificateId) => user({ SigningCertificates: [{ CertificateId }] }),
    [text(24), text(128)],
    [text(23), text(129)],
  ],
  [
    "SSHPublicKeyId",
    (SSHPublicKeyId) => user({ SSHPublicKeys: [{ SSHPublicKeyId }] }),
    [text(16), text(128)],
    [text(15), text(129)],
  ],
  [
    "ServiceName",
    (ServiceName) => user({ ServiceSpecificCredentials: [{ ServiceName }] }),
    [text(1), text(128)],
    ["", text(129)],
  ],
  ["AccountAliases", (alias) => ({ AccountAliases: [alias] }), [text(3), text(63)], [text(2), text(64)]],
  ["MinimumPasswordLength", (MinimumPasswordLength) => policy({ MinimumPasswordLength }), [6, 128], [5, 129, 6.5]],
  ["MaxPasswordAge", (MaxPasswordAge) => policy({ MaxPasswordAge }), [1, 1095], [0, 1096]],
  ["PasswordReusePrevention", (PasswordReusePrevention) => policy({ PasswordReusePrevention }), [1, 24], [0, 25]],
  ["AccessKeys", (AccessKeys) => user({ AccessKeys }), [0, 1], [-1, 1_000_001]],
  ["AccountId", (AccountId) => ({ AccountId }), ["123456789012"], ["12345678901", "1234567890123"]],
];

describe.each(limits)("the %s of a fixture", (_, fixture, accepted, refused) => {
  test.each(accepted)("can be %j", (value) => {
    expect(mockIam().seed(fixture(value) as AccountFixture)).toBeDefined();
  });

  test.each(refused)("cannot be %j", (value) => {
    expect(() => mockIam().seed(fixture(value) as AccountFixture)).toThrow(/Nothing was seeded\.$/);
  });
});
