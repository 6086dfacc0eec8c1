import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const now = () => new Date("2026-03-04T05:06:07Z");
const KEY = "APKAMADESINCEEXAMPLE";
const CERTIFICATE = "CERTIFICATEMADESINCEXAMPLE";
const CREDENTIAL = "ACCAMADESINCEXEXAMPLE";
const GROUP = "AGPAMADESINCEXEXAMPLE";
const HARDWARE = "GAHT12345678";
const codecommit = { ServiceName: "codecommit.amazonaws.com" };

const start = (): MockIam =>
  mockIam({
    now,
    account: {
      Users: [
        {
          UserName: "Bob",
          AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }],
          Groups: ["Ops"],
          MFADevices: [{ SerialNumber: "GAHTBOBSDEVICE" }],
          SSHPublicKeys: [{}],
          SigningCertificates: [{}],
          ServiceSpecificCredentials: [codecommit],
        },
        { UserName: "Eve" },
      ],
      VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/spare" }],
    },
  });

/** What the account contains, the ids that it generates next, and whether an id is still free. */
function stateOf(iam: MockIam) {
  const contents = [iam.snapshot(), iam.account.users(), iam.account.groups(), iam.account.settings()];
  const next = [
    iam.account.createGroup("Next"),
    iam.account.createUser("Next", {
      SSHPublicKeys: [{}],
      SigningCertificates: [{}],
      ServiceSpecificCredentials: [codecommit],
    }),
  ];
  const outcomeOf = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return String(error);
    }
  };
  const other = [
    outcomeOf(() => iam.account.createUser("A", { SSHPublicKeys: [{ SSHPublicKeyId: KEY }] })),
    outcomeOf(() => iam.account.createUser("B", { SigningCertificates: [{ CertificateId: CERTIFICATE }] })),
    outcomeOf(() =>
      iam.account.createUser("C", {
        ServiceSpecificCredentials: [{ ...codecommit, ServiceSpecificCredentialId: CREDENTIAL }],
      }),
    ),
    outcomeOf(() => iam.account.createUser("D", { MFADevices: [{ SerialNumber: HARDWARE }] })),
    outcomeOf(() => iam.account.createGroup("E", { GroupId: GROUP })),
  ];
  return { contents, next, other };
}

describe("reset() restores the account each time after", () => {
  test.each<[string, (iam: MockIam) => unknown]>([
    ["a new SSH public key", ({ account }) => account.updateUser("Eve", { SSHPublicKeys: [{ SSHPublicKeyId: KEY }] })],
    ["an SSH public key with a generated id", ({ account }) => account.updateUser("Eve", { SSHPublicKeys: [{}] })],
    ["a deleted SSH public key", ({ account }) => account.updateUser("Bob", { SSHPublicKeys: null })],
    [
      "a new certificate",
      ({ account }) => account.updateUser("Eve", { SigningCertificates: [{ CertificateId: CERTIFICATE }] }),
    ],
    [
      "a new certificate of the root user",
      ({ account }) => account.update({ RootUser: { SigningCertificates: [{ CertificateId: CERTIFICATE }] } }),
    ],
    ["a deleted certificate", ({ account }) => account.updateUser("Bob", { SigningCertificates: null })],
    [
      "a new service-specific credential",
      ({ account }) =>
        account.updateUser("Eve", {
          ServiceSpecificCredentials: [{ ...codecommit, ServiceSpecificCredentialId: CREDENTIAL }],
        }),
    ],
    ["a deleted credential", ({ account }) => account.updateUser("Bob", { ServiceSpecificCredentials: null })],
    ["a new MFA device", ({ account }) => account.updateUser("Eve", { MFADevices: [{ SerialNumber: HARDWARE }] })],
    ["a removed MFA device", ({ account }) => account.updateUser("Bob", { MFADevices: null })],
    ["a removed virtual MFA device", ({ account }) => account.update({ VirtualMFADevices: null })],
    ["a new group", ({ account }) => account.createGroup("admins", { GroupId: GROUP })],
    ["a renamed group", ({ account }) => account.updateGroup("Ops", { GroupName: "Dev" })],
    ["a deleted group", ({ account }) => account.deleteGroup("Ops")],
    ["a new member of a group", ({ account }) => account.updateUser("Eve", { Groups: ["Ops"] })],
    ["a deleted user", ({ account }) => account.deleteUser("Bob")],
    [
      "a use of a key",
      ({ account }) => account.recordUse("AKIABOBSFIRSTEXAMPLE", { ServiceName: "s3", Region: "eu-west-1" }),
    ],
    ["other settings", ({ account }) => account.update({ AccountAliases: ["example"], PasswordPolicy: {} })],
    ["a password of the root user", ({ account }) => account.update({ RootUser: { LoginProfile: {} } })],
  ])("%s", (_, change) => {
    const iam = start();
    const before = stateOf(iam);
    iam.reset();
    change(iam);
    expect(stateOf(iam)).not.toEqual(before);
    for (let round = 0; round < 2; round += 1) {
      expect(stateOf(iam.reset())).toEqual(before);
      iam.reset();
      change(iam);
    }
  });
});

describe.each<[kind: string, generate: (iam: MockIam) => string | undefined, fixture: (id: string) => AccountFixture]>([
  [
    "a group",
    (iam) => iam.account.createGroup("Next").GroupId,
    (GroupId) => ({ Groups: [{ GroupName: "Ops", GroupId }] }),
  ],
  [
    "an SSH public key",
    (iam) => iam.account.createUser("Next", { SSHPublicKeys: [{}] }).SSHPublicKeys[0]?.SSHPublicKeyId,
    (SSHPublicKeyId) => ({ Users: [{ UserName: "Bob", SSHPublicKeys: [{ SSHPublicKeyId }] }] }),
  ],
  [
    "a certificate",
    (iam) => iam.account.createUser("Next", { SigningCertificates: [{}] }).SigningCertificates[0]?.CertificateId,
    (CertificateId) => ({ Users: [{ UserName: "Bob", SigningCertificates: [{ CertificateId }] }] }),
  ],
  [
    "a service-specific credential",
    (iam) =>
      iam.account.createUser("Next", { ServiceSpecificCredentials: [codecommit] }).ServiceSpecificCredentials[0]
        ?.ServiceSpecificCredentialId,
    (ServiceSpecificCredentialId) => ({
      Users: [{ UserName: "Bob", ServiceSpecificCredentials: [{ ...codecommit, ServiceSpecificCredentialId }] }],
    }),
  ],
])("the id of %s from a fixture is never generated", (_, generate, fixture) => {
  test.each<[string, (iam: MockIam) => unknown]>([
    ["while the account has it", () => {}],
    [
      "after it is deleted",
      ({ account }) => (account.user("Bob") ? account.deleteUser("Bob") : account.deleteGroup("Ops")),
    ],
    ["after a checkpoint and reset()", (iam) => iam.checkpoint().reset()],
  ])("%s", (__, change) => {
    const id = generate(mockIam()) ?? "";
    const iam = mockIam({ account: fixture(id) });
    change(iam);
    expect([id, generate(iam)]).toEqual([expect.stringMatching(/EXAMPLE$/), expect.not.stringMatching(id)]);
  });
});
