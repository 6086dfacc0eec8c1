import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import type { MockIam } from "msw-iam";
import { iamTest } from "msw-iam/vitest-test";
import { afterAll, beforeAll, describe, expect, test as plainTest } from "vitest";

const count = async (iam: MockIam) => {
  const client = new IAMClient(iam.clientConfig());
  return (await client.send(new ListAccessKeysCommand({ UserName: "Bob" }))).AccessKeyMetadata?.length;
};

describe("over a server of its own", () => {
  const test = iamTest();
  const doubles = new Set<MockIam>();

  for (const keys of [1, 2])
    test(`gives each test a fresh double: ${keys}`, async ({ iam }) => {
      expect(doubles.has(iam)).toBe(false);
      doubles.add(iam);
      iam.seed({ Users: [{ UserName: "Bob", AccessKeys: keys }] });
      expect(await count(iam)).toBe(keys);
    });

  test.concurrent.for([3, 4, 5, 6])("keeps concurrent tests apart: %i", async (keys, { iam }) => {
    iam.seed({ Users: [{ UserName: "Bob", AccessKeys: keys }] }).delay("*", 5);
    for (let call = 0; call < 3; call += 1) expect(await count(iam)).toBe(keys);
    expect(iam.journal.calls).toHaveLength(3);
  });
});

describe("beside it", () => {
  const test = iamTest();

  plainTest("a plain test runs as if it were alone", () => {
    expect(plainTest).not.toBe(test);
  });

  test("and ours has its double", ({ iam }) => {
    expect(iam.account.users()).toEqual([]);
  });
});

describe("over the user's server", () => {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());
  const test = iamTest(server, {
    account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] },
    authentication: "identify",
  });

  test("takes the double's options", async ({ iam }) => {
    expect(await count(iam)).toBe(2);
  });
});
