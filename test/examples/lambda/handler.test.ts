// Tests a Lambda handler whose client gets its credentials and its region from the environment.

import { iamTest } from "msw-iam/vitest-test";
import { expect, vi } from "vitest";
import { handler } from "./handler.ts";

const test = iamTest();

// The SDK reads the environment at the first request and keeps the root key, which is the same for the mock of every test.
test.beforeEach(({ iam }) => {
  for (const [name, value] of Object.entries(iam.env())) vi.stubEnv(name, value);
  // The SDK prefers a profile to the keys in the environment.
  vi.stubEnv("AWS_PROFILE", undefined);
});

test("returns the active keys of all pages", async ({ iam }) => {
  iam.seed({ Users: [{ UserName: "Bob", AccessKeys: [{}, { Status: "Inactive" }] }] }).truncate("ListAccessKeys", 1);
  expect(await handler({ userName: "Bob" })).toEqual([iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId]);
});

test("rejects an unknown user", async () => {
  await expect(handler({ userName: "Carol" })).rejects.toThrow("The user with name Carol cannot be found.");
});
