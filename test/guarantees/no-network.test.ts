import { readFileSync } from "node:fs";
import nodeHttps from "node:https";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as iamSdk from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { type MockIam, mockIam } from "msw-iam";
import { afterAll, afterEach, beforeAll, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { HOST, VERSION } from "../support/hosts.ts";
import { blockNetwork } from "../support/network.ts";

const { CreateAccessKeyCommand, GetUserCommand, IAMClient, ListAccessKeysCommand } = iamSdk;
const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };
const bypass = { onUnhandledFrame: "bypass", onUnhandledRequest: "bypass" } as const;
const query = `?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`;

// The block is below the server, which passes unhandled requests on to the network.
let network: Awaited<ReturnType<typeof blockNetwork>>;
const server = setupServer();
beforeAll(async () => {
  network = await blockNetwork();
  server.listen(bypass);
});
afterEach(() => {
  vi.useRealTimers();
  server.resetHandlers();
  network.attempted.length = 0;
});
afterAll(() => {
  server.close();
  network.unblock();
});

function mockOnServer(options?: Parameters<typeof mockIam>[0]): MockIam {
  const iam = mockIam(options);
  server.use(...iam.handlers);
  return iam;
}

/** Returns which handler responds to a request: the mock's, another one, or none, so that the request goes to the network. */
async function responderOf(url = HOST + query, init?: RequestInit): Promise<"mock" | "other handler" | "network"> {
  const before = network.attempted.length;
  const response = await fetch(url, init).catch(() => undefined);
  expect(response === undefined).toBe(network.attempted.length > before);
  if (response === undefined) return "network";
  return response.status === 299 ? "other handler" : "mock";
}

// The SDK's partitions, endpoint rules and commands, read from its files.
const require = createRequire(import.meta.url);
const filesOf = (name: string, from = require) => dirname(dirname(from.resolve(name)));
const iamFiles = filesOf("@aws-sdk/client-iam");
const coreFiles = dirname(createRequire(join(iamFiles, "package.json")).resolve("@aws-sdk/core/package.json"));
const partitionsFile = join(coreFiles, "dist-es/submodules/client/util-endpoints/lib/aws/partitions.js");

interface Variant {
  readonly region: string;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

const partitionsText = readFileSync(partitionsFile, "utf8");
const { partitions }: { partitions: { regions: object }[] } = JSON.parse(
  partitionsText.slice(partitionsText.indexOf("{"), partitionsText.lastIndexOf("}") + 1),
);
const regions = partitions.flatMap((partition) => Object.keys(partition.regions));
const variants: readonly Variant[] = regions.flatMap((region) =>
  [true, false].flatMap((useFipsEndpoint) =>
    [true, false].map((useDualstackEndpoint) => ({ region, useFipsEndpoint, useDualstackEndpoint })),
  ),
);

type EndpointProvider = (parameters: { Region: string; UseFIPS: boolean; UseDualStack: boolean }) => { url: URL };

/** Returns each endpoint of the SDK's rules with one of its variants. Some variants have no endpoint. */
function endpointsOf(provider: EndpointProvider): Map<string, Variant> {
  const endpoints = new Map<string, Variant>();
  for (const variant of variants) {
    try {
      const { region: Region, useFipsEndpoint: UseFIPS, useDualstackEndpoint: UseDualStack } = variant;
      endpoints.set(provider({ Region, UseFIPS, UseDualStack }).url.href, variant);
    } catch (error) {
      expect(String(error)).toMatch(/does not support/);
    }
  }
  return endpoints;
}

const iamEndpoints = endpointsOf(new IAMClient({ region: "us-east-1" }).config.endpointProvider);
const stsEndpoints = endpointsOf((parameters) => new STSClient({}).config.endpointProvider(parameters));

type Command = typeof GetUserCommand;
const isCommand = (value: unknown): value is Command => typeof value === "function" && /.Command$/.test(value.name);
const commands = Object.values(iamSdk).filter(isCommand);
const sdkActions = commands.map((command) => command.name.replace("Command", ""));
const unsupportedActions = sdkActions.filter((name) => !(actionNames as readonly string[]).includes(name));

/** Returns every item in a long run, and otherwise every sixth. */
const sample = <Item>(items: readonly Item[]) =>
  inject("isThorough") ? items : items.filter((_, index) => index % 6 === 0);

describe("with MSW set to bypass unhandled requests, the mock lets none of its requests reach the network", () => {
  test("an unhandled request reaches the network and is recorded", async () => {
    expect(await responderOf("https://iam.example.com/")).toBe("network");
    expect(await responderOf("http://127.0.0.1:4999/")).toBe("network");
    expect(network.attempted).toEqual(["iam.example.com", "127.0.0.1:4999"]);
  });

  test("the endpoints under test include every literal endpoint of the SDK's rules", () => {
    const rules = readFileSync(join(iamFiles, "dist-es/endpoint/bdd.js"), "utf8");
    const literal = [...rules.matchAll(/"(https:\/\/[^"{]+)"/g)].map(([, url]) => `${url}/`);
    expect([...iamEndpoints.keys()]).toEqual(expect.arrayContaining(literal));
    expect(literal.length).toBeGreaterThan(25);
    expect(regions.length).toBeGreaterThan(35);
  });

  test("no signed request of the SDK reaches the network, for any endpoint of its rules", async ({ signal }) => {
    const iam = mockOnServer({ account });
    const variants = sample([...iamEndpoints.values()]);
    for (const variant of variants) {
      signal.throwIfAborted();
      const client = new IAMClient({ ...iam.clientConfig("Bob"), ...variant, maxAttempts: 1 });
      expect((await client.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(2);
    }
    expect(network.attempted).toEqual([]);
    expect(iam.journal.calls).toHaveLength(variants.length);
  });

  test("no command of the SDK reaches the network, whether the mock implements its action or not", async ({
    signal,
  }) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer({ account });
    const client = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
    const sampled = sample(commands);
    for (const Command of sampled) {
      signal.throwIfAborted();
      await client.send(new Command({})).catch(() => {});
    }
    expect(network.attempted).toEqual([]);
    expect(iam.journal.calls.map(({ action }) => `${action}Command`)).toEqual(sampled.map(({ name }) => name));
    expect(unsupportedActions.length).toBeGreaterThan(100);
  });

  test("no unsigned request reaches the network, through fetch or node:https, for any endpoint", async ({ signal }) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer({ account });
    const actions = inject("isThorough")
      ? [...actionNames, ...unsupportedActions.slice(0, 5), ""]
      : ["ListUsers", "ListRoles"];
    const endpoints = sample([...iamEndpoints.keys()]);
    for (const endpoint of endpoints) {
      signal.throwIfAborted();
      for (const action of actions) await fetch(`${endpoint}?Action=${action}&Version=${VERSION}`);
      await new Promise<void>((resolve, reject) => {
        nodeHttps.get(`${endpoint}${query}`, (response) => response.resume().on("end", resolve)).on("error", reject);
      });
    }
    expect(network.attempted).toEqual([]);
    expect(iam.journal.attempts).toHaveLength(endpoints.length * (actions.length + 1));
  });

  test("no STS request reaches the network, signed or unsigned, if the mock claims STS", async ({ signal }) => {
    const iam = mockOnServer({ account, services: ["iam", "sts"] });
    for (const [endpoint, variant] of sample([...stsEndpoints])) {
      signal.throwIfAborted();
      const client = new STSClient({ ...iam.clientConfig("Bob"), ...variant, maxAttempts: 1 });
      expect((await client.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/Bob$/);
      expect((await fetch(`${endpoint}?Action=GetCallerIdentity&Version=2011-06-15`)).status).toBe(200);
    }
    expect(network.attempted).toEqual([]);
  });
});

describe("the mock does not claim requests of other services", () => {
  const signedFor = (service: string) => ({
    Authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  });

  test.each<[string, string, RequestInit?]>([
    ["signed for S3", "https://bucket.s3.amazonaws.com/key"],
    ["signed for S3, to IAM's host", HOST + query, { headers: signedFor("s3") }],
    ["signed for Identity Center", "https://sso.us-east-1.amazonaws.com/", { headers: signedFor("sso") }],
    ["signed for a service whose name begins with iam", HOST + query, { headers: signedFor("iamx") }],
    ["presigned for S3", `https://b.s3.amazonaws.com/?X-Amz-Credential=A%2F20261124%2Fus-east-1%2Fs3%2Faws4_request`],
    ["for STS, which is not claimed", "https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"],
    ["for Google's IAM", `https://iam.googleapis.com/${query}`],
    ["for IBM's IAM", `https://iam.cloud.ibm.com/${query}`],
    ["for a host that ends like AWS's", `https://iam.evilamazonaws.com/${query}`],
    ["for a bucket named iam", `https://iam.s3.amazonaws.com.example/${query}`],
    ["for localhost", `http://localhost:4566/${query}`],
    [
      "for another host with IAM's parameters in the body",
      "https://example.com/",
      { method: "POST", body: query.slice(1) },
    ],
    ["with a Bearer token", "https://example.com/", { headers: { Authorization: "Bearer AWS4-HMAC-SHA256" } }],
  ])("a request %s reaches another handler", async (_, url, init) => {
    server.use(http.all("*", () => new HttpResponse(null, { status: 299 })));
    const iam = mockOnServer({ account });
    expect(await responderOf(url, init)).toBe("other handler");
    expect(iam.journal.attempts).toEqual([]);
  });

  test("a request that the SDK signs for STS is neither claimed nor sent to the network", async ({ signal }) => {
    server.use(http.all("*", () => new HttpResponse(null, { status: 299 })));
    const iam = mockOnServer({ account });
    for (const variant of [...stsEndpoints.values()].slice(0, 20)) {
      signal.throwIfAborted();
      await new STSClient({ ...iam.clientConfig(), ...variant }).send(new GetCallerIdentityCommand({})).catch(() => {});
    }
    expect([iam.journal.attempts, network.attempted]).toEqual([[], []]);
  });
});

describe("with the methods of MSW's server", () => {
  test("a request reaches the network after resetHandlers(), and the same mock again after use()", async () => {
    const iam = mockOnServer({ account });
    expect(await responderOf()).toBe("mock");
    server.resetHandlers();
    expect(await responderOf()).toBe("network");
    server.use(...iam.handlers);
    expect(await responderOf()).toBe("mock");
    expect(iam.journal.attempts).toHaveLength(2);
  });

  test("a request reaches the boundary's mock inside a boundary, and the network outside", async () => {
    const iam = mockIam({ account });
    const inside = server.boundary(async () => {
      server.use(...iam.handlers);
      return responderOf();
    });
    expect([await inside(), await responderOf()]).toEqual(["mock", "network"]);
  });

  test("of two listening servers, the last one responds, and each request takes effect once", async () => {
    const [first, second] = [mockOnServer({ account }), mockIam({ account: { Users: [{ UserName: "Eve" }] } })];
    const other = setupServer(...second.handlers);
    other.listen(bypass);
    onTestFinished(() => {
      other.close();
      server.close();
      server.listen(bypass);
    });
    await new IAMClient(second.clientConfig()).send(new CreateAccessKeyCommand({ UserName: "Eve" }));
    await fetch(`${HOST}?Action=CreateAccessKey&UserName=Eve&Version=${VERSION}`);
    expect(second.account.user("Eve")?.AccessKeys).toHaveLength(2);
    expect([first, second].map((iam) => iam.journal.attempts.length)).toEqual([0, 2]);
    expect(network.attempted).toEqual([]);
  });

  test("requests reach the network after one of two listening servers is closed", async () => {
    mockOnServer({ account });
    const other = setupServer();
    other.listen(bypass);
    other.close();
    onTestFinished(() => {
      server.close();
      server.listen(bypass);
    });
    expect(await responderOf()).toBe("network");
  });

  test("a request reaches the network while the server is closed, and the mock once it listens again", async () => {
    const iam = mockOnServer({ account });
    server.close();
    expect(await responderOf()).toBe("network");
    expect(network.attempted).toEqual(["iam.amazonaws.com"]);
    server.listen(bypass);
    server.resetHandlers(...iam.handlers);
    expect(await responderOf()).toBe("mock");
  });
});
