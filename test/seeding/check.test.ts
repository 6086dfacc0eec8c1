import { expect, test } from "vitest";
import { checkFixtures } from "../../src/seeding/check.ts";

const complaints = (...fixtures: readonly unknown[]) =>
  checkFixtures(fixtures).map(({ fixtureIndex, place }) => `${fixtureIndex}: ${place}`);

const wrong = { Users: [{ UserName: "Dave", Tags: 3 }] };

test("what a wrong form hides is told too, fixture by fixture", () => {
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
  expect(complaints(one, other)).toEqual([
    "0: Users[0].AccessKeys",
    "0: Users[1].Path",
    "1: Users[1].Path",
    "1: Users[0].Path",
  ]);
});

test("nothing is told that comes of looking past a wrong form", () => {
  const nameless = { Users: [{ UserName: "", Path: "/a/" }, { UserName: 3, Path: "/b/" }, wrong.Users[0]] };
  expect(complaints(nameless)).toEqual(["0: Users[0].UserName", "0: Users[1].UserName", "0: Users[2].Tags"]);
  const needed = { Users: [{ UserName: "Bob", Tags: [{ Key: 3, Value: "" }] }] };
  expect(complaints(needed)).toEqual(["0: Users[0].Tags[0].Key"]);
});

test("what the AWS CLI prints is told by its own places", () => {
  const details = (Path: string) => ({ UserDetailList: [{ UserName: "Bob", Path }] });
  expect(complaints(details("/"), details("/x/"), wrong)).toEqual(["1: UserDetailList[0].Path", "2: Users[0].Tags"]);
});

test("a misfit in what the AWS CLI prints hides none of another member", () => {
  const ann = (Path: string) => ({ UserName: "Ann", Path });
  const bob = (Path: string) => ({ UserName: "Bob", Path });
  const malformed = { Users: [ann("/a/"), { UserName: 3 }] };
  const fixture = { Users: [{ UserName: "Zoe" }, ann("/b/")], UserDetailList: [bob("/1/"), bob("/2/")] };
  expect(complaints(malformed, fixture)).toEqual([
    "0: Users[1].UserName",
    "1: UserDetailList[1].Path",
    "1: Users[1].Path",
  ]);
});

test("a misfit in what the AWS CLI prints keeps nothing from being told", () => {
  const bob = (Path: string) => ({ UserName: "Bob", Path });
  const use = { ServiceName: "s3", Region: "us-east-1", LastUsedDate: "2026-01-01T00:00:00Z" };
  const fixture = { UserDetailList: [bob("/1/"), bob("/2/")], RootAccessKeys: [{}, {}], AccessKeyLastUsed: use };
  expect(complaints(fixture)).toEqual(["0: UserDetailList[1].Path", "0: AccessKeyLastUsed"]);
});

test.each([[null], [3], ["text"], [[]], [[wrong]]])("%j is one complaint", (fixture) => {
  expect(complaints(fixture)).toEqual(["0: "]);
});

test("the fixtures stay as they are", () => {
  const fixture = structuredClone(wrong);
  expect(complaints(fixture)).toHaveLength(1);
  expect(fixture).toEqual(wrong);
});
