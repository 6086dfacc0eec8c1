import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  EnableMFADeviceCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type IAMClient,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { certificates } from "../../support/certificates.ts";
import { clientOf } from "../../support/client.ts";
import { anyCodes, createDevice, enableNewDevice } from "../../support/mfa-devices.ts";
import { mockOnServer } from "../../support/server.ts";

const DAY = 24 * 3600 * 1000;
const START = Date.parse("2026-03-04T05:06:07Z");
const Bob = { UserName: "Bob" };
const Password = "a Password of 1 user";

function mockWithClock() {
  let time = START;
  const iam = mockOnServer({
    account: { Users: [{ UserName: "Bob" }, { UserName: "Eve" }] },
    credentialReport: "live",
    now: () => new Date(time),
  });
  const advance = (days: number) => {
    time += days * DAY;
  };
  return { iam, client: clientOf(iam), advance };
}

/** Returns the row of a user as an object with the names of the columns. */
async function rowOf(client: IAMClient, user: string): Promise<Readonly<Record<string, string | undefined>>> {
  await client.send(new GenerateCredentialReportCommand({}));
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  const [header = [], ...rows] = new TextDecoder()
    .decode(Content)
    .split("\n")
    .map((line) => line.split(","));
  const row = rows.find(([name]) => name === user) ?? [];
  return Object.fromEntries(header.map((column, index) => [column, row[index]]));
}

const withoutPassword = {
  password_enabled: "false",
  password_last_used: "N/A",
  password_last_changed: "N/A",
  password_next_rotation: "N/A",
};

test("a user without a password has false and N/A in the password columns", async () => {
  const { client } = mockWithClock();
  expect(await rowOf(client, "Bob")).toMatchObject({ ...withoutPassword, mfa_active: "false" });
  await client.send(new CreateLoginProfileCommand({ ...Bob, Password }));
  await client.send(new DeleteLoginProfileCommand(Bob));
  expect(await rowOf(client, "Bob")).toMatchObject(withoutPassword);
});

test("a password has the date of its last change, and the date of the next change if passwords expire", async () => {
  const { client, advance } = mockWithClock();
  await client.send(new CreateLoginProfileCommand({ ...Bob, Password }));
  const created = {
    password_enabled: "true",
    password_last_used: "no_information",
    password_last_changed: "2026-03-04T05:06:07Z",
    password_next_rotation: "N/A",
  };
  expect(await rowOf(client, "Bob")).toMatchObject(created);
  await client.send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 90 }));
  expect(await rowOf(client, "Bob")).toMatchObject({ ...created, password_next_rotation: "2026-06-02T05:06:07Z" });
  advance(2);
  await client.send(new UpdateLoginProfileCommand({ ...Bob, PasswordResetRequired: true }));
  expect(await rowOf(client, "Bob")).toMatchObject({ password_last_changed: "2026-03-04T05:06:07Z" });
  await client.send(new UpdateLoginProfileCommand({ ...Bob, Password: `${Password}!` }));
  expect(await rowOf(client, "Bob")).toMatchObject({
    password_last_changed: "2026-03-06T05:06:07Z",
    password_next_rotation: "2026-06-04T05:06:07Z",
  });
  expect(await rowOf(client, "Eve")).toMatchObject(withoutPassword);
});

test("the root user's password never expires", async () => {
  const { client } = mockWithClock();
  const root = { ...withoutPassword, password_next_rotation: "not_supported" };
  expect(await rowOf(client, "<root_account>")).toMatchObject(root);
  await client.send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 90 }));
  await client.send(new CreateLoginProfileCommand({}));
  expect(await rowOf(client, "<root_account>")).toMatchObject({
    password_enabled: "true",
    password_last_used: "no_information",
    password_last_changed: "2026-03-04T05:06:07Z",
    password_next_rotation: "not_supported",
  });
});

test("the next rotation of a fixture applies until the password is changed", async () => {
  const { iam, client } = mockWithClock();
  const LoginProfile = { PasswordLastChanged: "2026-01-01T00:00:00Z", PasswordNextRotation: "2026-05-06T07:08:09Z" };
  iam.seed({ Users: [{ ...Bob, LoginProfile }], PasswordPolicy: { MaxPasswordAge: 90 } });
  expect(await rowOf(client, "Bob")).toMatchObject({ password_next_rotation: "2026-05-06T07:08:09Z" });
  await client.send(new UpdateLoginProfileCommand({ ...Bob, Password }));
  expect(await rowOf(client, "Bob")).toMatchObject({ password_next_rotation: "2026-06-02T05:06:07Z" });
});

test("mfa_active is true while an MFA device of any kind is assigned", async () => {
  const { client } = mockWithClock();
  await createDevice(client, "spare");
  expect(await rowOf(client, "Bob")).toMatchObject({ mfa_active: "false" });
  await enableNewDevice(client, new Date(START), "phone");
  await client.send(new EnableMFADeviceCommand({ UserName: "Eve", SerialNumber: "GAHT12345678", ...anyCodes }));
  for (const user of ["Bob", "Eve"]) expect(await rowOf(client, user)).toMatchObject({ mfa_active: "true" });
  expect(await rowOf(client, "<root_account>")).toMatchObject({ mfa_active: "false" });
});

test.each([
  ["A", "B"],
  ["B", "A"],
])("the certificates of a fixture with the ids %s and %s are in the order of their ids", async (...ids) => {
  const { iam, client } = mockWithClock();
  const SigningCertificates = ids.map((id) => ({
    CertificateId: id.repeat(32),
    UploadDate: `2026-01-0${id === "A" ? 1 : 2}T00:00:00Z`,
  }));
  iam.seed({ Users: [{ UserName: "Kim", SigningCertificates }] });
  expect(await rowOf(client, "Kim")).toMatchObject({
    cert_1_last_rotated: "2026-01-01T00:00:00Z",
    cert_2_last_rotated: "2026-01-02T00:00:00Z",
  });
});

test.each([
  ["Bob", Bob],
  ["<root_account>", {}],
])("the certificates of %s are in the order of their ids, including inactive ones", async (user, input) => {
  const { client, advance } = mockWithClock();
  const uploaded: string[] = [];
  for (const CertificateBody of [certificates.one, certificates.two]) {
    const { Certificate } = await client.send(new UploadSigningCertificateCommand({ ...input, CertificateBody }));
    uploaded.push(Certificate?.CertificateId ?? "");
    advance(1);
  }
  const [CertificateId = ""] = uploaded;
  await client.send(new UpdateSigningCertificateCommand({ ...input, CertificateId, Status: "Inactive" }));
  const cells = [
    { active: "false", last_rotated: "2026-03-04T05:06:07Z" },
    { active: "true", last_rotated: "2026-03-05T05:06:07Z" },
  ];
  if (uploaded.toSorted()[0] !== CertificateId) cells.reverse();
  expect(await rowOf(client, user)).toMatchObject({
    cert_1_active: cells[0]?.active,
    cert_1_last_rotated: cells[0]?.last_rotated,
    cert_2_active: cells[1]?.active,
    cert_2_last_rotated: cells[1]?.last_rotated,
  });
  expect(await rowOf(client, "Eve")).toMatchObject({
    cert_1_active: "false",
    cert_1_last_rotated: "N/A",
    cert_2_active: "false",
    cert_2_last_rotated: "N/A",
  });
});

test("the dates of the users and their passwords come from the account", async () => {
  const [older, newer] = ["2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"];
  const used = { CreateDate: older, PasswordLastUsed: newer, LoginProfile: {} };
  const rowsOf = async (RootUser: object) => {
    const account = { Users: [{ UserName: "Bob", ...used }], RootUser };
    const client = clientOf(mockOnServer({ account, credentialReport: "live" }));
    return [await rowOf(client, "Bob"), await rowOf(client, "<root_account>")];
  };
  const [bob, root] = await rowsOf({});
  expect(bob).toMatchObject({ user_creation_time: older, password_last_used: newer });
  expect(root).toMatchObject({ user_creation_time: older, password_last_used: "N/A" });
  const [, described] = await rowsOf({ ...used, CreateDate: newer });
  expect(described).toMatchObject({ user_creation_time: newer, password_last_used: newer });
});
