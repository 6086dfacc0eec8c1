import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { MockIam } from "msw-iam";
import { iamTest } from "msw-iam/vitest-test";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test as plainTest,
  vi,
} from "vitest";
import { blockNetwork } from "./support/network.ts";

// MSW prints an error for each request that has no handler.
beforeEach(() => void vi.spyOn(console, "error").mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

const count = async (iam: MockIam) => {
  const client = new IAMClient(iam.clientConfig());
  return (await client.send(new ListAccessKeysCommand({ UserName: "Bob" }))).AccessKeyMetadata?.length;
};

describe("without a server", () => {
  const test = iamTest();
  const mocks = new Set<MockIam>();

  for (const keys of [1, 2])
    test(`gives each test a new, empty mock: ${keys}`, async ({ iam }) => {
      expect(mocks.has(iam)).toBe(false);
      mocks.add(iam);
      iam.seed({ Users: [{ UserName: "Bob", AccessKeys: keys }] });
      expect(await count(iam)).toBe(keys);
    });

  test.concurrent.for([3, 4, 5, 6])("keeps concurrent tests apart: %i", async (keys, { iam }) => {
    iam.seed({ Users: [{ UserName: "Bob", AccessKeys: keys }] }).delay("*", 5);
    for (let call = 0; call < 3; call += 1) expect(await count(iam)).toBe(keys);
    expect(iam.journal.calls).toHaveLength(3);
  });
});

describe("in one suite with plain tests", () => {
  const test = iamTest();

  plainTest("returns a test function other than Vitest's", () => {
    expect(plainTest).not.toBe(test);
  });

  test("gives its own tests an empty mock", ({ iam }) => {
    expect(iam.account.users()).toEqual([]);
  });
});

describe("with a server", () => {
  const server = setupServer(http.get("https://example.com/", () => new HttpResponse("the user's")));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());
  const test = iamTest({
    server,
    account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] },
    authentication: "identify",
  });

  test("passes the options to the mock", async ({ iam }) => {
    expect(await count(iam)).toBe(2);
  });

  test("keeps the handlers of the server, whose requests are not in the journal", async ({ iam }) => {
    expect(await (await fetch("https://example.com/")).text()).toBe("the user's");
    expect(iam.journal.attempts).toEqual([]);
  });

  test("keeps the mock after server.resetHandlers()", async ({ iam }) => {
    server.use(http.all("*", () => HttpResponse.error()));
    server.resetHandlers();
    expect(await count(iam)).toBe(2);
  });
});

describe("with a server that has a handler for IAM", () => {
  const server = setupServer(http.all("*", () => new HttpResponse("the user's")));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());
  const test = iamTest({ server, account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });

  test("the mock comes before it", async ({ iam }) => {
    expect(await count(iam)).toBe(2);
    expect(await (await fetch("https://example.com/")).text()).toBe("the user's");
  });
});

describe("the fixture iam", () => {
  const test = iamTest({ services: ["iam", "sts"] }).extend("userNames", ({ iam }) =>
    iam.account.users().map((user) => user.UserName),
  );
  test.beforeEach(({ iam }) => void iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 3 }] }));
  test.afterEach(({ iam }) => expect(iam.journal.attempts).toHaveLength(1));

  test("is the same in hooks, in further fixtures and in the test", async ({ iam, userNames }) => {
    expect(userNames).toEqual(["Bob"]);
    expect(await count(iam)).toBe(3);
  });

  test("handles the services of the option services", async ({ iam }) => {
    const { Arn } = await new STSClient(iam.clientConfig("Bob")).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe("arn:aws:iam::123456789012:user/Bob");
  });
});

describe("the mock of a finished test", () => {
  const test = iamTest();
  let previous: MockIam | undefined;

  test("responds during its test", async ({ iam }) => {
    previous = iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 1 }] }).delay("*", 1);
    expect(await count(iam)).toBe(1);
  });

  test("is reset after its test", () => {
    expect(previous?.account.users()).toEqual([]);
    expect(String(previous?.journal)).toBe("msw-iam journal: empty. No request was claimed.");
  });

  plainTest("receives no requests after its test", async () => {
    const network = await blockNetwork();
    onTestFinished(network.unblock);
    await expect(fetch("https://iam.amazonaws.com/?Action=ListUsers")).rejects.toThrow();
    expect([network.attempted, previous?.journal.attempts]).toEqual([[], []]);
  });
});

describe("without a server but with options", () => {
  const test = iamTest({
    account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] },
    accountId: "210987654321",
  });

  test("passes the options to the mock", async ({ iam }) => {
    expect([iam.account.accountId, await count(iam)]).toEqual(["210987654321", 2]);
  });
});

describe("after a suite without a server", () => {
  plainTest("MSW no longer intercepts requests", async () => {
    const network = await blockNetwork();
    onTestFinished(network.unblock);
    await expect(fetch("https://example.com/")).rejects.toThrow(TypeError);
    expect(network.attempted).toEqual(["example.com"]);
  });
});

describe("iamTest refuses", () => {
  const test = plainTest;
  const server = setupServer();
  const refuse = (...args: readonly unknown[]) => expect(() => Reflect.apply(iamTest, undefined, args));

  test("a version of Vitest without aroundEach", () => {
    const { aroundEach } = plainTest;
    onTestFinished(() => void Reflect.set(plainTest, "aroundEach", aroundEach));
    Reflect.set(plainTest, "aroundEach", undefined);
    refuse().toThrow(
      new TypeError(
        'Failed to create a test with iamTest(): it needs vitest 4.1 or newer. Run "npm install --save-dev vitest@4.1.12" on Node 20, or "npm install --save-dev vitest@latest" on a newer one, or call mockIam() in hooks of your own.',
      ),
    );
  });

  test("a server in the place of its options", () => {
    for (const args of [[server], [server, { account: {} }]])
      refuse(...args).toThrow(
        new TypeError(
          "Failed to create a test with iamTest(): the first argument is a server. Pass it as an option: iamTest({ server }).",
        ),
      );
  });

  test("a second argument", () => {
    refuse(undefined, { account: {} }).toThrow(
      /^Failed to create a test with iamTest\(\): it takes one argument\. Pass /,
    );
  });

  test.each([null, 1, "server", [], () => server])("%o in the place of its options", (options) => {
    refuse(options).toThrow(
      /^Failed to create a test with iamTest\(\): expected an object of options, such as \{ account, server \}, not .+\.$/,
    );
  });

  test.each([null, {}, [], "server", true, { listHandlers() {}, resetHandlers() {} }, { boundary() {} }])(
    "the server %o",
    (wrong) => {
      refuse({ server: wrong }).toThrow(
        /^Failed to create a test with iamTest\(\): the option server is .+; expected an MSW server, such as setupServer\(\)/,
      );
    },
  );

  test.each<[string, object, RegExp]>([
    ["an option that mockIam() does not have", { acount: {} }, /no option "acount"\. Did you mean "account"\?/],
    [
      "a misspelt server",
      { sever: server },
      /^Failed to create a test .* no option "sever"\. Did you mean "server"\?$/,
    ],
    ["a wrong value", { services: "sts" }, /the option services is "sts"; expected an array such as/],
    ["a wrong value beside a server", { server, xml: "new" }, /the option xml is "new"; expected/],
  ])("%s, before any test runs", (_, options, message) => {
    refuse(options).toThrow(message);
  });

  test("nothing that is left out", () => {
    refuse({ server, account: undefined, now: undefined }).not.toThrow();
  });
});
