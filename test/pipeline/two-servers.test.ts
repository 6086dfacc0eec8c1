import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { expect, onTestFinished, test } from "vitest";
import { post } from "../support/server.ts";

test("two servers that are listening at once and have the same mock process each request once", async () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } });
  for (const server of [setupServer(...iam.handlers), setupServer(...iam.handlers)]) {
    server.listen();
    onTestFinished(() => server.close());
  }
  for (let call = 0; call < 2; call += 1)
    expect((await post({ Action: "CreateAccessKey", UserName: "Bob" })).status).toBe(200);
  expect(iam.journal.attempts.map(({ status }) => status)).toEqual([200, 200]);
  expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
});
