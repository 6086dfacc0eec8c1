import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse, type HttpHandler } from "msw";
import { signatureScope } from "../protocol/signature-scope.ts";

/** Where a handler sees each request sent, whatever it names as its host: a double claims it as one of its `endpoints`. */
export const ENDPOINT = "http://msw-iam.localhost";

const CONTROL = "/_msw-iam";
const LARGEST_BODY = 16 * 1024 * 1024;

/** A request to `/_msw-iam/…`, which is not AWS's but the test's own. */
export interface ControlRequest {
  readonly method: string;
  /** What follows `/_msw-iam/`. */
  readonly name: string;
  readonly body: string;
}

export interface ServeOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Asked at each request: another double may have taken the place of the first. */
  readonly handlers: () => HttpHandler[];
  readonly control: (request: ControlRequest) => Response;
  /** Sees a line about each request that is not for the double. */
  readonly onUnclaimed: (line: string) => void;
}

export interface Running {
  /** Such as `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** Ends every connection, and what was still to be answered on it. */
  close(): Promise<void>;
}

/** A request that a server got has both. */
type ServerRequest = IncomingMessage & { readonly url: string; readonly method: string };

/** Answers HTTP by MSW's handlers; rejects where it cannot listen. */
export async function serve(options: ServeOptions): Promise<Running> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming as ServerRequest, outgoing, options).catch((error: unknown) => {
      console.error("msw-iam: a request was not answered, because of this error:", error);
      incoming.socket.destroy();
    });
  });
  // Clients keep connections for longer than Node's five seconds, and fail on one that closes under them.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: options.port, host: options.host }, resolve);
  });
  return {
    endpoint: endpointOf(server.address() as AddressInfo),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function endpointOf({ address, family, port }: AddressInfo): string {
  // One cannot connect to "any address" on every system.
  const host = address === "0.0.0.0" ? "127.0.0.1" : address === "::" ? "::1" : address;
  return `http://${family === "IPv6" ? `[${host}]` : host}:${port}`;
}

async function answer(incoming: ServerRequest, outgoing: ServerResponse, options: ServeOptions): Promise<void> {
  const clientClosed = new AbortController();
  outgoing.on("close", () => clientClosed.abort());
  const body = await bodyOf(incoming);
  if (body === "broken off") return;
  if (body === "too large") return send(text(413, "msw-iam takes bodies of up to 16 MB."), incoming, outgoing);
  const { url, method } = incoming;
  if (url.startsWith(`${CONTROL}/`)) {
    const name = url.slice(CONTROL.length + 1).replace(/\?.*$/s, "");
    return send(options.control({ method, name, body: body.toString("utf8") }), incoming, outgoing);
  }
  let request: Request;
  try {
    request = requestOf(incoming, body, clientClosed.signal);
  } catch (error) {
    return send(text(400, `msw-iam cannot read this request: ${String(error)}`), incoming, outgoing);
  }
  const response = await getResponse(options.handlers(), request);
  return send(response ?? refusal(request, options.onUnclaimed), incoming, outgoing);
}

/** The whole body, which is small: `"broken off"` where the client gave up. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | "broken off" | "too large"> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      length += chunk.length;
      // The rest is read all the same, so that the client comes to read the answer.
      if (length <= LARGEST_BODY) chunks.push(chunk);
    }
  } catch {
    return "broken off";
  }
  return length > LARGEST_BODY ? "too large" : Buffer.concat(chunks);
}

/** The request as a handler sees it; the host that it was signed for stands in its headers. */
function requestOf(incoming: ServerRequest, body: Buffer, signal: AbortSignal): Request {
  const { method, url, rawHeaders } = incoming;
  const headers = new Headers();
  // Names and values, in turn.
  let name = "";
  for (const [index, part] of rawHeaders.entries())
    if (index % 2 === 0) name = part;
    else headers.append(name, part);
  // A proxy's client sends the whole URL.
  const { pathname, search } = new URL(URL.canParse(url) ? url : ENDPOINT + url);
  return new Request(ENDPOINT + pathname + search, {
    method,
    headers,
    signal,
    body: method === "GET" || method === "HEAD" ? null : new Uint8Array(body),
  });
}

function refusal(request: Request, onUnclaimed: ServeOptions["onForeign"]): Response {
  const url = new URL(request.url);
  const service = signatureScope(request.headers, url)?.service;
  onUnclaimed(`${request.method} ${url.pathname}  signed for ${service}  501`);
  return text(501, `msw-iam answers for IAM and STS only; this request is signed for ${service}.`);
}

const text = (status: number, line: string) =>
  new Response(`${line}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (response.type === "error") {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  try {
    for await (const chunk of response.body) await sent(outgoing, chunk);
    outgoing.end();
  } catch {
    // The body breaks off, so the connection does; or the client has left.
    incoming.socket.destroy();
  }
}

/** What was handed to the socket may yet be lost with it: waits until it is gone. */
const sent = (outgoing: ServerResponse, chunk: Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    outgoing.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
