import fc from "fast-check";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const USER = "AIDACKCEVSQ6C2EXAMPLE";

const optional = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, ...values);
const date = optional("2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00", "2021-01-01T00:00:00Z");
const UserName = fc.constantFrom("Bob", "bob", "Eve");
const keyId = fc.constantFrom("AKIAAAAAAAAAAEXAMPLE", "AKIABBBBBBBBBEXAMPLE", "AKIACCCCCCCCCEXAMPLE");
const facts = {
  UserName,
  Path: optional("/", "/ops/"),
  UserId: optional(USER),
  CreateDate: date,
  Tags: optional([], [{ Key: "team", Value: "ops" }]),
};
const member = <Name extends string, Value>(name: Name, value: fc.Arbitrary<Value>) =>
  value.map((item) => ({ [name]: [item] }) as { [Key in Name]: [Value] });

const report = fc
  .tuple(fc.constantFrom("bob", "Eve"), fc.constantFrom("/", "/ops/"), date)
  .map(([user, path, created]) => ({
    CredentialReport: `user,arn,user_creation_time\n${user},arn:aws:iam::123456789012:user${path}${user},${created ?? "2020-01-01T00:00:00Z"}`,
  }));
const lastUse = fc
  .tuple(fc.constantFrom("Bob", "bob", "Eve"), fc.option(keyId, { nil: undefined }), date)
  .map(([name, AccessKeyId, LastUsedDate]) => ({
    UserName: name,
    AccessKeyId,
    AccessKeyLastUsed: { LastUsedDate, ServiceName: "s3", Region: "us-east-1" },
  }));

const fixture: fc.Arbitrary<AccountFixture> = fc.oneof(
  member("Users", fc.record(facts)),
  member("Users", fc.record({ ...facts, AccessKeys: fc.array(fc.record({ AccessKeyId: keyId }), { maxLength: 1 }) })),
  member("UserDetailList", fc.record(facts)),
  member("AccessKeyMetadata", fc.record({ UserName: fc.constantFrom("Bob", "Eve"), AccessKeyId: keyId })),
  member("FormerAccessKeyIds", keyId),
  report,
  lastUse,
);

/** The account that the fixtures make, without generated ids and the order of keys, or `"refused"`. */
function accountOf(fixtures: readonly AccountFixture[]): unknown {
  try {
    const { Users = [], FormerAccessKeyIds = [] } = mockIam({ account: fixtures, now }).snapshot();
    const users = Users.map(({ UserId, AccessKeys, ...user }) => {
      const keys = (Array.isArray(AccessKeys) ? AccessKeys : []).map(({ AccessKeyId, CreateDate, AccessKeyLastUsed }) =>
        JSON.stringify([/^AKIA([ABC])\1{8}/.test(AccessKeyId) && AccessKeyId, CreateDate, AccessKeyLastUsed]),
      );
      return { ...user, isListedId: UserId === USER, keys: keys.sort() };
    });
    return { users, former: [...FormerAccessKeyIds].sort() };
  } catch {
    return "refused";
  }
}

describe("the order of the fixtures of one call", () => {
  test("does not decide whether they fit, nor what they make", () => {
    const shuffled = fc
      .array(fixture, { minLength: 2, maxLength: 4 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    let accepted = 0;
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const account = accountOf(list);
        if (account !== "refused") accepted += 1;
        expect(accountOf(other)).toEqual(account);
      }),
      { numRuns: 500, ...endsWithItsTest },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  const plain: AccountFixture = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
  const listed: AccountFixture = {
    Users: [
      {
        ...{ UserName: "Bob", Path: "/ops/", UserId: USER, CreateDate: "2016-12-03T18:53:41Z" },
        Tags: [{ Key: "team", Value: "ops" }],
      },
    ],
  };

  test.each([
    ["first", [listed, plain]],
    ["last", [plain, listed]],
  ])("does not matter to a user whose facts come %s", (_, account) => {
    expect(mockIam({ account }).account.users()).toMatchObject([{ ...listed.Users?.[0], AccessKeys: [{}] }]);
  });
});
