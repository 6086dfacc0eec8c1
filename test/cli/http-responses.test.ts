import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { http } from "msw";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startServer } from "../../src/cli/http-server.ts";
import { serving } from "../support/http-server.ts";

const answering = (answer: () => Response) => serving({ handlers: () => [http.all("*", answer)] });

test.each([
  [200, "text"],
  [201, ""],
  [204, null],
  [304, null],
  [418, "teapot"],
  [503, "<html>"],
])("an answer of %d arrives with its body %j", async (status, body) => {
  const endpoint = await answering(() => new Response(body, { status }));
  const response = await fetch(endpoint);
  expect([response.status, await response.text()]).toEqual([status, body ?? ""]);
});

test("an answer arrives with its headers, several values of one as one", async () => {
  const endpoint = await answering(
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

test("an answer to HEAD has the headers, and no body", async () => {
  const endpoint = await answering(() => new Response("text", { headers: { "Content-Length": "4", "X-A": "b" } }));
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
  /** A body that stays open after its first piece, and what ends it. */
  async function begun(): Promise<{ incoming: IncomingMessage; controller: ReadableStreamDefaultController }> {
    const controllers: ReadableStreamDefaultController[] = [];
    const start = (controller: ReadableStreamDefaultController) => {
      controllers.push(controller);
      controller.enqueue(new TextEncoder().encode("one "));
    };
    const endpoint = await answering(() => new Response(new ReadableStream({ start })));
    const outgoing = get(endpoint);
    onTestFinished(() => {
      outgoing.destroy();
    });
    const [incoming]: IncomingMessage[] = await once(outgoing, "response");
    const [controller] = controllers;
    if (incoming === undefined || controller === undefined) throw new Error("There was no answer.");
    const [piece] = await once(incoming, "data");
    expect(String(piece)).toBe("one ");
    return { incoming, controller };
  }

  test("arrives piece by piece, in order, and ends", async () => {
    const { incoming, controller } = await begun();
    for (const piece of ["two ", "three"]) controller.enqueue(new TextEncoder().encode(piece));
    controller.close();
    expect(await text(incoming)).toBe("two three");
    expect(incoming.complete).toBe(true);
  });

  test("that breaks off closes the connection", async () => {
    const { incoming, controller } = await begun();
    controller.error(new Error("broken"));
    await expect(text(incoming)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(incoming.complete).toBe(false);
  });
});

test("a response of network error closes the connection without an answer", async () => {
  const endpoint = await answering(() => Response.error());
  await expect(fetch(endpoint)).rejects.toThrow("fetch failed");
});

describe("a request that no handler answers", () => {
  const signedFor = (service: string) => ({
    Authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
  });

  test("is refused with the service that it is signed for, and told of in a line", async () => {
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

  test("is not told of where a handler answered", async () => {
    const onUnclaimed = vi.fn();
    const endpoint = await serving({ onUnclaimed, handlers: () => [http.get("*", () => new Response(""))] });
    expect((await fetch(endpoint, { headers: signedFor("s3") })).status).toBe(200);
    expect(onUnclaimed).not.toHaveBeenCalled();
  });
});

describe("a connection", () => {
  test("is kept for a minute", async () => {
    const endpoint = await answering(() => new Response(""));
    expect((await fetch(endpoint)).headers.get("keep-alive")).toBe("timeout=60");
  });

  test("is closed with the server, whatever is still to be answered on it", async () => {
    const isAsked = vi.fn();
    const { endpoint, close } = await startServer({
      host: "127.0.0.1",
      port: 0,
      control: () => new Response(),
      onUnclaimed: () => {},
      handlers: () => [
        http.get("*", () => {
          isAsked();
          return new Promise<undefined>(() => {});
        }),
      ],
    });
    onTestFinished(close);
    const answer = fetch(endpoint);
    const failed = expect(answer).rejects.toThrow("fetch failed");
    await vi.waitFor(() => expect(isAsked).toHaveBeenCalled(), { timeout: 30_000 });
    await close();
    await failed;
    await expect(fetch(endpoint)).rejects.toThrow("fetch failed");
  });
});

test("a server rejects where it cannot listen", async () => {
  const { port } = new URL(await serving({}));
  await expect(serving({ port: Number(port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
