import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

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
  ["𝒜".repeat(128), "𝒜".repeat(256)],
  [" k ", " "],
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
    `2 validation errors detected: ${at("tags.1.member.value", VALUE_PATTERN)}; ${at("tags.1.member.key", KEY_PATTERN)}`,
  );
});

test.each([" ", "   ", "\u00A0", "\u2028 "])("CreateUser refuses the tag key %j, which is blank", async (key) => {
  mockOnServer();
  expect((await errorOf(await withTags([[key, "v"]]))).message).toBe(
    `1 validation error detected: ${at("tags.1.member.key", KEY_PATTERN)}`,
  );
});

test("a character outside the basic plane counts as one", async () => {
  mockOnServer();
  expect((await errorOf(await withTags([["𝒜".repeat(129), "𝒜".repeat(257)]]))).message).toBe(
    `2 validation errors detected: ${at("tags.1.member.value", "Member must have length less than or equal to 256")}; ${at("tags.1.member.key", "Member must have length less than or equal to 128")}`,
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
    "Tags.member.4.Value": "v",
    "Tags.member.1.Key": "k",
    "Tags.member.2.Key": "k".repeat(129),
    "Tags.member.2.Value": "v".repeat(257),
  };
  expect((await errorOf(await create(params))).message).toBe(
    `7 validation errors detected: ${[
      at("userName", "Member must have length less than or equal to 64"),
      at("tags.1.member.value", "Member must not be null"),
      at("tags.2.member.value", "Member must have length less than or equal to 256"),
      at("tags.2.member.key", "Member must have length less than or equal to 128"),
      at("tags.3.member.value", "Member must not be null"),
      at("tags.3.member.key", "Member must not be null"),
      at("tags.4.member.key", "Member must not be null"),
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

test("CreateUser keeps tags in the order of their numbers", async () => {
  const iam = mockOnServer();
  await create(
    Object.fromEntries(
      ["3", "2", "1"].flatMap((number) => [
        [`Tags.member.${number}.Key`, `k${number}`],
        [`Tags.member.${number}.Value`, "v"],
      ]),
    ),
  );
  expect(iam.account.user("Bob")?.Tags.map((tag) => tag.Key)).toEqual(["k1", "k2", "k3"]);
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
