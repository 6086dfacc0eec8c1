import { beforeEach, expect, test, vi } from "vitest";
import { mockOnServer, post } from "../support/server.ts";

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined));
const warnings = () => vi.mocked(console.warn).mock.calls.map(String);

const account = { Users: [{ UserName: "Bob" }] };
const boundary = { PermissionsBoundary: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
const message = (parameter: string, action: string) =>
  `msw-iam does not use the parameter ${parameter} of ${action} and ignored it. To respond to it, write iam.respond("${action}", …).`;

test("a parameter that the mock does not use is named by one warning", async () => {
  const iam = mockOnServer({ account });
  for (const UserName of ["Zoe", "Eve"]) await post({ Action: "CreateUser", UserName, ...boundary });
  expect(warnings()).toEqual([message("PermissionsBoundary", "CreateUser")]);
  await post({ Action: "ListUserTags", UserName: "Bob", Marker: "m", MaxItems: "1" });
  await post({ Action: "ListMFADevices", UserName: "Bob", Marker: "m", MaxItems: "1" });
  expect(warnings().slice(1)).toEqual([
    message("Marker", "ListUserTags"),
    message("MaxItems", "ListUserTags"),
    message("Marker", "ListMFADevices"),
  ]);
  iam.reset();
  await post({ Action: "CreateUser", UserName: "Zoe", ...boundary });
  expect(warnings()).toHaveLength(5);
});

test.each([
  ["that AWS does not have", { Action: "CreateUser", UserName: "Zoe", Boundary: "x" }],
  ["that the mock uses", { Action: "CreateUser", UserName: "Zoe", Path: "/ops/" }],
  ["of an invalid request", { Action: "CreateUser", UserName: "*", ...boundary }],
])("a parameter %s causes no warning", async (_, params) => {
  mockOnServer({ account });
  await post(params);
  expect(warnings()).toEqual([]);
});
