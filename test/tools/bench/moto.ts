import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A moto server on a free port of this machine, until it is stopped; `undefined` where `python3` has no moto. */
export async function startMoto(): Promise<{ readonly endpoint: string; stop(): void } | undefined> {
  const server = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const stop = () => void server.kill();
  // A bench that throws leaves no server behind.
  process.once("exit", stop);
  // Without python3 there is no output either, which ends the loop.
  server.on("error", () => {});
  for await (const line of createInterface({ input: server.stderr })) {
    const endpoint = /Running on (http:\S+)/.exec(line)?.[1];
    if (endpoint === undefined) continue;
    server.stderr.resume();
    return { endpoint, stop };
  }
  return undefined;
}
