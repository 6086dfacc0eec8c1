import nodeHttp from "node:http";
import { IAMClient, ListAccessKeysCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { getResponse, HttpResponse, http } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import {
  clientOf,
  errorOf,
  HOST,
  listAccessKeys,
  mockOnServer,
  post,
  server,
  signedBy,
  UUID_V4,
  VERSION,
} from "../support/server.ts";

const query = `?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`;
const bob = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };

/** Whether the double answers a request, where a stranger's handler answers all the others. */
async function isClaimed(url: string, init?: RequestInit): Promise<boolean> {
  server.use(http.all("*", () => new HttpResponse("a stranger's", { status: 299 })));
  server.use(
    ...mockIam({
      account: bob,
      endpoints: ["http://localhost:4566", "http://localhost:9000/aws/", "http://anyport.test"],
    }).handlers,
  );
  return (await fetch(url, init)).status !== 299;
}

describe("what is claimed", () => {
  test.each([
    "https://iam.amazonaws.com/",
    "https://iam-fips.amazonaws.com/",
    "https://iam.global.api.aws/",
    "https://iam.cn-north-1.amazonaws.com.cn/",
    "https://iam.us-gov.amazonaws.com/",
    "https://iam.eusc-de-east-1.amazonaws.eu/",
    "https://iam.us-iso-east-1.c2s.ic.gov/",
    "https://iam.amazonaws.com.cn/",
    "https://iam.amazonaws.eu/",
    "https://iam.us-west-2.api.aws/",
    "https://iam.cn-north-1.api.amazonwebservices.com.cn/",
    "https://iam.eusc-de-east-1.api.amazonwebservices.eu/",
    "https://iam.us-isob-east-1.sc2s.sgov.gov/",
    "https://iam.us-isof-south-1.csp.hci.ic.gov/",
    "https://iam.eu-isoe-west-1.cloud.adc-e.uk/",
    "https://iam.us-iso-east-1.api.aws.ic.gov/",
    "https://iam.us-isob-east-1.api.aws.scloud/",
    "https://iam.eu-isoe-west-1.api.cloud-aws.adc-e.uk/",
    "https://iam.us-isof-south-1.api.aws.hci.ic.gov/",
    "https://iam.amazonaws.com./",
  ])("an unsigned request to the AWS host %s", async (url) => {
    expect(await isClaimed(url + query)).toBe(true);
  });

  test.each([
    "https://iam.googleapis.com/",
    "https://iam.example.com/",
    "https://iam.amazonaws.com.example.com/",
    "https://example.com/iam.amazonaws.com/",
    "https://myiam.amazonaws.com/",
    "https://s3.amazonaws.com/",
    "https://sts.amazonaws.com/",
    "https://amazonaws.com/",
    "https://iamxamazonaws.com/",
    "https://iam.amazonaws.de/",
    "https://iam.amazonwebservices.com/",
    "https://iam.apixaws/",
  ])("not an unsigned request to %s", async (url) => {
    expect(await isClaimed(url + query)).toBe(false);
  });

  test("a request signed for iam, on any host", async () => {
    expect(await isClaimed(`http://127.0.0.1:4999/${query}`, { headers: signedBy("AKIAIOSFODNN7EXAMPLE") })).toBe(true);
  });

  test("a request signed for iam with an empty region", async () => {
    const headers = signedBy("AKIAIOSFODNN7EXAMPLE", "iam", "");
    expect(await isClaimed(`http://127.0.0.1:4999/${query}`, { headers })).toBe(true);
  });

  test("a request presigned for iam, on any host", async () => {
    const credential = encodeURIComponent("AKIAIOSFODNN7EXAMPLE/20261124/us-east-1/iam/aws4_request");
    expect(await isClaimed(`http://127.0.0.1:4999/${query}&X-Amz-Credential=${credential}`)).toBe(true);
  });

  test("not a request whose asymmetric signature, which has no region, names another service", async () => {
    const signedFor = (service: string) => ({
      headers: {
        Authorization: `AWS4-ECDSA-P256-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/${service}/aws4_request, Signature=0`,
      },
    });
    expect(await isClaimed(HOST + query, signedFor("s3"))).toBe(false);
    server.resetHandlers();
    expect(await isClaimed(`http://127.0.0.1:4999/${query}`, signedFor("iam"))).toBe(true);
  });

  test("not a request signed for another service, even on IAM's host", async () => {
    expect(await isClaimed(HOST + query, { headers: signedBy("AKIAIOSFODNN7EXAMPLE", "s3") })).toBe(false);
  });

  test.each(["Bearer abc", "AWS4-HMAC-SHA256 nonsense", "AWS4-HMAC-SHA256 Credential=////aws4_request", ""])(
    "a request whose Authorization is %j as an unsigned one: by its host",
    async (Authorization) => {
      expect(await isClaimed(HOST + query, { headers: { Authorization } })).toBe(true);
      server.resetHandlers();
      expect(await isClaimed(`http://127.0.0.1:4999/${query}`, { headers: { Authorization } })).toBe(false);
    },
  );

  test.each([
    ["http://localhost:4566/", true],
    ["http://localhost:4566/anything", true],
    ["http://localhost:45661/", false],
    ["http://localhost:9000/aws", true],
    ["http://localhost:9000/aws/iam", true],
    ["http://localhost:9000/awsome", false],
    ["http://localhost:9000/", false],
    ["http://anyport.test:8123/", true],
    ["http://anyport.tests/", false],
  ])("an unsigned request to %s by the option endpoints: %s", async (url, expected) => {
    expect(await isClaimed(url + query)).toBe(expected);
  });

  test("with own-keys, only requests signed with a key that the account has or had, or with its root key", async () => {
    const iam = mockIam({ account: bob, claim: "own-keys" });
    const bobsKey = iam.clientConfig("Bob").credentials.accessKeyId;
    const answers = async (headers?: Record<string, string>) => {
      server.use(
        http.all("*", () => new HttpResponse("a stranger's", { status: 299 })),
        ...iam.handlers,
      );
      server.use(...iam.handlers);
      return (await fetch(HOST + query, headers === undefined ? {} : { headers })).status !== 299;
    };
    expect(await answers(signedBy(bobsKey))).toBe(true);
    expect(await answers(signedBy(iam.clientConfig().credentials.accessKeyId))).toBe(true);
    expect(await answers(signedBy("AKIASTRANGERSEXAMPLE"))).toBe(false);
    expect(await answers()).toBe(false);
    iam.account.deleteAccessKey("Bob", bobsKey);
    expect(await answers(signedBy(bobsKey))).toBe(true);
  });

  test("by a predicate that does not read the body, which later handlers may", async () => {
    server.use(http.all("*", async ({ request }) => HttpResponse.text(await request.text(), { status: 299 })));
    server.use(...mockIam().handlers);
    const response = await fetch("https://example.com/", { method: "POST", body: "untouched" });
    expect(await response.text()).toBe("untouched");
  });
});

describe("what comes back", () => {
  test("GET and POST get the same answer; of a POST's two places the body wins", async () => {
    mockOnServer({ account: { Users: [...bob.Users, { UserName: "Carol" }] } });
    const byGet = await (await fetch(HOST + query)).text();
    const byPost = await (await listAccessKeys({ UserName: "Bob" })).text();
    const withoutId = (xml: string) => xml.replace(/<RequestId>.*<\/RequestId>/, "");
    expect(withoutId(byPost)).toBe(withoutId(byGet));
    const both = await fetch(HOST + query, { method: "POST", body: "UserName=Carol" });
    expect(await both.text()).toContain("<UserName>Carol</UserName>");
  });

  test("AWS's headers: the body's request id, text/xml, the length that is sent, the process's date", async () => {
    mockOnServer({ account: bob, now: () => new Date("1999-01-01T00:00:00Z") });
    const response = await listAccessKeys({ UserName: "Bob" });
    const body = await response.text();
    const requestId = response.headers.get("x-amzn-requestid") ?? "";
    expect(requestId).toMatch(UUID_V4);
    expect(body).toContain(`<RequestId>${requestId}</RequestId>`);
    expect(response.headers.get("content-type")).toBe("text/xml");
    expect(response.headers.get("content-length")).toBe(String(new TextEncoder().encode(body).length));
    expect(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
  });

  test("a HEAD request gets headers and no body", async () => {
    mockOnServer({ account: bob });
    const response = await fetch(HOST + query, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    const { length } = await (await fetch(HOST + query)).text();
    expect(response.headers.get("content-length")).toBe(String(length));
    expect(response.headers.get("x-amzn-requestid")).toMatch(UUID_V4);
  });

  test("node:http is answered as fetch is", async () => {
    mockOnServer({ account: bob });
    const body = await new Promise<string>((resolve, reject) => {
      const request = nodeHttp.request(`http://iam.amazonaws.com/${query}`, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
      });
      request.on("error", reject);
      request.end();
    });
    expect(body).toContain("<UserName>Bob</UserName>");
  });

  test("an action that is not modelled gets InvalidAction, and one warning that names it", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer();
    const client = clientOf(iam);
    for (let call = 0; call < 2; call += 1)
      await expect(client.send(new ListRolesCommand({}))).rejects.toMatchObject({
        name: "InvalidAction",
        message: `Could not find operation ListRoles for version ${VERSION}`,
      });
    expect(warn.mock.calls).toHaveLength(1);
    expect(String(warn.mock.calls[0])).toMatch(/"ListRoles".*put an MSW handler before iam\.handlers/);
  });

  test("a handler placed before the double answers; one that returns nothing falls through to it", async () => {
    const iam = mockOnServer({ account: bob });
    const seen: string[] = [];
    server.use(
      http.post(HOST, async ({ request }) => {
        const body = await request.clone().text();
        seen.push(body);
        return body.includes("Action=ListRoles") ? HttpResponse.text("mine") : undefined;
      }),
    );
    expect(await (await post({ Action: "ListRoles" })).text()).toBe("mine");
    const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(1);
    expect(seen).toHaveLength(2);
  });

  test("a request without an action gets MissingAction", async () => {
    mockOnServer();
    const expected = {
      status: 400,
      type: "Sender",
      code: "MissingAction",
      message: "The request is missing an action or a required parameter.",
    };
    expect(await errorOf(await fetch(HOST))).toEqual(expected);
    expect(await errorOf(await post('{"Action":"ListAccessKeys"}'))).toEqual(expected);
    expect(await errorOf(await post("Action=&Version=2010-05-08"))).toEqual(expected);
  });

  test("a wrong or missing version gets InvalidAction", async () => {
    mockOnServer();
    const wrong = await post({ Action: "ListAccessKeys", Version: "2011-01-01" });
    expect(await errorOf(wrong)).toMatchObject({
      status: 400,
      code: "InvalidAction",
      message: "Could not find operation ListAccessKeys for version 2011-01-01",
    });
    const missing = await post("Action=ListAccessKeys");
    expect(await errorOf(missing)).toMatchObject({ status: 400, code: "InvalidAction" });
  });

  test("of two services, a request that names neither by host, signature nor version is IAM's", async () => {
    const endpoint = "http://localhost:4566/";
    mockOnServer({ services: ["sts", "iam"], endpoints: [endpoint] });
    const namespaceOf = async (version: string) =>
      /xmlns="([^"]+)"/.exec(
        await (await fetch(`${endpoint}?Action=GetCallerIdentity&Version=${version}`)).text(),
      )?.[1];
    expect(await namespaceOf("1999-01-01")).toBe("https://iam.amazonaws.com/doc/2010-05-08/");
    expect(await namespaceOf("2011-06-15")).toBe("https://sts.amazonaws.com/doc/2011-06-15/");
  });

  test.each([
    ["a parameter repeated in the body", "Action=ListAccessKeys&UserName=a&UserName=b", ""],
    ["a parameter repeated in the query", "", "?Action=ListAccessKeys&UserName=a&UserName=b"],
    ["a bad percent sequence", "Action=ListAccessKeys&UserName=%zz", ""],
    ["bytes that are not UTF-8", "Action=ListAccessKeys&UserName=%ff", ""],
    ["a lone surrogate", "Action=ListAccessKeys&UserName=%ED%A0%80", ""],
    ["a percent at the end", "Action=ListAccessKeys&UserName=%", ""],
  ])("%s gets a 400 in AWS's shape", async (_, body, search) => {
    mockOnServer();
    const response = await fetch(`${HOST}${search}`, { method: "POST", body: `Version=${VERSION}&${body}` });
    expect(await errorOf(response)).toMatchObject({ status: 400, type: "Sender", code: "InvalidQueryParameter" });
  });

  test("unknown parameters are ignored, also such without =", async () => {
    mockOnServer({ account: bob });
    const response = await post(`Action=ListAccessKeys&Version=${VERSION}&UserName=Bob&Colour=red&flag&&X-Amz-Foo=1`);
    expect(response.status).toBe(200);
  });

  test("any Content-Type will do for a form", async () => {
    mockOnServer({ account: bob });
    for (const type of ["application/x-www-form-urlencoded; charset=UTF-8", "text/plain", "application/json"])
      expect((await listAccessKeys({ UserName: "Bob" }, { "Content-Type": type })).status).toBe(200);
  });

  test("a defect of the test's own function answers InternalFailure 500, printed and journalled", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const defect = new Error("the clock is broken");
    let isBroken = false;
    const iam = mockOnServer({
      account: bob,
      now: () => {
        if (isBroken) throw defect;
        return new Date();
      },
    });
    isBroken = true;
    const answer = await errorOf(await listAccessKeys({ UserName: "Bob" }));
    expect(answer).toEqual({ status: 500, type: "Receiver", code: "InternalFailure", message: expect.any(String) });
    expect(iam.journal.attempts[0]).toMatchObject({ status: 500, errorCode: "InternalFailure", internal: defect });
    expect(error.mock.calls[0]).toContain(defect);
  });

  test("a body that an earlier handler consumed is reported as the test's defect", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const iam = mockOnServer({ account: bob });
    server.use(
      http.post(HOST, async ({ request }) => {
        await request.text();
      }),
    );
    expect((await listAccessKeys({ UserName: "Bob" })).status).toBe(500);
    expect(String(iam.journal.attempts[0]?.internal)).toMatch(/read request\.clone\(\) instead/);
  });

  test("a body without a single = is no form, and is ignored where the query has the action", async () => {
    mockOnServer({ account: bob });
    for (const body of ['{"a":"100%"}', "<a>&amp;&amp;</a>", "&&%"])
      expect((await fetch(HOST + query, { method: "POST", body })).status).toBe(200);
  });

  test("a body that breaks off leaves no answer, no defect, and does not keep later requests waiting", async () => {
    const iam = mockOnServer({ account: bob });
    const endless = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("Action="));
      },
    });
    const controller = new AbortController();
    const init = { method: "POST", body: endless, duplex: "half", signal: controller.signal } as RequestInit;
    const broken = getResponse(iam.handlers, new Request(HOST, init));
    broken.catch(() => undefined);
    const later = getResponse(iam.handlers, new Request(HOST + query));
    await vi.waitUntil(() => iam.journal.attempts.length === 2, { timeout: 30_000 });
    controller.abort();
    expect((await later)?.status).toBe(200);
    expect(iam.journal.attempts.map(({ status, internal }) => [status, internal])).toEqual([
      [undefined, undefined],
      [200, undefined],
    ]);
  });

  test("a body that never ends does not outlive reset", async () => {
    const iam = mockOnServer({ account: bob });
    const init = { method: "POST", body: new ReadableStream(), duplex: "half" } as RequestInit;
    const pending = getResponse(iam.handlers, new Request(HOST, init));
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    iam.reset();
    expect((await pending)?.type).toBe("error");
  });

  test("requests take effect in the order in which they arrive, however slowly their bodies come", async () => {
    const iam = mockOnServer({ account: bob });
    const slow = new ReadableStream({
      async start(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        controller.enqueue(new TextEncoder().encode(`Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`));
        controller.close();
      },
    });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    const first = getResponse(
      iam.handlers,
      new Request(HOST, { method: "POST", body: slow, duplex: "half" } as RequestInit),
    );
    const second = getResponse(iam.handlers, new Request(HOST + query));
    expect([(await first)?.status, (await second)?.status]).toEqual([500, 200]);
  });
});

test("the SDK is claimed on a custom endpoint, with any region", async () => {
  const iam = mockOnServer({ account: bob });
  const client = new IAMClient({ ...iam.clientConfig("Bob"), endpoint: "http://localhost:4566", region: "eu-west-3" });
  const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({}));
  expect(AccessKeyMetadata).toHaveLength(1);
});
