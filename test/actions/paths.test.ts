import { describe, expect, test } from "vitest";
import { detected, pattern, tooLong, violationOf } from "../support/constraints.ts";
import { mockOnServer } from "../support/server.ts";

const withBob = () => mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
const invalidPath = (path: string) =>
  `The specified value for ${path} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`;

describe.each([
  ["CreateUser", "Path"],
  ["CreateGroup", "Path"],
  ["UpdateUser", "NewPath"],
])("%s", (action, parameter) => {
  const lower = parameter.charAt(0).toLowerCase() + parameter.slice(1);
  const check = (value: string) =>
    violationOf("iam", action, {
      UserName: action === "CreateUser" ? "Eve" : "Bob",
      GroupName: "Ops",
      [parameter]: value,
    });

  test.each(["/", "/a/", "///", "/a//b/", `/${"a".repeat(510)}/`])("accepts the path %j", async (value) => {
    withBob();
    expect(await check(value)).toBeUndefined();
  });

  test.each(["", "//", "a", "/a", "a/", "/a/b", " /a/", "/a/\n"])("refuses the path %j", async (value) => {
    withBob();
    expect(await check(value)).toBe(invalidPath(lower));
  });

  test("refuses a path of more than 512 characters", async () => {
    withBob();
    expect(await check(`/${"a".repeat(511)}/`)).toBe(detected("iam", "", lower, tooLong(512)));
  });
});

describe("PathPrefix", () => {
  const check = (PathPrefix: string) => violationOf("iam", "ListUsers", { PathPrefix });
  const violation = pattern(String.raw`\u002F[\u0021-\u007F]*`);

  test.each(["/", "//", "/a", "/a/", `/${"a".repeat(511)}`])("may be %j", async (value) => {
    withBob();
    expect(await check(value)).toBeUndefined();
  });

  test.each(["a", "a/", " /"])("may not be %j", async (value) => {
    withBob();
    expect(await check(value)).toBe(detected("iam", value, "pathPrefix", violation));
  });

  test("may not be empty or longer than 512 characters", async () => {
    withBob();
    const at = "Value at 'pathPrefix' failed to satisfy constraint:";
    expect(await check("")).toBe(
      `2 validation errors detected: ${at} ${violation}; ${at} Member must have length greater than or equal to 1`,
    );
    expect(await check(`/${"a".repeat(512)}`)).toBe(detected("iam", "", "pathPrefix", tooLong(512)));
  });
});
