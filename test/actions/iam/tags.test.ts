import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post } from "../../support/server.ts";

type Tag = readonly [key: string, value: string];

const create = (params: Readonly<Record<string, string>>) => post({ Action: "CreateUser", UserName: "Bob", ...params });
const withTags = (tags: readonly Tag[]) =>
  create(
    Object.fromEntries(
      tags.flatMap(([key, value], index) => [
        [`Tags.member.${index + 1}.Key`, key],
        [`Tags.member.${index + 1}.Value`, value],
      ]),
    ),
  );
const at = (path: string, constraint: string) => `Value at '${path}' failed to satisfy constraint: ${constraint}`;
const KEY_PATTERN = String.raw`Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`;
const VALUE_PATTERN = String.raw`Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*`;

test.each<Tag>([
  ["k", ""],
  ["k".repeat(128), "v".repeat(256)],
  ["ünïcödé 名前 ٣ Ⅷ ½", "ünïcödé 名前 ٣ Ⅷ ½"],
  ["𝒜\u00A0\u2028", "𝒜\u00A0\u2028"],
  ["_.:/=+-@", "_.:/=+-@"],
])("CreateUser accepts the tag %j: %j", async (Key, Value) => {
  const iam = mockOnServer();
  expect((await withTags([[Key, Value]])).status).toBe(200);
  expect(iam.account.user("Bob")?.Tags).toEqual([{ Key, Value }]);
});

const others = ["*", "!", "&", "<", ",", ";", "#", "%", "~", "^", "|", "\\", "'", "(", "[", "{", "?", "\t", "€", "😀"];

test.each(others)("CreateUser refuses %j in a tag's key and value", async (character) => {
  mockOnServer();
  const error = await errorOf(await withTags([[`a${character}`, `b${character}`]]));
  expect(error).toMatchObject({ status: 400, code: "ValidationError" });
  expect(error.message).toBe(
    `2 validation errors detected: ${at("tags.1.member.key", KEY_PATTERN)}; ${at("tags.1.member.value", VALUE_PATTERN)}`,
  );
});

test("CreateUser refuses an empty tag key, and accepts an empty tag value", async () => {
  mockOnServer();
  expect((await errorOf(await withTags([["", ""]]))).message).toBe(
    `2 validation errors detected: ${at("tags.1.member.key", KEY_PATTERN)}; ${at("tags.1.member.key", "Member must have length greater than or equal to 1")}`,
  );
});

test("CreateUser reports the violations of tags in the order of their numbers, after those of the name", async () => {
  mockOnServer();
  const params = {
    UserName: "a".repeat(65),
    "Tags.member.30.Value": "v",
    "Tags.member.4.Key": "k",
    "Tags.member.5.Key": "k".repeat(129),
    "Tags.member.5.Value": "v".repeat(257),
  };
  expect((await errorOf(await create(params))).message).toBe(
    `5 validation errors detected: ${[
      at("userName", "Member must have length less than or equal to 64"),
      at("tags.4.member.value", "Member must not be null"),
      at("tags.5.member.key", "Member must have length less than or equal to 128"),
      at("tags.5.member.value", "Member must have length less than or equal to 256"),
      at("tags.30.member.key", "Member must not be null"),
    ].join("; ")}`,
  );
});

test("CreateUser reports too many tags before the violations of one tag", async () => {
  mockOnServer();
  const tags = Array.from({ length: 51 }, (_, index): Tag => [index === 50 ? "*" : `k${index}`, ""]);
  expect((await errorOf(await withTags(tags))).message).toBe(
    `2 validation errors detected: ${at("tags", "Member must have length less than or equal to 50")}; ${at("tags.51.member.key", KEY_PATTERN)}`,
  );
});

describe("a tag's number", () => {
  const numbered = (number: string) =>
    create({ [`Tags.member.${number}.Key`]: "k", [`Tags.member.${number}.Value`]: "v" });

  test.each(["0", "1", "999999999"])("may be %s", async (number) => {
    const iam = mockOnServer();
    expect((await numbered(number)).status).toBe(200);
    expect(iam.account.user("Bob")?.Tags).toEqual([{ Key: "k", Value: "v" }]);
  });

  test.each(["1000000000", "-1", "1.5", "a", "", "1a"])(
    "is ignored together with its tag if it is %j",
    async (number) => {
      const iam = mockOnServer();
      expect((await numbered(number)).status).toBe(200);
      expect(iam.account.user("Bob")?.Tags).toEqual([]);
    },
  );

  test("joins the key and value of a tag in any order and with leading zeros", async () => {
    const iam = mockOnServer();
    await create({
      "Tags.member.2.Value": "second",
      "Tags.member.01.Key": "one",
      "Tags.member.2.Key": "two",
      "Tags.member.1.Value": "first",
    });
    expect(iam.account.user("Bob")?.Tags).toEqual([
      { Key: "one", Value: "first" },
      { Key: "two", Value: "second" },
    ]);
  });
});

test("CreateUser keeps tags in the order of their numbers", async () => {
  const iam = mockOnServer();
  await create(
    Object.fromEntries(
      ["10", "9", "2"].flatMap((number) => [
        [`Tags.member.${number}.Key`, `k${number}`],
        [`Tags.member.${number}.Value`, "v"],
      ]),
    ),
  );
  expect(iam.account.user("Bob")?.Tags.map((tag) => tag.Key)).toEqual(["k2", "k9", "k10"]);
});

describe("CreateUser", () => {
  const Users = [{ UserName: "Bob" }];
  const duplicates: readonly Tag[] = [
    ["team", "a"],
    ["Team", "b"],
  ];

  test("checks for duplicate tags before the name", async () => {
    mockOnServer({ account: { Users } });
    expect((await errorOf(await withTags(duplicates))).code).toBe("InvalidInput");
  });

  test("checks the name before the quota", async () => {
    mockOnServer({ account: { Users }, quotas: { UsersPerAccount: 1 } });
    expect((await errorOf(await withTags([]))).code).toBe("EntityAlreadyExists");
  });

  test("creates as many users as the quota allows, and refuses the next one", async () => {
    mockOnServer({ quotas: { UsersPerAccount: 1 } });
    expect((await withTags([])).status).toBe(200);
    expect((await errorOf(await post({ Action: "CreateUser", UserName: "Eve" }))).code).toBe("LimitExceeded");
  });
});
