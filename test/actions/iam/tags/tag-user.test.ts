import {
  CreateUserCommand,
  GetUserCommand,
  type IAMClient,
  ListUserTagsCommand,
  paginateListUserTags,
  type Tag,
  TagUserCommand,
  UntagUserCommand,
} from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const Bob = { UserName: "Bob" };
const withTags = (...tags: readonly [key: string, value: string][]) =>
  mockOnServer({ account: { Users: [{ ...Bob, Tags: tags.map(([Key, Value]) => ({ Key, Value })) }] } });
const tag = (client: IAMClient, ...tags: readonly [key: string, value: string][]) =>
  client.send(new TagUserCommand({ ...Bob, Tags: tags.map(([Key, Value]) => ({ Key, Value })) }));

const pairs = (tags: readonly Tag[] = []) => tags.map(({ Key, Value }) => `${Key}=${Value}`);
/** Returns the user's tags, which must be the same in ListUserTags, GetUser and iam.account. */
async function tagsOf(iam: MockIam): Promise<readonly string[]> {
  const client = clientOf(iam);
  const { Tags } = await client.send(new ListUserTagsCommand(Bob));
  const { User } = await client.send(new GetUserCommand(Bob));
  expect(User?.Tags ?? []).toEqual(Tags);
  expect(iam.account.user("Bob")?.Tags).toEqual(Tags);
  return pairs(Tags);
}

describe("TagUser", () => {
  test("adds tags in the order of the request, before the earlier ones", async () => {
    const iam = withTags(["b", "1"], ["a", "2"]);
    await tag(clientOf(iam), ["z", "3"], ["c", ""]);
    expect(await tagsOf(iam)).toEqual(["z=3", "c=", "b=1", "a=2"]);
  });

  test("changes the spelling and the value of an existing tag, but not its position", async () => {
    const iam = withTags(["Owner", "ops"], ["team", "storage"]);
    await tag(clientOf(iam), ["Team", "network"], ["env", "test"]);
    expect(await tagsOf(iam)).toEqual(["env=test", "Owner=ops", "Team=network"]);
  });

  test("accepts a value that starts with aws:", async () => {
    const iam = withTags();
    await tag(clientOf(iam), ["source", "aws:console"]);
    expect(await tagsOf(iam)).toEqual(["source=aws:console"]);
  });

  test("accepts 50 tags, and the same 50 again", async () => {
    const iam = withTags();
    const fifty = Array.from({ length: 50 }, (_, index) => [`k${index}`, "v"] as [string, string]);
    await tag(clientOf(iam), ...fifty);
    await tag(clientOf(iam), ...fifty);
    expect(await tagsOf(iam)).toHaveLength(50);
  });

  test("refuses the 51st tag, and applies no other tag of the request", async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => [`k${index}`, "v"] as [string, string]);
    const iam = withTags(...fifty);
    await expect(tag(clientOf(iam), ["k0", "changed"], ["new", "v"])).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "The number of tags has reached the maximum limit.",
      $metadata: { httpStatusCode: 409 },
    });
    expect(await tagsOf(iam)).toEqual(pairs(fifty.map(([Key, Value]) => ({ Key, Value }))));
  });
});

const tagParams = (...keys: readonly string[]) =>
  Object.fromEntries(
    keys.flatMap((key, index) => [
      [`Tags.member.${index + 1}.Key`, key],
      [`Tags.member.${index + 1}.Value`, "v"],
    ]),
  );
const RESERVED = "Tag keys beginning with aws: are reserved for system use.";
const DUPLICATE = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";

describe.each(["TagUser", "CreateUser"])("%s refuses", (Action) => {
  const send = (params: Record<string, string>) => {
    mockOnServer({ account: { Users: Action === "TagUser" ? [Bob] : [] } });
    return post({ Action, ...Bob, ...params });
  };

  test.each<[title: string, keys: string[], message: string]>([
    ["a key that starts with aws:", ["aws:x"], RESERVED],
    ["a key that starts with AWS:", ["AWS:x"], RESERVED],
    ["a repeated key", ["k", "k"], DUPLICATE],
    ["a key that is repeated in another case", ["k", "K"], DUPLICATE],
    ["a reserved key, even if another key is repeated", ["k", "k", "Aws:"], RESERVED],
  ])("%s", async (_, keys, message) => {
    expect(await errorOf(await send(tagParams(...keys)))).toMatchObject({ status: 400, code: "InvalidInput", message });
  });
});

test("TagUser refuses an empty list of tags, and CreateUser accepts it", async () => {
  mockOnServer();
  expect((await post({ Action: "CreateUser", ...Bob, Tags: "" })).status).toBe(200);
  const response = await post({ Action: "TagUser", ...Bob, Tags: "" });
  const body = await response.clone().text();
  expect(body).toContain("<Message>Error occurred while validating input. </Message>");
  expect((await errorOf(response)).code).toBe("InvalidInput");
});

describe("UntagUser", () => {
  const untag = (iam: MockIam, ...TagKeys: string[]) => clientOf(iam).send(new UntagUserCommand({ ...Bob, TagKeys }));

  test("removes tags by key, ignoring case, and ignores keys that are absent, reserved or repeated", async () => {
    const iam = withTags(["Team", "a"], ["env", "b"], ["owner", "c"]);
    await untag(iam, "TEAM", "owner", "owner", "absent", "aws:x");
    expect(await tagsOf(iam)).toEqual(["env=b"]);
  });

  test("accepts an empty list of keys", async () => {
    const iam = withTags(["Team", "a"]);
    expect((await post({ Action: "UntagUser", ...Bob, TagKeys: "" })).status).toBe(200);
    expect(await tagsOf(iam)).toEqual(["Team=a"]);
  });

  test.each([[["a*"]], [["a".repeat(129)]], [["", "a"]]])("reports the keys %j in one violation", async (keys) => {
    mockOnServer({ account: { Users: [Bob] } });
    const params = Object.fromEntries(keys.map((key, index) => [`TagKeys.member.${index + 1}`, key]));
    expect((await errorOf(await post({ Action: "UntagUser", ...Bob, ...params }))).message).toBe(
      String.raw`1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null]`,
    );
  });

  test("reports more than 50 keys", async () => {
    mockOnServer({ account: { Users: [Bob] } });
    const params = Object.fromEntries(
      Array.from({ length: 51 }, (_, index) => [`TagKeys.member.${index + 1}`, `k${index}`]),
    );
    expect((await errorOf(await post({ Action: "UntagUser", ...Bob, ...params }))).message).toBe(
      "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must have length less than or equal to 50",
    );
  });
});

test.each([
  ["TagUser", tagParams("aws:x")],
  ["UntagUser", { "TagKeys.member.1": "k" }],
  ["ListUserTags", {}],
])("%s looks up the user first", async (Action, params) => {
  mockOnServer();
  expect(await errorOf(await post({ Action, ...Bob, ...params }))).toEqual({
    status: 404,
    type: "Sender",
    code: "NoSuchEntity",
    message: "The user with name Bob cannot be found.",
  });
});

test.each([
  ["TagUser", "tags"],
  ["UntagUser", "tagKeys"],
])("%s requires %s", async (Action, member) => {
  mockOnServer({ account: { Users: [Bob] } });
  expect((await errorOf(await post({ Action, ...Bob }))).message).toBe(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must not be null`,
  );
});

describe("ListUserTags", () => {
  const tags: [string, string][] = ["e", "d", "c", "b", "a"].map((key) => [key, "v"]);
  const pages = async (iam: MockIam, between = async () => {}) => {
    const keys: (string | undefined)[][] = [];
    for await (const { Tags = [] } of paginateListUserTags({ client: clientOf(iam) }, { ...Bob })) {
      keys.push(Tags.map(({ Key }) => Key));
      await between();
    }
    return keys;
  };

  test("returns pages, with MaxItems and with truncate()", async () => {
    const iam = withTags(...tags);
    const { Tags, IsTruncated, Marker } = await clientOf(iam).send(new ListUserTagsCommand({ ...Bob, MaxItems: 1 }));
    expect([pairs(Tags), IsTruncated, Marker]).toEqual([["e=v"], true, expect.any(String)]);
    iam.truncate("ListUserTags", [2, 0, 2]);
    expect(await pages(iam)).toEqual([["e", "d"], [], ["c", "b"], ["a"]]);
  });

  test("keeps its order while tags are added, changed and removed between pages", async () => {
    const iam = withTags(...tags).truncate("ListUserTags", 2);
    const client = clientOf(iam);
    const between = async () => {
      await tag(client, ["new", "v"], ["A", "changed"]);
      await client.send(new UntagUserCommand({ ...Bob, TagKeys: ["b"] }));
    };
    expect(await pages(iam, between)).toEqual([
      ["e", "d"],
      ["c", "A"],
    ]);
  });

  test("accepts a marker only for the same user", async () => {
    const Users = ["Bob", "Eve"].map((UserName) => ({ UserName, Tags: tags.map(([Key, Value]) => ({ Key, Value })) }));
    const iam = mockOnServer({ account: { Users } });
    const { Marker = "" } = await clientOf(iam).send(new ListUserTagsCommand({ ...Bob, MaxItems: 1 }));
    expect(await errorOf(await post({ Action: "ListUserTags", UserName: "Eve", Marker }))).toMatchObject({
      code: "ValidationError",
      message: "Invalid Marker.",
    });
    expect(iam.journal.attempts.at(-1)?.note).toBe("The marker belongs to ListUserTags of the user Bob.");
  });

  test("lists a new tag only after it has propagated", async () => {
    const iam = withTags().propagation({ requests: 1 });
    const client = clientOf(iam);
    await client.send(new CreateUserCommand({ UserName: "Eve" }));
    await tag(client, ["k", "v"]);
    const list = async () => pairs((await client.send(new ListUserTagsCommand(Bob))).Tags);
    expect([await list(), await list()]).toEqual([[], ["k=v"]]);
  });
});
