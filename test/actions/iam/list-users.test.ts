import { ListUsersCommand, paginateListUsers, UpdateUserCommand } from "@aws-sdk/client-iam";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { endsWithItsTest } from "../../support/random-runs.ts";
import { errorOf, mockOnServer, post } from "../../support/server.ts";

const violation = (path: string, member: string) =>
  `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${member}`;

describe("ListUsers", () => {
  const names = async (iam: MockIam, input: { PathPrefix?: string } = {}, pageSize = 1000) => {
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListUsers({ client: clientOf(iam), pageSize }, input))
      pages.push((page.Users ?? []).map((user) => user.UserName));
    return pages;
  };
  const account = {
    Users: [
      { UserName: "carol", Path: "/ops/" },
      { UserName: "Bob", Path: "/ops/night/" },
      { UserName: "alice" },
      { UserName: "Dave", Path: "/opsen/" },
      { UserName: "Eve", Path: "/dev/ops/" },
    ],
  };

  test("sorts users by name, ignoring case and paths", async () => {
    expect(await names(mockOnServer({ account }))).toEqual([["alice", "Bob", "carol", "Dave", "Eve"]]);
  });

  test("returns the users whose path starts with PathPrefix", async () => {
    const iam = mockOnServer({ account });
    expect(await names(iam, { PathPrefix: "/ops/" })).toEqual([["Bob", "carol"]]);
    expect(await names(iam, { PathPrefix: "/ops" })).toEqual([["Bob", "carol", "Dave"]]);
    expect(await names(iam, { PathPrefix: "/nowhere/" })).toEqual([[]]);
    expect(await names(iam, { PathPrefix: "/ops/" }, 1)).toEqual([["Bob"], ["carol"]]);
  });

  test.each<[string, string]>([
    [
      "ops",
      violation("pathPrefix", String.raw`Member must satisfy regular expression pattern: \u002F[\u0021-\u007F]*`),
    ],
    [`/${"a".repeat(512)}`, violation("pathPrefix", "Member must have length less than or equal to 512")],
  ])("refuses the PathPrefix %j", async (PathPrefix, message) => {
    mockOnServer();
    expect((await errorOf(await post({ Action: "ListUsers", PathPrefix }))).message).toBe(message);
  });

  test("supports paging, truncate() and fail()", async () => {
    const iam = mockOnServer({ account }).truncate("ListUsers", [1, 0, 2]);
    const fault = iam.fail("ListUsers", "ServiceFailure", { after: 1, times: 1 });
    expect(await names(iam)).toEqual([["alice"], [], ["Bob", "carol"], ["Dave", "Eve"]]);
    expect(fault.hits).toBe(1);
    expect(iam.journal.calls.map((call) => call.attempts.at(-1)?.page)).toMatchObject([
      { number: 1, items: 1, truncated: true },
      { number: 2, items: 0, truncated: true },
      { number: 3, items: 2, truncated: true },
      { number: 4, items: 2, truncated: false },
    ]);
  });

  test("accepts a marker only with the same action and PathPrefix", async () => {
    const iam = mockOnServer({ account: { ...account, RootAccessKeys: [{}, {}] } });
    const resultOf = async (request: Record<string, string>) => {
      const response = new XMLParser().parse(await (await post(request)).text());
      return response[`${request["Action"]}Response`]?.[`${request["Action"]}Result`];
    };
    const { Marker } = await resultOf({ Action: "ListUsers", MaxItems: "1" });
    for (const request of [{ Action: "ListUsers", PathPrefix: "/ops/" }, { Action: "ListAccessKeys" }])
      expect(await errorOf(await post({ ...request, Marker }))).toMatchObject({
        status: 400,
        message: "Invalid Marker.",
      });
    expect(iam.journal.attempts.at(-1)?.note).toBe("The marker belongs to ListUsers under /.");
    expect((await resultOf({ Action: "ListUsers", Marker })).Users.member).toHaveLength(4);
  });

  test("returns each user once if users are renamed before it starts and between its pages", async () => {
    const iam = mockOnServer({ account: { Users: ["bob", "dave", "eve"].map((UserName) => ({ UserName })) } });
    const client = clientOf(iam);
    await client.send(new UpdateUserCommand({ UserName: "bob", NewUserName: "zoe" }));
    const { Users: [first] = [], Marker } = await client.send(new ListUsersCommand({ MaxItems: 1 }));
    await client.send(new UpdateUserCommand({ UserName: "eve", NewUserName: "amy" }));
    const { Users: others } = await client.send(new ListUsersCommand({ Marker }));
    expect([first?.UserName, ...(others ?? []).map((user) => user.UserName)]).toEqual(["dave", "amy", "zoe"]);
  });

  test("keeps the users of two listings that start before and after a user is created", async () => {
    const iam = mockOnServer({ account: { Users: ["bob", "dave"].map((UserName) => ({ UserName })) } });
    const page = async (Marker?: string) => {
      const { Users = [], Marker: next } = await clientOf(iam).send(new ListUsersCommand({ Marker, MaxItems: 1 }));
      return { users: Users.map(({ UserName }) => UserName), next };
    };
    const [before, , after] = [await page(), iam.account.createUser("amy"), await page()];
    expect([before.users, after.users]).toEqual([["bob"], ["amy"]]);
    expect([(await page(before.next)).users, (await page(after.next)).users]).toEqual([["dave"], ["bob"]]);
  });

  test("is sorted after many users are created and deleted", async () => {
    const iam = mockOnServer();
    const created = Array.from({ length: 120 }, (_, index) => `user-${(index * 7) % 120}`);
    expect(await names(iam)).toEqual([[]]);
    for (const name of created) iam.account.createUser(name);
    for (const name of created.slice(0, 10)) iam.account.deleteUser(name);
    expect(await names(iam)).toEqual([created.slice(10).sort()]);
  });

  test("returns each user that exists throughout exactly once, whichever users are created, deleted or renamed", async () => {
    const step = fc.record({
      kind: fc.constantFrom("create", "delete", "rename"),
      which: fc.nat(),
      name: fc.stringMatching(/^[a-z]{1,2}$/),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,2}$/), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 12 }),
        async (initial, size, steps) => {
          const iam = mockOnServer({ account: { Users: initial.map((UserName) => ({ UserName })) } });
          const everyId = () => iam.account.users().map((user) => user.UserId);
          const original = everyId();
          const served: string[] = [];
          const parser = new XMLParser({ isArray: (name) => name === "member" });
          for (let marker: string | undefined, number = 0; ; number += 1) {
            const more = marker === undefined ? {} : { Marker: marker };
            const body = await (await post({ Action: "ListUsers", MaxItems: String(size), ...more })).text();
            const result = parser.parse(body).ListUsersResponse.ListUsersResult;
            served.push(...(result.Users?.member ?? []).map((user: { UserId: string }) => user.UserId));
            marker = result.Marker;
            if (marker === undefined) break;
            for (const { kind, which, name } of steps[number] ?? []) {
              const present = iam.account.users().map((user) => user.UserName);
              const chosen = present[which % Math.max(1, present.length)] ?? "";
              if (kind === "create") await post({ Action: "CreateUser", UserName: name });
              else if (kind === "delete") await post({ Action: "DeleteUser", UserName: chosen });
              else await post({ Action: "UpdateUser", UserName: chosen, NewUserName: name });
            }
          }
          const remaining = new Set(everyId());
          const throughout = original.filter((id) => remaining.has(id));
          expect(served.filter((id) => throughout.includes(id))).toEqual(throughout);
          expect(new Set(served).size).toBe(served.length);
        },
      ),
      { numRuns: 20, ...endsWithItsTest },
    );
  });
});
