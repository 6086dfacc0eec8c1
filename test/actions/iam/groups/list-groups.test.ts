import {
  DeleteGroupCommand,
  GetAccountAuthorizationDetailsCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  paginateGetGroup,
  paginateListGroups,
  paginateListGroupsForUser,
} from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { add, create, groupNames, membersOf, remove, withUsers } from "../../../support/groups.ts";
import { errorOf, post } from "../../../support/server.ts";

describe("paging", () => {
  async function pagesOf<Page>(pages: AsyncIterable<Page>, names: (page: Page) => unknown, afterFirst?: () => unknown) {
    const all: unknown[] = [];
    for await (const page of pages) {
      all.push(names(page));
      if (all.length === 1) await afterFirst?.();
    }
    return all;
  }

  test("GetGroup returns members in pages, with their current names, and without removed members", async () => {
    const iam = withUsers().truncate("GetGroup", [1, 0, 2]);
    await create(iam, "Ops");
    for (const name of ["bob", "Carol", "alice"]) await add(iam, name, "Ops");
    const pages = paginateGetGroup({ client: clientOf(iam) }, { GroupName: "Ops" });
    const rename = () => post({ Action: "UpdateUser", UserName: "bob", NewUserName: "zoe" });
    expect(
      await pagesOf(
        pages,
        (page) => page.Users?.map((user) => user.UserName),
        () => Promise.all([rename(), remove(iam, "Carol", "Ops")]),
      ),
    ).toEqual([["alice"], [], ["zoe"]]);
  });

  test("GetGroup continues each listing with the members that the group had when the listing started", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    for (const name of ["Carol", "alice"]) await add(iam, name, "Ops");
    const page = async (Marker?: string) => {
      const { Users, Marker: next } = await clientOf(iam).send(
        new GetGroupCommand({ GroupName: "Ops", MaxItems: 1, Marker }),
      );
      return { names: Users?.map((user) => user.UserName), next };
    };
    const first = await page();
    await add(iam, "bob", "Ops");
    const second = await page();
    expect([await page(first.next), await page(second.next)]).toMatchObject([
      { names: ["Carol"], next: undefined },
      { names: ["bob"], next: expect.any(String) },
    ]);
  });

  test("GetGroup returns the same marker again if the group has the same members", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    for (const name of ["Carol", "alice", "bob"]) await add(iam, name, "Ops");
    const markers = async () => {
      const { Marker } = await clientOf(iam).send(new GetGroupCommand({ GroupName: "Ops", MaxItems: 1 }));
      const next = await clientOf(iam).send(new GetGroupCommand({ GroupName: "Ops", MaxItems: 1, Marker }));
      return [Marker, next.Marker];
    };
    const [one, other] = [await markers(), await markers()];
    expect(other).toEqual(one);
    expect(new Set(one).size).toBe(2);
  });

  test("ListGroups returns the groups under PathPrefix by name, ignoring case, in pages", async () => {
    const iam = withUsers();
    for (const name of ["b", "C", "a", "d"]) await create(iam, name, name === "a" ? "/" : "/x/y/");
    expect(await groupNames(iam)).toEqual(["a", "b", "C", "d"]);
    expect(await groupNames(iam, "/x")).toEqual(["b", "C", "d"]);
    iam.truncate("ListGroups", [1, 0, 2]);
    const pages = paginateListGroups({ client: clientOf(iam) }, { PathPrefix: "/x/" });
    const names = await pagesOf(pages, (page) => page.Groups?.map((group) => group.GroupName));
    expect(names).toEqual([["b"], [], ["C", "d"]]);
  });

  test("ListGroupsForUser returns groups in the order in which the user was added, in pages", async () => {
    const iam = withUsers().truncate("ListGroupsForUser", [1, 0, 2]);
    for (const name of ["b", "C", "a"]) {
      await create(iam, name);
      await add(iam, "bob", name);
    }
    const pages = paginateListGroupsForUser({ client: clientOf(iam) }, { UserName: "bob" });
    const names = await pagesOf(pages, (page) => page.Groups?.map((group) => group.GroupName));
    expect(names).toEqual([["b"], [], ["C", "a"]]);
  });

  test("a marker belongs to one group, user or path", async () => {
    const iam = withUsers();
    for (const name of ["a", "b"]) {
      await create(iam, name);
      for (const user of ["bob", "alice"]) await add(iam, user, name);
    }
    const client = clientOf(iam);
    const one = { MaxItems: 1 };
    const markers = [
      await client.send(new GetGroupCommand({ GroupName: "a", ...one })),
      await client.send(new ListGroupsForUserCommand({ UserName: "bob", ...one })),
      await client.send(new ListGroupsCommand(one)),
    ].map((page) => page.Marker ?? "");
    const notes: (string | undefined)[] = [];
    const requests: Record<string, string>[] = [
      { Action: "GetGroup", GroupName: "b" },
      { Action: "ListGroupsForUser", UserName: "alice" },
      { Action: "ListGroups", PathPrefix: "/x/" },
    ];
    for (const [index, request] of requests.entries()) {
      const { code, message } = await errorOf(await post({ ...request, Marker: markers[index] ?? "" }));
      expect([code, message]).toEqual(["ValidationError", "Invalid Marker."]);
      notes.push(iam.journal.attempts.at(-1)?.note);
    }
    expect(notes).toEqual([
      "The marker belongs to GetGroup of the group a.",
      "The marker belongs to ListGroupsForUser of the user bob.",
      "The marker belongs to ListGroups under /.",
    ]);
  });
});

describe("while changes propagate", () => {
  test("a new group and a new member are listed later", async () => {
    const iam = withUsers().propagation({ requests: 1 });
    await create(iam, "Ops");
    expect([await groupNames(iam), await groupNames(iam)]).toEqual([[], ["Ops"]]);
    await add(iam, "bob", "Ops");
    expect([await membersOf(iam, "Ops"), await membersOf(iam, "Ops")]).toEqual([[], ["bob"]]);
  });

  test("a group that is not visible yet cannot be used, but its name is taken", async () => {
    const iam = withUsers().propagation({ requests: 100 });
    await create(iam, "Ops");
    await expect(add(iam, "bob", "Ops")).rejects.toThrow("The group with name Ops cannot be found.");
    await expect(create(iam, "ops")).rejects.toThrow("Group with name ops already exists.");
  });

  test("a group that is not visible is not listed for a user whom the test adds to it", async () => {
    const iam = withUsers();
    await create(iam, "Visible");
    iam.propagation({ requests: 100 });
    await create(iam, "Ops");
    iam.account.updateUser("bob", { Groups: ["Ops", "Visible"] });
    const { Groups } = await clientOf(iam).send(new ListGroupsForUserCommand({ UserName: "bob" }));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(["Visible"]);
    const input = { Filter: ["User" as const] };
    const { UserDetailList } = await clientOf(iam).send(new GetAccountAuthorizationDetailsCommand(input));
    expect(UserDetailList?.find(({ UserName }) => UserName === "bob")?.GroupList).toEqual(["Visible"]);
  });

  test("a group with a new member that is not visible yet cannot be deleted", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    iam.propagation({ requests: 100 });
    await add(iam, "bob", "Ops");
    await expect(clientOf(iam).send(new DeleteGroupCommand({ GroupName: "Ops" }))).rejects.toThrow(
      "must remove users from group first",
    );
  });

  test("a deleted group is still listed until its deletion is visible", async () => {
    const iam = withUsers();
    await create(iam, "Ops");
    iam.propagation({ requests: 1 });
    await clientOf(iam).send(new DeleteGroupCommand({ GroupName: "Ops" }));
    expect([await groupNames(iam), await groupNames(iam)]).toEqual([["Ops"], []]);
  });
});
