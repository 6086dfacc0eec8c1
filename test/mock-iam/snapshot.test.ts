import {
  ChangePasswordCommand,
  CreateLoginProfileCommand,
  DeactivateMFADeviceCommand,
  EnableMFADeviceCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from "@aws-sdk/client-iam";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import empty from "../../fixtures/empty-account.json" with { type: "json" };
import { clientOf } from "../support/client.ts";
import { codesAt, createDevice, mfaArn } from "../support/mfa-devices.ts";
import { mockOnServer, server } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");

describe("snapshot, checkpoint and reset", () => {
  const fixture: AccountFixture = {
    AccountId: "210987654321",
    Users: [
      { UserName: "carol", AccessKeys: 3, Tags: [{ Key: "a", Value: "" }] },
      { UserName: "Bob", Path: "/ops/", AccessKeys: [{ UserName: "Susan", Status: "Expired" }] },
    ],
    RootAccessKeys: [{ SecretAccessKey: "root's own" }],
    TemporaryCredentials: [{ Expiration: "2030-01-01T00:00:00Z" }],
  };

  test("a snapshot is JSON, and a mock that is seeded with it has the same snapshot", async () => {
    const iam = mockIam({ account: fixture, now });
    const snapshot = iam.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.TemporaryCredentials).toEqual([
      {
        AccessKeyId: expect.stringMatching(/^ASIA/),
        SecretAccessKey: expect.stringMatching(/EXAMPLEKEY$/),
        SessionToken: expect.stringMatching(/EXAMPLETOKEN==$/),
        Expiration: "2030-01-01T00:00:00Z",
        Arn: "arn:aws:sts::210987654321:assumed-role/unknown/unknown",
      },
    ]);
    const copy = mockIam({ account: snapshot, randomSeed: 99 });
    expect(copy.snapshot()).toEqual(snapshot);
    expect(copy.account.accountId).toBe("210987654321");
  });

  test("a snapshot can be changed and seeded", () => {
    const snapshot = mockIam({ account: fixture }).snapshot();
    const [user] = snapshot.Users ?? [];
    Object.assign(user ?? {}, { UserName: "Zoe", Arn: undefined });
    expect(mockIam({ account: snapshot }).account.user("Zoe")).toBeDefined();
  });

  test("reset() restores the initial account, and generates the same ids again", () => {
    const iam = mockIam({ account: fixture, now });
    const start = iam.snapshot();
    iam.account.deleteUser("Bob");
    const first = iam.account.createUser("Dave", { AccessKeys: 2 });
    iam.reset();
    expect(iam.snapshot()).toEqual(start);
    expect(iam.account.createUser("Dave", { AccessKeys: 2 })).toEqual(first);
  });

  test("reset() restores the account of the last checkpoint() each time", () => {
    const iam = mockIam();
    iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 2 }] });
    const deleted = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    iam.account.deleteAccessKey("Bob", deleted);
    const seeded = iam.checkpoint().snapshot();
    for (let round = 0; round < 2; round += 1) {
      iam.account.createAccessKey("Bob");
      iam.account.updateAccessKey("Bob", iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "", "Inactive");
      iam.reset();
      expect(iam.snapshot()).toEqual(seeded);
    }
  });

  test("seed(), checkpoint(), truncate() and reset() return the mock", () => {
    const iam = mockIam();
    expect(iam.seed(empty).checkpoint().truncate("ListAccessKeys", 1).reset()).toBe(iam);
  });

  test("account and journal stay valid after seed(), checkpoint() and reset()", () => {
    const iam = mockIam();
    const { account, journal } = iam;
    iam
      .seed({ Users: [{ UserName: "Bob" }] })
      .checkpoint()
      .reset();
    expect([iam.account, iam.journal]).toEqual([account, journal]);
    expect(account.users()).toHaveLength(1);
  });
});

describe("the creation date of the root user", () => {
  const old = "2010-01-01T00:00:00Z";
  const createDateIn = (iam: ReturnType<typeof mockIam>) => iam.account.settings().RootUser.CreateDate;

  test.each<[string, AccountFixture]>([
    ["a user", { Users: [{ UserName: "Bob", CreateDate: old }] }],
    ["a user's key", { Users: [{ UserName: "Bob", CreateDate: now(), AccessKeys: [{ CreateDate: old }] }] }],
    ["a root key", { RootAccessKeys: [{ CreateDate: old }] }],
    ["a group", { Groups: [{ GroupName: "Ops", CreateDate: old }], Users: [{ UserName: "Bob" }] }],
  ])("is not in a snapshot if it is that of %s", (_, account) => {
    const iam = mockIam({ account, now });
    expect(createDateIn(iam)).toBe(old);
    expect(iam.snapshot()).not.toHaveProperty("RootUser");
    expect(createDateIn(mockIam({ account: iam.snapshot() }))).toBe(old);
  });

  test.each<[string, AccountFixture, (iam: ReturnType<typeof mockIam>) => void]>([
    ["user", { Users: [{ UserName: "Bob", CreateDate: old }] }, (iam) => iam.account.deleteUser("Bob")],
    ["group", { Groups: [{ GroupName: "Ops", CreateDate: old }] }, (iam) => iam.account.deleteGroup("Ops")],
  ])("is in a snapshot if the account no longer has the %s of that date", (_, account, remove) => {
    const iam = mockIam({ account: [account, { Users: [{ UserName: "Eve" }] }], now });
    remove(iam);
    const snapshot = iam.snapshot();
    expect(snapshot.RootUser).toEqual({ CreateDate: old });
    expect(mockIam({ account: snapshot, now }).snapshot()).toEqual(snapshot);
  });
});

describe("a mock that is seeded with a snapshot", () => {
  const Bob = { UserName: "Bob" };
  /** Starts a mock with the snapshot of another, which no longer gets requests. */
  function copyOf(iam: ReturnType<typeof mockIam>) {
    server.resetHandlers();
    return mockOnServer({ account: iam.snapshot(), now });
  }

  test("refuses the same former passwords", async () => {
    const iam = mockOnServer({ account: { Users: [{ ...Bob, AccessKeys: 1 }] } });
    const passwords = ["First-Password-1", "Second-Password-2", "Third-Password-3", "Fourth-Password-4"] as const;
    const [First, Second, Third, Fourth] = passwords;
    await clientOf(iam).send(new CreateLoginProfileCommand({ ...Bob, Password: First }));
    for (const Password of [Second, Third, Fourth])
      await clientOf(iam).send(new UpdateLoginProfileCommand({ ...Bob, Password }));
    const copy = copyOf(iam);
    await clientOf(copy).send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 3 }));
    const change = (NewPassword: string) =>
      clientOf(copy, "Bob").send(new ChangePasswordCommand({ OldPassword: Fourth, NewPassword }));
    const update = (Password: string) => clientOf(copy).send(new UpdateLoginProfileCommand({ ...Bob, Password }));
    for (const set of [change, update])
      for (const password of [Second, Third])
        await expect(set(password)).rejects.toMatchObject({ name: "PasswordPolicyViolationException" });
    await change(First);
    expect(JSON.stringify(copy.journal.attempts) + String(copy.journal)).not.toMatch(/-Password-/);
  });

  test.each(["assigned", "deactivated"])("refuses the used codes of a device that is %s", async (state) => {
    const iam = mockOnServer({ account: { Users: [Bob] }, now });
    const device = { ...Bob, SerialNumber: mfaArn("phone") };
    const seed = await createDevice(clientOf(iam), "phone");
    const enable = (mock: typeof iam, time: Date) =>
      clientOf(mock).send(new EnableMFADeviceCommand({ ...device, ...codesAt(seed, time) }));
    const deactivate = (mock: typeof iam) => clientOf(mock).send(new DeactivateMFADeviceCommand(device));
    await enable(iam, now());
    if (state === "deactivated") await deactivate(iam);
    const copy = copyOf(iam);
    if (state === "assigned") await deactivate(copy);
    await expect(enable(copy, now())).rejects.toMatchObject({ name: "InvalidAuthenticationCodeException" });
    await enable(copy, new Date(now().getTime() + 60_000));
  });
});
