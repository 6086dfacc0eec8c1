// The first test of a user, which runs under node:test, Vitest and Jest. run.ts copies this file beside the installed packages.

import assert from "node:assert/strict";
import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

const { test } = "expect" in globalThis ? globalThis : await import("node:test");

test("lists Bob's keys", async () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error", onUnhandledRequest: "error" });
  const client = new IAMClient(iam.clientConfig("Bob"));
  const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({}));
  server.close();
  assert.equal(AccessKeyMetadata.length, 2);
});
