// Concurrent tests share one server. Each test has its own mock inside `server.boundary`. `iamTest` does the same for you.

import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { afterAll, beforeAll, expect, test } from "vitest";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

test.concurrent.each([1, 2, 3])("lists the %i keys of its own mock", async (count) => {
  const listKeys = server.boundary(async () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: count }] } });
    server.use(...iam.handlers);
    const client = new IAMClient(iam.clientConfig("Bob"));
    return (await client.send(new ListAccessKeysCommand({}))).AccessKeyMetadata;
  });
  expect(await listKeys()).toHaveLength(count);
});
