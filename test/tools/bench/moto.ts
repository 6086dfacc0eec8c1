import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Starts a moto server on a free local port. Returns `undefined` if `python3` has no moto. */
export async function startMoto(): Promise<{ readonly endpoint: string; stop(): void } | undefined> {
  const server = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const stop = () => void server.kill();
  // Stops the server even if the benchmark throws.
  process.once("exit", stop);
  // Without python3 there is no output, which ends the loop below.
  server.on("error", () => {});
  for await (const line of createInterface({ input: server.stderr })) {
    const endpoint = /Running on (http:\S+)/.exec(line)?.[1];
    if (endpoint === undefined) continue;
    server.stderr.resume();
    return { endpoint, stop };
  }
  return undefined;
}
