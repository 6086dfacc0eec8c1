import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import sample from "../../fixtures/documentation-sample.json" with { type: "json" };
import { listAccessKeys, mockOnServer, pageOf, post, VERSION } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

describe("seeding", () => {
  test("fills in a missing path, status, date, id and secret", () => {
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

  test("accepts the output of aws iam list-users", async () => {
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

  test("accepts the output of aws iam list-access-keys, and creates the missing users", () => {
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

  test("uses the path and id from list-users even if list-access-keys comes first", () => {
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

  test("refuses a user id that another user has, and accepts that of a deleted user", () => {
    const iam = mockIam({ account: sample });
    const eve = { Users: [{ UserName: "Eve", UserId: iam.account.user("Bob")?.UserId }] };
    expect(() => iam.seed(eve)).toThrow(
      /^Failed to seed the account: Users\[0\]\.UserId is ".*", which the account already has/,
    );
    iam.account.createUser("Carol");
    iam.account.deleteUser("Bob");
    expect(iam.seed(eve).account.user("Eve")).toMatchObject(eve.Users[0] ?? {});
  });

  test("accepts an existing user with the same tags", () => {
    const fixture = { Users: [{ UserName: "Bob", Tags: [{ Key: "team", Value: "ops" }] }] };
    const iam = mockIam({ account: fixture }).seed(fixture);
    expect(iam.account.user("Bob")?.Tags).toEqual([{ Key: "team", Value: "ops" }]);
  });

  test("merges tags by key, in any order", () => {
    const [first, second, third] = ["a", "b", "c"].map((Key) => ({ Key, Value: "" })) as [Tag, Tag, Tag];
    const bob = (...Tags: Tag[]) => ({ Users: [{ UserName: "Bob", Tags }] });
    const iam = mockIam({ account: [bob(first, second), bob(second, first)] }).seed(bob(third, second));
    expect(iam.account.user("Bob")?.Tags).toEqual([first, second, third]);
  });

  test("accepts an existing user with the default path and tags", () => {
    const iam = mockIam({ account: secondBob({ Path: "/", Tags: [] }) });
    expect(iam.account.user("Bob")).toMatchObject({ Path: "/", Tags: [] });
  });

  test.each([
    [{ Path: "/ops/" }, "Path"],
    [{ UserId: "AIDABOBSIDXXXXEXAMPLE" }, "UserId"],
    [{ CreateDate: "2001-01-01T00:00:00Z" }, "CreateDate"],
    [{ Tags: [{ Key: "team", Value: "" }] }, "Tags[0].Value"],
  ])("refuses fixtures that disagree about a user, as with %j, and names both places", (rest, member) => {
    const bob = {
      ...{ UserName: "bob", Path: "/dev/", UserId: "AIDABOBSOTHERXEXAMPLE" },
      ...{ CreateDate: "2016-12-03T18:53:41Z", Tags: [{ Key: "team", Value: "ops" }] },
    };
    expect(() => mockIam({ account: [{ Users: [{ UserName: "Eve" }, bob] }, ...secondBob(rest)] })).toThrow(
      `Failed to seed the account: Users[0].${member} of fixture 4 and Users[1].${member} of fixture 1 are not the same. Remove one of the two. Nothing`,
    );
  });

  test("refuses two users with one id, and names both places", () => {
    const carol = { UserName: "Carol", UserId: "AIDACKCEVSQ6C2EXAMPLE" };
    expect(() => mockIam({ account: secondBob(carol) })).toThrow(
      'Users[0].UserId of fixture 3 is "AIDACKCEVSQ6C2EXAMPLE", the same as Users[0].UserId of fixture 2. Use another one.',
    );
  });

  test("refuses the id of the root key that clientConfig() returns", () => {
    const { accessKeyId } = mockIam().clientConfig().credentials;
    expect(() => mockIam({ account: { RootAccessKeys: [{ AccessKeyId: accessKeyId }] } })).toThrow(/already has/);
  });

  test("adds access keys to an existing user, ignoring the case of the name", () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
    iam.seed({ Users: [{ UserName: "BOB", AccessKeys: 2 }] }, { Users: [{ UserName: "bob", AccessKeys: 3 }] });
    expect(iam.account.users().map((user) => [user.UserName, user.AccessKeys.length])).toEqual([["Bob", 6]]);
  });

  const user = (rest: object) => ({ Users: [{ UserName: "Bob", ...rest }] });
  const key = (rest: object) => user({ AccessKeys: [{}, rest] });
  const malformedFixtures: [fixture: unknown, message: string][] = [
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
    [user({ AccessKeys: 1_000_001 }), "Users[0].AccessKeys is 1000001; expected an array of access keys, or how many"],
    [user({ AccessKeys: "2" }), 'Users[0].AccessKeys is "2"; expected an array of access keys, or how many'],
    [user({ AccessKeys: 1e9 }), "Users[0].AccessKeys is 1000000000; expected an array of access keys, or how many"],
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
    [{ Role: {} }, 'Role is not kept in the account. To respond with it, write iam.respond("GetRole", { … }).'],
    [
      { PolicyUsers: [] },
      'PolicyUsers is not kept in the account. To respond with it, write iam.respond("ListEntitiesForPolicy", { PolicyUsers: [] }, { paginate: "PolicyUsers" }).',
    ],
    // Two actions return them.
    [{ EvaluationResults: [] }, "EvaluationResults is not a known member."],
    [{ Userz: {} }, 'Userz is not a known member. Did you mean "Users"?'],
    [{ PolicyNames: [] }, "PolicyNames does not say which user it is about. Add the UserName beside it."],
    [{ AccessKeys: 2 }, "AccessKeys is a member of a user. Put the user into Users."],
    [{ Path: "/" }, "Path is a member of a user. Put the user into Users."],
    [{ Status: "Active" }, "Status is a member of an access key. Put the key into a user's AccessKeys."],
    [{ AccountId: 123456789012 }, "AccountId is 123456789012; expected a string of 12 digits"],
    [{ AccountId: "210987654321" }, 'AccountId is "210987654321", but this account is 123456789012.'],
    [{ TemporaryCredentials: [{ Arn: "me" }] }, 'TemporaryCredentials[0].Arn is "me"; expected an ARN'],
    [null, "the fixture is null; expected an object."],
    ["Bob", 'the fixture is "Bob"; expected an object.'],
    ["user,arn,", 'the fixture is "user,arn,"; expected an object. Pass { CredentialReport: text } instead.'],
    [[], "the fixture is an array; expected an object. Split it into separate fixtures."],
    [{ "a b": 1 }, '["a b"] is not a known member.'],
    [{ Marker: "", IsTruncated: "no" }, 'IsTruncated is "no"; expected true or false.'],
    [
      user({ Tags: [{ Key: "a", Value: "", Valu: "" }] }),
      'Users[0].Tags[0].Valu is not a known member. Did you mean "Value"?',
    ],
    [
      user({ Tags: [{ Key: "a", Value: "", Color: "" }] }),
      "Users[0].Tags[0].Color is not a known member; expected one of Key, Value.",
    ],
    [
      user({ AttachedPolicies: [] }),
      "Users[0].AttachedPolicies is not a known member; expected one of UserName, Path, UserId, Arn, CreateDate, PasswordLastUsed, PermissionsBoundary, Tags, AccessKeys, LoginProfile, Groups, GroupList, UserPolicyList, AttachedManagedPolicies, MFADevices, SSHPublicKeys, SigningCertificates, ServiceSpecificCredentials.",
    ],
    [
      { AccessKeyMetadata: [{}, { AcessKeyId: "" }] },
      'AccessKeyMetadata[1].AcessKeyId is not a known member. Did you mean "AccessKeyId"?',
    ],
    ...["AccessKeyMetadata", "RootAccessKeys", "TemporaryCredentials"].map((list): [unknown, string] => [
      { [list]: [{ AccessKeyId: "AKIATWICETWICEXAMPLE" }, { AccessKeyId: "AKIATWICETWICEXAMPLE" }] },
      `${list}[1].AccessKeyId is "AKIATWICETWICEXAMPLE", the same as ${list}[0].AccessKeyId`,
    ]),
  ];
  test.each(malformedFixtures)(
    "refuses %j with its path and what was expected, and seeds nothing",
    (fixture, message) => {
      const iam = mockIam();
      const before = JSON.stringify(iam.snapshot());
      expect(() => iam.seed(fixture as AccountFixture)).toThrow(`Failed to seed the account: ${message}`);
      expect(() => iam.seed({ Users: [{ UserName: "Alice" }] }, fixture as AccountFixture)).toThrow(
        / of fixture 2 .*Nothing was seeded\.$/,
      );
      expect(JSON.stringify(iam.snapshot())).toBe(before);
    },
  );

  test("changes nothing if any part of a fixture conflicts with the account", () => {
    const iam = mockIam({ account: sample });
    iam.account.updateUser("Bob", { Tags: [{ Key: "a", Value: "" }] });
    const before = JSON.stringify(iam.snapshot());
    const bob = (rest: object) => ({ Users: [{ UserName: "Alice" }, { UserName: "bob", ...rest }] });
    expect(() => iam.seed(bob({ Path: "/x/" }))).toThrow(
      /Users\[1\]\.Path is "\/x\/", but the existing user bob has a different/,
    );
    expect(() => iam.seed(bob({ UserId: "AIDACKCEVSQ6C2EXAMPLE" }))).toThrow(/Users\[1\]\.UserId is "AIDACK/);
    expect(() => iam.seed(bob({ CreateDate: "2001-01-01T00:00:00Z" }))).toThrow(/Users\[1\]\.CreateDate differs/);
    expect(() => iam.seed(bob({ Tags: [{ Key: "a", Value: "b" }] }))).toThrow(
      /Users\[1\]\.Tags\[0\]\.Value is "b", but the/,
    );
    const taken = { AccessKeyId: "AKIA1234567890EXAMPLE" };
    expect(() => iam.seed(bob({ AccessKeys: [taken] }))).toThrow(
      /AccessKeys\[0\]\.AccessKeyId is "AKIA1234567890EXAMPLE", which/,
    );
    const twice = { AccessKeyId: "AKIATWICETWICEXAMPLE" };
    expect(() => iam.seed({ RootAccessKeys: [twice] }, bob({ AccessKeys: [twice] }))).toThrow(
      /Users\[1\]\.AccessKeys\[0\]\.AccessKeyId of fixture 2 is "AKIATWICETWICEXAMPLE", the same as RootAccessKeys\[0\]\.AccessKeyId of fixture 1\. Use/,
    );
    expect(JSON.stringify(iam.snapshot())).toBe(before);
  });

  test("refuses a fixture that contains itself", () => {
    const fixture: { LoginProfile?: object } = {};
    fixture.LoginProfile = fixture;
    expect(() => mockIam({ account: fixture })).toThrow(
      "LoginProfile.LoginProfile is not a known member; expected one of UserName, CreateDate,",
    );
  });

  test("lists five issues and the number of the others", () => {
    const seed = () => mockIam().seed({ Users: Array.from({ length: 7 }, () => ({})) as never });
    expect(seed).toThrow(
      /Users\[4\]\.UserName is missing, and has no default\. Add it\. And 2 more\. Nothing was seeded\.$/,
    );
  });

  test("shows no secret in an error message", () => {
    const seed = () => mockIam().seed({ RootAccessKeys: [{ SecretAccessKey: { hidden: "s3cret" } as never }] });
    expect(seed).toThrow(/not a valid secret/);
    expect(seed).not.toThrow(/s3cret/);
  });
});

test.each<[what: string, list: string, fixture: AccountFixture]>([
  ["a user", "ListUserPolicies&UserName=Bob", { Users: [{ UserName: "BOB", Tags: [{ Key: "a", Value: "b" }] }] }],
  ["a group", "GetGroup&GroupName=ops", { Groups: [{ GroupName: "OPS", GroupPolicyList: [{ PolicyName: "p" }] }] }],
])("a listing can be continued after %s is seeded again", async (_, list, fixture) => {
  const UserPolicyList = [{ PolicyName: "a" }, { PolicyName: "b" }];
  const Users = [
    { UserName: "Bob", Groups: ["ops"], UserPolicyList },
    { UserName: "Eve", Groups: ["ops"] },
  ];
  const iam = mockOnServer({ account: { Users } });
  const first = await (await post(`Version=${VERSION}&MaxItems=1&Action=${list}`)).text();
  iam.seed(fixture);
  const marker = /<Marker>(.*)<\/Marker>/.exec(first)?.[1] ?? "";
  const next = await post(`Version=${VERSION}&Action=${list}&Marker=${encodeURIComponent(marker)}`);
  expect(await next.text()).toContain("<IsTruncated>false</IsTruncated>");
});
