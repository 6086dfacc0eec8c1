import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

const now = () => new Date("2026-11-24T12:00:00Z");
const create = (...account: AccountFixture[]) => mockIam({ account, now });
const ROOT = "<root_account>,arn:aws:iam::123456789012:root,2015-01-01T00:00:00Z";
const NO_KEYS = "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A";
const NOTHING = `${NO_KEYS},false,N/A,false,N/A`;
const reportOf = (...rows: readonly string[]) =>
  [
    `user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,${[
      1, 2,
    ]
      .map((set) =>
        ["active", "last_rotated", "last_used_date", "last_used_region", "last_used_service"].map(
          (name) => `access_key_${set}_${name}`,
        ),
      )
      .join(",")},cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated`,
    ...rows,
  ].join("\n");
const bob = (password: string, mfa: string, rest = NOTHING) =>
  `Bob,arn:aws:iam::123456789012:user/Bob,2020-02-02T00:00:00Z,${password},${mfa},${rest}`;
const CERTIFICATES = `${NO_KEYS},false,2021-01-01T00:00:00Z,true,2022-02-02T00:00:00Z`;
const password = "true,2026-01-02T03:04:05Z,2025-01-01T00:00:00Z,2025-04-01T00:00:00Z";
const report = reportOf(
  `${ROOT},true,2024-01-01T00:00:00Z,2023-01-01T00:00:00Z,not_supported,true,${CERTIFICATES}`,
  bob(password, "true", CERTIFICATES),
  `Eve,arn:aws:iam::123456789012:user/Eve,2020-03-03T00:00:00Z,true,no_information,2020-03-04T00:00:00Z,N/A,false,${NOTHING}`,
);
const certificates = [
  { Status: "Inactive", UploadDate: "2021-01-01T00:00:00Z" },
  { Status: "Active", UploadDate: "2022-02-02T00:00:00Z" },
];
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

describe("a credential report", () => {
  const bytes = new TextEncoder().encode(`\uFEFF${report}`);
  test.each<[form: string, fixture: AccountFixture]>([
    ["CSV", { CredentialReport: report }],
    ["CSV with a byte order mark", { CredentialReport: `\uFEFF${report}` }],
    ["CSV with CR LF", { CredentialReport: report.replaceAll("\n", "\r\n") }],
    ["CSV with CR", { Content: report.replaceAll("\n", "\r") }],
    ["CSV with TRUE", { CredentialReport: report.replaceAll("true", "TRUE") }],
    ["CSV with True", { CredentialReport: report.replaceAll("true", "True").replaceAll("false", "False") }],
    ["CSV with +00:00", { CredentialReport: report.replaceAll("00Z", "00+00:00") }],
    ["base64", { Content: btoa(report) }],
    ["base64 with a byte order mark in it", { Content: btoa(String.fromCharCode(...bytes)) }],
    [
      "base64 with line ends and a byte order mark before it",
      { Content: `\uFEFF${btoa(report).replaceAll(/.{76}/g, "$&\r\n")}` },
    ],
    ["the bytes of the SDK", { Content: bytes, $metadata: {} }],
  ])("sets passwords, MFA devices and certificates if its form is %s", (_, fixture) => {
    const { account } = create(fixture);
    expect(account.settings().RootUser).toMatchObject({
      CreateDate: "2015-01-01T00:00:00Z",
      PasswordLastUsed: "2024-01-01T00:00:00Z",
      LoginProfile: { CreateDate: "2023-01-01T00:00:00Z", PasswordLastChanged: "2023-01-01T00:00:00Z" },
      MFADevices: [{ SerialNumber: mfa("root-account-mfa-device"), EnableDate: "2026-11-24T12:00:00Z" }],
      SigningCertificates: certificates,
    });
    expect(account.user("Bob")).toMatchObject({
      PasswordLastUsed: "2026-01-02T03:04:05Z",
      LoginProfile: { PasswordLastChanged: "2025-01-01T00:00:00Z", PasswordNextRotation: "2025-04-01T00:00:00Z" },
      MFADevices: [{ SerialNumber: mfa("Bob") }],
      SigningCertificates: certificates,
    });
    const eve = account.user("Eve");
    expect(eve).toMatchObject({
      LoginProfile: { PasswordLastChanged: "2020-03-04T00:00:00Z" },
      MFADevices: [],
      SigningCertificates: [],
    });
    expect(eve).not.toHaveProperty("PasswordLastUsed");
    expect(eve?.LoginProfile).not.toHaveProperty("PasswordNextRotation");
  });

  test("keeps the order of certificates", async () => {
    const first = "2021-01-01T00:00:00Z";
    const second = "2022-02-02T00:00:00Z";
    const columns = [
      `false,${first},true,${second}`,
      `true,${first},false,${second}`,
      `true,${second},true,${first}`,
      `false,${second},false,${second}`,
    ];
    const pasted = reportOf(
      `${ROOT},false,N/A,N/A,not_supported,false,${NO_KEYS},${columns[2]}`,
      ...Array.from({ length: 16 }, (_, index) => {
        const name = `user-${index + 10}`;
        const start = `${name},arn:aws:iam::123456789012:user/${name},2020-02-02T00:00:00Z,false,N/A,N/A,N/A,false`;
        return `${start},${NO_KEYS},${columns[index % 4]}`;
      }),
    );
    const iam = mockOnServer({ account: { CredentialReport: pasted }, now, credentialReport: "live" });
    const client = clientOf(iam);
    await client.send(new GenerateCredentialReportCommand({}));
    const { Content } = await client.send(new GetCredentialReportCommand({}));
    expect(new TextDecoder().decode(Content)).toBe(pasted);
  });

  test("adds nothing the second time", () => {
    const iam = create({ CredentialReport: report });
    const before = iam.snapshot();
    expect(iam.seed({ CredentialReport: report }).snapshot()).toEqual(before);
  });

  test.each([
    ["false,N/A,N/A,N/A", false],
    ["FALSE,N/A,N/A,N/A", false],
    ["not_supported,no_information,not_supported,not_supported", true],
  ])("says whether the root user has a password, even in the older format: %s", (cells, hasPassword) => {
    const { RootUser } = create({ CredentialReport: reportOf(`${ROOT},${cells},false,${NOTHING}`) }).account.settings();
    expect(Object.hasOwn(RootUser, "LoginProfile")).toBe(hasPassword);
  });

  test("updates the login profile, the device and the certificates of other fixtures, in any order", () => {
    const others: AccountFixture[] = [
      { LoginProfile: { UserName: "Bob", CreateDate: "2020-02-02T01:00:00Z", PasswordResetRequired: true } },
      { MFADevices: [{ UserName: "Bob", SerialNumber: "GAHT12345678" }] },
      {
        Certificates: [
          { UserName: "Bob", CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL", UploadDate: "2022-02-02T00:00:00Z" },
        ],
      },
    ];
    for (const fixtures of [
      [{ CredentialReport: report }, ...others],
      [...others, { CredentialReport: report }],
    ])
      expect(create(...fixtures).account.user("Bob")).toMatchObject({
        LoginProfile: {
          CreateDate: "2020-02-02T01:00:00Z",
          PasswordResetRequired: true,
          PasswordLastChanged: "2025-01-01T00:00:00Z",
        },
        MFADevices: [{ SerialNumber: "GAHT12345678" }],
        SigningCertificates: [{ CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL" }, certificates[0]],
      });
  });

  test("adds the second of two certificates with the same date if another fixture describes one of them", () => {
    const date = "2022-02-02T00:00:00Z";
    const known = { UserName: "Bob", CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL", UploadDate: date };
    const { account } = create(
      { Certificates: [known] },
      { CredentialReport: reportOf(bob(password, "false", `${NO_KEYS},true,${date},true,${date}`)) },
    );
    expect(account.user("Bob")?.SigningCertificates).toMatchObject([
      { CertificateId: known.CertificateId },
      { UploadDate: date },
    ]);
  });

  test("adds a number to the name of a user's device if the name is taken", () => {
    const { account } = create(
      { VirtualMFADevices: ["Bob", "Bob-2"].map((name) => ({ SerialNumber: mfa(name) })) },
      { CredentialReport: reportOf(bob("false,N/A,N/A,N/A", "true")) },
    );
    expect(account.user("Bob")?.MFADevices).toMatchObject([{ SerialNumber: mfa("Bob-3") }]);
  });

  test("uses the oldest date in a row as the creation date of a user without one", () => {
    const csv = reportOf(bob("false,N/A,N/A,N/A", "false", CERTIFICATES).replace("2020-02-02T00:00:00Z", "N/A"));
    expect(create({ CredentialReport: csv }).account.user("Bob")?.CreateDate).toBe("2021-01-01T00:00:00Z");
  });
});

describe("seeding a credential report", () => {
  const [older, newer] = ["2021-01-01T00:00:00Z", "2022-02-02T00:00:00Z"];
  const bobWith = (cells: string) => ({ CredentialReport: reportOf(bob("false,N/A,N/A,N/A", "false", cells)) });

  test("adds certificates with generated ids, and keeps the others", () => {
    const SigningCertificates = [{ CertificateId: "CERTBOBSFIRSTSIGNEREXAMP", UploadDate: "2020-02-02T00:00:00Z" }];
    const root = SigningCertificates.map(({ UploadDate }) => ({ UploadDate }));
    const fixture = { Users: [{ UserName: "Bob", SigningCertificates }], RootUser: { SigningCertificates: root } };
    const { account } = create(fixture, { CredentialReport: report });
    const added = certificates.map((one) => ({
      ...one,
      CertificateId: expect.stringMatching(/^[A-Z2-7]{25}EXAMPLE$/),
    }));
    expect(account.user("Bob")?.SigningCertificates).toMatchObject([...SigningCertificates, ...added]);
    expect(account.settings().RootUser.SigningCertificates).toMatchObject([...root, ...added]);
  });

  test("adds a certificate with the same date if the report has two of them", () => {
    const fixture = { Users: [{ UserName: "Bob", SigningCertificates: [{ UploadDate: older }] }] };
    const { account } = create(fixture, bobWith(`${NO_KEYS},true,${older},true,${older}`));
    expect(account.user("Bob")?.SigningCertificates).toHaveLength(2);
  });

  test("adds a virtual MFA device, which remains when it is no longer assigned", () => {
    const { account } = create({ CredentialReport: report });
    account.deleteUser("Bob");
    expect(account.settings().VirtualMFADevices).toEqual([{ SerialNumber: mfa("Bob") }]);
  });

  test.each([
    ["N/A,N/A,N/A", older],
    ["2020-01-01T00:00:00Z,us-east-1,iam", older],
    [`${newer},us-east-1,iam`, newer],
  ])("sets the last use of a key only if it is later: %s", (cells, expected) => {
    const AccessKeyLastUsed = { LastUsedDate: older, ServiceName: "s3", Region: "eu-west-1" };
    const { account } = create(
      { Users: [{ UserName: "Bob", AccessKeys: [{ CreateDate: "2019-01-01T00:00:00Z", AccessKeyLastUsed }] }] },
      bobWith(`true,2019-01-01T00:00:00Z,${cells},false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`),
    );
    expect(account.user("Bob")?.AccessKeys).toMatchObject([{ AccessKeyLastUsed: { LastUsedDate: expected } }]);
  });
});
