import {
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, mockOnServer, post, signedBy } from "../../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");
const violation = (path: string, member: string) =>
  `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${member}`;

describe("CreateUser", () => {
  test("creates a user with a path and tags; GetUser returns the tags, ListUsers does not", async () => {
    const iam = mockOnServer({ now });
    const client = clientOf(iam);
    const Tags = [
      { Key: "team", Value: "storage" },
      { Key: "Empty", Value: "" },
    ];
    const { User } = await client.send(new CreateUserCommand({ UserName: "Bob", Path: "/ops/", Tags }));
    expect(User).toEqual({
      Path: "/ops/",
      UserName: "Bob",
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{10}EXAMPLE$/),
      Arn: "arn:aws:iam::123456789012:user/ops/Bob",
      CreateDate: new Date("2026-03-04T05:06:07Z"),
      Tags,
    });
    expect((await client.send(new GetUserCommand({ UserName: "bob" }))).User).toEqual(User);
    const { Tags: _, ...listed } = User ?? {};
    expect((await client.send(new ListUsersCommand({}))).Users).toEqual([listed]);
  });

  test("refuses a name that differs only in case with EntityAlreadyExists", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    await expect(clientOf(iam).send(new CreateUserCommand({ UserName: "bob" }))).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "User with name bob already exists.",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("refuses a user over the quota with LimitExceeded", async () => {
    mockOnServer({ quotas: { UsersPerAccount: 1 }, account: { Users: [{ UserName: "Bob" }] } });
    expect(await errorOf(await post({ Action: "CreateUser", UserName: "Eve" }))).toMatchObject({
      status: 409,
      code: "LimitExceeded",
      message: "Cannot exceed quota for UsersPerAccount: 1",
    });
  });

  const tag = (Key: string, Value = "") => ({ "Tags.member.1.Key": Key, "Tags.member.1.Value": Value });
  const badPath =
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";
  test.each<[Record<string, string>, string]>([
    [{}, violation("userName", "Member must not be null")],
    [{ UserName: "a".repeat(65) }, violation("userName", "Member must have length less than or equal to 64")],
    [
      { UserName: "bad/name" },
      "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
    ],
    [{ UserName: "Bob", Path: "ops" }, badPath],
    [
      { UserName: "Bob", Path: `/${"a".repeat(511)}/` },
      violation("path", "Member must have length less than or equal to 512"),
    ],
    [
      { UserName: "Bob", ...tag("bad*key") },
      violation(
        "tags.1.member.key",
        String.raw`Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`,
      ),
    ],
    [
      { UserName: "Bob", ...tag("key", "bad*value") },
      violation(
        "tags.1.member.value",
        String.raw`Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*`,
      ),
    ],
    [
      { UserName: "Bob", ...tag("k".repeat(129)) },
      violation("tags.1.member.key", "Member must have length less than or equal to 128"),
    ],
    [
      { UserName: "Bob", ...tag("k", "v".repeat(257)) },
      violation("tags.1.member.value", "Member must have length less than or equal to 256"),
    ],
    [{ UserName: "Bob", "Tags.member.1.Value": "v" }, violation("tags.1.member.key", "Member must not be null")],
    [{ UserName: "Bob", "Tags.member.1.Key": "k" }, violation("tags.1.member.value", "Member must not be null")],
    [
      {
        UserName: "Bob",
        ...Object.fromEntries(
          Array.from({ length: 51 }, (_, index) => [
            [`Tags.member.${index + 1}.Key`, `k${index}`],
            [`Tags.member.${index + 1}.Value`, ""],
          ]).flat(),
        ),
      },
      violation("tags", "Member must have length less than or equal to 50"),
    ],
  ])("refuses %j with a ValidationError, and creates no user", async (parameters, message) => {
    const iam = mockOnServer();
    const error = await errorOf(await post({ Action: "CreateUser", ...parameters }));
    expect(error).toEqual({ status: 400, type: "Sender", code: "ValidationError", message });
    expect(iam.account.users()).toEqual([]);
  });

  test("accepts 50 tags", async () => {
    const iam = mockOnServer();
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" }));
    await clientOf(iam).send(new CreateUserCommand({ UserName: "Bob", Tags }));
    expect(iam.account.user("Bob")?.Tags).toEqual(Tags);
  });

  test("refuses tag keys that differ only in case with InvalidInput", async () => {
    mockOnServer();
    const parameters = { ...tag("dup", "one"), "Tags.member.2.Key": "DUP", "Tags.member.2.Value": "two" };
    expect(await errorOf(await post({ Action: "CreateUser", UserName: "Bob", ...parameters }))).toMatchObject({
      status: 400,
      code: "InvalidInput",
      message: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    });
  });
});

describe("GetUser", () => {
  test("returns now as the creation date of the root user of an empty account", async () => {
    const now = new Date("2026-03-04T05:06:07Z");
    const { User } = await clientOf(mockOnServer({ now: () => now })).send(new GetUserCommand({}));
    expect(User?.CreateDate).toEqual(now);
  });

  test("returns the caller if there is no UserName", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
    expect((await clientOf(iam, "Bob").send(new GetUserCommand({}))).User?.UserName).toBe("Bob");
  });

  test("returns the root user without a name or path, and with the oldest date of the account", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", CreateDate: "2016-12-03T18:53:41Z" }] } });
    expect((await clientOf(iam).send(new GetUserCommand({}))).User).toEqual({
      UserId: "123456789012",
      Arn: "arn:aws:iam::123456789012:root",
      CreateDate: new Date("2016-12-03T18:53:41Z"),
    });
  });

  test("returns the dates of a root user that a fixture describes", async () => {
    const RootUser = { CreateDate: "2015-01-01T00:00:00Z", PasswordLastUsed: "2026-02-03T04:05:06Z" };
    const iam = mockOnServer({
      account: { RootUser, Users: [{ UserName: "Bob", CreateDate: "2014-01-01T00:00:00Z" }] },
    });
    expect((await clientOf(iam).send(new GetUserCommand({}))).User).toMatchObject({
      CreateDate: new Date("2015-01-01T00:00:00Z"),
      PasswordLastUsed: new Date("2026-02-03T04:05:06Z"),
    });
  });

  test("returns 404 for an unknown user", async () => {
    mockOnServer();
    expect(await errorOf(await post({ Action: "GetUser", UserName: "Nobody" }))).toMatchObject({
      status: 404,
      message: "The user with name Nobody cannot be found.",
    });
  });
});

describe("UpdateUser", () => {
  test.each([
    ["name", { NewPath: "/ops/" }, "user/ops/Bob"],
    ["path", { NewUserName: "Rob" }, "user/dev/Rob"],
  ])("keeps the %s that it is not given", async (_, changes, resource) => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", Path: "/dev/" }] } });
    await clientOf(iam).send(new UpdateUserCommand({ UserName: "bob", ...changes }));
    expect(iam.account.users().map(({ Arn }) => Arn)).toEqual([`arn:aws:iam::123456789012:${resource}`]);
  });

  test("changes the name and the path, and the user's keys stay valid under the new name", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
    const bob = clientOf(iam, "Bob");
    await clientOf(iam).send(new UpdateUserCommand({ UserName: "bob", NewUserName: "Rob", NewPath: "/ops/" }));
    const { AccessKeyMetadata } = await bob.send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata?.map((key) => key.UserName)).toEqual(["Rob"]);
    expect((await bob.send(new GetUserCommand({}))).User).toMatchObject({
      Path: "/ops/",
      UserName: "Rob",
      Arn: "arn:aws:iam::123456789012:user/ops/Rob",
    });
    expect(iam.journal.attempts.at(-1)?.caller.arn).toBe("arn:aws:iam::123456789012:user/ops/Rob");
    expect((await post({ Action: "GetUser", UserName: "Bob" })).status).toBe(404);
  });

  test("accepts the user's own name if nothing about it changes", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    const request = { Action: "UpdateUser", UserName: "bob", NewUserName: "Bob", NewPath: "/x/" };
    expect((await post(request)).status).toBe(200);
    expect(iam.account.users()).toMatchObject([{ UserName: "Bob", Path: "/x/" }]);
  });

  test.each(["EVE", "BOB"])("refuses %s, the name of a user, ignoring case", async (NewUserName) => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }, { UserName: "Eve" }] } });
    const response = await post({ Action: "UpdateUser", UserName: "Bob", NewUserName, NewPath: "/x/" });
    expect(await errorOf(response)).toMatchObject({
      status: 409,
      code: "EntityAlreadyExists",
      message: `User with name ${NewUserName} already exists.`,
    });
    expect(iam.account.user("Bob")?.Path).toBe("/");
    expect(iam.account.users().map((user) => user.UserName)).toEqual(["Bob", "Eve"]);
  });

  test.each<[Record<string, string>, string]>([
    [{ UserName: "Nobody" }, "The user with name Nobody cannot be found."],
    [
      { UserName: "Bob", NewPath: "x" },
      "The specified value for newPath is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ],
    [
      { UserName: "Bob", NewUserName: "a b" },
      "The specified value for newUserName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
    ],
    [
      { UserName: "Bob", NewUserName: "a".repeat(65) },
      violation("newUserName", "Member must have length less than or equal to 64"),
    ],
  ])("refuses %j: %s", async (parameters, message) => {
    mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    expect((await errorOf(await post({ Action: "UpdateUser", ...parameters }))).message).toBe(message);
  });
});

describe("DeleteUser", () => {
  test("refuses to delete a user with keys, and deletes the user once they are gone", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] },
    });
    const remove = new DeleteUserCommand({ UserName: "Bob" });
    await expect(clientOf(iam).send(remove)).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must delete access keys first.",
      $metadata: { httpStatusCode: 409 },
    });
    await post({ Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" });
    await clientOf(iam).send(remove);
    expect(iam.account.users()).toEqual([]);
    await expect(clientOf(iam).send(remove)).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });
});

test("a deleted user's key is refused", async () => {
  const iam = mockOnServer({
    account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] },
  });
  iam.account.deleteUser("Bob");
  expect((await post({ Action: "GetUser" }, signedBy("AKIABOBSFIRSTEXAMPLE"))).status).toBe(403);
});
