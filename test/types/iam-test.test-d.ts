import { setupServer } from "msw/node";
import type { MockIam, MockIamOptions } from "msw-iam";
import { type IamTestOptions, iamTest } from "msw-iam/vitest-test";
import { expectTypeOf, test } from "vitest";

test("iamTest takes every option of mockIam(), and a server", () => {
  expectTypeOf<keyof IamTestOptions>().toEqualTypeOf<keyof MockIamOptions | "server">();
  iamTest({ server: setupServer(), account: { Users: [{ UserName: "Bob" }] }, services: ["iam", "sts"] });
  iamTest({ server: undefined, account: undefined });
  iamTest()("gives a mock", ({ iam }) => expectTypeOf(iam).toEqualTypeOf<MockIam>());
});

test("a wrong option does not compile", () => {
  // @ts-expect-error: it is account
  iamTest({ acount: {} });
  // @ts-expect-error: it is an array
  iamTest({ services: "sts" });
  // @ts-expect-error: it is not a server
  iamTest({ server: {} });
  // @ts-expect-error: a server is an option
  iamTest(setupServer());
  // @ts-expect-error: there is one argument
  iamTest(undefined, { account: {} });
});
