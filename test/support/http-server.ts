import { onTestFinished } from "vitest";
import { type ServerOptions, startServer } from "../../src/cli/http-server.ts";

/** Runs the command's server on a free port until the test ends, and returns its endpoint. */
export async function serving(options: Partial<ServerOptions>): Promise<string> {
  const { endpoint, close } = await startServer({
    host: "127.0.0.1",
    port: 0,
    handlers: () => [],
    control: () => new Response(),
    onUnclaimed: () => {},
    ...options,
  });
  onTestFinished(close);
  return endpoint;
}
