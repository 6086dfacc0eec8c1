import { once } from "node:events";
import { get } from "node:http";
import { http } from "msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { endpointOf } from "../../src/cli/http-server.ts";
import { serving } from "../support/http-server.ts";

test.each([
  ["127.0.0.1", "IPv4", "http://127.0.0.1:80"],
  ["0.0.0.0", "IPv4", "http://127.0.0.1:80"],
  ["::1", "IPv6", "http://[::1]:80"],
  ["::", "IPv6", "http://[::1]:80"],
])("endpointOf() returns an address of this machine for a server on %s", (address, family, endpoint) => {
  expect(endpointOf({ address, family, port: 80 })).toBe(endpoint);
});

test("an internal error is printed, and closes the connection", async () => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const internalError = new Error("broken");
  const endpoint = await serving({
    handlers: () => {
      throw internalError;
    },
  });
  await expect(fetch(endpoint)).rejects.toThrow("fetch failed");
  expect(error.mock.calls).toEqual([["msw-iam: failed to answer a request:", internalError]]);
});

test("a response is cancelled without an error if its client leaves", async () => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const cancelled = vi.fn();
  const endless = () =>
    new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)), cancel: cancelled });
  const endpoint = await serving({ handlers: () => [http.get("*", () => new Response(endless()))] });
  const outgoing = get(endpoint);
  onTestFinished(() => {
    outgoing.destroy();
  });
  const [incoming] = await once(outgoing, "response");
  await once(incoming, "readable");
  outgoing.destroy();
  await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1), { timeout: 30_000 });
  expect(error).not.toHaveBeenCalled();
});
