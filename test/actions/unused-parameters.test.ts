import { beforeEach, expect, test, vi } from "vitest";
import { mockOnServer, post } from "../support/server.ts";

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined));
const warnings = () => vi.mocked(console.warn).mock.calls.map(String);

const account = { Users: [{ UserName: "Bob" }] };
const message = (parameter: string, action: string) =>
  `msw-iam does not use the parameter ${parameter} of ${action} and ignored it. To respond to it, write iam.respond("${action}", …).`;

test("a parameter that the mock does not use is named by one warning", async () => {
  const iam = mockOnServer({ account });
  for (const Marker of ["m", "n"]) await post({ Action: "ListMFADevices", UserName: "Bob", Marker });
  expect(warnings()).toEqual([message("Marker", "ListMFADevices")]);
  await post({ Action: "ListSigningCertificates", UserName: "Bob", Marker: "m", MaxItems: "1" });
  expect(warnings().slice(1)).toEqual([message("Marker", "ListSigningCertificates")]);
  iam.reset();
  await post({ Action: "ListMFADevices", UserName: "Bob", Marker: "m" });
  expect(warnings()).toHaveLength(3);
});

test.each([
  ["that AWS does not have", { Action: "CreateUser", UserName: "Zoe", Boundary: "x" }],
  ["that the mock uses", { Action: "CreateUser", UserName: "Zoe", Path: "/ops/" }],
  ["of an invalid request", { Action: "ListMFADevices", UserName: "*", Marker: "m" }],
])("a parameter %s causes no warning", async (_, params) => {
  mockOnServer({ account });
  await post(params);
  expect(warnings()).toEqual([]);
});
