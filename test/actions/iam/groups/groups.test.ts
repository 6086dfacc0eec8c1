import {
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteUserCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { add, create, groupNames, groupsOf, membersOf, remove, withUsers } from "../../../support/groups.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

describe("a group", () => {
  test("is the same in the responses of CreateGroup, GetGroup, ListGroups and ListGroupsForUser", async () => {
    const iam = withUsers();
    const client = clientOf(iam);
    const group = await create(iam, "Ops", "/eu//night/");
    expect(group).toEqual({
      Path: "/eu//night/",
      GroupName: "Ops",
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{10}EXAMPLE$/),
      Arn: "arn:aws:iam::123456789012:group/eu//night/Ops",
      CreateDate: new Date("2026-03-04T05:06:07Z"),
    });
    await add(iam, "bob", "ops");
    expect(await client.send(new GetGroupCommand({ GroupName: "OPS" }))).toMatchObject({
      Group: group,
      IsTruncated: false,
    });
    expect(await client.send(new ListGroupsCommand({}))).toMatchObject({ Groups: [group], IsTruncated: false });
    expect(await client.send(new ListGroupsForUserCommand({ UserName: "BOB" }))).toMatchObject({
      Groups: [group],
      IsTruncated: false,
    });
  });

  test("has the path / by default, and a unique id", async () => {
    const iam = withUsers();
    const [one, other] = [await create(iam, "one"), await create(iam, "other")];
    expect(one).toMatchObject({ Path: "/", Arn: "arn:aws:iam::123456789012:group/one" });
    expect(one?.GroupId).not.toBe(other?.GroupId);
  });

  test("has a unique name, ignoring case", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    await expect(create(iam, "OPS")).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Group with name OPS already exists.",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("has members without tags and permissions boundaries", async () => {
    const iam = mockOnServer();
    const client = clientOf(iam);
    await create(iam, "Ops");
    const { User } = await client.send(
      new CreateUserCommand({
        UserName: "bob",
        Path: "/a/",
        PermissionsBoundary: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        Tags: [{ Key: "k", Value: "v" }],
      }),
    );
    await add(iam, "bob", "Ops");
    const { Tags: _, PermissionsBoundary: __, ...shown } = User ?? {};
    expect((await client.send(new GetGroupCommand({ GroupName: "Ops" }))).Users).toEqual([shown]);
  });

  test("can be deleted only if it has no members", async () => {
    const iam = withUsers();
    const client = clientOf(iam);
    await create(iam, "Ops");
    await add(iam, "bob", "Ops");
    await expect(client.send(new DeleteGroupCommand({ GroupName: "Ops" }))).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must remove users from group first.",
      $metadata: { httpStatusCode: 409 },
    });
    await remove(iam, "BOB", "OPS");
    await client.send(new DeleteGroupCommand({ GroupName: "ops" }));
    expect(await groupNames(iam)).toEqual([]);
    await expect(membersOf(iam, "Ops")).rejects.toThrow("The group with name Ops cannot be found.");
  });
});

test("DeleteGroup reports inline policies, and then attached policies", async () => {
  const iam = mockOnServer({
    account: {
      Groups: [
        {
          GroupName: "Ops",
          GroupPolicyList: [{ PolicyName: "P" }],
          AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
          Users: ["bob"],
        },
      ],
    },
  });
  const conflicts = [
    ["remove users from group", { Users: [] }],
    ["delete policies", { GroupPolicyList: [] }],
    ["detach all policies", { AttachedManagedPolicies: [] }],
  ] as const;
  for (const [first, change] of conflicts) {
    expect(await errorOf(await post({ Action: "DeleteGroup", GroupName: "ops" }))).toMatchObject({
      status: 409,
      code: "DeleteConflict",
      message: `Cannot delete entity, must ${first} first.`,
    });
    iam.account.updateGroup("Ops", change);
  }
  expect((await post({ Action: "DeleteGroup", GroupName: "ops" })).status).toBe(200);
});

describe("the members of a group", () => {
  test("are listed once each, by name, ignoring case", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    for (const name of ["bob", "Carol", "alice", "bob"]) await add(iam, name, "Ops");
    expect(await membersOf(iam, "Ops")).toEqual(["alice", "bob", "Carol"]);
    await remove(iam, "bob", "Ops");
    await remove(iam, "bob", "Ops");
    expect(await membersOf(iam, "Ops")).toEqual(["alice", "Carol"]);
  });

  test("stay members when they are renamed", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    await add(iam, "bob", "Ops");
    await clientOf(iam).send(new UpdateUserCommand({ UserName: "bob", NewUserName: "rob" }));
    expect([await membersOf(iam, "Ops"), await groupsOf(iam, "rob")]).toEqual([["rob"], ["Ops"]]);
  });

  test("are no longer members after they are deleted and created again", async () => {
    const iam = withUsers();
    const client = clientOf(iam);
    await create(iam, "Ops");
    await add(iam, "bob", "Ops");
    await expect(client.send(new DeleteUserCommand({ UserName: "bob" }))).rejects.toThrow(
      "Cannot delete entity, must remove users from group first.",
    );
    await remove(iam, "bob", "Ops");
    await client.send(new DeleteUserCommand({ UserName: "bob" }));
    await client.send(new CreateUserCommand({ UserName: "bob" }));
    expect([await membersOf(iam, "Ops"), await groupsOf(iam, "bob")]).toEqual([[], []]);
  });
});

describe("quotas", () => {
  test("limit the groups of a user", async () => {
    const iam = withUsers();
    for (let index = 0; index < 11; index += 1) await create(iam, `g${index}`);
    for (let index = 0; index < 10; index += 1) await add(iam, "bob", `g${index}`);
    await add(iam, "bob", "g9");
    await expect(add(iam, "bob", "g10")).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for GroupsPerUser: 10",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("limit the groups of the account, after the name is checked", async () => {
    const iam = withUsers({ GroupsPerAccount: 1 });
    await create(iam, "one");
    await expect(create(iam, "two")).rejects.toThrow("Cannot exceed quota for GroupsPerAccount: 1");
    await expect(create(iam, "one")).rejects.toThrow("Group with name one already exists.");
  });

  test("allow 300 groups by default", async () => {
    const iam = withUsers();
    iam.seed({ Groups: Array.from({ length: 299 }, (_, index) => ({ GroupName: `g${index}` })) });
    await create(iam, "the-last");
    await expect(create(iam, "one-more")).rejects.toThrow("Cannot exceed quota for GroupsPerAccount: 300");
  });
});

const noUser = "The user with name Nobody cannot be found.";
const noGroup = "The group with name None cannot be found.";
test.each<[Action: string, params: Record<string, string>, message: string]>([
  ["GetGroup", { GroupName: "None" }, noGroup],
  ["DeleteGroup", { GroupName: "None" }, noGroup],
  ["AddUserToGroup", { GroupName: "None", UserName: "bob" }, noGroup],
  ["RemoveUserFromGroup", { GroupName: "None", UserName: "bob" }, noGroup],
  ["AddUserToGroup", { GroupName: "None", UserName: "Nobody" }, noUser],
  ["RemoveUserFromGroup", { GroupName: "None", UserName: "Nobody" }, noUser],
  ["ListGroupsForUser", { UserName: "Nobody" }, noUser],
])("%s with %j returns NoSuchEntity", async (Action, params, message) => {
  withUsers();
  expect(await errorOf(await post({ Action, ...params }))).toEqual({
    status: 404,
    type: "Sender",
    code: "NoSuchEntity",
    message,
  });
});
