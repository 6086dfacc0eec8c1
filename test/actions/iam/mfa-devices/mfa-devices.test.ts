import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
  paginateListMFADevices,
  paginateListVirtualMFADevices,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import type { MockIam, MockIamOptions } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import {
  anyCodes,
  codeAt,
  codesAt,
  createDevice,
  enableNewDevice as enableDevice,
  mfaArn,
  STEP,
} from "../../../support/mfa-devices.ts";
import { mockOnServer } from "../../../support/server.ts";

const NOW = new Date("2026-03-04T05:06:07Z");
const HARDWARE = "GAHT12345678";

function mockWithUsers(options: MockIamOptions = {}): { iam: MockIam; client: IAMClient } {
  const account = { Users: [{ UserName: "Bob", Path: "/ops/", AccessKeys: 1 }, { UserName: "Eve" }] };
  const iam = mockOnServer({ account, now: () => NOW, ...options });
  return { iam, client: clientOf(iam) };
}

const enableNewDevice = (client: IAMClient, name: string, userName?: string) =>
  enableDevice(client, NOW, name, userName);

test("a virtual device has an ARN with its path, a seed in base32, a PNG, and the tags of the request", async () => {
  const { client } = mockWithUsers();
  const Tags = [
    { Key: "Team", Value: "ops" },
    { Key: "team", Value: "" },
  ];
  const { VirtualMFADevice } = await client.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone", Path: "/devices/", Tags }),
  );
  expect(VirtualMFADevice).toMatchObject({ SerialNumber: mfaArn("devices/phone"), Tags });
  expect(new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)).toMatch(/^[A-Z2-7]{64}$/);
  expect(new TextDecoder("latin1").decode(VirtualMFADevice?.QRCodePNG)).toMatch(/^.PNG\r\n.*IEND/s);
  const other = await client.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "tablet" }));
  expect(other.VirtualMFADevice?.Base32StringSeed).not.toEqual(VirtualMFADevice?.Base32StringSeed);
  expect(other.VirtualMFADevice).not.toHaveProperty("Tags");
  const tagged = { VirtualMFADeviceName: "watch", Tags: Tags.slice(1) };
  expect((await client.send(new CreateVirtualMFADeviceCommand(tagged))).VirtualMFADevice).toMatchObject({
    Tags: Tags.slice(1),
  });
});

test("an enabled device belongs to the user, under the user's current name", async () => {
  const { client } = mockWithUsers();
  await enableNewDevice(client, "phone");
  await createDevice(client, "spare");
  const device = { UserName: "Bob", SerialNumber: mfaArn("phone"), EnableDate: NOW };
  expect((await client.send(new ListMFADevicesCommand({ UserName: "Bob" }))).MFADevices).toEqual([device]);
  expect((await client.send(new ListMFADevicesCommand({ UserName: "Eve" }))).MFADevices).toEqual([]);
  await client.send(new UpdateUserCommand({ UserName: "Bob", NewUserName: "Rob" }));
  const renamed = await client.send(new ListMFADevicesCommand({ UserName: "Rob" }));
  expect(renamed.MFADevices).toEqual([{ ...device, UserName: "Rob" }]);
  const { VirtualMFADevices } = await client.send(new ListVirtualMFADevicesCommand({}));
  expect(VirtualMFADevices).toEqual([
    {
      SerialNumber: mfaArn("phone"),
      EnableDate: NOW,
      User: expect.objectContaining({ UserName: "Rob", Arn: "arn:aws:iam::123456789012:user/ops/Rob" }),
    },
    { SerialNumber: mfaArn("spare") },
  ]);
});

test("ListVirtualMFADevices filters by assignment", async () => {
  const { client } = mockWithUsers();
  await enableNewDevice(client, "phone");
  await createDevice(client, "spare");
  await client.send(new EnableMFADeviceCommand({ UserName: "Eve", SerialNumber: HARDWARE, ...anyCodes }));
  const serialsOf = async (AssignmentStatus: "Assigned" | "Unassigned" | "Any") => {
    const { VirtualMFADevices } = await client.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }));
    return VirtualMFADevices?.map(({ SerialNumber }) => SerialNumber);
  };
  expect(await serialsOf("Assigned")).toEqual([mfaArn("phone")]);
  expect(await serialsOf("Unassigned")).toEqual([mfaArn("spare")]);
  expect(await serialsOf("Any")).toEqual([mfaArn("phone"), mfaArn("spare")]);
});

test("a deactivated virtual device remains, and a deactivated hardware device is removed", async () => {
  const { client } = mockWithUsers();
  await enableNewDevice(client, "phone");
  await client.send(new EnableMFADeviceCommand({ UserName: "Bob", SerialNumber: HARDWARE, ...anyCodes }));
  for (const SerialNumber of [mfaArn("phone"), HARDWARE])
    await client.send(new DeactivateMFADeviceCommand({ UserName: "Bob", SerialNumber }));
  expect((await client.send(new ListMFADevicesCommand({ UserName: "Bob" }))).MFADevices).toEqual([]);
  const { VirtualMFADevices } = await client.send(new ListVirtualMFADevicesCommand({}));
  expect(VirtualMFADevices).toEqual([{ SerialNumber: mfaArn("phone") }]);
  await client.send(new EnableMFADeviceCommand({ UserName: "Eve", SerialNumber: HARDWARE, ...anyCodes }));
  await client.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: mfaArn("phone") }));
  expect((await client.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([]);
});

describe("the codes of a virtual device", () => {
  const enable = async (codesOf: (seed: Uint8Array | undefined) => object, now = NOW) => {
    const { client } = mockWithUsers({ now: () => now });
    const seed = await createDevice(client, "phone");
    const input = { UserName: "Bob", SerialNumber: mfaArn("phone"), ...anyCodes, ...codesOf(seed) };
    return client.send(new EnableMFADeviceCommand(input));
  };
  const offset = (steps: number) => Number(NOW) + steps * STEP;

  test.each([0, -1, 5, -999, 999])("can be %s steps away from the current time", async (steps) => {
    await expect(enable((seed) => codesAt(seed, offset(steps)))).resolves.toBeDefined();
  });

  // HMAC replaces a secret of more than 64 bytes with its hash.
  test.each([16, 32, 55, 64, 65, 100])("are those of RFC 6238 if a fixture has a seed of %i bytes", async (bytes) => {
    const seed = "MFADEVICE2".repeat(20).slice(0, Math.ceil((bytes * 8) / 5));
    const SerialNumber = mfaArn("phone");
    const account = {
      Users: [{ UserName: "Bob" }],
      VirtualMFADevices: [{ SerialNumber, Base32StringSeed: seed }],
    };
    const { client } = mockWithUsers({ account });
    const codes = codesAt(new TextEncoder().encode(seed), NOW);
    await client.send(new EnableMFADeviceCommand({ UserName: "Bob", SerialNumber, ...codes }));
    expect((await client.send(new ListMFADevicesCommand({ UserName: "Bob" }))).MFADevices).toHaveLength(1);
  });

  test.each<[problem: string, codesOf: (seed: Uint8Array | undefined) => object]>([
    ["wrong", () => anyCodes],
    ["equal", (seed) => ({ ...codesAt(seed, offset(0)), AuthenticationCode2: codeAt(seed, offset(0)) })],
    [
      "reversed",
      (seed) => ({ AuthenticationCode1: codeAt(seed, offset(1)), AuthenticationCode2: codeAt(seed, offset(0)) }),
    ],
    ["too old", (seed) => codesAt(seed, offset(-1000))],
    ["too new", (seed) => codesAt(seed, offset(1000))],
  ])("are refused if they are %s", async (_, codesOf) => {
    await expect(enable(codesOf)).rejects.toMatchObject({
      name: "InvalidAuthenticationCodeException",
      message: "Authentication code for device is not valid.",
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("are refused after they have been used", async () => {
    const { client } = mockWithUsers();
    const seed = await createDevice(client, "phone");
    const enableAt = (steps: number) => {
      const codes = codesAt(seed, offset(steps));
      return client.send(new EnableMFADeviceCommand({ UserName: "Bob", SerialNumber: mfaArn("phone"), ...codes }));
    };
    await enableAt(0);
    await client.send(new DeactivateMFADeviceCommand({ UserName: "Bob", SerialNumber: mfaArn("phone") }));
    for (const steps of [0, 1]) await expect(enableAt(steps)).rejects.toThrow("Authentication code");
    await expect(enableAt(2)).resolves.toBeDefined();
  });

  test("are noted in a snapshot with the start of the second code's 30 seconds", async () => {
    const { iam, client } = mockWithUsers();
    await enableNewDevice(client, "phone");
    const [device] = iam.snapshot().Users?.[0]?.MFADevices ?? [];
    expect(device).toMatchObject({ SerialNumber: mfaArn("phone"), CodeLastUsed: "2026-03-04T05:06:30Z" });
  });

  test("are explained in the journal if they are wrong", async () => {
    const { iam, client } = mockWithUsers();
    await createDevice(client, "phone");
    const enabling = client.send(
      new EnableMFADeviceCommand({ UserName: "Bob", SerialNumber: mfaArn("phone"), ...anyCodes }),
    );
    await expect(enabling).rejects.toThrow();
    expect(iam.journal.attempts.at(-1)?.note).toBe(
      "The device does not show these codes at 2026-03-04T05:06:07Z, or they were already used. The option now sets the time.",
    );
    expect(iam.journal.attempts.at(-1)?.params).toMatchObject({
      AuthenticationCode1: "***",
      AuthenticationCode2: "***",
    });
  });
});

test("the codes of a hardware device must differ", async () => {
  const { iam, client } = mockWithUsers();
  const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "123456" };
  const enabling = client.send(new EnableMFADeviceCommand({ UserName: "Bob", SerialNumber: HARDWARE, ...codes }));
  await expect(enabling).rejects.toMatchObject({ name: "InvalidAuthenticationCodeException" });
  expect(String(iam.journal)).toContain("The two codes must differ. The mock does not know the device's seed.");
});

test("the virtual device of a deleted user remains", async () => {
  const { iam, client } = mockWithUsers();
  await enableNewDevice(client, "phone", "Eve");
  await client.send(new DeactivateMFADeviceCommand({ UserName: "Eve", SerialNumber: mfaArn("phone") }));
  await client.send(new DeleteUserCommand({ UserName: "Eve" }));
  expect((await client.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toHaveLength(1);
  expect(iam.account.user("Eve")).toBeUndefined();
});

describe("pages", () => {
  test("of ListMFADevices are truncated, and devices that are removed between pages are left out", async () => {
    const { iam, client } = mockWithUsers();
    for (const name of ["c", "a", "d", "b"]) await enableNewDevice(client, name);
    iam.truncate("ListMFADevices", 1);
    const serials: (string | undefined)[] = [];
    for await (const page of paginateListMFADevices({ client }, { UserName: "Bob" })) {
      serials.push(...(page.MFADevices ?? []).map(({ SerialNumber }) => SerialNumber));
      if (serials.length === 1)
        await client.send(new DeactivateMFADeviceCommand({ UserName: "Bob", SerialNumber: mfaArn("b") }));
    }
    expect(serials).toEqual([mfaArn("a"), mfaArn("c"), mfaArn("d")]);
  });

  test("of ListVirtualMFADevices are truncated", async () => {
    const { iam, client } = mockWithUsers();
    for (const name of ["c", "a", "b"]) await createDevice(client, name);
    await enableNewDevice(client, "z");
    iam.truncate("ListVirtualMFADevices", [2, 0]);
    const pages: (string | undefined)[][] = [];
    for await (const { VirtualMFADevices = [] } of paginateListVirtualMFADevices({ client }, {}))
      pages.push(VirtualMFADevices.map(({ SerialNumber }) => SerialNumber));
    expect(pages).toEqual([[mfaArn("z"), mfaArn("a")], [], [mfaArn("b"), mfaArn("c")]]);
  });

  test("have markers that are valid only for the same user or assignment status", async () => {
    const { client } = mockWithUsers();
    for (const name of ["a", "b"]) await enableNewDevice(client, name);
    const { Marker } = await client.send(new ListMFADevicesCommand({ UserName: "Bob", MaxItems: 1 }));
    await expect(client.send(new ListMFADevicesCommand({ UserName: "Eve", Marker }))).rejects.toThrow(
      "Invalid Marker.",
    );
    const virtual = await client.send(new ListVirtualMFADevicesCommand({ MaxItems: 1 }));
    const other = { AssignmentStatus: "Assigned", Marker: virtual.Marker } as const;
    await expect(client.send(new ListVirtualMFADevicesCommand(other))).rejects.toThrow("Invalid Marker.");
  });
});

describe("a user with an MFA device and an access key", () => {
  const message =
    "To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.";

  test("can enable its own first device, but not a second one", async () => {
    const { iam, client } = mockWithUsers();
    const own = clientOf(iam, "Bob");
    await enableNewDevice(own, "phone");
    await createDevice(client, "spare");
    const second = { UserName: "Bob", SerialNumber: mfaArn("spare"), ...anyCodes };
    await expect(own.send(new EnableMFADeviceCommand(second))).rejects.toMatchObject({
      name: "AccessDenied",
      message,
    });
  });

  test("cannot deactivate its own device, even with a wrong serial number", async () => {
    const { iam } = mockWithUsers();
    const own = clientOf(iam, "Bob");
    await enableNewDevice(own, "phone");
    for (const SerialNumber of [mfaArn("phone"), mfaArn("none")])
      await expect(own.send(new DeactivateMFADeviceCommand({ SerialNumber }))).rejects.toMatchObject({ message });
  });

  test("can enable a device for another user", async () => {
    const { iam } = mockWithUsers();
    const own = clientOf(iam, "Bob");
    await enableNewDevice(own, "phone");
    await expect(enableNewDevice(own, "other", "Eve")).resolves.toBeUndefined();
  });
});
