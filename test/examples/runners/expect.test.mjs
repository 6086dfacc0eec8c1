// An example for Jest 30 (with NODE_OPTIONS=--experimental-vm-modules) and Vitest 4. `expect.extend` registers the matchers.

import { IAMClient, ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { matchers } from "msw-iam/matchers";

expect.extend(matchers);

const iam = mockIam();
const server = setupServer(...iam.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: "error", onUnhandledRequest: "error" }));
afterEach(() => void iam.reset());
afterAll(() => server.close());

test("retries a failed request and reads the listing to its last page", async () => {
  iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 3 }] });
  iam.truncate("ListAccessKeys", 2);
  iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
  const client = new IAMClient(iam.clientConfig("Bob"));
  let count = 0;
  for await (const page of paginateListAccessKeys({ client }, {})) count += page.AccessKeyMetadata?.length ?? 0;
  expect(count).toBe(3);
  expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 2);
  expect(iam).toHaveRetriedAction("ListAccessKeys", 1);
  expect(iam).toHaveReadAllPages("ListAccessKeys");
  expect(iam).not.toHaveReceivedAction("DeleteAccessKey");
  expect(iam).toHaveReceivedNthAction(2, "ListAccessKeys", { Marker: expect.any(String) });
  expect(iam).toHaveReceivedLastAction("ListAccessKeys");
  expect(iam).toHaveReceivedNoOtherActions(["ListAccessKeys"]);
});

test("shows the journal if a matcher fails", async () => {
  const client = new IAMClient(iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 1 }] }).clientConfig("Bob"));
  await client.send(new ListAccessKeysCommand({ MaxItems: 5 }));
  expect(() => expect(iam).toHaveReceivedAction("ListAccessKeys", { MaxItems: 6 })).toThrow(
    /msw-iam journal: 1 call, 1 attempt/,
  );
});
