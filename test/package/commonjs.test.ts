import { createRequire } from "node:module";
import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import * as esm from "msw-iam";
import { matchers as esmMatchers } from "msw-iam/matchers";
import { sigv4 as esmSigv4 } from "msw-iam/sigv4";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientOf } from "../support/client.ts";

const require = createRequire(import.meta.url);
const cjs: typeof esm = require("msw-iam");
const { matchers: cjsMatchers }: { matchers: typeof esmMatchers } = require("msw-iam/matchers");
const { sigv4: cjsSigv4 }: { sigv4: typeof esmSigv4 } = require("msw-iam/sigv4");

test("each entry has the same exports as CommonJS", async () => {
  for (const name of ["msw-iam", "msw-iam/faker", "msw-iam/matchers", "msw-iam/sigv4"])
    expect(Object.keys(require(name)), name).toEqual(Object.keys(await import(name)));
});

test("is another copy than the ES module", () => {
  expect(cjs.mockIam).not.toBe(esm.mockIam);
});

describe.each([
  ["an ES module", esm, "CommonJS", cjsMatchers, cjsSigv4],
  ["CommonJS", cjs, "an ES module", esmMatchers, esmSigv4],
])("a mock from %s", (_, { mockIam }, other, matchers, sigv4) => {
  test(`works with msw, the matchers and sigv4() from ${other}`, async () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] }, authentication: sigv4() });
    const server = setupServer(...iam.handlers);
    server.listen({ onUnhandledFrame: "error" });
    onTestFinished(() => server.close());
    iam.truncate("ListAccessKeys", 2);
    const { Marker } = await clientOf(iam, "Bob").send(new ListAccessKeysCommand({}));
    const context = { equals: Object.is, utils: expect.getState().utils };
    const wasRead = () => matchers.toHaveReadAllPages.call(context, iam, "ListAccessKeys").pass;
    expect(wasRead()).toBe(false);
    await clientOf(iam, "Bob").send(new ListAccessKeysCommand({ Marker }));
    expect(wasRead()).toBe(true);
  });
});
