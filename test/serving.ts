import { onTestFinished } from "vitest";
import { type ServeOptions, serve } from "../src/serve.ts";

/** Runs the command's server on a free port until the test ends, and gives its endpoint. */
export async function serving(options: Partial<ServeOptions>): Promise<string> {
  const { endpoint, close } = await serve({
    host: "127.0.0.1",
    port: 0,
    handlers: () => [],
    control: () => new Response(),
    onForeign: () => {},
    ...options,
  });
  onTestFinished(close);
  return endpoint;
}
