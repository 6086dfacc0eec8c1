import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { awsActionNames, mapMembers, pagedLists } from "../../src/protocol/action-names.ts";
import { actionNamesSource, memberNames, sdkActionNames } from "../tools/action-names.ts";

test("the package knows every action that the installed SDK has, and no other", () => {
  expect(awsActionNames).toEqual(sdkActionNames());
  expect(awsActionNames).toEqual(expect.arrayContaining(["ListAccessKeys", "GetCallerIdentity", "ListRoles"]));
});

test("npm run action-names writes the file as it is", () => {
  expect(readFileSync(new URL("../../src/protocol/action-names.ts", import.meta.url), "utf8")).toBe(
    actionNamesSource(),
  );
});

test("every action that the mock models is an action of AWS", () => {
  expect(awsActionNames).toEqual(expect.arrayContaining([...actionNames]));
});

test("an action in pages has at least one list", () => {
  expect(pagedLists).toMatchObject({
    ListRoles: ["Roles"],
    ListVirtualMFADevices: ["VirtualMFADevices"],
    ListDelegationRequests: ["DelegationRequests"],
    ListEntitiesForPolicy: ["PolicyGroups", "PolicyUsers", "PolicyRoles"],
    GetAccountAuthorizationDetails: ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"],
  });
  expect(Object.values(pagedLists).filter((lists: readonly string[]) => lists.length === 0)).toEqual([]);
});

test("no structure in an output has the name of a map", () => {
  const structures = memberNames("structure");
  expect(structures).toContain("Role");
  expect(mapMembers).toContain("SummaryMap");
  expect(mapMembers.filter((name) => structures.includes(name))).toEqual([]);
});
