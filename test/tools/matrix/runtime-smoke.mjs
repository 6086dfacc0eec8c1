// The test of a cell of the matrix that runs in Bun or Deno, without a test runner.

import assert from "node:assert/strict";
import process from "node:process";
import { IAMClient, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
const server = setupServer(...iam.handlers);
server.listen({ onUnhandledRequest: "error" });
iam.truncate("ListAccessKeys", 2);
iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
const sizes = [];
const client = new IAMClient(iam.clientConfig("Bob"));
for await (const page of paginateListAccessKeys({ client }, { UserName: "Bob" }))
  sizes.push(page.AccessKeyMetadata.length);
assert.deepEqual(sizes, [2, 1]);
assert.deepEqual(
  iam.journal.attempts.map(({ status }) => status),
  [200, 500, 200],
);
server.close();
// With MSW and the SDK alone, too, Deno does not end by itself.
process.exit();
