import { getResponse } from "msw";
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { HOST, signedBy, VERSION } from "../support/server.ts";

const bob = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };
const now = () => new Date("2026-03-04T05:06:07Z");

/** Sends a GET request to a mock and returns its response, or `undefined` if the mock does not claim it. */
async function get(iam: MockIam, query: string, url = HOST, headers: Record<string, string> = {}) {
  const response = await getResponse(iam.handlers, new Request(`${url}?Version=${VERSION}&${query}`, { headers }));
  return (
    response && { status: response.status, body: (await response.text()).replace(/<RequestId>.*<\/RequestId>/, "") }
  );
}
const listBob = "Action=ListAccessKeys&UserName=Bob";

describe("a refused option", () => {
  const fixtureHint = "A fixture goes into the option account, as in { account: { Users: [...] } }.";
  const authentication = 'expected "trust", "identify" or the result of sigv4() from msw-iam/sigv4.';
  const claimMessage = 'the option claim is "own-key"; expected "all" or "own-keys". Did you mean "own-keys"?';
  test.each<[unknown, string]>([
    [7, "expected an object of options, not 7."],
    ["Bob", 'expected an object of options, not "Bob".'],
    [{ randomsed: 1 }, 'mockIam() has no option "randomsed". Did you mean "randomSeed"?'],
    ...[1, { Users: [] }, null, undefined].map((seed): [unknown, string] => [
      { seed },
      `mockIam() has no option "seed". For the number that decides generated ids, use randomSeed. ${fixtureHint}`,
    ]),
    ...["fixture", "fixtures", "user", "users", "Users", "UserDetailList", "AccessKeyMetadata"].map(
      (name): [unknown, string] => [{ [name]: [] }, `mockIam() has no option "${name}". ${fixtureHint}`],
    ),
    [[{ Users: [] }], `expected an object of options, not an array. ${fixtureHint}`],
    [[], `expected an object of options, not an array. ${fixtureHint}`],
    [{ seeding: 1 }, 'mockIam() has no option "seeding".'],
    [{ AccountId: "123456789012" }, 'mockIam() has no option "AccountId". Did you mean "accountId"?'],
    [{ foo: 1 }, 'mockIam() has no option "foo".'],
    [{ randomSeed: Number.NaN }, "the option randomSeed is NaN; expected a number."],
    [{ randomSeed: Number.POSITIVE_INFINITY }, "the option randomSeed is Infinity; expected a number."],
    [{ randomSeed: null }, "the option randomSeed is null; expected a number."],
    [
      { accountId: 123456789012 },
      'the option accountId is 123456789012; expected a string of 12 digits, such as "123456789012".',
    ],
    [{ accountId: null }, 'the option accountId is null; expected a string of 12 digits, such as "123456789012".'],
    [{ now: "today" }, 'the option now is "today"; expected a function that returns a Date.'],
    [{ now: null }, "the option now is null; expected a function that returns a Date."],
    [{ authentication: null }, `the option authentication is null; ${authentication}`],
    [{ authentication: {} }, `the option authentication is an object; ${authentication}`],
    [{ authentication: { authenticate: true } }, `the option authentication is an object; ${authentication}`],
    [
      { authentication: sigv4 },
      `the option authentication is a function; ${authentication} Write authentication: sigv4().`,
    ],
    ...["sigv4", "SigV4", "sig-v4", "sig4", "signature v4"].map((name): [unknown, string] => [
      { authentication: name },
      `the option authentication is "${name}"; ${authentication} Write authentication: sigv4().`,
    ]),
    [{ authentication: "nosigv4" }, `the option authentication is "nosigv4"; ${authentication}`],
    [{ authentication: ["sigv4"] }, `the option authentication is an array; ${authentication}`],
    [{ claim: "own-key" }, claimMessage],
    [{ claim: true }, 'the option claim is true; expected "all" or "own-keys".'],
    [{ xml: null }, 'the option xml is null; expected "documented" or "recorded".'],
    [{ services: [] }, 'the option services is an array; expected an array such as ["iam", "sts"].'],
    [{ services: null }, 'the option services is null; expected an array such as ["iam", "sts"].'],
    [{ services: ["iam", 3] }, 'the option services is 3; expected "iam" or "sts".'],
    [{ endpoints: null }, "the option endpoints is null; expected an array of URLs."],
    [
      { endpoints: [new URL("http://localhost:4566")] },
      'the option endpoints is an instance of URL; expected base URLs such as "http://localhost:4566".',
    ],
    [{ endpoints: [4566] }, 'the option endpoints is 4566; expected base URLs such as "http://localhost:4566".'],
    [
      { endpoints: ["ftp://localhost"] },
      'the option endpoints is "ftp://localhost"; expected base URLs such as "http://localhost:4566".',
    ],
    [
      { endpoints: ["http://"] },
      'the option endpoints is "http://"; expected base URLs such as "http://localhost:4566".',
    ],
    [
      { endpoints: ["http://a", ""] },
      'the option endpoints is ""; expected base URLs such as "http://localhost:4566".',
    ],
    [{ quotas: 3 }, "the option quotas is 3; expected an object such as { AccessKeysPerUser: 2 }."],
    [
      { quotas: { UsersPerAccount: 1.5 } },
      "the option quotas.UsersPerAccount is 1.5; expected a whole number, 0 or more.",
    ],
    [
      { quotas: { UsersPerAccount: -1 } },
      "the option quotas.UsersPerAccount is -1; expected a whole number, 0 or more.",
    ],
    [
      { quotas: { AccessKeysPerUser: null } },
      "the option quotas.AccessKeysPerUser is null; expected a whole number, 0 or more.",
    ],
    [
      { quotas: { AccessKeysPerUser: Number.NaN } },
      "the option quotas.AccessKeysPerUser is NaN; expected a whole number, 0 or more.",
    ],
    [
      { quotas: { AccessKeysPerUser: Number.NEGATIVE_INFINITY } },
      "the option quotas.AccessKeysPerUser is -Infinity; expected a whole number, 0 or more.",
    ],
    [
      { quotas: { UserPerAccount: 3 } },
      'mockIam() has no option "quotas.UserPerAccount". Did you mean "UsersPerAccount"?',
    ],
    [{ journalLimit: -1 }, "the option journalLimit is -1; expected a whole number, 0 or more."],
    [{ journalLimit: "3" }, 'the option journalLimit is "3"; expected a whole number, 0 or more.'],
    [
      { journalLimit: Number.POSITIVE_INFINITY },
      "the option journalLimit is Infinity; expected a whole number, 0 or more.",
    ],
  ])("%j throws: %s", (options, message) => {
    const make = () => mockIam(options as MockIamOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(new TypeError(`Failed to create a mock: ${message}`));
  });
});

describe("an option that is missing or undefined has its default:", () => {
  test.each<[keyof MockIamOptions, MockIamOptions]>([
    ["account", { account: {} }],
    ["accountId", { accountId: "123456789012" }],
    ["randomSeed", { randomSeed: 1 }],
    ["authentication", { authentication: "trust" }],
    ["xml", { xml: "documented" }],
    ["claim", { claim: "all" }],
    ["services", { services: ["iam"] }],
    ["endpoints", { endpoints: [] }],
    ["quotas", { quotas: { AccessKeysPerUser: 2, UsersPerAccount: 5000 } }],
    ["journalLimit", { journalLimit: 10_000 }],
  ])("%s", async (name, defaults) => {
    const responses = async (options: MockIamOptions) => {
      const iam = mockIam({ now, ...options }).seed({ ...bob, TemporaryCredentials: [{}], RootAccessKeys: [{}] });
      const { accessKeyId } = iam.clientConfig("Bob").credentials;
      return [
        await get(iam, listBob),
        await get(iam, "Action=GetAccountSummary"),
        await get(iam, "Action=GetCallerIdentity", "https://sts.amazonaws.com/"),
        await get(iam, listBob, "http://localhost:4566/"),
        await get(iam, "Action=CreateAccessKey&UserName=Bob"),
        await get(iam, "Action=ListUsers", HOST, signedBy("AKIASTRANGERSEXAMPLE")),
        await get(iam, "Action=ListUsers", HOST, signedBy(accessKeyId)),
        iam.snapshot(),
        iam.journal.attempts,
      ];
    };
    expect(await responses({})).toEqual(await responses(defaults));
    expect(await responses({ [name]: undefined })).toEqual(await responses(defaults));
  });

  test("which gives other responses than another value", async () => {
    const summary = async (options: MockIamOptions) => (await get(mockIam(options), "Action=GetAccountSummary"))?.body;
    expect(await summary({})).toMatch(/<key>AccessKeysPerUserQuota<\/key>\s*<value>2<\/value>/);
    expect(await summary({})).toMatch(/<key>UsersQuota<\/key>\s*<value>5000<\/value>/);
    const iam = mockIam({ now, account: bob });
    const byDefault = await get(iam, listBob);
    expect(byDefault?.status).toBe(200);
    expect(await get(mockIam({ now, account: bob, xml: "recorded" }), listBob)).not.toEqual(byDefault);
    expect(await get(mockIam({ now, account: bob, randomSeed: 2 }), listBob)).not.toEqual(byDefault);
    expect((await get(mockIam({ account: bob, authentication: "identify" }), listBob))?.status).toBe(403);
    expect(await get(mockIam({ account: bob, claim: "own-keys" }), listBob)).toBeUndefined();
    expect(await get(iam, listBob, "http://localhost:4566/")).toBeUndefined();
    expect(await get(iam, listBob, "https://sts.amazonaws.com/")).toBeUndefined();
    expect(iam.account.accountId).toBe("123456789012");
    expect(mockIam().account.users()).toEqual([]);
  });

  test("now is the process's clock", () => {
    vi.useFakeTimers({ now: new Date("2031-01-01T00:00:00Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    for (const options of [{}, { now: undefined }])
      expect(mockIam({ account: bob, ...options }).account.user("Bob")?.CreateDate).toBe("2031-01-01T00:00:00Z");
  });

  test("journalLimit keeps the newest 10,000 attempts", { timeout: 120_000 }, async () => {
    const iam = mockIam();
    const request = () => new Request(HOST, { method: "DELETE" });
    for (let count = 0; count < 10_002; count += 1) await getResponse(iam.handlers, request());
    const ids = iam.journal.attempts.map(({ requestId }) => requestId);
    expect(ids).toHaveLength(10_000);
    const all = mockIam({ journalLimit: 3 });
    for (let count = 0; count < 3; count += 1) await getResponse(all.handlers, request());
    expect(ids[0]).toBe(all.journal.attempts[2]?.requestId);
  });
});

describe("a given option:", () => {
  test.each([
    ["http://localhost:4566", "http://localhost:4566/x"],
    ["https://localhost:4566/", "https://localhost:4566/x"],
    ["http://localhost:4566/aws///", "http://localhost:4566/aws"],
    ["http://LOCALHOST:80/aws", "http://localhost/aws/iam"],
    ["http://localhost/aws?query#hash", "http://localhost/aws/iam"],
  ])("the endpoint %s claims %s", async (endpoint, url) => {
    expect((await get(mockIam({ account: bob, endpoints: [endpoint] }), listBob, url))?.status).toBe(200);
    expect(
      await get(mockIam({ account: bob, endpoints: ["http://other.test", endpoint] }), listBob, url),
    ).toBeDefined();
  });

  test("an endpoint does not claim another path or scheme", async () => {
    const iam = mockIam({ endpoints: ["http://localhost:4566/aws/"] });
    expect(await get(iam, listBob, "http://localhost:4566/")).toBeUndefined();
    expect(await get(iam, listBob, "https://localhost:4566/aws/")).toBeUndefined();
  });

  test("a quota of 0 allows nothing, and does not affect the other quota", async () => {
    const status = async (quotas: MockIamOptions["quotas"], query: string) =>
      (await get(mockIam({ account: { Users: [{ UserName: "Bob" }] }, quotas }), query))?.status;
    expect(await status({ AccessKeysPerUser: 0 }, "Action=CreateAccessKey&UserName=Bob")).toBe(409);
    expect(await status({ UsersPerAccount: 0 }, "Action=CreateUser&UserName=Eve")).toBe(409);
    expect(await status({ AccessKeysPerUser: 0 }, "Action=CreateUser&UserName=Eve")).toBe(200);
    expect(await status({ UsersPerAccount: 0 }, "Action=CreateAccessKey&UserName=Bob")).toBe(200);
  });

  test("accountId defaults to the account in a fixture's ARNs, and must match the fixture's AccountId and ARNs", () => {
    const arn = "arn:aws:iam::222222222222:user/Bob";
    const details = { UserDetailList: [{ UserName: "Bob", Arn: arn }] };
    expect(mockIam({ account: details }).account.accountId).toBe("222222222222");
    expect(() => mockIam({ account: details, accountId: "333333333333" })).toThrow(
      'UserDetailList[0].Arn is "arn:aws:iam::222222222222:user/Bob", but this account is 333333333333. Set the option accountId',
    );
    expect(() => mockIam({ account: { AccountId: "222222222222" }, accountId: "333333333333" })).toThrow(
      'AccountId is "222222222222", but this account is 333333333333. Set the option accountId of mockIam(), or seed another mock.',
    );
  });

  test.each([
    [null, "null"],
    [undefined, "undefined"],
    ["2026-01-01", '"2026-01-01"'],
    [5, "5"],
    [{}, "an object"],
    [Promise.resolve(now()), "a promise"],
    [new Date(Number.NaN), "an invalid Date"],
  ])("now must not return %s", (value, formatted) => {
    const iam = mockIam({ now, account: bob });
    expect(() => mockIam({ now: () => value as never, account: bob })).toThrow(
      new TypeError(`The option now must return a valid Date; it returned ${formatted}.`),
    );
    expect(iam.account.users()).toHaveLength(1);
  });

  test("the lists and objects of the options are copied", async () => {
    const services: ("iam" | "sts")[] = ["iam"];
    const endpoints: string[] = [];
    const quotas = { UsersPerAccount: 1 };
    const account = { Users: [{ UserName: "Bob" }] };
    const iam = mockIam({ services, endpoints, quotas, account });
    services.push("sts");
    endpoints.push("http://localhost:4566");
    quotas.UsersPerAccount = 2;
    account.Users.push({ UserName: "Eve" });
    iam.reset();
    const sts = new Request("https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15");
    expect(await getResponse(iam.handlers, sts)).toBeUndefined();
    expect(await get(iam, listBob, "http://localhost:4566/")).toBeUndefined();
    expect(await get(iam, "Action=CreateUser&UserName=Zoe")).toMatchObject({ status: 409 });
    expect(iam.account.users()).toHaveLength(1);
  });

  test.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])("now may return %s", (date) => {
    const iam = mockIam({ now: () => new Date(date), account: bob });
    expect(iam.account.user("Bob")?.CreateDate).toBe(date);
  });

  test("the Date that now returns is copied", async () => {
    const date = now();
    const iam = mockIam({ now: () => date, account: bob });
    await get(iam, listBob);
    date.setUTCFullYear(1999);
    expect(iam.account.user("Bob")?.CreateDate).toBe("2026-03-04T05:06:07Z");
    expect(iam.journal.attempts[0]?.at).toEqual(now());
  });
});
