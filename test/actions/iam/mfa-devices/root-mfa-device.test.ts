import {
  DeactivateMFADeviceCommand,
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { mfaArn } from "../../../support/mfa-devices.ts";
import { mockOnServer } from "../../../support/server.ts";

const SerialNumber = mfaArn("root-account-mfa-device");
const RootUser = {
  CreateDate: "2015-01-01T00:00:00Z",
  PasswordLastUsed: "2026-02-03T04:05:06Z",
  MFADevices: [{ SerialNumber, EnableDate: "2016-01-01T00:00:00Z" }],
};
const withRootDevice = () => clientOf(mockOnServer({ account: { RootUser }, credentialReport: "live" }));

/** Returns what the credential report and the summary say about the root user's devices. */
async function isActive(client: IAMClient): Promise<readonly unknown[]> {
  await client.send(new GenerateCredentialReportCommand({}));
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  const [, root = ""] = new TextDecoder().decode(Content).split("\n");
  const { SummaryMap } = await client.send(new GetAccountSummaryCommand({}));
  return [root.split(",")[7], SummaryMap?.["AccountMFAEnabled"], SummaryMap?.["MFADevicesInUse"]];
}

test("the root user's device is listed without a name", async () => {
  const client = withRootDevice();
  const device = { SerialNumber, EnableDate: new Date("2016-01-01T00:00:00Z") };
  expect((await client.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([device]);
  const User = {
    UserId: "123456789012",
    Arn: "arn:aws:iam::123456789012:root",
    CreateDate: new Date("2015-01-01T00:00:00Z"),
  };
  const { VirtualMFADevices } = await client.send(new ListVirtualMFADevicesCommand({}));
  expect(VirtualMFADevices).toEqual([{ ...device, User }]);
});

test("the root user can deactivate its device with an access key alone", async () => {
  const AccessKeys = [{ AccessKeyId: "AKIAROOTSKEYSEXAMPLE" }];
  const iam = mockOnServer({ account: { RootUser: { ...RootUser, AccessKeys } } });
  const client = clientOf(iam, { accessKeyId: "AKIAROOTSKEYSEXAMPLE" });
  await client.send(new DeactivateMFADeviceCommand({ SerialNumber }));
  expect(iam.account.settings().RootUser.MFADevices).toEqual([]);
});

test("the credential report and the summary count the root user's device until it is deactivated", async () => {
  const client = withRootDevice();
  expect(await isActive(client)).toEqual(["true", 1, 1]);
  await client.send(new DeactivateMFADeviceCommand({ SerialNumber }));
  expect(await isActive(client)).toEqual(["false", 0, 0]);
  expect((await client.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([]);
});
