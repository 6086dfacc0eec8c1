import { IAMClient, ListRolesCommand, paginateListRoles, type Role } from "@aws-sdk/client-iam";
import "msw-iam/vitest";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post } from "../support/server.ts";

const rolesNamed = (...names: readonly string[]): Role[] =>
  names.map((RoleName) => ({
    RoleName,
    Path: "/",
    RoleId: `AROA${RoleName}EXAMPLE`,
    Arn: `arn:aws:iam::123456789012:role/${RoleName}`,
    CreateDate: new Date("2026-01-01T00:00:00Z"),
  }));
const roles = rolesNamed("a", "b", "c", "d", "e");

async function pagesOf(iam: MockIam, input: { PathPrefix?: string; MaxItems?: number } = {}) {
  const client = new IAMClient(iam.clientConfig());
  const pages: string[] = [];
  for await (const page of paginateListRoles({ client }, input))
    pages.push((page.Roles ?? []).map((role) => role.RoleName).join(""));
  return pages;
}

const paged = (list = roles) => mockOnServer().respond("ListRoles", { Roles: list }, { paginate: "Roles" });

describe("a response with the option paginate", () => {
  test("is one page of 100 items by default", async () => {
    const iam = paged(rolesNamed(...Array.from({ length: 101 }, (_, index) => `r${index}`)));
    const first = await new IAMClient(iam.clientConfig()).send(new ListRolesCommand({}));
    expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
    expect(first.Roles).toHaveLength(100);
  });

  test.each<[string, number | number[] | null, number | undefined, string[]]>([
    ["a number", 2, undefined, ["ab", "cd", "e"]],
    ["an array", [2, 0], undefined, ["ab", "", "cde"]],
    ["MaxItems", null, 3, ["abc", "de"]],
    ["the smaller of both", 2, 3, ["ab", "cd", "e"]],
  ])("is truncated by %s", async (_, size, maxItems, pages) => {
    const iam = paged().truncate("ListRoles", size);
    expect(await pagesOf(iam, maxItems === undefined ? {} : { MaxItems: maxItems })).toEqual(pages);
    expect(iam).toHaveReadAllPages("ListRoles");
  });

  test("replaces IsTruncated and Marker of the output", async () => {
    const output = { Roles: roles, IsTruncated: true, Marker: "stale", $metadata: {} };
    const iam = mockOnServer().respond("ListRoles", output, { paginate: "Roles" });
    const page = await new IAMClient(iam.clientConfig()).send(new ListRolesCommand({}));
    expect(page.IsTruncated).toBe(false);
    expect(page.Marker).toBeUndefined();
  });

  test("fails toHaveReadAllPages if a program reads the first page only", async () => {
    const iam = paged().truncate("ListRoles", 1);
    await new IAMClient(iam.clientConfig()).send(new ListRolesCommand({}));
    expect(iam).not.toHaveReadAllPages("ListRoles");
    expect(iam.journal.attempts[0]?.page).toMatchObject({ number: 1, items: 1, truncated: true });
  });

  test.each([
    [
      { MaxItems: "0" },
      "Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { MaxItems: "1001" },
      "Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [{ Marker: "" }, "Value at 'marker' failed to satisfy constraint"],
    [{ Marker: "unknown" }, "Invalid Marker."],
  ])("refuses %j as AWS does", async (parameters, message) => {
    paged();
    const error = await errorOf(await post({ Action: "ListRoles", ...parameters }));
    expect(error).toMatchObject({ status: 400, code: "ValidationError", message: expect.stringContaining(message) });
  });

  test("refuses the marker of a listing with other parameters, and says so in the journal", async () => {
    const iam = paged().truncate("ListRoles", 1);
    const client = new IAMClient(iam.clientConfig());
    const { Marker } = await client.send(new ListRolesCommand({ PathPrefix: "/a/", MaxItems: 2 }));
    await expect(client.send(new ListRolesCommand({ PathPrefix: "/b/", Marker }))).rejects.toThrow("Invalid Marker.");
    expect(iam.journal.attempts[1]?.note).toBe("The marker belongs to ListRoles with PathPrefix=/a/.");
    await client.send(new ListRolesCommand({ PathPrefix: "/a/", Marker }));
    expect(iam.journal.attempts[2]?.status).toBe(200);
  });

  test("names the parameters of the marker's listing in alphabetical order, if it has any", async () => {
    const iam = paged().truncate("ListRoles", 1);
    const list = (parameters: Record<string, string>) => post({ Action: "ListRoles", ...parameters });
    const markerOf = async (parameters: Record<string, string>) =>
      /<Marker>(.+)<\/Marker>/.exec(await (await list(parameters)).text())?.[1] ?? "";
    const plain = await markerOf({});
    const filtered = await markerOf({ PathPrefix: "/a/", Colour: "red" });
    await list({ PathPrefix: "/b/", Marker: plain });
    await list({ Marker: filtered });
    expect(iam.journal.attempts.slice(2).map(({ note }) => note)).toEqual([
      "The marker belongs to ListRoles.",
      "The marker belongs to ListRoles with Colour=red PathPrefix=/a/.",
    ]);
    expect((await list({ Colour: "red", PathPrefix: "/a/", Marker: filtered })).status).toBe(200);
  });

  test("refuses the marker of a listing whose long parameters differ only at their end", async () => {
    paged().truncate("ListRoles", 1);
    const prefix = `/${"a".repeat(1_500)}/`;
    const list = (PathPrefix: string, marker = {}) => post({ Action: "ListRoles", PathPrefix, ...marker });
    const Marker = /<Marker>(.+)<\/Marker>/.exec(await (await list(`${prefix}b/`)).text())?.[1] ?? "";
    expect(await errorOf(await list(`${prefix}c/`, { Marker }))).toMatchObject({ message: "Invalid Marker." });
    expect((await list(`${prefix}b/`, { Marker })).status).toBe(200);
  });

  test("accepts a marker of the same parameters in another order", async () => {
    const output = { PolicyRoles: [{ RoleName: "a" }, { RoleName: "b" }] };
    mockOnServer().respond("ListEntitiesForPolicy", output, { paginate: "PolicyRoles" });
    const [policy, filter] = [{ PolicyArn: "arn:aws:iam::aws:policy/x" }, { EntityFilter: "Role" }];
    const first = await (await post({ Action: "ListEntitiesForPolicy", ...policy, ...filter, MaxItems: "1" })).text();
    const Marker = /<Marker>(.+)<\/Marker>/.exec(first)?.[1] ?? "";
    expect((await post({ Action: "ListEntitiesForPolicy", Marker, ...filter, ...policy })).status).toBe(200);
  });

  test("continues at the same index if the list changes between pages", async () => {
    const list = rolesNamed("a", "b", "c");
    const iam = paged(list).truncate("ListRoles", 2);
    const client = new IAMClient(iam.clientConfig());
    const { Marker } = await client.send(new ListRolesCommand({}));
    list.unshift(...rolesNamed("new"));
    const next = await client.send(new ListRolesCommand({ Marker }));
    expect(next.Roles?.map((role) => role.RoleName)).toEqual(["b", "c"]);
    list.length = 1;
    expect(await client.send(new ListRolesCommand({ Marker }))).toMatchObject({ Roles: [], IsTruncated: false });
  });

  test("can come from a function that filters", async () => {
    const iam = mockOnServer().truncate("ListRoles", 1);
    iam.respond("ListRoles", ({ params }) => ({ Roles: params["PathPrefix"] === "/x/" ? [] : roles.slice(0, 2) }), {
      paginate: "Roles",
    });
    expect(await pagesOf(iam)).toEqual(["a", "b"]);
    expect(await pagesOf(iam, { PathPrefix: "/x/" })).toEqual([""]);
  });

  test.each([
    ["missing-marker", ["a"]],
    ["stray-marker", ["a", "b", "c", "d", "e"]],
  ] as const)("is affected by the page trap %s", async (trap, pages) => {
    const iam = paged().truncate("ListRoles", 1);
    iam.fail("ListRoles", trap);
    expect(await pagesOf(iam)).toEqual(pages);
    expect(iam.journal.attempts[0]?.fault).toBe(trap);
  });

  test("has the output's other lists on its first page only", async () => {
    const iam = mockOnServer().truncate("ListEntitiesForPolicy", 1);
    const PolicyRoles = ["a", "b", "c"].map((RoleName) => ({ RoleName }));
    const output = { PolicyRoles, PolicyUsers: [{ UserName: "u" }] };
    iam.respond("ListEntitiesForPolicy", output, { paginate: "PolicyRoles" });
    const first = await (await post({ Action: "ListEntitiesForPolicy" })).text();
    expect(first).toMatch(/<RoleName>a<.*<UserName>u<.*<IsTruncated>true</s);
    let last = first;
    for (const name of ["b", "c"]) {
      const Marker = /<Marker>(.+)<\/Marker>/.exec(last)?.[1] ?? "";
      last = await (await post({ Action: "ListEntitiesForPolicy", Marker })).text();
      expect(last).toMatch(new RegExp(`<RoleName>${name}<.*<PolicyUsers/>.*<IsTruncated>${name === "b"}<`, "s"));
      expect(last).not.toContain("<PolicyGroups");
    }
  });

  test("has isTruncated in ListDelegationRequests, as AWS writes it", async () => {
    const iam = mockOnServer().truncate("ListDelegationRequests", 1);
    const output = { DelegationRequests: [{}, {}], isTruncated: false };
    const bodyOf = async () => (await post({ Action: "ListDelegationRequests" })).text();
    iam.respond("ListDelegationRequests", output, { paginate: "DelegationRequests" });
    expect(await bodyOf()).toMatch(/<isTruncated>true<\/isTruncated>/);
    iam.truncate("ListDelegationRequests", null).respond("ListDelegationRequests", output);
    expect(await bodyOf()).toMatch(/<isTruncated>false<\/isTruncated>/);
  });
});

describe("a response without the option paginate is not truncated, so", () => {
  const hint = 'Add the option { paginate: "Roles" } to iam.respond().';

  test("truncate refuses its action", () => {
    const iam = mockIam().respond("ListRoles", { Roles: roles });
    expect(() => iam.truncate("ListRoles", 1)).toThrow(
      new TypeError(`Failed to truncate ListRoles: iam.respond("ListRoles", …) has no list to cut into pages. ${hint}`),
    );
    iam.truncate("ListRoles", null).truncate("ListUsers", 1);
  });

  test("respond refuses an action that is truncated", () => {
    const iam = mockIam().truncate("ListRoles", 1);
    expect(() => iam.respond("ListRoles", { Roles: roles })).toThrow(
      new TypeError(
        `Failed to respond to ListRoles: iam.truncate("ListRoles", …) needs a list to cut into pages. ${hint}`,
      ),
    );
    iam.respond("ListRoles", { Roles: roles }, { paginate: "Roles" }).respond("ListPolicies", { Policies: [] });
  });
});
