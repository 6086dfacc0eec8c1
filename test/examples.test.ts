import { expect, test } from "vitest";
import { main as audit } from "./examples/audit.ts";

const run = async (main: (print: (line: string) => void) => Promise<void>) => {
  const lines: string[] = [];
  await main((line) => lines.push(line));
  return lines.join("\n");
};

test("the demo audits a fixture account over truncated pages, one of which fails once", async () => {
  expect(await run(audit)).toMatchInlineSnapshot(`
    "Active keys older than 90 days:
      alice: AKIASTALE0001EXAMPLE is 779 days old
      bob: AKIASTALE0003EXAMPLE is 242 days old
      ci-deploy: AKIASTALE0005EXAMPLE is 2404 days old

    What the SDK asked, and what it got:
      ListAccessKeys alice, page 1: 200, 1 key(s)
      ListAccessKeys alice, page 2: 500 ServiceFailure, then 200, 1 key(s)
      ListAccessKeys bob, page 1: 200, 1 key(s)
      ListAccessKeys carol, page 1: 200, 1 key(s)
      ListAccessKeys ci-deploy, page 1: 200, 1 key(s)
      ListAccessKeys ci-deploy, page 2: 200, 1 key(s)
      ListAccessKeys dave, page 1: 200, 1 key(s)
      ListAccessKeys erin, page 1: 200, 0 key(s)
      ListAccessKeys frank, page 1: 200, 1 key(s)"
  `);
});
