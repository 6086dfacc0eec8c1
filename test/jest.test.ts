import { mockIam } from "msw-iam";
import { expect, test } from "vitest";

test("msw-iam/jest registers the matchers in the expect of @jest/globals", async () => {
  const isRegistered = () => "toHaveReadAllPages" in Object.getPrototypeOf(expect(mockIam()));
  expect(isRegistered()).toBe(false);
  // The configuration of these tests maps @jest/globals to Vitest.
  await import("msw-iam/jest");
  expect(isRegistered()).toBe(true);
});
