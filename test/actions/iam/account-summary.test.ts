import {
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  EnableMFADeviceCommand,
  GetAccountSummaryCommand,
  PutUserPermissionsBoundaryCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { certificates } from "../../support/certificates.ts";
import { clientOf } from "../../support/client.ts";
import { anyCodes, createDevice, enableNewDevice } from "../../support/mfa-devices.ts";
import { mockOnServer } from "../../support/server.ts";

test("GetAccountSummary returns the number of users, whether there are root keys, and the quotas", async () => {
  const account = { Users: [{ UserName: "Bob" }, { UserName: "Eve" }], RootAccessKeys: [{}] };
  const iam = mockOnServer({ account, quotas: { UsersPerAccount: 10 } });
  expect((await clientOf(iam).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    Users: 2,
    UsersQuota: 10,
    AccountAccessKeysPresent: 1,
    AccessKeysPerUserQuota: 2,
  });
  const two = await clientOf(mockOnServer({ account: { RootAccessKeys: [{}, {}] } })).send(
    new GetAccountSummaryCommand({}),
  );
  expect(two.SummaryMap).toMatchObject({ AccountAccessKeysPresent: 1 });
  const empty = await clientOf(mockOnServer()).send(new GetAccountSummaryCommand({}));
  expect(empty.SummaryMap).toMatchObject({ Users: 0, AccountAccessKeysPresent: 0 });
});

test("GetAccountSummary counts groups, MFA devices and policies in use", async () => {
  const policy = (name: string) => `arn:aws:iam::aws:policy/${name}`;
  const attached = ["A", "D"].map((name) => ({ PolicyArn: policy(name) }));
  const account = {
    Users: [{ UserName: "Bob" }, { UserName: "Eve" }],
    Groups: [{ GroupName: "writers", AttachedManagedPolicies: attached }],
  };
  const client = clientOf(mockOnServer({ account }));
  await client.send(new CreateGroupCommand({ GroupName: "admins" }));
  for (const name of ["phone", "spare"]) await createDevice(client, name);
  await client.send(new EnableMFADeviceCommand({ UserName: "Bob", SerialNumber: "GAHT12345678", ...anyCodes }));
  await enableNewDevice(client, new Date(), "tablet");
  for (const [UserName, name] of [
    ["Bob", "A"],
    ["Eve", "A"],
    ["Eve", "B"],
  ] as const)
    await client.send(new AttachUserPolicyCommand({ UserName, PolicyArn: policy(name) }));
  for (const [UserName, name] of [
    ["Bob", "B"],
    ["Eve", "C"],
  ] as const)
    await client.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary: policy(name) }));
  expect((await client.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    Groups: 2,
    MFADevices: 3,
    MFADevicesInUse: 1,
    AccountMFAEnabled: 0,
    PolicyVersionsInUse: 4,
    AccountPasswordPresent: 0,
    AccountSigningCertificatesPresent: 0,
  });
});

test("GetAccountSummary counts a policy once, even if several users and groups have it", async () => {
  const attached = (...names: readonly string[]) =>
    names.map((name) => ({ PolicyArn: `arn:aws:iam::aws:policy/${name}` }));
  const account = {
    Users: [{ UserName: "Bob", AttachedManagedPolicies: attached("A", "B") }],
    Groups: [
      { GroupName: "Ops", AttachedManagedPolicies: attached("B", "C") },
      { GroupName: "Dev", AttachedManagedPolicies: attached("C", "D") },
    ],
  };
  const { SummaryMap } = await clientOf(mockOnServer({ account })).send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ PolicyVersionsInUse: 4 });
});

test("GetAccountSummary reports the root user's password and certificates, and not those of users", async () => {
  const client = clientOf(mockOnServer({ account: { Users: [{ UserName: "Bob" }] } }));
  const summary = async () => (await client.send(new GetAccountSummaryCommand({}))).SummaryMap;
  const absent = { AccountPasswordPresent: 0, AccountSigningCertificatesPresent: 0 };
  const [CertificateBody, Password] = [certificates.one, "a Password of 1 user"];
  await client.send(new CreateLoginProfileCommand({ UserName: "Bob", Password }));
  await client.send(new UploadSigningCertificateCommand({ UserName: "Bob", CertificateBody }));
  expect(await summary()).toMatchObject(absent);
  await client.send(new CreateLoginProfileCommand({}));
  await client.send(new UploadSigningCertificateCommand({ CertificateBody: certificates.two }));
  expect(await summary()).toMatchObject({ AccountPasswordPresent: 1, AccountSigningCertificatesPresent: 1 });
});

test("GetAccountSummary returns 1 for the root user's devices, keys and certificates, however many there are", async () => {
  const RootUser = {
    AccessKeys: [{}, {}],
    MFADevices: ["GAHT12345678", "GAHT87654321"].map((SerialNumber) => ({ SerialNumber })),
    SigningCertificates: [{}, {}],
  };
  const client = clientOf(mockOnServer({ account: { RootUser } }));
  expect((await client.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    AccountAccessKeysPresent: 1,
    AccountMFAEnabled: 1,
    AccountSigningCertificatesPresent: 1,
  });
});

test("the summary contains the quotas of the option quotas", async () => {
  const quotas = { GroupsPerUser: 3, PoliciesPerUser: 4, CertificatesPerUser: 5, GroupsPerAccount: 6 };
  const client = clientOf(mockOnServer({ quotas }));
  expect((await client.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    GroupsPerUserQuota: 3,
    AttachedPoliciesPerUserQuota: 4,
    SigningCertificatesPerUserQuota: 5,
    GroupsQuota: 6,
  });
});
