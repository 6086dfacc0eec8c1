// An example for Node's test runner: node --test

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

const iam = mockIam();
const server = setupServer(...iam.handlers);
before(() => server.listen({ onUnhandledFrame: "error", onUnhandledRequest: "error" }));
afterEach(() => void iam.reset());
after(() => server.close());

test("retries a failed request", async () => {
  iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 2 }] });
  iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
  const client = new IAMClient(iam.clientConfig("Bob"));
  const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({}));
  assert.equal(AccessKeyMetadata?.length, 2);
  assert.deepEqual(
    iam.journal.calls[0]?.attempts.map((attempt) => attempt.status),
    [500, 200],
    String(iam.journal),
  );
});
