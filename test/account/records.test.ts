import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { mutate, objectsIn, unfrozenPaths } from "../support/objects.ts";
import { mockOnServer, post, signedBy } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const BOBS = "AKIABOBSFIRSTEXAMPLE";

/** A fixture that sets every member, in the format of a snapshot. */
const completeFixture = (): Required<
  Pick<AccountFixture, "AccountId" | "Users" | "RootAccessKeys" | "TemporaryCredentials">
> => ({
  AccountId: "210987654321",
  Users: [
    {
      UserName: "ann",
      Path: "/",
      UserId: "AIDAANNSUSERIDXAMPLE",
      Arn: "arn:aws:iam::210987654321:user/ann",
      CreateDate: "2019-01-01T00:00:00Z",
      Tags: [],
      AccessKeys: [],
    },
    {
      UserName: "Bob",
      Path: "/ops/",
      UserId: "AIDABOBSUSERIDXAMPLE",
      Arn: "arn:aws:iam::210987654321:user/ops/Bob",
      CreateDate: "2020-01-01T00:00:00Z",
      Tags: [
        { Key: "team", Value: "storage" },
        { Key: "a", Value: "" },
      ],
      AccessKeys: [
        {
          UserName: "Bob",
          AccessKeyId: BOBS,
          Status: "Expired",
          CreateDate: "2021-01-01T00:00:00Z",
          SecretAccessKey: "bob's own",
          AccessKeyLastUsed: { LastUsedDate: "2022-01-01T00:00:00Z", ServiceName: "s3", Region: "eu-west-1" },
        },
        {
          UserName: "Label",
          AccessKeyId: "AKIABOBSECONDEXAMPLE",
          Status: "Inactive",
          CreateDate: "2021-02-02T00:00:00Z",
          SecretAccessKey: "bob's second",
        },
      ],
    },
  ],
  RootAccessKeys: [
    {
      AccessKeyId: "AKIAROOTSOWNKEYXAMPL",
      Status: "Active",
      CreateDate: "2018-01-01T00:00:00Z",
      SecretAccessKey: "root's own",
      AccessKeyLastUsed: { LastUsedDate: "2022-02-02T00:00:00Z", ServiceName: "iam", Region: "us-east-1" },
    },
  ],
  TemporaryCredentials: [
    {
      AccessKeyId: "ASIASEEDEDSEEDEXAMPLE",
      SecretAccessKey: "temporary",
      SessionToken: "token",
      Expiration: "2030-01-01T00:00:00Z",
      Arn: "arn:aws:sts::210987654321:federated-user/Fred",
    },
    {
      AccessKeyId: "ASIALASTINGLYEXAMPLE",
      SecretAccessKey: "lasting",
      SessionToken: "lasting token",
      Arn: "arn:aws:sts::210987654321:assumed-role/admin/night",
    },
  ],
});

describe("a snapshot", () => {
  test("equals the seeded fixture, also after a round trip through JSON", () => {
    const iam = mockIam({ account: completeFixture() });
    expect(iam.snapshot()).toStrictEqual(completeFixture());
    const copy = mockIam({ account: JSON.parse(JSON.stringify(iam.snapshot())), randomSeed: 7 });
    expect(copy.snapshot()).toStrictEqual(completeFixture());
    expect(copy.account.users()).toEqual(iam.account.users());
    expect(copy.clientConfig({ accessKeyId: BOBS })).toEqual(iam.clientConfig({ accessKeyId: BOBS }));
  });

  test("of an empty account has empty lists", () => {
    expect(mockIam().snapshot()).toStrictEqual({
      AccountId: "123456789012",
      Users: [],
      RootAccessKeys: [],
      TemporaryCredentials: [],
    });
  });

  test("contains the generated ids, secrets and tokens, and a mock that is seeded with it keeps them", () => {
    const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }], RootAccessKeys: [{}], TemporaryCredentials: [{}] };
    const snapshot = mockIam({ account, now }).snapshot();
    expect(mockIam({ account: snapshot, randomSeed: 2 }).snapshot()).toStrictEqual(snapshot);
  });

  test.each([
    ["2030-01-01T02:00:00.900+02:00", "2030-01-01T00:00:00Z"],
    [new Date("2030-01-01T00:00:00.900Z"), "2030-01-01T00:00:00Z"],
  ])("writes the date %s in AWS's format", (given, stored) => {
    const AccessKeyLastUsed = { LastUsedDate: given, ServiceName: "s3", Region: "x" };
    const keys = [{ CreateDate: given, AccessKeyLastUsed }];
    const iam = mockIam({
      account: {
        Users: [{ UserName: "Bob", CreateDate: given, AccessKeys: keys }],
        RootAccessKeys: keys,
        TemporaryCredentials: [{ Expiration: given }],
      },
    });
    const { Users, RootAccessKeys, TemporaryCredentials } = iam.snapshot();
    const key = { CreateDate: stored, AccessKeyLastUsed: { LastUsedDate: stored } };
    expect(Users).toMatchObject([{ CreateDate: stored, AccessKeys: [key] }]);
    expect(RootAccessKeys).toMatchObject([key]);
    expect(TemporaryCredentials).toMatchObject([{ Expiration: stored }]);
  });

  test("contains only the id of a deleted access key", () => {
    const iam = mockIam({ account: completeFixture() });
    iam.account.deleteAccessKey("Bob", BOBS);
    const { FormerAccessKeyIds, ...rest } = iam.snapshot();
    expect(FormerAccessKeyIds).toEqual([BOBS]);
    expect(JSON.stringify(rest)).not.toContain(BOBS);
  });
});

describe("records", () => {
  test.each<[string, (iam: MockIam) => unknown]>([
    ["account.user()", (iam) => iam.account.user("Bob")],
    [
      "account.createUser()",
      (iam) =>
        iam.account.createUser("Eve", {
          Tags: [{ Key: "a", Value: "b" }],
          AccessKeys: [{ AccessKeyLastUsed: { LastUsedDate: now() } }],
        }),
    ],
    [
      "account.createAccessKey()",
      (iam) => iam.account.createAccessKey("Bob", { AccessKeyLastUsed: { LastUsedDate: now() } }),
    ],
  ])("returned by %s are deeply frozen", (_, recordOf) => {
    const record = recordOf(mockIam({ account: completeFixture() }));
    expect(objectsIn(record).length).toBeGreaterThan(1);
    expect(unfrozenPaths(record)).toEqual([]);
  });

  test("returned by account.users() are deeply frozen", () => {
    const users = mockIam({ account: completeFixture() }).account.users();
    expect(users).toHaveLength(2);
    expect(users.flatMap((user) => unfrozenPaths(user, user.UserName))).toEqual([]);
  });

  test("share no object with each other, and neither do snapshots", () => {
    const iam = mockIam({ account: completeFixture() });
    for (const read of [() => iam.account.user("Bob"), () => [...iam.account.users()], () => iam.snapshot()]) {
      const first = new Set(objectsIn(read()));
      expect(objectsIn(read()).filter((object) => first.has(object))).toEqual([]);
    }
  });

  test("do not change when the account changes", async () => {
    const iam = mockOnServer({ account: completeFixture() });
    const [user, users, snapshot] = [iam.account.user("Bob"), iam.account.users(), iam.snapshot()];
    const before = structuredClone({ user, users, snapshot });
    iam.account.recordUse(BOBS, { ServiceName: "ec2", Region: "us-east-1" });
    iam.account.updateAccessKey("Bob", BOBS, "Active");
    await post({ Action: "ListUsers" }, signedBy(BOBS));
    iam.account.createAccessKey("Bob");
    await post({ Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob", NewPath: "/dev/" });
    iam.account.deleteUser("ann");
    expect({ user, users, snapshot }).toEqual(before);
    expect(iam.account.user("Rob")?.AccessKeys[0]).toMatchObject({
      Status: "Active",
      AccessKeyLastUsed: { ServiceName: "iam" },
    });
  });
});

describe("the account shares no object with", () => {
  test("a snapshot, which is not frozen", () => {
    const iam = mockIam({ account: completeFixture() });
    const snapshot = iam.snapshot();
    expect(objectsIn(snapshot).filter((object) => Object.isFrozen(object))).toEqual([]);
    mutate(snapshot);
    expect(iam.snapshot()).toEqual(completeFixture());
    expect(iam.reset().snapshot()).toEqual(completeFixture());
  });

  test.each<[string, (given: AccountFixture) => MockIam]>([
    ["mockIam()", (given) => mockIam({ account: given })],
    ["mockIam() in a list of fixtures", (given) => mockIam({ account: [{}, given] })],
    ["seed()", (given) => mockIam({ accountId: "210987654321" }).seed(given).checkpoint()],
  ])("a fixture that was passed to %s", (_, make) => {
    const given = completeFixture();
    const iam = make(given);
    mutate(given);
    expect(iam.snapshot()).toEqual(completeFixture());
    expect(iam.reset().snapshot()).toEqual(completeFixture());
  });

  test("the arguments of createUser(), createAccessKey() and recordUse()", () => {
    const iam = mockIam({ now });
    const user = { CreateDate: now(), Tags: [{ Key: "team", Value: "ops" }], AccessKeys: [{ CreateDate: now() }] };
    const key = { CreateDate: now(), AccessKeyLastUsed: { LastUsedDate: now(), ServiceName: "s3", Region: "x" } };
    const use = { LastUsedDate: now(), ServiceName: "ec2", Region: "y" };
    iam.account.createUser("Bob", user);
    const { AccessKeyId } = iam.account.createAccessKey("Bob", key);
    const { AccessKeyId: used } = iam.account.createAccessKey("Bob");
    iam.account.recordUse(used, use);
    const before = iam.snapshot();
    expect(before.Users?.[0]).toMatchObject({
      CreateDate: "2026-03-04T05:06:07Z",
      Tags: [{ Key: "team", Value: "ops" }],
      AccessKeys: [
        { CreateDate: "2026-03-04T05:06:07Z" },
        { AccessKeyId, AccessKeyLastUsed: { LastUsedDate: "2026-03-04T05:06:07Z", ServiceName: "s3", Region: "x" } },
        {
          AccessKeyId: used,
          AccessKeyLastUsed: { LastUsedDate: "2026-03-04T05:06:07Z", ServiceName: "ec2", Region: "y" },
        },
      ],
    });
    for (const given of [user, key, use]) mutate(given);
    expect(iam.snapshot()).toEqual(before);
  });
});
