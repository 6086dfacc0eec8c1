import {
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  UpdateLoginProfileCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { isPassword, profileOf } from "../../../support/passwords.ts";
import { errorOf, mockOnServer, post, signedBy } from "../../../support/server.ts";

const Bob = { UserName: "Bob" };
const Password = "Correct-Horse-1";
let time = new Date(0);
/** A mock with the user Bob, who has an access key. */
function withBob(): MockIam {
  time = new Date("2026-03-04T05:06:07Z");
  return mockOnServer({ account: { Users: [{ ...Bob, AccessKeys: 1 }] }, now: () => time });
}
async function withProfile(): Promise<MockIam> {
  const iam = withBob();
  await clientOf(iam).send(new CreateLoginProfileCommand({ ...Bob, Password }));
  return iam;
}
describe("a login profile", () => {
  test.each([
    [undefined, false],
    [false, false],
    [true, true],
  ])("is created with PasswordResetRequired %s", async (PasswordResetRequired, expected) => {
    const iam = withBob();
    const { LoginProfile } = await clientOf(iam).send(
      new CreateLoginProfileCommand({ ...Bob, Password, PasswordResetRequired }),
    );
    expect(LoginProfile).toEqual({
      ...Bob,
      CreateDate: new Date("2026-03-04T05:06:07Z"),
      PasswordResetRequired: expected,
    });
    expect(await profileOf(iam)).toEqual(LoginProfile);
  });

  test("keeps its date and PasswordResetRequired when only the password is updated", async () => {
    const iam = withBob();
    const client = clientOf(iam);
    await client.send(new CreateLoginProfileCommand({ ...Bob, Password, PasswordResetRequired: true }));
    const before = await profileOf(iam);
    time = new Date("2026-04-05T06:07:08Z");
    await client.send(new UpdateLoginProfileCommand({ ...Bob, Password: "Battery-Staple-2" }));
    expect(await profileOf(iam)).toEqual(before);
    expect([await isPassword(iam, Password), await isPassword(iam, "Battery-Staple-2")]).toEqual([false, true]);
  });

  test("keeps its password when only PasswordResetRequired is updated, and accepts an empty update", async () => {
    const iam = await withProfile();
    const client = clientOf(iam);
    await client.send(new UpdateLoginProfileCommand({ ...Bob, PasswordResetRequired: true }));
    await client.send(new UpdateLoginProfileCommand(Bob));
    expect((await profileOf(iam))?.PasswordResetRequired).toBe(true);
    expect(await isPassword(iam, Password)).toBe(true);
  });

  test("is removed by DeleteLoginProfile, and can be created again", async () => {
    const iam = await withProfile();
    const client = clientOf(iam);
    await client.send(new DeleteLoginProfileCommand(Bob));
    await expect(profileOf(iam)).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "Login Profile for User Bob cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
    await client.send(new CreateLoginProfileCommand({ ...Bob, Password }));
    expect(await profileOf(iam)).toBeDefined();
  });

  test("has the new name of a renamed user", async () => {
    const iam = await withProfile();
    const client = clientOf(iam);
    await client.send(new UpdateUserCommand({ ...Bob, NewUserName: "Rob" }));
    const { LoginProfile } = await client.send(new GetLoginProfileCommand({ UserName: "rob" }));
    expect(LoginProfile?.UserName).toBe("Rob");
  });

  test("belongs to the caller if there is no UserName", async () => {
    const iam = withBob();
    const client = clientOf(iam, "Bob");
    await expect(client.send(new GetLoginProfileCommand({}))).rejects.toMatchObject({ message: /User Bob/ });
    await clientOf(iam).send(new CreateLoginProfileCommand({ ...Bob, Password }));
    expect((await client.send(new GetLoginProfileCommand({}))).LoginProfile?.UserName).toBe("Bob");
    await client.send(new DeleteLoginProfileCommand({}));
    await expect(profileOf(iam)).rejects.toThrow("cannot be found");
  });

  test("can be read only after it has propagated", async () => {
    const iam = withBob().propagation({ requests: 1 });
    await clientOf(iam).send(new CreateLoginProfileCommand({ ...Bob, Password }));
    await expect(profileOf(iam)).rejects.toThrow("Login Profile for User Bob cannot be found.");
    expect(await profileOf(iam)).toBeDefined();
  });
});

describe("the root user's login profile", () => {
  test("does not require a password, and has no name", async () => {
    const iam = withBob();
    const client = clientOf(iam);
    const { LoginProfile } = await client.send(new CreateLoginProfileCommand({}));
    expect(LoginProfile).toEqual({ CreateDate: time, PasswordResetRequired: false });
    expect((await client.send(new GetLoginProfileCommand({}))).LoginProfile).toEqual(LoginProfile);
    await expect(client.send(new CreateLoginProfileCommand({ Password }))).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Login Profile for account 123456789012 already exists.",
    });
    await client.send(new DeleteLoginProfileCommand({}));
    await expect(client.send(new GetLoginProfileCommand({}))).rejects.toThrow(
      "Login Profile for User null cannot be found.",
    );
  });
});

test.each([
  ["a user", Bob],
  ["the root user", {}],
])("after %s loses the password, GetUser returns no PasswordLastUsed, even with a new password", async (_, params) => {
  const PasswordLastUsed = "2026-01-02T03:04:05Z";
  const account = { Users: [{ ...Bob, PasswordLastUsed }], RootUser: { PasswordLastUsed } };
  const client = clientOf(mockOnServer({ account }));
  const lastUsed = async () => (await client.send(new GetUserCommand(params))).User?.PasswordLastUsed;
  expect(await lastUsed()).toEqual(new Date(PasswordLastUsed));
  await client.send(new DeleteLoginProfileCommand(params));
  expect(await lastUsed()).toBeUndefined();
  await client.send(new CreateLoginProfileCommand({ ...params, Password }));
  expect(await lastUsed()).toBeUndefined();
});

const noProfile = { code: "NoSuchEntity", message: "Login Profile for User Bob cannot be found." };

test.each(["GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"])(
  "%s requires a login profile",
  async (Action) => {
    withBob();
    expect(await errorOf(await post({ Action, ...Bob }))).toMatchObject({ status: 404, ...noProfile });
  },
);

test.each([
  ["CreateLoginProfile", { Password }],
  ["GetLoginProfile", {}],
  ["UpdateLoginProfile", { Password: "short" }],
  ["DeleteLoginProfile", {}],
])("%s looks up the user first", async (Action, params) => {
  withBob();
  expect(await errorOf(await post({ Action, UserName: "Eve", ...params }))).toMatchObject({
    status: 404,
    message: "The user with name Eve cannot be found.",
  });
});

describe("CreateLoginProfile", () => {
  test("refuses a second profile before it checks the password", async () => {
    await withProfile();
    expect(await errorOf(await post({ Action: "CreateLoginProfile", ...Bob, Password: "x" }))).toMatchObject({
      status: 409,
      code: "EntityAlreadyExists",
      message: "Login Profile for user Bob already exists.",
    });
  });

  test.each([
    ["with a UserName", Bob, {}],
    ["without a UserName if the caller is a user", {}, "Bob"],
  ] as const)("requires a password %s", async (_, params, who) => {
    const iam = withBob();
    const headers = who === "Bob" ? signedBy(iam.clientConfig("Bob").credentials.accessKeyId) : {};
    expect(await errorOf(await post({ Action: "CreateLoginProfile", ...params }, headers))).toMatchObject({
      code: "ValidationError",
      message: "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    });
  });
});

test("DeleteUser refuses a user with a login profile, and a new user of the same name has none", async () => {
  const iam = mockOnServer();
  const client = clientOf(iam);
  await client.send(new CreateUserCommand(Bob));
  await client.send(new CreateLoginProfileCommand({ ...Bob, Password }));
  await expect(client.send(new DeleteUserCommand(Bob))).rejects.toMatchObject({
    name: "DeleteConflictException",
    message: "Cannot delete entity, must delete login profile first.",
  });
  await client.send(new DeleteLoginProfileCommand(Bob));
  await client.send(new DeleteUserCommand(Bob));
  await client.send(new CreateUserCommand(Bob));
  await expect(profileOf(iam)).rejects.toThrow("cannot be found");
});
