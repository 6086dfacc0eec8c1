import { CreateAccessKeyCommand, GetAccountSummaryCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import sample from "../../fixtures/documentation-sample.json" with { type: "json" };
import empty from "../../fixtures/empty-account.json" with { type: "json" };
import { clientOf, listAccessKeys, mockOnServer, pageOf } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");

describe("seeding", () => {
  test("fills in path, status, date, ids and secrets", () => {
    const iam = mockIam({ now, account: { Users: [{ UserName: "Bob", AccessKeys: [{}] }] } });
    const [bob] = iam.account.users();
    expect(bob).toMatchObject({
      UserName: "Bob",
      Path: "/",
      Arn: "arn:aws:iam::123456789012:user/Bob",
      CreateDate: "2026-03-04T05:06:07Z",
    });
    expect(bob?.UserId).toMatch(/^AIDA[A-Z2-7]{10}EXAMPLE$/);
    expect(bob?.AccessKeys[0]).toMatchObject({ UserName: "Bob", Status: "Active", CreateDate: "2026-03-04T05:06:07Z" });
    expect(bob?.AccessKeys[0]?.AccessKeyId).toMatch(/^AKIA[A-Z2-7]{9}EXAMPLE$/);
    expect(bob?.AccessKeys[0]?.SecretAccessKey).toMatch(/^[A-Za-z0-9+/]{30}EXAMPLEKEY$/);
  });

  test("takes the output of aws iam list-users", async () => {
    const iam = mockOnServer();
    iam.seed({
      Users: [
        {
          Path: "/ops/",
          UserName: "Bob",
          UserId: "AIDACKCEVSQ6C2EXAMPLE",
          Arn: "arn:aws:iam::123456789012:user/ops/Bob",
          CreateDate: "2016-12-03T18:53:41+00:00",
          PasswordLastUsed: "2020-01-01T00:00:00+00:00",
          PermissionsBoundary: {
            PermissionsBoundaryType: "Policy",
            PermissionsBoundaryArn: "arn:aws:iam::aws:policy/X",
          },
          Tags: [{ Key: "team", Value: "storage" }],
        },
      ],
      IsTruncated: false,
    });
    expect(iam.account.user("bob")).toMatchObject({
      Path: "/ops/",
      UserId: "AIDACKCEVSQ6C2EXAMPLE",
      Tags: [{ Key: "team", Value: "storage" }],
    });
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toEqual([]);
  });

  test("takes the output of aws iam list-access-keys, grouped by user, missing users created", () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", Path: "/ops/" }] } });
    const key = (UserName: string, AccessKeyId: string) => ({
      UserName,
      AccessKeyId,
      Status: "Inactive",
      CreateDate: "2016-12-03T18:53:41Z",
    });
    iam.seed({ AccessKeyMetadata: [key("bob", "AKIAAAAAAAAAAEXAMPLE"), key("Carol", "AKIABBBBBBBBBEXAMPLE")] });
    expect(iam.account.user("Bob")?.AccessKeys.map((owned) => owned.AccessKeyId)).toEqual(["AKIAAAAAAAAAAEXAMPLE"]);
    expect(iam.account.user("Carol")).toMatchObject({ Path: "/", AccessKeys: [{ Status: "Inactive" }] });
  });

  test("what list-users says of a user stands, though list-access-keys was given first", () => {
    const iam = mockIam({
      account: [
        { AccessKeyMetadata: [{ UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] },
        { Users: [{ UserName: "Bob", Path: "/dev/", UserId: "AIDACKCEVSQ6C2EXAMPLE" }] },
      ],
    });
    expect(iam.account.user("Bob")).toMatchObject({ Path: "/dev/", UserId: "AIDACKCEVSQ6C2EXAMPLE", AccessKeys: [{}] });
  });

  const secondBob = (rest: object) => [
    { Users: [{ UserName: "Bob" }] },
    { Users: [{ UserName: "Eve", UserId: "AIDACKCEVSQ6C2EXAMPLE" }] },
    { Users: [{ UserName: "Bob", ...rest }] },
  ];

  test("a user's own id cannot be another user's, but that of a user who was deleted can", () => {
    const iam = mockIam({ account: sample });
    const eve = { Users: [{ UserName: "Eve", UserId: iam.account.user("Bob")?.UserId }] };
    expect(() => iam.seed(eve)).toThrow(
      /^Failed to seed the account: Users\[0\]\.UserId is ".*", which the account already has/,
    );
    iam.account.createUser("Carol");
    iam.account.deleteUser("Bob");
    expect(iam.seed(eve).account.user("Eve")).toMatchObject(eve.Users[0] ?? {});
  });

  test("a user may be seeded again with the tags that it has", () => {
    const fixture = { Users: [{ UserName: "Bob", Tags: [{ Key: "team", Value: "ops" }] }] };
    const iam = mockIam({ account: fixture }).seed(fixture);
    expect(iam.account.user("Bob")?.Tags).toEqual([{ Key: "team", Value: "ops" }]);
  });

  test("a second fixture of a user may say again what the first one meant", () => {
    const iam = mockIam({ account: secondBob({ Path: "/", Tags: [] }) });
    expect(iam.account.user("Bob")).toMatchObject({ Path: "/", Tags: [] });
  });

  test.each([
    [
      { Path: "/ops/" },
      'Users[0].Path of fixture 3 is "/ops/", but the existing user Bob has another one. Leave it out.',
    ],
    [
      { UserId: "AIDABOBSIDXXXXEXAMPLE" },
      'Users[0].UserId of fixture 3 is "AIDABOBSIDXXXXEXAMPLE", but the existing user Bob has another one. Leave it out.',
    ],
    [
      { Tags: [{ Key: "team", Value: "" }] },
      "Users[0].Tags of fixture 3 differ from those of the existing user Bob. Leave them out.",
    ],
    [
      { UserName: "Carol", UserId: "AIDACKCEVSQ6C2EXAMPLE" },
      'Users[0].UserId of fixture 3 is "AIDACKCEVSQ6C2EXAMPLE", which the account already has. Use another one.',
    ],
  ])("but not anything else: %j", (rest, sentence) => {
    expect(() => mockIam({ account: secondBob(rest) })).toThrow(sentence);
  });

  test("the root key that the double always knows cannot be anybody's", () => {
    const { accessKeyId } = mockIam().clientConfig().credentials;
    expect(() => mockIam({ account: { RootAccessKeys: [{ AccessKeyId: accessKeyId }] } })).toThrow(/already has/);
  });

  test("a second seed of a user adds keys to it, whatever the spelling of its name", () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
    iam.seed({ Users: [{ UserName: "BOB", AccessKeys: 2 }] }, { Users: [{ UserName: "bob", AccessKeys: 3 }] });
    expect(iam.account.users().map((user) => [user.UserName, user.AccessKeys.length])).toEqual([["Bob", 6]]);
  });

  const user = (rest: object) => ({ Users: [{ UserName: "Bob", ...rest }] });
  const key = (rest: object) => user({ AccessKeys: [{}, rest] });
  const malformed: [fixture: unknown, sentence: string][] = [
    [key({ Status: "Actve" }), 'Users[0].AccessKeys[1].Status is "Actve"; expected "Active", "Inactive" or "Expired".'],
    [key({ Acces: 1 }), 'Users[0].AccessKeys[1].Acces is not a known member. Did you mean "AccessKeyId"?'],
    [{ Users: [3] }, "Users[0] is 3; expected an object."],
    [user({ AccessKeys: [null] }), "Users[0].AccessKeys[0] is null; expected an object."],
    [key({ AccessKeyId: "short" }), 'Users[0].AccessKeys[1].AccessKeyId is "short"; expected 16 to 128'],
    [key({ SecretAccessKey: "" }), "Users[0].AccessKeys[1].SecretAccessKey is not a valid secret; expected a string"],
    [
      key({ AccessKeyLastUsed: { LastUsedDate: "yesterday" } }),
      "Users[0].AccessKeys[1].AccessKeyLastUsed.LastUsedDate is",
    ],
    [user({ AccessKeys: -1 }), "Users[0].AccessKeys is -1; expected an array of access keys, or how many to generate"],
    [user({ AccessKeys: "2" }), 'Users[0].AccessKeys is "2"; expected an array of access keys, or how many'],
    [user({ AccessKeys: 1e9 }), "Users[0].AccessKeys is 1000000000; expected an array of access keys, or how many"],
    [user({ AccessKeys: null }), "Users[0].AccessKeys is null; expected an array of access keys, or how many"],
    [user({ Path: "ops" }), 'Users[0].Path is "ops"; expected "/", or up to 512 characters'],
    [user({ CreateDate: "2016-02-30T00:00:00Z" }), 'Users[0].CreateDate is "2016-02-30T00:00:00Z"; expected a Date or'],
    [user({ CreateDate: "2016-12-03T18:53:41" }), 'Users[0].CreateDate is "2016-12-03T18:53:41"; expected a Date or'],
    [user({ CreateDate: new Date(Number.NaN) }), "Users[0].CreateDate is an invalid Date; expected a Date or"],
    [user({ Tags: [{ Key: "a" }] }), "Users[0].Tags[0].Value is missing, and has no default."],
    [
      user({
        Tags: [
          { Key: "a", Value: "" },
          { Key: "A", Value: "" },
        ],
      }),
      'Users[0].Tags[1].Key is "A", which the user already has. Remove one of the two.',
    ],
    [{ Users: [{ UserName: "a b" }] }, 'Users[0].UserName is "a b"; expected 1 to 128 letters'],
    [{ Users: [{}] }, "Users[0].UserName is missing"],
    [{ Users: {} }, "Users is an object; expected an array of users."],
    [{ users: [] }, 'users is not a known member. Did you mean "Users"?'],
    [JSON.parse('{"__proto__":{}}'), "__proto__ is not a known member."],
    [{ constructor: 1 }, "constructor is not a known member."],
    [{ AccountId: 123456789012 }, "AccountId is 123456789012; expected a string of 12 digits"],
    [{ AccountId: "210987654321" }, 'AccountId is "210987654321", but this account is 123456789012.'],
    [{ TemporaryCredentials: [{ Arn: "me" }] }, 'TemporaryCredentials[0].Arn is "me"; expected an ARN'],
    [null, "the fixture is null; expected an object."],
    ["Bob", 'the fixture is "Bob"; expected an object.'],
    [[], "the fixture is an array; expected an object. Split it into separate fixtures."],
    [{ "a b": 1 }, '["a b"] is not a known member.'],
    [{ Marker: "", IsTruncated: "no" }, 'IsTruncated is "no"; expected true or false.'],
    [
      user({ Tags: [{ Key: "a", Value: "", Valu: "" }] }),
      'Users[0].Tags[0].Valu is not a known member. Did you mean "Value"?',
    ],
    [
      { AccessKeyMetadata: [{}, { AcessKeyId: "" }] },
      'AccessKeyMetadata[1].AcessKeyId is not a known member. Did you mean "AccessKeyId"?',
    ],
    ...["AccessKeyMetadata", "RootAccessKeys", "TemporaryCredentials"].map((list): [unknown, string] => [
      { [list]: [{ AccessKeyId: "AKIATWICETWICEXAMPLE" }, { AccessKeyId: "AKIATWICETWICEXAMPLE" }] },
      `${list}[1].AccessKeyId is "AKIATWICETWICEXAMPLE", which the account already has.`,
    ]),
  ];
  test.each(malformed)("refuses %j with its place and what was expected, and seeds nothing", (fixture, sentence) => {
    const iam = mockIam();
    const before = JSON.stringify(iam.snapshot());
    expect(() => iam.seed(fixture as AccountFixture)).toThrow(`Failed to seed the account: ${sentence}`);
    expect(() => iam.seed({ Users: [{ UserName: "Alice" }] }, fixture as AccountFixture)).toThrow(
      / of fixture 2 .*Nothing was seeded\.$/,
    );
    expect(JSON.stringify(iam.snapshot())).toBe(before);
  });

  test("a fixture that does not fit the account is refused whole", () => {
    const iam = mockIam({ account: sample });
    const before = JSON.stringify(iam.snapshot());
    const bob = (rest: object) => ({ Users: [{ UserName: "Alice" }, { UserName: "bob", ...rest }] });
    expect(() => iam.seed(bob({ Path: "/x/" }))).toThrow(
      /Users\[1\]\.Path is "\/x\/", but the existing user bob has another/,
    );
    expect(() => iam.seed(bob({ UserId: "AIDACKCEVSQ6C2EXAMPLE" }))).toThrow(/Users\[1\]\.UserId is "AIDACK/);
    expect(() => iam.seed(bob({ CreateDate: "2001-01-01T00:00:00Z" }))).toThrow(/Users\[1\]\.CreateDate differs/);
    expect(() => iam.seed(bob({ Tags: [{ Key: "a", Value: "b" }] }))).toThrow(/Users\[1\]\.Tags differ/);
    const taken = { AccessKeyId: "AKIA1234567890EXAMPLE" };
    expect(() => iam.seed(bob({ AccessKeys: [taken] }))).toThrow(
      /AccessKeys\[0\]\.AccessKeyId is "AKIA1234567890EXAMPLE", which/,
    );
    const twice = { AccessKeyId: "AKIATWICETWICEXAMPLE" };
    expect(() => iam.seed({ RootAccessKeys: [twice] }, bob({ AccessKeys: [twice] }))).toThrow(
      /Users\[1\]\.AccessKeys\[0\]\.AccessKeyId of fixture 2 is "AKIATWICETWICEXAMPLE", which/,
    );
    expect(JSON.stringify(iam.snapshot())).toBe(before);
  });

  test("five complaints are shown, and the others counted", () => {
    const seed = () => mockIam().seed({ Users: Array.from({ length: 7 }, () => ({})) as never });
    expect(seed).toThrow(
      /Users\[4\]\.UserName is missing, and has no default\. Add it\. And 2 more\. Nothing was seeded\.$/,
    );
  });

  test("no complaint shows a secret", () => {
    const seed = () => mockIam().seed({ RootAccessKeys: [{ SecretAccessKey: { hidden: "s3cret" } as never }] });
    expect(seed).toThrow(/not a valid secret/);
    expect(seed).not.toThrow(/s3cret/);
  });
});

describe("generated ids", () => {
  const ids = (seed: number, accountId?: string) => {
    const iam = mockIam({ randomSeed: seed, accountId, now, account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    return JSON.stringify(iam.account.users()).replaceAll(/\d{12}/g, "");
  };

  test("follow from seed and accountId", () => {
    expect(ids(1)).toBe(ids(1));
    expect(ids(2)).not.toBe(ids(1));
    expect(ids(1, "210987654321")).not.toBe(ids(1));
  });

  test("never meet one that the account has or had, nor one that the same fixture brings", () => {
    const first = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    const taken = first.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId) ?? [];
    const takenUserId = first.account.user("Bob")?.UserId;
    const second = mockIam();
    second.seed({
      Users: [
        { UserName: "Alice", AccessKeys: 2 },
        { UserName: "Carol", UserId: takenUserId, AccessKeys: taken.map((AccessKeyId) => ({ AccessKeyId })) },
      ],
    });
    for (const id of taken) second.account.deleteAccessKey("Carol", id);
    second.account.createUser("Dave", { AccessKeys: 3 });
    const users = second.account.users();
    expect(new Set(users.map((user) => user.UserId)).size).toBe(3);
    const all = [...taken, ...users.flatMap((user) => user.AccessKeys.map((key) => key.AccessKeyId))];
    expect(new Set(all).size).toBe(8);
  });
});

describe("the live account", () => {
  test("is changed and read by a test, and served at once", async () => {
    const iam = mockOnServer({ now });
    iam.account.createUser("Bob", { Path: "/ops/" });
    const created = iam.account.createAccessKey("bob", { Status: "Inactive" });
    iam.account.recordUse(created.AccessKeyId, { ServiceName: "s3", Region: "eu-west-1" });
    expect(iam.account.user("Bob")?.AccessKeys).toEqual([
      {
        ...created,
        AccessKeyLastUsed: { LastUsedDate: "2026-03-04T05:06:07Z", ServiceName: "s3", Region: "eu-west-1" },
      },
    ]);
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toEqual([created.AccessKeyId]);
    iam.account.updateAccessKey("Bob", created.AccessKeyId, "Active");
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Active");
    iam.account.deleteAccessKey("Bob", created.AccessKeyId);
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toEqual([]);
    iam.account.deleteUser("Bob");
    expect(iam.account.user("Bob")).toBeUndefined();
    expect((await listAccessKeys({ UserName: "Bob" })).status).toBe(404);
  });

  test("lists users by lower-cased name", () => {
    const iam = mockIam();
    for (const name of ["carol", "Bob", "alice", "Dave"]) iam.account.createUser(name);
    expect(iam.account.users().map((user) => user.UserName)).toEqual(["alice", "Bob", "carol", "Dave"]);
    iam.account.createUser("b");
    iam.account.deleteUser("carol");
    expect(iam.account.users().map((user) => user.UserName)).toEqual(["alice", "b", "Bob", "Dave"]);
  });

  test("gives frozen records", () => {
    const { account } = mockIam({ account: sample });
    const bob = account.user("Bob");
    expect(Object.isFrozen(bob) && Object.isFrozen(bob?.AccessKeys) && Object.isFrozen(bob?.AccessKeys[0])).toBe(true);
    expect(Object.isFrozen(bob?.Tags)).toBe(true);
  });

  test("takes every status that a key can have", () => {
    const { account } = mockIam({
      account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] },
    });
    for (const status of ["Expired", "Inactive", "Active"] as const) {
      account.updateAccessKey("Bob", "AKIABOBSFIRSTEXAMPLE", status);
      expect(account.user("Bob")?.AccessKeys[0]?.Status).toBe(status);
    }
  });

  test.each([undefined, null, {}, { ServiceName: "s3" }, { Region: "us-east-1" }, { ServiceName: 3, Region: "x" }])(
    "records no use that is %j",
    (use) => {
      const { account } = mockIam({ account: sample });
      const before = account.users();
      expect(() => account.recordUse("AKIA1234567890EXAMPLE", use as never)).toThrow(
        /expected { ServiceName, Region }/,
      );
      expect(account.users()).toEqual(before);
    },
  );

  test("ignores the quota of keys", () => {
    const { account } = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
    account.createAccessKey("Bob");
    expect(account.user("Bob")?.AccessKeys).toHaveLength(3);
  });

  test("throws sentences, not AWS's errors", () => {
    const { account } = mockIam({ account: sample });
    expect(() => account.createUser("BOB")).toThrow(/Failed to create the user "BOB": the account already has a user/);
    expect(() => account.createUser("no spaces")).toThrow(
      /^Failed to create a user: UserName is "no spaces"; expected/,
    );
    expect(() => account.deleteUser("Eve")).toThrow(/the account has no user "Eve". Seed the user, or/);
    expect(() => account.createAccessKey("Eve")).toThrow(/no user "Eve"/);
    expect(() => account.createAccessKey("Bob", { Status: "x" })).toThrow(
      /^Failed to create an access key: Status is "x"; expected/,
    );
    expect(() => account.deleteAccessKey("Bob", "AKIANOSUCHKEYEXAMPLE")).toThrow(
      /has no access key "AKIANOSUCHKEYEXAMPLE"/,
    );
    expect(() => account.updateAccessKey("Bob", "AKIA1234567890EXAMPLE", "x" as never)).toThrow(
      /the status is "x"; expected/,
    );
    expect(() => account.recordUse("AKIANOSUCHKEYEXAMPLE", { ServiceName: "s3", Region: "x" })).toThrow(
      /no access key/,
    );
    const badDate = { ServiceName: "s3", Region: "x", LastUsedDate: "today" };
    expect(() => account.recordUse("AKIA1234567890EXAMPLE", badDate)).toThrow(/LastUsedDate is "today"; expected/);
  });
});

describe("snapshot, checkpoint and reset", () => {
  const rich: AccountFixture = {
    AccountId: "210987654321",
    Users: [
      { UserName: "carol", AccessKeys: 3, Tags: [{ Key: "a", Value: "" }] },
      { UserName: "Bob", Path: "/ops/", AccessKeys: [{ UserName: "Susan", Status: "Expired" }] },
    ],
    RootAccessKeys: [{ SecretAccessKey: "root's own" }],
    TemporaryCredentials: [{ Expiration: "2030-01-01T00:00:00Z" }],
  };

  test("a snapshot is JSON, and serves the same listings in another double", async () => {
    const iam = mockIam({ account: rich, now });
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

  test("a snapshot is the author's to change", () => {
    const snapshot = mockIam({ account: rich }).snapshot();
    const [user] = snapshot.Users ?? [];
    if (user !== undefined) user.UserName = "Zoe";
    expect(mockIam({ account: snapshot }).account.user("Zoe")).toBeDefined();
  });

  test("reset goes back to the account of the start, ids included", () => {
    const iam = mockIam({ account: rich, now });
    const start = iam.snapshot();
    iam.account.deleteUser("Bob");
    const first = iam.account.createUser("Dave", { AccessKeys: 2 });
    iam.reset();
    expect(iam.snapshot()).toEqual(start);
    expect(iam.account.createUser("Dave", { AccessKeys: 2 })).toEqual(first);
  });

  test("checkpoint makes the present account what reset goes back to, each time", () => {
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

  test("the members that go on a chain return the double", () => {
    const iam = mockIam();
    expect(iam.seed(empty).checkpoint().truncate("ListAccessKeys", 1).reset()).toBe(iam);
  });

  test("account and journal stay the same objects", () => {
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

describe("clientConfig", () => {
  const fixture: AccountFixture = {
    Users: [
      { UserName: "Bob", AccessKeys: [{ Status: "Inactive" }, { AccessKeyId: "AKIABOBSACTIVEXAMPLE" }] },
      { UserName: "Eve" },
    ],
    TemporaryCredentials: [{ AccessKeyId: "ASIATEMPORARYEXAMPLE" }],
  };

  test("is of a user's first active key, of any key by id, of a temporary credential, or of the root key", () => {
    const iam = mockIam({ account: fixture });
    expect(iam.clientConfig("bob")).toEqual({
      region: "us-east-1",
      credentials: {
        accessKeyId: "AKIABOBSACTIVEXAMPLE",
        secretAccessKey: iam.account.user("Bob")?.AccessKeys[1]?.SecretAccessKey,
      },
    });
    const inactive = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    expect(iam.clientConfig({ accessKeyId: inactive }).credentials.accessKeyId).toBe(inactive);
    expect(iam.clientConfig({ accessKeyId: "ASIATEMPORARYEXAMPLE" }).credentials.sessionToken).toMatch(
      /EXAMPLETOKEN==$/,
    );
    const root = iam.clientConfig().credentials;
    expect(root.accessKeyId).toMatch(/^AKIA[A-Z2-7]{9}EXAMPLE$/);
    expect(iam.clientConfig({ accessKeyId: root.accessKeyId }).credentials).toEqual(root);
    expect(JSON.stringify(iam.snapshot())).not.toContain(root.accessKeyId);
  });

  test("throws a sentence where there is no such key", () => {
    const iam = mockIam({ account: fixture });
    expect(() => iam.clientConfig(null as never)).toThrow(
      /expected the name of a user, { accessKeyId }, or nothing, not null/,
    );
    expect(() => iam.clientConfig("Nobody")).toThrow(/no user "Nobody"/);
    expect(() => iam.clientConfig("Eve")).toThrow(/the user "Eve" has no active access key/);
    expect(() => iam.clientConfig({ accessKeyId: "AKIANOSUCHKEYEXAMPLE" })).toThrow(
      /no access key "AKIANOSUCHKEYEXAMPLE"/,
    );
  });
});

describe("options", () => {
  test.each([
    [{ randomSeed: { Users: [] } }, "the option randomSeed is an object; expected a number."],
    [{ randomSeed: "7" }, 'the option randomSeed is "7"; expected a number.'],
    [{ randomSeed: () => 7 }, "the option randomSeed is a function; expected a number."],
    [{ accountId: "12" }, 'the option accountId is "12"; expected a string of 12 digits'],
    [{ accountId: "1234567890123" }, 'the option accountId is "1234567890123"; expected a string of 12 digits'],
    [{ accountId: "a123456789012" }, 'the option accountId is "a123456789012"; expected a string of 12 digits'],
    [{ accountId: [] }, "the option accountId is an array; expected"],
    [{ accountId: () => "123456789012" }, "the option accountId is a function; expected"],
    [{ accountId: new Date(Number.NaN) }, "the option accountId is an invalid Date; expected"],
    [{ accountId: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }, "accountId is what looks like a secret; expected"],
    [{ claim: null }, 'the option claim is null; expected "all" or "own-keys".'],
    [{ xml: "x".repeat(60) }, `the option xml is "${"x".repeat(60)}"; expected`],
    [
      { now: new Date(0) },
      "the option now is the date 1970-01-01T00:00:00.000Z; expected a function that returns a Date.",
    ],
    [
      { authentication: "trusted" },
      'the option authentication is "trusted"; expected "trust", "identify" or the result of sigv4() from msw-iam/sigv4. Did you mean "trust"?',
    ],
    [{ xml: "real" }, 'the option xml is "real"; expected "documented" or "recorded".'],
    [{ xml: 1 }, 'the option xml is 1; expected "documented" or "recorded".'],
    [{ xml: "x".repeat(61) }, `the option xml is "${"x".repeat(60)}…"; expected`],
    [{ claim: "mine" }, 'the option claim is "mine"; expected "all" or "own-keys".'],
    [{ services: "iam" }, 'the option services is "iam"; expected an array'],
    [{ services: ["s3"] }, 'the option services is "s3"; expected "iam" or "sts".'],
    [{ endpoints: "http://localhost" }, 'the option endpoints is "http://localhost"; expected an array of URLs.'],
    [{ endpoints: ["localhost:4566"] }, 'the option endpoints is "localhost:4566"; expected base URLs'],
    [{ quotas: null }, "the option quotas is null; expected an object such as { AccessKeysPerUser: 2 }."],
    [{ quotas: { AccessKeysPerUser: "3" } }, 'the option quotas.AccessKeysPerUser is "3"; expected a whole number'],
    [{ quotas: { AccessKeysPerUser: -1 } }, "the option quotas.AccessKeysPerUser is -1; expected a whole number"],
    [{ quotas: { KeysPerUser: 3 } }, 'mockIam() has no option "quotas.KeysPerUser". Did you mean "AccessKeysPerUser"?'],
    [{ journalLimit: 1.5 }, "the option journalLimit is 1.5; expected a whole number, 0 or more."],
    [{ account: [{ Users: [{}] }] }, "Failed to seed the account: Users[0].UserName is missing"],
    [{ account: { AccountId: "12" } }, 'Failed to seed the account: AccountId is "12"; expected a string of 12 digits'],
    [
      { account: { Users: [{ UserName: "Bob" }] }, now: Date.now },
      "The option now must return a valid Date; it returned 1",
    ],
    [
      { account: {}, now: () => new Date(Number.NaN) },
      "The option now must return a valid Date; it returned an invalid Date.",
    ],
    [null, "Failed to create a mock: expected an object of options, not null."],
  ])("%j is refused with a sentence", (options, sentence) => {
    expect(() => mockIam(options as never)).toThrow(sentence);
  });

  test("quotas may be left undefined, or be without end", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", AccessKeys: 5 }] },
      quotas: { AccessKeysPerUser: Number.POSITIVE_INFINITY, UsersPerAccount: undefined },
    });
    const client = clientOf(iam);
    await client.send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(6);
    const { SummaryMap } = await client.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ UsersQuota: 5000 });
  });

  test("account takes several fixtures, and gives the account id", () => {
    const iam = mockIam({ account: [{ Users: [{ UserName: "Bob" }] }, { AccountId: "210987654321" }] });
    expect(iam.account.accountId).toBe("210987654321");
    expect(iam.account.users()).toHaveLength(1);
  });

  test("time comes from now at each use, so that fake timers work", async () => {
    vi.useFakeTimers({ now: new Date("2030-01-01T00:00:00Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    vi.setSystemTime(new Date("2031-01-01T00:00:00Z"));
    iam.account.createAccessKey("Bob");
    const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata?.[0]?.CreateDate).toEqual(new Date("2031-01-01T00:00:00Z"));
  });
});
