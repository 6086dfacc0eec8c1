import { EnableMFADeviceCommand, ListMFADevicesCommand } from "@aws-sdk/client-iam";
import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { codesAt } from "../support/mfa-devices.ts";
import { mockOnServer } from "../support/server.ts";

const NOW = "2026-11-24T09:00:00Z";
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;
const [SEED, OTHER_SEED] = ["QWERTYUIOPASDFGH", "ABCDEFGHIJKLMNOP"];
const free = { SerialNumber: mfa("free") };
const create = (account: AccountFixture = {}) => mockIam({ now: () => new Date(NOW), account });
const withDevices = () =>
  create({
    Users: [{ UserName: "Bob", MFADevices: [{ SerialNumber: mfa("Bob"), Base32StringSeed: SEED }] }],
    RootUser: { MFADevices: [{ SerialNumber: mfa("root"), Base32StringSeed: SEED }] },
    VirtualMFADevices: [free, { SerialNumber: mfa("spare"), Base32StringSeed: SEED }],
  });

describe("a device that the account already has gets", () => {
  test("the seed and the last code that a fixture adds", () => {
    const device = { ...free, Base32StringSeed: SEED, CodeLastUsed: NOW };
    const { account } = withDevices().seed({ VirtualMFADevices: [device] });
    expect(account.settings().VirtualMFADevices).toEqual([
      device,
      { SerialNumber: mfa("spare"), Base32StringSeed: SEED },
    ]);
  });

  test.each<[owner: string, name: string]>([
    ["a user", "Eve"],
    ["the root user", "root"],
  ])("the seed that a fixture without the owner adds, if it is a device of %s", (_, name) => {
    const iam = withDevices();
    iam.account.createUser("Eve", { MFADevices: [{ SerialNumber: mfa("Eve") }] });
    const { account } = iam.seed({ VirtualMFADevice: { SerialNumber: mfa(name), Base32StringSeed: SEED } });
    const owner = name === "root" ? account.settings().RootUser : account.user(name);
    expect(owner?.MFADevices).toEqual([{ SerialNumber: mfa(name), EnableDate: NOW, Base32StringSeed: SEED }]);
    expect(account.settings().VirtualMFADevices).toHaveLength(2);
  });

  test("another seed from account.update(), and keeps its place", () => {
    const { account } = withDevices();
    const devices = [
      { ...free, Base32StringSeed: SEED },
      { SerialNumber: mfa("spare"), Base32StringSeed: OTHER_SEED },
    ];
    expect(account.update({ VirtualMFADevices: devices }).VirtualMFADevices).toEqual(devices);
  });

  test("another seed from account.updateUser(), and keeps its date", () => {
    const { account } = create({
      Users: [{ UserName: "Bob", MFADevices: [{ ...free, EnableDate: "2020-01-01T00:00:00Z" }] }],
    });
    const device = { ...free, Base32StringSeed: OTHER_SEED };
    expect(account.updateUser("Bob", { MFADevices: [device] }).MFADevices).toEqual([
      { ...device, EnableDate: "2020-01-01T00:00:00Z" },
    ]);
  });

  test("an owner, and keeps its seed", () => {
    const { account } = withDevices().seed({
      Users: [{ UserName: "Eve", MFADevices: [{ SerialNumber: mfa("spare") }] }],
    });
    expect(account.user("Eve")?.MFADevices).toEqual([
      { SerialNumber: mfa("spare"), EnableDate: NOW, Base32StringSeed: SEED },
    ]);
  });
});

describe("the seed of a device", () => {
  const bytes = new TextEncoder().encode("qwer ty==");
  test.each([
    ["text", SEED, SEED],
    ["text in lower case", SEED.toLowerCase(), SEED],
    ["text with blanks and line ends", " QWER TYUI\tOPAS\r\nDFGH\n", SEED],
    ["text with padding", "QWERTYUIOPASDFGHA2======", "QWERTYUIOPASDFGHA2"],
    ["bytes", bytes, "QWERTY"],
  ])("can be %s", (_, Base32StringSeed, seed) => {
    const { account } = create({ VirtualMFADevices: [{ ...free, Base32StringSeed }] });
    expect(account.settings().VirtualMFADevices).toEqual([{ ...free, Base32StringSeed: seed }]);
  });

  test.each([
    ["other characters", "not base32 !!!"],
    ["the digit 1", "ABC1"],
    ["the digit 8", "ABC8"],
    ["hyphens", "ABCD-EFGH"],
    ["nothing", ""],
    ["padding only", " =="],
    ["other bytes", new TextEncoder().encode("É")],
    ["a number", 7 as never],
  ])("cannot be %s", (_, Base32StringSeed) => {
    const message = "is not a seed in base32; expected the letters A to Z and the digits 2 to 7. Nothing was seeded.";
    const device = { ...free, Base32StringSeed };
    expect(() => create({ VirtualMFADevices: [device] })).toThrow(
      `Failed to seed the account: VirtualMFADevices[0].Base32StringSeed ${message}`,
    );
    expect(() => create({ Users: [{ UserName: "Bob", MFADevices: [device] }] })).toThrow(
      `Failed to seed the account: Users[0].MFADevices[0].Base32StringSeed ${message}`,
    );
  });

  test.each([16, 64, 103, 104, 200])("with %i characters gives the codes of an authenticator app", async (length) => {
    const Base32StringSeed = "QWERTYUIOPASDFGHJKLZXCVBNM234567".repeat(7).slice(0, length);
    const account = { Users: [{ UserName: "Bob" }], VirtualMFADevices: [{ ...free, Base32StringSeed }] };
    const client = clientOf(mockOnServer({ account, now: () => new Date(NOW) }));
    const codes = codesAt(new TextEncoder().encode(Base32StringSeed), new Date(NOW));
    await client.send(new EnableMFADeviceCommand({ UserName: "Bob", ...free, ...codes }));
    const { MFADevices } = await client.send(new ListMFADevicesCommand({ UserName: "Bob" }));
    expect(MFADevices).toMatchObject([free]);
  });
});

describe("a fixture or a change throws and changes nothing:", () => {
  const assigned = (owner: string) =>
    `VirtualMFADevices[0].SerialNumber is a device of ${owner}. Put it into the MFADevices of ${owner}.`;
  const changeOwner =
    "Failed to update the account: VirtualMFADevices[0].User cannot be changed here. Change the MFADevices of a user with account.updateUser(), or those of the RootUser.";
  const update = (device: object) => (iam: MockIam) => iam.account.update({ VirtualMFADevices: [device as never] });

  test.each<[change: (iam: MockIam) => unknown, message: string]>([
    [
      (iam) => iam.seed({ VirtualMFADevices: [{ SerialNumber: mfa("Bob"), Base32StringSeed: OTHER_SEED }] }),
      "VirtualMFADevices[0].Base32StringSeed differs from that of the existing user Bob. Leave it out, or change it with account.updateUser().",
    ],
    [
      (iam) => iam.seed({ VirtualMFADevices: [{ SerialNumber: mfa("root"), Base32StringSeed: OTHER_SEED }] }),
      "VirtualMFADevices[0].Base32StringSeed differs from that of the root user. Leave it out, or change it with account.update().",
    ],
    [update({ SerialNumber: mfa("Bob") }), assigned("the user Bob")],
    [update({ SerialNumber: mfa("root") }), assigned("the root user")],
    [update({ SerialNumber: mfa("new"), User: { UserName: "Bob" } }), changeOwner],
    [update({ SerialNumber: mfa("Bob"), User: { UserName: "Bob" } }), changeOwner],
    [update(3 as never), "VirtualMFADevices[0] is 3; expected an object such as { SerialNumber: … }."],
    [
      (iam) => iam.account.update({ VirtualMFADevices: 3 as never }),
      "VirtualMFADevices is 3; expected an array of virtual MFA devices.",
    ],
    [
      (iam) => iam.seed({ VirtualMFADevices: [{ SerialNumber: mfa("new"), EnableDate: NOW }] }),
      "VirtualMFADevices[0].EnableDate belongs to an assigned device, but there is no User. Add the User, or leave it out.",
    ],
    [
      (iam) => iam.seed({ VirtualMFADevice: { SerialNumber: mfa("new"), EnableDate: NOW } }),
      "VirtualMFADevice.EnableDate belongs to an assigned device",
    ],
    [update({ SerialNumber: mfa("new"), EnableDate: NOW }), "VirtualMFADevices[0].EnableDate belongs to"],
  ])("%# $1", (change, message) => {
    const iam = withDevices();
    const before = iam.snapshot();
    expect(() => change(iam)).toThrow(message);
    expect(iam.snapshot()).toEqual(before);
  });
});

describe("a new device that one fixture lists without its owner, and another fixture lists with its owner,", () => {
  const unassigned = { VirtualMFADevices: [{ ...free, Base32StringSeed: SEED }] };
  const owners: readonly (readonly [string, (device: object) => AccountFixture])[] = [
    ["a user", (device) => ({ Users: [{ UserName: "Bob", MFADevices: [{ ...free, ...device }] }] })],
    ["the root user", (device) => ({ RootUser: { MFADevices: [{ ...free, ...device }] } })],
  ];

  test.each(owners)("is the owner's, with what both say about it, in any order, if it belongs to %s", (_, ownedBy) => {
    const owned = ownedBy({ CodeLastUsed: NOW });
    for (const fixtures of [[unassigned, owned], [owned, unassigned], [{ ...owned, ...unassigned }]]) {
      const { account } = create().seed(...fixtures);
      const devices = account.user("Bob")?.MFADevices ?? account.settings().RootUser.MFADevices;
      expect(devices).toEqual([{ ...free, EnableDate: NOW, Base32StringSeed: SEED, CodeLastUsed: NOW }]);
      expect(account.settings().VirtualMFADevices).toEqual([]);
    }
  });

  test.each(owners)("is refused with two seeds, in any order, if it belongs to %s", (_, ownedBy) => {
    const owned = ownedBy({ Base32StringSeed: OTHER_SEED });
    for (const fixtures of [[unassigned, owned], [owned, unassigned], [{ ...owned, ...unassigned }]])
      expect(() => create().seed(...fixtures)).toThrow(
        /Base32StringSeed.* and .*Base32StringSeed.* are not the same\. Remove one of the two\./,
      );
  });
});

test.each<[who: string, owners: AccountFixture]>([
  ["nobody", {}],
  ["a user", { Users: [{ UserName: "Eve", MFADevices: [{ SerialNumber: "GAHT12345678" }] }] }],
  ["the root user", { RootUser: { MFADevices: [{ SerialNumber: "GAHT12345678" }] } }],
])("a hardware device of %s is refused in VirtualMFADevices", (_, owners) => {
  const listed = { VirtualMFADevices: [{ SerialNumber: "GAHT12345678" }] };
  const message = 'VirtualMFADevices[0].SerialNumber is "GAHT12345678"; expected the ARN of a virtual device';
  expect(() => create({ ...owners, ...listed })).toThrow(message);
  expect(() => create(owners).seed(listed)).toThrow(message);
  expect(() => create(owners).account.update(listed)).toThrow(message);
});
