import nodeHttp from "node:http";
import { ListAccessKeysCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { getResponse, HttpResponse, http } from "msw";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import {
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

describe("responses", () => {
  test("GET and POST get the same response, and a body takes precedence over a query", async () => {
    mockOnServer({ account: { Users: [...bob.Users, { UserName: "Carol" }] } });
    const byGet = await (await fetch(HOST + query)).text();
    const byPost = await (await listAccessKeys({ UserName: "Bob" })).text();
    const withoutId = (xml: string) => xml.replace(/<RequestId>.*<\/RequestId>/, "");
    expect(withoutId(byPost)).toBe(withoutId(byGet));
    const both = await fetch(HOST + query, { method: "POST", body: "UserName=Carol" });
    expect(await both.text()).toContain("<UserName>Carol</UserName>");
  });

  test("a response has the body's request id, its type and length, and the process's date in its headers", async () => {
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

  test("node:http gets a response like fetch", async () => {
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

  test("an unsupported action gets InvalidAction, and is named in one warning", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer();
    const client = clientOf(iam);
    for (let call = 0; call < 2; call += 1)
      await expect(client.send(new ListRolesCommand({}))).rejects.toMatchObject({
        name: "InvalidAction",
        message: `Could not find operation ListRoles for version ${VERSION}`,
      });
    expect(warn.mock.calls).toHaveLength(1);
    expect(String(warn.mock.calls[0])).toMatch(/"ListRoles".*write iam\.respond\("ListRoles"/);
  });

  test("a handler before the mock's may respond, or return nothing to leave the request to the mock", async () => {
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
  });

  test("an unknown or missing version gets InvalidAction", async () => {
    mockOnServer();
    const unknown = await post({ Action: "ListAccessKeys", Version: "2011-01-01" });
    expect(await errorOf(unknown)).toMatchObject({
      status: 400,
      code: "InvalidAction",
      message: "Could not find operation ListAccessKeys for version 2011-01-01",
    });
    const missing = await post("Action=ListAccessKeys");
    expect(await errorOf(missing)).toMatchObject({ status: 400, code: "InvalidAction" });
  });

  test("with two services, a request whose version is unknown is treated as IAM's", async () => {
    const endpoint = "http://localhost:4566/";
    mockOnServer({ services: ["sts", "iam"], endpoints: [endpoint] });
    const namespaceOf = async (version: string) =>
      /xmlns="([^"]+)"/.exec(await (await fetch(`${endpoint}?Version=${version}`)).text())?.[1];
    expect(await namespaceOf("1999-01-01")).toBe("https://iam.amazonaws.com/doc/2010-05-08/");
    expect(await namespaceOf("2011-06-15")).toBe("https://sts.amazonaws.com/doc/2011-06-15/");
  });

  test.each([
    ["a bad percent sequence in the query", "", "?Action=ListAccessKeys&UserName=%zz"],
    ["a bad percent sequence", "Action=ListAccessKeys&UserName=%zz", ""],
    ["bytes that are not UTF-8", "Action=ListAccessKeys&UserName=%ff", ""],
    ["a lone surrogate", "Action=ListAccessKeys&UserName=%ED%A0%80", ""],
    ["a percent at the end", "Action=ListAccessKeys&UserName=%", ""],
  ])("%s gets InvalidQueryParameter", async (_, body, search) => {
    mockOnServer();
    const response = await fetch(`${HOST}${search}`, { method: "POST", body: `Version=${VERSION}&${body}` });
    expect(await errorOf(response)).toMatchObject({ status: 400, type: "Sender", code: "InvalidQueryParameter" });
  });

  test("unknown parameters are ignored, even without =", async () => {
    mockOnServer({ account: bob });
    const response = await post(`Action=ListAccessKeys&Version=${VERSION}&UserName=Bob&Colour=red&flag&&X-Amz-Foo=1`);
    expect(response.status).toBe(200);
  });

  test("a form is accepted with any Content-Type", async () => {
    mockOnServer({ account: bob });
    for (const type of ["application/x-www-form-urlencoded; charset=UTF-8", "text/plain", "application/json"])
      expect((await listAccessKeys({ UserName: "Bob" }, { "Content-Type": type })).status).toBe(200);
  });

  test("an error thrown by now gets InternalFailure, and is printed and recorded in the journal", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const cause = new Error("the clock is broken");
    let isBroken = false;
    const iam = mockOnServer({
      account: bob,
      now: () => {
        if (isBroken) throw cause;
        return new Date();
      },
    });
    isBroken = true;
    const answer = await errorOf(await listAccessKeys({ UserName: "Bob" }));
    expect(answer).toEqual({ status: 500, type: "Receiver", code: "InternalFailure", message: expect.any(String) });
    expect(iam.journal.attempts[0]).toMatchObject({ status: 500, errorCode: "InternalFailure", internal: cause });
    expect(error.mock.calls[0]).toContain(cause);
  });

  test("a body that an earlier handler has read gets a 500, and the journal says to read a clone", async () => {
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

  test("a body without = is ignored if the query has the action", async () => {
    mockOnServer({ account: bob });
    for (const body of ['{"a":"100%"}', "<a>&amp;&amp;</a>", "&&%"])
      expect((await fetch(HOST + query, { method: "POST", body })).status).toBe(200);
  });

  test.each<["POST" | "PUT", string]>([
    ["POST", "200 undefined"],
    ["PUT", "400 MissingAction"],
  ])(
    "the body of a %s with an action gets %s, even if an authenticator sees the bodies of all methods",
    async (method, expected) => {
      const bodies: string[] = [];
      const iam = mockOnServer({
        account: bob,
        authentication: {
          async authenticate({ body }) {
            bodies.push(body);
            return undefined;
          },
        },
      });
      const body = `Action=ListUsers&Version=${VERSION}`;
      const headers = signedBy(iam.clientConfig().credentials.accessKeyId);
      await fetch(HOST, { method, body, headers });
      expect(iam.journal.attempts.map(({ status, errorCode }) => `${status} ${errorCode}`)).toEqual([expected]);
      expect(bodies).toEqual([body]);
    },
  );

  test("a body that breaks off leaves no status or error in the journal, and does not block later requests", async () => {
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

  test("a request whose body never ends gets a network error at reset", async () => {
    const iam = mockOnServer({ account: bob });
    const init = { method: "POST", body: new ReadableStream(), duplex: "half" } as RequestInit;
    const pending = getResponse(iam.handlers, new Request(HOST, init));
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    iam.reset();
    expect((await pending)?.type).toBe("error");
  });

  test("requests take effect in the order received, even if an earlier body is slower", async () => {
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
