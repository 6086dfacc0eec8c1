import { once } from "node:events";
import { type IncomingMessage, type RequestOptions, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { http } from "msw";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { serving } from "../support/http-server.ts";

interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A server whose handler records each request. */
async function recording() {
  const requests: RecordedRequest[] = [];
  const handler = http.all("*", async ({ request: { method, url, headers }, request: received }) => {
    requests.push({ method, url, headers, body: await received.text() });
    return new Response("recorded");
  });
  return { requests, endpoint: await serving({ handlers: () => [handler] }) };
}

async function send(endpoint: string, options: RequestOptions, body?: string | Buffer): Promise<IncomingMessage> {
  const { hostname, port } = new URL(endpoint);
  const outgoing = request({ hostname, port, agent: false, ...options });
  outgoing.end(body);
  const [incoming]: IncomingMessage[] = await once(outgoing, "response");
  if (incoming === undefined) throw new Error("There was no response.");
  return incoming;
}

/** Sends bytes as they are, and reads until the server closes. */
async function sendBytes(endpoint: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(endpoint);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  socket.write(bytes);
  return text(socket);
}

describe("a handler receives", () => {
  test.each([
    ["X-Many", ["a", "b", "c"], "a, b, c"],
    ["X-Many", ["a", "a"], "a, a"],
    ["X-Empty", ["", "a"], ", a"],
    // Node keeps only the first value of these headers.
    ["User-Agent", ["one", "other"], "one, other"],
    ["Authorization", ["AWS4-HMAC-SHA256 a", "Bearer b"], "AWS4-HMAC-SHA256 a, Bearer b"],
    ["X-Amz-Date", ["20261124T103010Z", "20261124T103011Z"], "20261124T103010Z, 20261124T103011Z"],
  ])("the header %s with all of its values %j", async (name, values, expected) => {
    const { requests, endpoint } = await recording();
    const lines = values.map((value) => `${name}: ${value}\r\n`).join("");
    await sendBytes(endpoint, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Other: 1\r\n${lines}\r\n`);
    expect(requests.map(({ headers }) => [headers.get(name), headers.get("x-other")])).toEqual([[expected, "1"]]);
  });

  test("the host that the request names", async () => {
    const { requests, endpoint } = await recording();
    await send(endpoint, { headers: { Host: "iam.amazonaws.com" } });
    expect(requests[0]?.headers.get("host")).toBe("iam.amazonaws.com");
  });

  test.each([
    ["/", "/"],
    ["/?Action=ListUsers&a=%2F+b", "/?Action=ListUsers&a=%2F+b"],
    ["/some/path?", "/some/path"],
    ["//a//b?c=d", "//a//b?c=d"],
    ["http://iam.amazonaws.com:81/x?y=z", "/x?y=z"],
    ["/http://a/", "/http://a/"],
  ])("the target %s as %s", async (path, expected) => {
    const { requests, endpoint } = await recording();
    await send(endpoint, { path });
    expect(requests.map(({ url }) => url)).toEqual([`http://msw-iam.localhost${expected}`]);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("the body of a %s unchanged", async (method) => {
    const { requests, endpoint } = await recording();
    await send(endpoint, { method, headers: { "Content-Length": 8 } }, "a=ë€1");
    await send(endpoint, { method, headers: { "Content-Length": 0 } });
    expect(requests).toMatchObject([
      { method, body: "a=ë€1" },
      { method, body: "" },
    ]);
  });

  test("the whole of a body that arrives in pieces", async () => {
    const { requests, endpoint } = await recording();
    const { hostname, port } = new URL(endpoint);
    const outgoing = request({ hostname, port, agent: false, method: "POST" });
    for (const piece of ["Action=", "List", "Users"]) await new Promise((resolve) => outgoing.write(piece, resolve));
    outgoing.end();
    await once(outgoing, "response");
    expect(requests).toMatchObject([{ body: "Action=ListUsers" }]);
  });

  test.each(["GET", "HEAD"])("no body for a %s, even if one was sent", async (method) => {
    const { requests, endpoint } = await recording();
    const incoming = await send(endpoint, { method, headers: { "Content-Length": 3 } }, "a=b");
    expect([incoming.statusCode, requests.length, requests[0]?.method, requests[0]?.body]).toEqual([
      200,
      1,
      method,
      "",
    ]);
  });

  test("an abort signal when the client has gone", async () => {
    const aborted = vi.fn();
    const handler = http.all("*", ({ request: { signal } }) => {
      signal.addEventListener("abort", aborted);
      return new Promise<undefined>(() => {});
    });
    const endpoint = await serving({ handlers: () => [handler] });
    const { hostname, port } = new URL(endpoint);
    const outgoing = request({ hostname, port, agent: false });
    outgoing.on("error", () => {});
    outgoing.end();
    await vi.waitFor(() => expect(outgoing.socket?.bytesWritten).toBeGreaterThan(0), { timeout: 30_000 });
    outgoing.destroy();
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledTimes(1), { timeout: 30_000 });
  });
});

test("an incomplete request reaches neither a handler nor the control API", async () => {
  const control = vi.fn(() => new Response());
  const handlers = vi.fn(() => [http.all("*", () => new Response("whole"))]);
  const endpoint = await serving({ handlers, control });
  const { hostname, port } = new URL(endpoint);
  for (const path of ["/", "/_msw-iam/reset"]) {
    const socket = connect(Number(port), hostname);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nAction=`, () => socket.destroy());
    await once(socket, "close");
  }
  for (let sent = 0; sent < 3; sent += 1) await send(endpoint, {});
  expect([handlers.mock.calls.length, control.mock.calls.length]).toEqual([3, 0]);
});

describe("a body", () => {
  const MEGABYTES_16 = 16 * 1024 * 1024;

  test("of 16 MB is accepted", async () => {
    const { requests, endpoint } = await recording();
    const incoming = await send(endpoint, { method: "POST" }, Buffer.alloc(MEGABYTES_16, "x"));
    expect([incoming.statusCode, requests[0]?.body.length]).toEqual([200, MEGABYTES_16]);
  });

  test.each([
    ["a byte more", 1, "/"],
    ["twice as much", MEGABYTES_16, "/"],
    ["a byte more, for the control API,", 1, "/_msw-iam/seed"],
  ])("of %s is refused", async (_, more, path) => {
    const control = vi.fn(() => new Response());
    const handlers = vi.fn(() => []);
    const endpoint = await serving({ handlers, control });
    const incoming = await send(endpoint, { method: "POST", path }, Buffer.alloc(MEGABYTES_16 + more));
    expect([incoming.statusCode, incoming.headers["content-type"], await text(incoming)]).toEqual([
      413,
      "text/plain; charset=utf-8",
      "msw-iam accepts bodies of up to 16 MB.\n",
    ]);
    expect([handlers.mock.calls, control.mock.calls]).toEqual([[], []]);
  });
});

test.each([
  ["/_msw-iam/reset", "reset"],
  ["/_msw-iam/reset?a?b", "reset"],
  ["/_msw-iam/a/b", "a/b"],
  ["/_msw-iam/", ""],
  ["/_msw-iam/seed?%0A", "seed"],
])("the control API receives the name, method and body of %s", async (path, name) => {
  const control = vi.fn(() => new Response("yes", { status: 202 }));
  const endpoint = await serving({ control });
  const incoming = await send(endpoint, { method: "PUT", path }, "ë");
  expect([incoming.statusCode, await text(incoming)]).toEqual([202, "yes"]);
  expect(control.mock.calls).toEqual([[{ method: "PUT", name, body: "ë" }]]);
});

test("the handlers are read again for each request", async () => {
  const bodies = ["first", "second"];
  const endpoint = await serving({ handlers: () => [http.get("*", () => new Response(bodies.shift()))] });
  for (const body of ["first", "second"]) expect(await (await fetch(endpoint)).text()).toBe(body);
});
