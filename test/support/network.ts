import dns from "node:dns";
import net from "node:net";

/** Who tried to leave the process, until the way out is opened again. */
interface ClosedWayOut {
  readonly tried: string[];
  open(): void;
}

const CONNECTION_REFUSED = -111;

/**
 * Closes the way out beneath everything that MSW replaces, and notes who tries it: look-ups of names, and the operating
 * system's connect, in which `net.connect` and `tls.connect` both end.
 */
export async function closeTheWayOut(): Promise<ClosedWayOut> {
  const tried: string[] = [];
  const connect = (_request: object, address: string, port: number) => {
    tried.push(`${address}:${port}`);
    return CONNECTION_REFUSED;
  };
  const handle = await tcpHandle();
  const restorers = [
    replace(dns, "lookup", (name: string, ...rest: readonly unknown[]) => {
      tried.push(name);
      const callback = rest.at(-1);
      const error = Object.assign(new Error("The way out is closed."), { code: "ENOTFOUND" });
      if (typeof callback === "function") process.nextTick(() => callback(error));
    }),
    replace(handle, "connect", connect),
    replace(handle, "connect6", connect),
  ];
  return {
    tried,
    open() {
      for (const restore of restorers) restore();
    },
  };
}

function replace(owner: object, name: string, value: unknown): () => void {
  const original = Reflect.get(owner, name);
  Reflect.set(owner, name, value);
  return () => Reflect.set(owner, name, original);
}

/** What every TCP socket of the process inherits from. */
async function tcpHandle(): Promise<object> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const handle: object = Reflect.get(server, "_handle");
  server.close();
  return Object.getPrototypeOf(handle);
}
