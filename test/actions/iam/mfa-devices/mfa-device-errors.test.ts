import { EnableMFADeviceCommand } from "@aws-sdk/client-iam";
import { beforeEach, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { anyCodes, createDevice, enableNewDevice, mfaArn } from "../../../support/mfa-devices.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const NOW = new Date("2026-03-04T05:06:07Z");
const HARDWARE = "GAHT12345678";
const noUser = "The user with name No cannot be found.";
const noDevice = (serial: string) => `MFA Device with serial number ${serial} does not exist.`;
const invalid = "MFA Device invalid for user.";
const inUse = "MFA Device is already in use.";
const tag = (index: number, key: string) => ({
  [`Tags.member.${index}.Key`]: key,
  [`Tags.member.${index}.Value`]: "v",
});
const bob = (SerialNumber: string) => ({ UserName: "Bob", SerialNumber });
const eve = (SerialNumber: string) => ({ UserName: "Eve", SerialNumber });

type Row = readonly [params: Record<string, string>, status: number, code: string, message: string];

const errors: Readonly<Record<string, readonly Row[]>> = {
  EnableMFADevice: [
    [{ UserName: "No", SerialNumber: mfaArn("x") }, 404, "NoSuchEntity", noUser],
    [eve(mfaArn("x")), 404, "NoSuchEntity", noDevice(mfaArn("x"))],
    [eve("lower-case"), 404, "NoSuchEntity", noDevice("lower-case")],
    [eve("gaht12345678"), 404, "NoSuchEntity", noDevice("gaht12345678")],
    [bob(mfaArn("used")), 409, "EntityAlreadyExists", "MFA Device for user Bob already exists."],
    [eve(mfaArn("used")), 409, "EntityAlreadyExists", inUse],
    [eve(HARDWARE), 409, "EntityAlreadyExists", inUse],
    [bob(mfaArn("spare")), 409, "LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 2"],
  ],
  DeactivateMFADevice: [
    [{ UserName: "No", SerialNumber: mfaArn("x") }, 404, "NoSuchEntity", noUser],
    [bob(mfaArn("x")), 404, "NoSuchEntity", noDevice(mfaArn("x"))],
    [bob(mfaArn("spare")), 404, "NoSuchEntity", invalid],
    [eve(mfaArn("used")), 404, "NoSuchEntity", invalid],
    [{ SerialNumber: mfaArn("used") }, 404, "NoSuchEntity", invalid],
  ],
  DeleteVirtualMFADevice: [
    [{ SerialNumber: mfaArn("x") }, 404, "NoSuchEntity", noDevice(mfaArn("x"))],
    [{ SerialNumber: HARDWARE }, 404, "NoSuchEntity", noDevice(HARDWARE)],
    [{ SerialNumber: mfaArn("used") }, 409, "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first."],
  ],
  ListMFADevices: [[{ UserName: "No" }, 404, "NoSuchEntity", noUser]],
  ListVirtualMFADevices: [
    [{ Marker: "x" }, 400, "ValidationError", "Invalid Marker."],
    [
      { AssignmentStatus: "any" },
      400,
      "ValidationError",
      "1 validation error detected: Value at 'assignmentStatus' failed to satisfy constraint: Member must satisfy enum value set",
    ],
  ],
  CreateVirtualMFADevice: [
    [{ VirtualMFADeviceName: "used" }, 409, "EntityAlreadyExists", "MFA device already exists."],
    [
      { VirtualMFADeviceName: "x", ...tag(1, "AWS:x") },
      400,
      "InvalidInput",
      "Tag keys beginning with aws: are reserved for system use.",
    ],
    [
      { VirtualMFADeviceName: "x", ...tag(1, "k"), ...tag(2, "k") },
      400,
      "InvalidInput",
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    ],
  ],
};

test.each(Object.entries(errors).flatMap(([action, rows]) => rows.map((row) => [action, ...row] as const)))(
  "%s %j gets %i %s",
  async (Action, params, status, code, message) => {
    const client = clientOf(
      mockOnServer({
        account: { Users: [{ UserName: "Bob" }, { UserName: "Eve" }] },
        now: () => NOW,
        quotas: { MFADevicesPerUser: 2 },
      }),
    );
    await enableNewDevice(client, NOW, "used");
    await client.send(new EnableMFADeviceCommand({ ...bob(HARDWARE), ...anyCodes }));
    await createDevice(client, "spare");
    const codes = Action === "EnableMFADevice" ? anyCodes : {};
    const error = await errorOf(await post({ Action, ...params, ...codes }));
    expect(error).toEqual({ status, type: "Sender", code, message });
  },
);

test("a user can have eight MFA devices", async () => {
  const client = clientOf(mockOnServer({ account: { Users: [{ UserName: "Bob" }] } }));
  const enable = (index: number) =>
    client.send(new EnableMFADeviceCommand({ ...bob(`GAHT0000000${index}`), ...anyCodes }));
  for (let index = 0; index < 8; index += 1) await enable(index);
  await expect(enable(8)).rejects.toMatchObject({
    name: "LimitExceededException",
    message: "Cannot exceed quota for MFADevicesPerUser: 8",
  });
});
