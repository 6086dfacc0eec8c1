// The test of a cell of the matrix that runs in Jest as CommonJS. ts-jest also checks its types.

import { IAMClient, ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { expect as importedExpect } from "@jest/globals";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import "msw-iam/jest";
import { sigv4 } from "msw-iam/sigv4";
import { handler } from "./handler";

const iam = mockIam({ authentication: sigv4(), account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
const server = setupServer(...iam.handlers);
const strict = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;

beforeAll(() => server.listen(strict));
afterEach(() => iam.reset());
afterAll(() => server.close());

test("runs the Node of the cell", () => {
  expect(process.versions.node).toBe(process.env.MATRIX_NODE);
});

test("reads every page, and retries one of them", async () => {
  iam.truncate("ListAccessKeys", 2);
  iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
  let count = 0;
  const client = new IAMClient(iam.clientConfig("Bob"));
  for await (const page of paginateListAccessKeys({ client }, { UserName: "Bob" }))
    count += page.AccessKeyMetadata?.length ?? 0;
  expect(count).toBe(3);
  expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 2);
  expect(iam).not.toHaveReceivedAction("DeleteAccessKey");
  importedExpect(iam).toHaveReadAllPages("ListAccessKeys", { UserName: importedExpect.any(String) });
  importedExpect(iam).not.toHaveReceivedAction("DeleteAccessKey");
  // @ts-expect-error: no such action
  expect(() => expect(iam).toHaveReceivedAction("ListAccesKeys")).toThrow(TypeError);
  // @ts-expect-error: no such action
  importedExpect(() => importedExpect(iam).toHaveReceivedAction("ListAccesKeys")).toThrow(TypeError);
});

test("rejects an unknown user", async () => {
  const client = new IAMClient(iam.clientConfig());
  await expect(client.send(new ListAccessKeysCommand({ UserName: "Carol" }))).rejects.toThrow(/Carol cannot be found/);
});

test("a Lambda handler finds the credentials of env()", async () => {
  Object.assign(process.env, iam.env());
  delete process.env.AWS_PROFILE;
  expect(await handler({ userName: "Bob" })).toHaveLength(3);
});
