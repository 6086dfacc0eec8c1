import { DeactivateMFADeviceCommand, EnableMFADeviceCommand, ListMFADevicesCommand } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { anyCodes, mfaArn } from "../../../support/mfa-devices.ts";
import { mockOnServer } from "../../../support/server.ts";

const Bob = { UserName: "Bob" };
const withDevices = () =>
  mockOnServer({
    account: {
      Users: [Bob, { UserName: "Eve" }],
      VirtualMFADevices: ["a", "b"].map((name) => ({ SerialNumber: mfaArn(name) })),
    },
  });
const enable = (iam: MockIam, name: string, UserName = "Bob") =>
  clientOf(iam).send(new EnableMFADeviceCommand({ UserName, SerialNumber: mfaArn(name), ...anyCodes }));
const deactivate = (iam: MockIam, name: string) =>
  clientOf(iam).send(new DeactivateMFADeviceCommand({ ...Bob, SerialNumber: mfaArn(name) }));
const listed = async (iam: MockIam, UserName = "Bob") => {
  const { MFADevices } = await clientOf(iam).send(new ListMFADevicesCommand({ UserName }));
  return MFADevices?.map(({ SerialNumber }) => SerialNumber);
};

test("a record's devices are in the order in which they were added to the account", async () => {
  const iam = withDevices();
  await enable(iam, "b");
  await enable(iam, "a");
  expect(iam.account.user("Bob")?.MFADevices).toMatchObject(["a", "b"].map((name) => ({ SerialNumber: mfaArn(name) })));
});

test("a device that another user enables is no longer the first user's", async () => {
  const iam = withDevices();
  await enable(iam, "a");
  await deactivate(iam, "a");
  await enable(iam, "a", "Eve");
  expect([await listed(iam), await listed(iam, "Eve")]).toEqual([[], [mfaArn("a")]]);
});

test("reset() returns a device to its owner", async () => {
  const iam = withDevices();
  await enable(iam, "a");
  iam.checkpoint();
  await deactivate(iam, "a");
  await enable(iam, "b");
  iam.reset();
  expect(await listed(iam)).toEqual([mfaArn("a")]);
});

test("an enabled device is listed when the change has propagated", async () => {
  const iam = withDevices().propagation({ requests: 1 });
  await enable(iam, "a");
  expect([await listed(iam), await listed(iam)]).toEqual([[], [mfaArn("a")]]);
});
