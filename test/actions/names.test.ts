import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { awsActionNames } from "../../src/actions/names.ts";
import { actionNames } from "../../src/actions/registry.ts";
import { actionNamesSource, sdkActionNames } from "../tools/action-names.ts";

test("the package knows every action that the installed SDK has, and no other", () => {
  expect(awsActionNames).toEqual(sdkActionNames());
  expect(awsActionNames).toEqual(expect.arrayContaining(["ListAccessKeys", "GetCallerIdentity", "ListRoles"]));
});

test("npm run action-names writes the file as it is", () => {
  expect(readFileSync(new URL("../../src/actions/names.ts", import.meta.url), "utf8")).toBe(actionNamesSource());
});

test("every action that the mock models is an action of AWS", () => {
  expect(awsActionNames).toEqual(expect.arrayContaining([...actionNames]));
});
