import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import empty from "../../fixtures/empty-account.json" with { type: "json" };

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
