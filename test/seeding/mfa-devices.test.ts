import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const NOW = "2026-11-24T09:00:00Z";
const mfa = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;
const [SEED, OTHER_SEED] = ["QWERTYUIOPASDFGH", "ABCDEFGHIJKLMNOP"];
const free = { SerialNumber: mfa("free") };
const create = (account: AccountFixture = {}) => mockIam({ now: () => new Date(NOW), account });
const withDevices = () =>
  create({
    Users: [{ UserName: "Bob", MFADevices: [{ SerialNumber: mfa("Bob"), Base32StringSeed: SEED }] }],
    RootUser: { MFADevices: [{ SerialNumber: mfa("root") }] },
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
