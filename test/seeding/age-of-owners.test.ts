import {
  CreateUserCommand,
  DeleteSigningCertificateCommand,
  GetUserCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test } from "vitest";
import { certificates } from "../support/certificates.ts";
import { clientOf } from "../support/client.ts";
import { server } from "../support/server.ts";

const NOW = "2026-11-24T12:00:00Z";
const OLD = "2019-02-03T04:05:06Z";
const now = () => new Date(NOW);
const create = (account: AccountFixture) => mockIam({ account, now });

/** Returns the creation date of a user according to the SDK. Without a name, it is that of the root user. */
async function createDateOf(iam: MockIam, UserName?: string): Promise<string | undefined> {
  server.use(...iam.handlers);
  onTestFinished(() => server.resetHandlers());
  const { User } = await clientOf(iam).send(new GetUserCommand({ UserName }));
  return User?.CreateDate?.toISOString().replace(".000Z", "Z");
}

const use = { LastUsedDate: OLD, ServiceName: "s3", Region: "us-east-1" };
const ofRoot = {
  AccessKeys: [{ CreateDate: OLD }],
  MFADevices: [{ SerialNumber: "GAHT12345678", EnableDate: OLD }],
  SigningCertificates: [{ UploadDate: OLD }],
  LoginProfile: { CreateDate: OLD },
  PasswordLastUsed: OLD,
};
const ofUsers = {
  ...ofRoot,
  SSHPublicKeys: [{ UploadDate: OLD }],
  ServiceSpecificCredentials: [{ ServiceName: "codecommit.amazonaws.com", CreateDate: OLD }],
};
const changed = { LoginProfile: { CreateDate: NOW, PasswordLastChanged: OLD } };
const used = { AccessKeys: [{ AccessKeyLastUsed: use }] };
const attachments = [...Object.entries(ofUsers).map(([member, value]) => ({ [member]: value })), changed, used];
const attachmentsOfRoot = [...Object.entries(ofRoot).map(([member, value]) => ({ [member]: value })), changed, used];

describe("a user without CreateDate is as old as what is attached to it:", () => {
  test.each(attachments)("%j in the same fixture", async (attachment) => {
    expect(await createDateOf(create({ Users: [{ UserName: "Bob", ...attachment }] }), "Bob")).toBe(OLD);
  });

  test.each(attachments)("%j in a later fixture", async (attachment) => {
    const iam = create({ Users: [{ UserName: "Bob" }] });
    iam.seed({ Users: [{ UserName: "Bob", ...attachment }] });
    expect(await createDateOf(iam, "Bob")).toBe(OLD);
    expect(await createDateOf(iam), "the root user").toBe(OLD);
  });

  test("a key that the test creates", async () => {
    const iam = create({ Users: [{ UserName: "Bob" }] });
    iam.account.createAccessKey("Bob", { CreateDate: OLD });
    expect(await createDateOf(iam, "Bob")).toBe(OLD);
  });

  test("now, if every attachment is newer", async () => {
    const iam = create({ Users: [{ UserName: "Bob", AccessKeys: [{ CreateDate: "2030-01-01T00:00:00Z" }] }] });
    expect(await createDateOf(iam, "Bob")).toBe(NOW);
    iam.seed({ Users: [{ UserName: "Bob", LoginProfile: { CreateDate: "2030-01-01T00:00:00Z" } }] });
    expect(await createDateOf(iam, "Bob")).toBe(NOW);
  });
});

test("a user keeps its CreateDate, even if a key or a login profile is older", async () => {
  const CreateDate = "2024-01-01T00:00:00Z";
  const iam = create({ Users: [{ UserName: "Bob", CreateDate, AccessKeys: [{ CreateDate: OLD }] }] });
  iam.seed({ Users: [{ UserName: "Bob", CreateDate, LoginProfile: { CreateDate: OLD } }] });
  expect(await createDateOf(iam, "Bob")).toBe(CreateDate);
});

test("a key is as old as its last use, unless it has a CreateDate", () => {
  const iam = create({ Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyLastUsed: use }] }] });
  iam.account.createAccessKey("Bob", { AccessKeyLastUsed: { ...use, LastUsedDate: "2030-01-01T00:00:00Z" } });
  iam.account.createAccessKey("Bob", { AccessKeyLastUsed: use, CreateDate: "2025-01-01T00:00:00Z" });
  const dates = iam.account.user("Bob")?.AccessKeys.map(({ CreateDate }) => CreateDate);
  expect(dates).toEqual([OLD, NOW, "2025-01-01T00:00:00Z"]);
});

describe("the root user without CreateDate is as old as the oldest date in the account:", () => {
  test.each(attachmentsOfRoot)("%j of the root user", async (attachment) => {
    const iam = create({ RootUser: attachment });
    expect(await createDateOf(iam)).toBe(OLD);
    const copy = mockIam({ account: iam.snapshot(), now: () => new Date("2027-01-01T00:00:00Z") });
    expect(await createDateOf(copy), "in a copy").toBe(OLD);
  });

  test.each(["Users", "Groups"] as const)("a date that the test sets in %s", async (list) => {
    const iam = create({ Users: [{ UserName: "Bob" }], Groups: [{ GroupName: "admins" }] });
    if (list === "Users") iam.account.updateUser("Bob", { CreateDate: OLD });
    else iam.account.updateGroup("admins", { CreateDate: OLD });
    expect(await createDateOf(iam)).toBe(OLD);
  });

  test("a certificate that it uploaded, even after it deleted it", async () => {
    let time = OLD;
    const iam = mockIam({ now: () => new Date(time) });
    server.use(...iam.handlers);
    const client = clientOf(iam);
    const { Certificate } = await client.send(
      new UploadSigningCertificateCommand({ CertificateBody: certificates.one }),
    );
    time = NOW;
    await client.send(new CreateUserCommand({ UserName: "Bob" }));
    await client.send(new DeleteSigningCertificateCommand({ CertificateId: Certificate?.CertificateId }));
    expect(await createDateOf(iam)).toBe(OLD);
  });
});
