import dns from "node:dns";
import net from "node:net";

interface BlockedNetwork {
  /** The hosts and addresses that the process has tried to reach. */
  readonly attempted: string[];
  unblock(): void;
}

const CONNECTION_REFUSED = -111;

/**
 * Blocks the network below everything that MSW intercepts, and records each attempt to use it. It replaces DNS look-ups
 * and the system call that `net.connect` and `tls.connect` both use.
 */
export async function blockNetwork(): Promise<BlockedNetwork> {
  const attempted: string[] = [];
  const connect = (_request: object, address: string, port: number) => {
    attempted.push(`${address}:${port}`);
    return CONNECTION_REFUSED;
  };
  const handle = await tcpHandle();
  const restorers = [
    replace(dns, "lookup", (name: string, ...rest: readonly unknown[]) => {
      attempted.push(name);
      const callback = rest.at(-1);
      const error = Object.assign(new Error("The network is blocked."), { code: "ENOTFOUND" });
      if (typeof callback === "function") process.nextTick(() => callback(error));
    }),
    replace(handle, "connect", connect),
    replace(handle, "connect6", connect),
  ];
  return {
    attempted,
    unblock() {
      for (const restore of restorers) restore();
    },
  };
}

function replace(owner: object, name: string, value: unknown): () => void {
  const original = Reflect.get(owner, name);
  Reflect.set(owner, name, value);
  return () => Reflect.set(owner, name, original);
}

/** Returns the prototype of every TCP handle in the process. */
async function tcpHandle(): Promise<object> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const handle: object = Reflect.get(server, "_handle");
  server.close();
  return Object.getPrototypeOf(handle);
}
