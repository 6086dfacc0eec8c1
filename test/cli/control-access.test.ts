import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { controlAccessProblem } from "../../src/cli/control-access.ts";
import { type Served, serve } from "../support/command.ts";
import { bob, fixture, names } from "../support/fixture-file.ts";
import { serving } from "../support/http-server.ts";

/** Sends a request as it is written, and returns its status and body. */
async function sendRaw(endpoint: string, line: string, headers: readonly string[], body = "") {
  const { hostname, port } = new URL(endpoint);
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ""));
  onTestFinished(() => {
    socket.destroy();
  });
  const head = [`${line} HTTP/1.1`, ...headers, "Connection: close", `Content-Length: ${Buffer.byteLength(body)}`];
  socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  const [, status = "", content = ""] = /^HTTP\/1\.1 (\d+) [\s\S]*?\r\n\r\n([\s\S]*)$/.exec(await text(socket)) ?? [];
  return { status: Number(status), content };
}

const portOf = (endpoint: string) => new URL(endpoint).port;

describe("a control request", () => {
  async function statusOf(headers: (port: string) => readonly string[], host = "127.0.0.1") {
    const control = vi.fn(() => new Response(null, { status: 204 }));
    const endpoint = await serving({ control, host });
    const { status } = await sendRaw(endpoint, "POST /_msw-iam/reset", headers(portOf(endpoint)));
    return [status, control.mock.calls.length];
  }

  test.each([
    "localhost",
    "LocalHost:80",
    "localhost:4566",
    "iam.localhost",
    "a.b.localhost:1",
    "127.0.0.1",
    "127.0.0.1:4566",
    "127.255.0.254:4566",
    "[::1]",
    "[::1]:4566",
    "[0:0:0:0:0:0:0:1]:4566",
  ])("is accepted with the Host %s", async (host) => {
    expect(await statusOf(() => [`Host: ${host}`])).toEqual([204, 1]);
  });

  test.each([
    "",
    "evil.example",
    "evil.example:4566",
    "localhost.evil.example",
    "localhost.",
    "notlocalhost",
    ".localhost",
    "127.0.0.1.evil.example",
    "127.0.0.256",
    "127.0.0",
    "128.0.0.1",
    "10.127.0.0.1",
    "0.0.0.0",
    "0.0.0.0:4566",
    "[::]",
    "[::2]:4566",
    "[::1].evil.example",
    "evil.example@localhost",
    "localhost/evil.example",
    "localhost:evil",
    "localhost:1:2",
    "localhost, evil.example",
  ])("is refused with the Host %j", async (host) => {
    expect(await statusOf(() => [`Host: ${host}`])).toEqual([403, 0]);
  });

  test.each([
    ["0.0.0.0", "0.0.0.0:4566"],
    ["localhost", "LOCALHOST"],
  ])("is accepted with the address of --host %s", async (host, sent) => {
    expect(await statusOf(() => [`Host: ${sent}`], host)).toEqual([204, 1]);
    expect(await statusOf(() => ["Host: evil.example"], host)).toEqual([403, 0]);
  });

  test.each([
    ["two hosts", ["Host: localhost", "Host: evil.example"]],
    ["two hosts, the foreign one first", ["Host: evil.example", "Host: localhost"]],
  ])("is refused with %s", async (_, headers) => {
    const [status, calls] = await statusOf(() => headers);
    expect([400, 403]).toContain(status);
    expect(calls).toBe(0);
  });

  test("is refused without a Host", async () => {
    const control = vi.fn(() => new Response());
    const endpoint = await serving({ control });
    const { hostname, port } = new URL(endpoint);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => {
      socket.destroy();
    });
    socket.write("POST /_msw-iam/reset HTTP/1.0\r\n\r\n");
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /);
    expect(control).not.toHaveBeenCalled();
  });

  test.each([
    ["127.0.0.1", "http://127.0.0.1"],
    ["localhost", "http://localhost"],
    ["LOCALHOST", "http://localhost"],
  ])("is accepted with the Host %s from the origin %s of the same port", async (host, origin) => {
    expect(await statusOf((port) => [`Host: ${host}:${port}`, `Origin: ${origin}:${port}`])).toEqual([204, 1]);
  });

  test.each<[string, (port: string) => string]>([
    ["another site", () => "https://evil.example"],
    ["another site of the same port", (port) => `http://evil.example:${port}`],
    ["another port of this machine", () => "http://localhost:3000"],
    ["this machine without a port", () => "http://localhost"],
    ["another name of this machine", (port) => `http://127.0.0.1:${port}`],
    ["https", (port) => `https://localhost:${port}`],
    ["an origin that begins like the server's", (port) => `http://localhost:${port}.evil.example`],
    ["an opaque origin", () => "null"],
    ["an empty origin", () => ""],
    ["a browser extension", () => "chrome-extension://abcdefgh"],
  ])("is refused from %s", async (_, origin) => {
    expect(await statusOf((port) => [`Host: localhost:${port}`, `Origin: ${origin(port)}`])).toEqual([403, 0]);
  });

  test.each(["cross-site", "same-site"])("is refused from a %s page that sends no Origin", async (site) => {
    expect(await statusOf((port) => [`Host: localhost:${port}`, `Sec-Fetch-Site: ${site}`])).toEqual([403, 0]);
  });

  test.each(["none", "same-origin"])("is accepted with the Sec-Fetch-Site %s", async (site) => {
    expect(await statusOf((port) => [`Host: localhost:${port}`, `Sec-Fetch-Site: ${site}`])).toEqual([204, 1]);
  });

  test("is refused if one of its origins is foreign", async () => {
    const headers = (port: string) => [
      `Host: localhost:${port}`,
      `Origin: http://localhost:${port}`,
      "Origin: https://evil.example",
    ];
    expect(await statusOf(headers)).toEqual([403, 0]);
  });
});

describe("a foreign page", () => {
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
  const routes = ["reset", "seed", "journal", "", "nothing", "journal?a=b"] as const;
  const pages: readonly (readonly [string, (port: string) => readonly string[]])[] = [
    ["another origin", (port) => [`Host: localhost:${port}`, "Origin: https://evil.example"]],
    ["a host name that was rebound", (port) => [`Host: evil.example:${port}`]],
    ["another site that requests it as an image", (port) => [`Host: localhost:${port}`, "Sec-Fetch-Site: cross-site"]],
    ["a rebound page", (port) => [`Host: evil.example:${port}`, `Origin: http://evil.example:${port}`]],
  ];

  const attempt = (served: Served, method: string, route: string, headers: readonly string[]) =>
    sendRaw(served.endpoint, `${method} /_msw-iam/${route}`, headers, JSON.stringify({ Users: [{ UserName: "Eve" }] }));

  test.each(pages)("from %s reaches no route by any method", async (_, headersOf) => {
    const served = await serve(fixture(bob(1)));
    for (const route of routes)
      for (const method of methods) {
        const { status } = await attempt(served, method, route, headersOf(portOf(served.endpoint)));
        expect([method, route, status]).toEqual([method, route, 403]);
      }
    expect(await names(served.client())).toEqual(["Bob"]);
  });

  test("reads what was wrong and what was expected, and nothing of the journal", async () => {
    const served = await serve(fixture(bob(1)));
    const port = portOf(served.endpoint);
    const messageFor = async (...headers: string[]) => {
      const { content } = await attempt(served, "GET", "journal", headers);
      return JSON.parse(content.replace(/^[^{]*|[^}]*$/g, ""));
    };
    expect(await messageFor(`Host: localhost:${port}`, "Origin: https://evil.example")).toEqual({
      message:
        'The Origin header is "https://evil.example"; expected none, since web pages cannot use this server. Send the request from a program.',
    });
    expect(await messageFor("Host: evil.example")).toEqual({
      message:
        'The Host header is "evil.example"; expected localhost, a loopback address or 127.0.0.1, the address of --host.',
    });
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1:4566", "192.0.2.2:4566"],
  ["2001:db8::1", "[2001:DB8:0:0::1]:4566", "[2001:db8::2]:4566"],
])("only the address of --host %s is accepted besides loopback names", (serverHost, accepted, refused) => {
  const problemOf = (host: string) => controlAccessProblem({ headersDistinct: { host: [host] } }, serverHost);
  expect(problemOf(accepted)).toBeUndefined();
  expect(problemOf(refused)).toContain(`the address of --host`);
});
