import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { expect, onTestFinished, test, vi } from "vitest";
import { handler } from "../examples/lambda/handler.ts";
import { blockNetwork } from "../support/network.ts";

test("a client without a configuration finds the credentials of env(), and requests none from a metadata service", async () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
  for (const [name, value] of Object.entries(iam.env())) vi.stubEnv(name, value);
  for (const name of ["AWS_PROFILE", "AWS_EC2_METADATA_DISABLED"]) vi.stubEnv(name, undefined);
  const network = await blockNetwork();
  onTestFinished(network.unblock);
  const requested: string[] = [];
  const server = setupServer(...iam.handlers);
  server.events.on("request:start", ({ request }) => void requested.push(new URL(request.url).host));
  server.listen({ onUnhandledFrame: "error" });
  onTestFinished(() => server.close());
  expect(await handler({ userName: "Bob" })).toHaveLength(1);
  expect(requested).toEqual(["iam.amazonaws.com"]);
  expect(network.attempted).toEqual([]);
});
