import { type AccountFixture, mockIam } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const createMock = (...account: AccountFixture[]) => mockIam({ account, now });
const keysOf = (iam: ReturnType<typeof createMock>, name: string) => iam.account.user(name)?.AccessKeys;

describe("get-account-authorization-details", () => {
  // The mock warns about roles and policies, which it does not keep.
  beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());

  const details = {
    UserDetailList: [
      {
        Path: "/dev/",
        UserName: "alice",
        UserId: "AIDAALICE0EXAMPLE",
        Arn: "arn:aws:iam::210987654321:user/dev/alice",
        CreateDate: "2020-03-03T03:03:03+00:00",
        UserPolicyList: [{ PolicyName: "inline", PolicyDocument: { Version: "2012-10-17", Statement: [] } }],
        GroupList: ["admins"],
        AttachedManagedPolicies: [{ PolicyName: "P", PolicyArn: "arn:aws:iam::aws:policy/P" }],
        PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: "arn:aws:iam::aws:policy/P" },
        Tags: [{ Key: "team", Value: "ops" }],
      },
    ],
    GroupDetailList: [{ GroupName: "admins" }],
    RoleDetailList: [{ RoleName: "admin" }],
    Policies: [{ PolicyName: "P" }],
    IsTruncated: false,
  } satisfies AccountFixture;

  test("seeds users with paths, ids and tags", () => {
    const iam = createMock(details);
    expect(iam.account.accountId).toBe("210987654321");
    expect(iam.account.users()).toMatchObject([
      {
        UserName: "alice",
        Path: "/dev/",
        UserId: "AIDAALICE0EXAMPLE",
        CreateDate: "2020-03-03T03:03:03Z",
        Tags: [{ Key: "team", Value: "ops" }],
        AccessKeys: [],
      },
    ]);
  });

  test("can be combined with list-users, which has no tags, in any order", () => {
    const [{ UserName, Path, UserId, CreateDate }] = details.UserDetailList as [(typeof details.UserDetailList)[0]];
    const listed: AccountFixture = { Users: [{ UserName, Path, UserId, CreateDate }] };
    expect(createMock(listed, details).account.user("alice")?.Tags).toHaveLength(1);
    expect(createMock(details, listed).account.user("alice")?.Tags).toHaveLength(1);
  });

  test("is refused with the path of an error", () => {
    const twice = { UserDetailList: [...details.UserDetailList, { UserName: "ALICE", Path: "/ops/" }] };
    expect(() => createMock(twice)).toThrow("UserDetailList[1].Path and UserDetailList[0].Path are not the same");
    expect(() => createMock({ UserDetailList: [{ UserName: "" }] })).toThrow('UserDetailList[0].UserName is ""');
    expect(() => createMock({ UserDetailList: [{ UserName: "a", ...{ GroupLst: [] } }] })).toThrow(
      'Did you mean "GroupList"?',
    );
  });
});

describe("get-access-key-last-used", () => {
  const use = { LastUsedDate: "2026-05-05T05:05:00+00:00", ServiceName: "s3", Region: "us-east-1" };
  const used = { ...use, LastUsedDate: "2026-05-05T05:05:00Z" };
  const listed = (...ids: string[]): AccountFixture => ({
    AccessKeyMetadata: ids.map((AccessKeyId) => ({ UserName: "Bob", AccessKeyId })),
  });

  test("sets the last use of a user's only key, in any order of the fixtures", () => {
    const key = [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE", AccessKeyLastUsed: used }];
    expect(
      keysOf(createMock({ UserName: "Bob", AccessKeyLastUsed: use }, listed("AKIABOBSFIRSTEXAMPLE")), "Bob"),
    ).toMatchObject(key);
    const iam = createMock(listed("AKIABOBSFIRSTEXAMPLE"));
    expect(keysOf(iam.seed({ UserName: "bob", AccessKeyLastUsed: use }), "Bob")).toMatchObject(key);
    iam.seed({ UserName: "Bob", AccessKeyLastUsed: { ServiceName: "N/A", Region: "N/A" } });
    expect(keysOf(iam, "Bob")?.[0]?.AccessKeyLastUsed).toBeUndefined();
  });

  test("generates a key if the user has none, and sets the last use of the root key if there is no name", () => {
    expect(createMock({ UserName: "Bob", AccessKeyLastUsed: use }).account.users()).toMatchObject([
      {
        UserName: "Bob",
        CreateDate: used.LastUsedDate,
        AccessKeys: [{ CreateDate: used.LastUsedDate, AccessKeyLastUsed: used }],
      },
    ]);
    const root = createMock({ RootAccessKeys: [{}] }, { AccessKeyLastUsed: use }).snapshot();
    expect(root.RootAccessKeys).toMatchObject([{ AccessKeyLastUsed: used }]);
  });

  test("with an AccessKeyId and without one describes the same key of a user without keys, in any order", () => {
    const older = { ...use, LastUsedDate: "2025-05-05T05:05:00Z" };
    const named = { UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE", AccessKeyLastUsed: use };
    const unnamed = { UserName: "Bob", AccessKeyLastUsed: older };
    for (const fixtures of [
      [named, unnamed],
      [unnamed, named],
    ])
      expect(keysOf(createMock(...fixtures), "Bob")?.map((key) => key.AccessKeyId)).toEqual(["AKIABOBSFIRSTEXAMPLE"]);
  });

  test("requires the AccessKeyId if the user has several keys", () => {
    const two = listed("AKIABOBSFIRSTEXAMPLE", "AKIABOBSECONDEXAMPLE");
    const iam = createMock(two);
    const before = iam.snapshot();
    const message =
      "Failed to seed the account: AccessKeyLastUsed of fixture 2 does not say which key of the user Bob it is about. Add the AccessKeyId beside it. Nothing was seeded.";
    expect(() => iam.seed({ Users: [{ UserName: "Carol" }] }, { UserName: "Bob", AccessKeyLastUsed: use })).toThrow(
      message,
    );
    expect(iam.snapshot()).toEqual(before);
    iam.seed({ UserName: "Bob", AccessKeyId: "AKIABOBSECONDEXAMPLE", AccessKeyLastUsed: use });
    expect(keysOf(iam, "Bob")).toMatchObject([{}, { AccessKeyLastUsed: used }]);
    expect(keysOf(iam, "Bob")?.[0]).not.toHaveProperty("AccessKeyLastUsed");
    iam.seed({ UserName: "Bob", AccessKeyId: "AKIABOBSTHIRDEXAMPLE", AccessKeyLastUsed: use });
    expect(keysOf(iam, "Bob")?.map((key) => key.AccessKeyId)).toEqual([
      "AKIABOBSFIRSTEXAMPLE",
      "AKIABOBSECONDEXAMPLE",
      "AKIABOBSTHIRDEXAMPLE",
    ]);
  });

  test("creates a key at now if it was used after now", () => {
    const inFuture = { ...use, LastUsedDate: "2027-01-01T00:00:00Z" };
    expect(keysOf(createMock({ UserName: "Bob", AccessKeyLastUsed: inFuture }), "Bob")).toMatchObject([
      { CreateDate: "2026-11-24T12:00:00Z", AccessKeyLastUsed: inFuture },
    ]);
  });

  test("without an id sets the last use of the same key as one with an id, in any order", () => {
    const withId = { UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE", AccessKeyLastUsed: use };
    const without = { UserName: "Bob", AccessKeyLastUsed: { ...use, ServiceName: "iam" } };
    for (const fixtures of [
      [withId, without],
      [without, withId],
    ])
      expect(keysOf(createMock(...fixtures), "Bob")).toMatchObject([
        { AccessKeyId: "AKIABOBSFIRSTEXAMPLE", AccessKeyLastUsed: { ServiceName: "iam" } },
      ]);
  });

  test("sets the latest of several last uses of a key, in any order", () => {
    const at = (LastUsedDate: string) => ({
      ...{ UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" },
      AccessKeyLastUsed: { ...use, LastUsedDate },
    });
    const never = { ...at(""), AccessKeyLastUsed: { ServiceName: "N/A", Region: "N/A" } };
    const [older, newer] = [at("2025-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")];
    for (const fixtures of [
      [older, never, newer],
      [newer, older, never],
    ])
      expect(keysOf(createMock(...fixtures), "Bob")).toMatchObject([newer].map(({ UserName: _, ...key }) => key));
  });

  test("gives a new user the path /, and needs neither a service nor a region", () => {
    const { LastUsedDate } = used;
    expect(createMock({ UserName: "Bob", AccessKeyLastUsed: { LastUsedDate } }).account.user("Bob")).toMatchObject({
      Path: "/",
      Arn: "arn:aws:iam::123456789012:user/Bob",
      AccessKeys: [{ AccessKeyLastUsed: { LastUsedDate, ServiceName: "N/A", Region: "N/A" } }],
    });
  });

  test("keeps its AccessKeyId from being generated for another key", () => {
    const [{ AccessKeyId = "" } = {}] =
      keysOf(createMock({ Users: [{ UserName: "Bob", AccessKeys: 1 }] }), "Bob") ?? [];
    const iam = createMock(
      { Users: [{ UserName: "Carol", AccessKeys: 1 }] },
      { UserName: "Bob", AccessKeyId, AccessKeyLastUsed: use },
    );
    expect(keysOf(iam, "Bob")).toMatchObject([{ AccessKeyId }]);
  });

  test("is refused if it is ambiguous, or if its key belongs to another user", () => {
    const one = { UserName: "Bob", AccessKeyLastUsed: use };
    expect(() => createMock(one, one)).toThrow("does not say which key of the user Bob");
    expect(() => createMock({ RootAccessKeys: [{}, {}] }, { AccessKeyLastUsed: use })).toThrow(
      "which key of the root user",
    );
    const ofOtherUser = { ...one, UserName: "Carol", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" };
    expect(() => createMock(listed("AKIABOBSFIRSTEXAMPLE"), ofOtherUser)).toThrow(
      'AccessKeyId of fixture 2 is "AKIABOBSFIRSTEXAMPLE", which belongs to another user.',
    );
    const rootKeyId = createMock().clientConfig().credentials.accessKeyId;
    expect(() => createMock({ ...one, AccessKeyId: rootKeyId })).toThrow("which belongs to another user");
    const temporary = { TemporaryCredentials: [{ AccessKeyId: "ASIABOBSFIRSTEXAMPLE" }] };
    expect(() => createMock(temporary, { ...one, AccessKeyId: "ASIABOBSFIRSTEXAMPLE" })).toThrow(
      "which belongs to another user",
    );
  });

  test("is required beside a UserName or an AccessKeyId outside of Users", () => {
    expect(() => createMock({ UserName: "Bob" })).toThrow(
      "UserName needs AccessKeyLastUsed beside it. Put the user into Users.",
    );
    expect(() => createMock({ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" })).toThrow("Put the key into a user's AccessKeys.");
  });
});

test("a key in list-access-keys shows the new name of a renamed user", () => {
  const { account } = createMock({ AccessKeyMetadata: [{ UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] });
  expect(account.updateUser("Bob", { UserName: "Rob" }).AccessKeys).toMatchObject([{ UserName: "Rob" }]);
});

test("fixtures cannot contain two tags whose keys differ only in case", () => {
  const tagged = (Key: string) => ({ Users: [{ UserName: "Bob", Tags: [{ Key, Value: "a" }] }] });
  expect(() => createMock(tagged("team"), tagged("Team"))).toThrow(
    "Users[0].Tags[0].Key of fixture 2 and Users[0].Tags[0].Key of fixture 1 are not the same.",
  );
});

test("the message lists the problems of the first fixture first", () => {
  const user = (UserName: unknown, rest = {}) => ({ Users: [{ UserName: UserName as string, ...rest }] });
  const Arn = "arn:aws-cn:iam::123456789012:user/Bob";
  expect(() => createMock().seed(user("Bob", { Arn }), user(3))).toThrow(/^Failed .* of fixture 1 .* of fixture 2 /);
});

test.each<[place: string, fixture: object]>([
  ["Users[0].UserName", { Users: [{ UserName: 3, Arn: "arn:aws:iam::123456789012:user/Bob" }] }],
  ["User.UserName", { User: { UserName: 3, Arn: "arn:aws:iam::123456789012:user/Bob" } }],
  ["Users[0].AccessKeys[0].UserName", { Users: [{ UserName: "Bob", AccessKeys: [{ UserName: 3 }] }] }],
  ["Users[0].SSHPublicKeys[0].UserName", { Users: [{ UserName: "Bob", SSHPublicKeys: [{ UserName: 3 }] }] }],
  ["RootUser.SigningCertificates[0].UserName", { RootUser: { SigningCertificates: [{ UserName: 3 }] } }],
  ["AccessKeyMetadata[0].UserName", { AccessKeyMetadata: [{ UserName: 3 }] }],
])("an invalid %s is the only problem of its fixture", (place, fixture) => {
  expect(() => createMock(fixture)).toThrow(
    `Failed to seed the account: ${place} is 3; expected 1 to 128 letters, digits or _+=,.@-. Nothing was seeded.`,
  );
});
