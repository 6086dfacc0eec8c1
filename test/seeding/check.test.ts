import { expect, test } from "vitest";
import { checkFixtures } from "../../src/seeding/check.ts";

const issuesIn = (...fixtures: readonly unknown[]) =>
  checkFixtures(fixtures).issues.map(({ fixtureIndex, place }) => `${fixtureIndex}: ${place}`);

const invalid = { Users: [{ UserName: "Dave", Tags: 3 }] };

test("checkFixtures() reports conflicts after invalid members, fixture by fixture", () => {
  const one = {
    Users: [
      { UserName: "Bob", Path: "/x/", AccessKeys: "no" },
      { UserName: "Bob", Path: "/y/" },
    ],
  };
  const other = {
    Users: [
      { UserName: "Bob", Path: "/z/" },
      { UserName: "Carol", Path: 3 },
    ],
  };
  expect(issuesIn(one, other)).toEqual([
    "0: Users[0].AccessKeys",
    "0: Users[1].Path",
    "1: Users[1].Path",
    "1: Users[0].Path",
  ]);
});

test("checkFixtures() reports no issue that only follows from an invalid member", () => {
  const nameless = { Users: [{ UserName: "", Path: "/a/" }, { UserName: 3, Path: "/b/" }, invalid.Users[0]] };
  expect(issuesIn(nameless)).toEqual(["0: Users[0].UserName", "0: Users[1].UserName", "0: Users[2].Tags"]);
  const invalidTag = { Users: [{ UserName: "Bob", Tags: [{ Key: 3, Value: "" }] }] };
  expect(issuesIn(invalidTag)).toEqual(["0: Users[0].Tags[0].Key"]);
});

test("checkFixtures() reports issues in AWS CLI output by their paths in the output", () => {
  const details = (Path: string) => ({ UserDetailList: [{ UserName: "Bob", Path }] });
  expect(issuesIn(details("/"), details("/x/"), invalid)).toEqual(["1: UserDetailList[0].Path", "2: Users[0].Tags"]);
});

test("checkFixtures() reports conflicts both in AWS CLI output and in other members", () => {
  const ann = (Path: string) => ({ UserName: "Ann", Path });
  const bob = (Path: string) => ({ UserName: "Bob", Path });
  const malformed = { Users: [ann("/a/"), { UserName: 3 }] };
  const fixture = { Users: [{ UserName: "Zoe" }, ann("/b/")], UserDetailList: [bob("/1/"), bob("/2/")] };
  expect(issuesIn(malformed, fixture)).toEqual([
    "0: Users[1].UserName",
    "1: UserDetailList[1].Path",
    "1: Users[1].Path",
  ]);
});

test("checkFixtures() reports an ambiguous last use in spite of a conflict in AWS CLI output", () => {
  const bob = (Path: string) => ({ UserName: "Bob", Path });
  const use = { ServiceName: "s3", Region: "us-east-1", LastUsedDate: "2026-01-01T00:00:00Z" };
  const fixture = { UserDetailList: [bob("/1/"), bob("/2/")], RootAccessKeys: [{}, {}], AccessKeyLastUsed: use };
  expect(issuesIn(fixture)).toEqual(["0: UserDetailList[1].Path", "0: AccessKeyLastUsed"]);
});

test.each([[null], [3], ["text"], [[]], [[invalid]]])("checkFixtures() reports one issue for %j", (fixture) => {
  expect(issuesIn(fixture)).toEqual(["0: "]);
});

test("checkFixtures() does not change the fixtures", () => {
  const fixture = structuredClone(invalid);
  expect(issuesIn(fixture)).toHaveLength(1);
  expect(fixture).toEqual(invalid);
});
