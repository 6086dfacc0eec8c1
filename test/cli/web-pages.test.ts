import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { type Served, serve } from "../support/command.ts";
import { bob, fixture, names } from "../support/fixture-file.ts";

const createEve = "Action=CreateUser&UserName=Eve&Version=2010-05-08";

/** Sends a request with exactly these headers, and returns its response. */
async function send(served: Served, method: "GET" | "POST", headers: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(served.endpoint);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  const body = method === "POST" ? createEve : "";
  const line = `${method} /${method === "GET" ? `?${createEve}` : ""} HTTP/1.1`;
  const type = "Content-Type: application/x-www-form-urlencoded";
  socket.write([line, ...headers, type, "Connection: close", `Content-Length: ${body.length}`, "", body].join("\r\n"));
  return text(socket);
}

const portOf = ({ endpoint }: Served) => new URL(endpoint).port;

test.each<[string, "GET" | "POST", (port: string) => readonly string[]]>([
  ["a form of another site", "POST", (port) => [`Host: localhost:${port}`, "Origin: https://evil.example"]],
  ["a form of another port", "POST", (port) => [`Host: localhost:${port}`, "Origin: http://localhost:3000"]],
  ["a sandboxed page", "POST", (port) => [`Host: localhost:${port}`, "Origin: null"]],
  ["a rebound page", "POST", (port) => [`Host: evil.example:${port}`, `Origin: http://evil.example:${port}`]],
  ["an image of another site", "GET", (port) => [`Host: localhost:${port}`, "Sec-Fetch-Site: cross-site"]],
  ["an image of another port", "GET", (port) => [`Host: localhost:${port}`, "Sec-Fetch-Site: same-site"]],
])("an AWS request from %s gets 403 and changes nothing", async (_, method, headersOf) => {
  const served = await serve(fixture(bob(1)));
  const response = await send(served, method, headersOf(portOf(served)));
  expect(response).toMatch(/^HTTP\/1\.1 403 /);
  expect(response).toContain(method === "GET" ? "web pages cannot use this server" : " header is ");
  expect(await names(served.client())).toEqual(["Bob"]);
});

test.each<[string, (port: string) => readonly string[]]>([
  ["a program", () => ["Host: localhost"]],
  ["another container", (port) => [`Host: msw-iam:${port}`]],
  ["the address bar", (port) => [`Host: localhost:${port}`, "Sec-Fetch-Site: none"]],
  ["a page of the server", (port) => [`Host: localhost:${port}`, `Origin: http://localhost:${port}`]],
])("an AWS request from %s is accepted", async (_, headersOf) => {
  const served = await serve(fixture(bob(1)));
  expect(await send(served, "POST", headersOf(portOf(served)))).toMatch(/^HTTP\/1\.1 200 /);
  expect(await names(served.client())).toEqual(["Bob", "Eve"]);
});
