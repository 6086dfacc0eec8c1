import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { http } from "msw";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startServer } from "../../src/cli/http-server.ts";
import { serving } from "../support/http-server.ts";

const responding = (response: () => Response) => serving({ handlers: () => [http.all("*", response)] });

test.each([
  [200, "text"],
  [201, ""],
  [204, null],
  [304, null],
  [418, "teapot"],
  [503, "<html>"],
])("a response of %d arrives with its body %j", async (status, body) => {
  const endpoint = await responding(() => new Response(body, { status }));
  const response = await fetch(endpoint);
  expect([response.status, await response.text()]).toEqual([status, body ?? ""]);
});

test("a response arrives with its headers, whose values are joined", async () => {
  const endpoint = await responding(
    () =>
      new Response("", {
        headers: [
          ["Content-Type", "text/xml"],
          ["X-Amzn-RequestId", "1"],
          ["X-Many", "a"],
          ["X-Many", "b"],
        ],
      }),
  );
  const { headers } = await fetch(endpoint);
  expect(["content-type", "x-amzn-requestid", "x-many"].map((name) => headers.get(name))).toEqual([
    "text/xml",
    "1",
    "a, b",
  ]);
});

test("a response to HEAD has the headers but no body", async () => {
  const endpoint = await responding(() => new Response("text", { headers: { "Content-Length": "4", "X-A": "b" } }));
  const response = await fetch(endpoint, { method: "HEAD" });
  const { headers } = response;
  expect([response.status, headers.get("content-length"), headers.get("x-a"), await response.text()]).toEqual([
    200,
    "4",
    "b",
    "",
  ]);
});

describe("a body", () => {
  /** A body that stays open after its first piece, and its controller. */
  async function openBody(): Promise<{ incoming: IncomingMessage; controller: ReadableStreamDefaultController }> {
    const controllers: ReadableStreamDefaultController[] = [];
    const start = (controller: ReadableStreamDefaultController) => {
      controllers.push(controller);
      controller.enqueue(new TextEncoder().encode("one "));
    };
    const endpoint = await responding(() => new Response(new ReadableStream({ start })));
    const outgoing = get(endpoint);
    onTestFinished(() => {
      outgoing.destroy();
    });
    const [incoming]: IncomingMessage[] = await once(outgoing, "response");
    const [controller] = controllers;
    if (incoming === undefined || controller === undefined) throw new Error("There was no response.");
    const [piece] = await once(incoming, "data");
    expect(String(piece)).toBe("one ");
    return { incoming, controller };
  }

  test("arrives piece by piece, in order, and ends", async () => {
    const { incoming, controller } = await openBody();
    for (const piece of ["two ", "three"]) controller.enqueue(new TextEncoder().encode(piece));
    controller.close();
    expect(await text(incoming)).toBe("two three");
    expect(incoming.complete).toBe(true);
  });

  test("that fails closes the connection", async () => {
    const { incoming, controller } = await openBody();
    controller.error(new Error("broken"));
    await expect(text(incoming)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(incoming.complete).toBe(false);
  });
});

test("Response.error() closes the connection without a response", async () => {
  const endpoint = await responding(() => Response.error());
  await expect(fetch(endpoint)).rejects.toThrow("fetch failed");
});

describe("a request that no handler claims", () => {
  const signedFor = (service: string) => ({
    Authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
  });

  test("is refused with the name of its service, and reported in a line", async () => {
    const onUnclaimed = vi.fn();
    const endpoint = await serving({ onUnclaimed });
    const response = await fetch(`${endpoint}/bucket/key?list`, { method: "PUT", headers: signedFor("s3") });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      501,
      "text/plain; charset=utf-8",
      "msw-iam mocks IAM and STS only. This request is signed for s3.\n",
    ]);
    expect(onUnclaimed.mock.calls).toEqual([["PUT /bucket/key  signed for s3  501"]]);
  });

  test("is not reported if a handler responds", async () => {
    const onUnclaimed = vi.fn();
    const endpoint = await serving({ onUnclaimed, handlers: () => [http.get("*", () => new Response(""))] });
    expect((await fetch(endpoint, { headers: signedFor("s3") })).status).toBe(200);
    expect(onUnclaimed).not.toHaveBeenCalled();
  });
});

describe("a connection", () => {
  test("has a keep-alive timeout of a minute", async () => {
    const endpoint = await responding(() => new Response(""));
    expect((await fetch(endpoint)).headers.get("keep-alive")).toBe("timeout=60");
  });

  test("is closed with the server, even if a response is pending", async () => {
    const onRequest = vi.fn();
    const { endpoint, close } = await startServer({
      host: "127.0.0.1",
      port: 0,
      control: () => new Response(),
      onUnclaimed: () => {},
      handlers: () => [
        http.get("*", () => {
          onRequest();
          return new Promise<undefined>(() => {});
        }),
      ],
    });
    onTestFinished(close);
    const response = fetch(endpoint);
    const failed = expect(response).rejects.toThrow("fetch failed");
    await vi.waitFor(() => expect(onRequest).toHaveBeenCalled(), { timeout: 30_000 });
    await close();
    await failed;
    await expect(fetch(endpoint)).rejects.toThrow("fetch failed");
  });
});

test("a server that cannot listen rejects", async () => {
  const { port } = new URL(await serving({}));
  await expect(serving({ port: Number(port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
