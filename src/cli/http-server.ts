import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse, type HttpHandler } from "msw";
import { signatureScope } from "../protocol/signature-scope.ts";
import { controlAccessProblem, webPageProblem } from "./control-access.ts";
import { decodeText } from "./decode-text.ts";
import { printErrorLine, printUnexpectedError } from "./print.ts";

/** The base URL of every request that the handlers receive, regardless of its `Host`. It is one of the mock's `endpoints`. */
export const HANDLER_BASE_URL = "http://msw-iam.localhost";

const CONTROL_PATH = "/_msw-iam/";
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A request to `/_msw-iam/…`. It controls the mock and is not part of AWS's API. */
export interface ControlRequest {
  readonly method: string;
  /** The part of the path after `/_msw-iam/`. */
  readonly name: string;
  readonly body: string;
}

export interface ServerOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Called for each request, because `--watch` replaces the mock. */
  readonly handlers: () => HttpHandler[];
  readonly control: (request: ControlRequest) => Response;
  /** Called with a line about each request that no handler claims. */
  readonly onUnclaimed: (line: string) => void;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** Closes every connection, even if a request is pending on it. */
  close(): Promise<void>;
}

/** Node sets both for every request that a server receives. */
type ServerRequest = IncomingMessage & { readonly url: string; readonly method: string };

/** Starts a server that responds to requests with MSW handlers. Rejects if it cannot listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming as ServerRequest, outgoing, options).catch((error: unknown) => {
      printErrorLine("failed to answer a request:");
      printUnexpectedError(error);
      incoming.socket.destroy();
    });
  });
  // Clients keep connections open for longer than Node's default of 5 seconds, and fail if the server closes one first.
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
  // Some systems cannot connect to the address that means "any".
  const host = address === "0.0.0.0" ? "127.0.0.1" : address === "::" ? "::1" : address;
  return `http://${family === "IPv6" ? `[${host}]` : host}:${port}`;
}

async function answer(incoming: ServerRequest, outgoing: ServerResponse, options: ServerOptions): Promise<void> {
  const clientClosed = new AbortController();
  outgoing.on("close", () => clientClosed.abort());
  const body = await readBody(incoming);
  if (body === "aborted") return;
  const response =
    body === "too large"
      ? textResponse(413, "msw-iam accepts bodies of up to 16 MB.")
      : await respond(incoming, body, clientClosed.signal, options);
  await send(response, incoming, outgoing);
}

/** Reads the whole body. Returns `"aborted"` if the client closed the connection. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | "aborted" | "too large"> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      length += chunk.length;
      // The rest of a large body is read too, because a client does not read the response while it is sending.
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return "aborted";
  }
  return length > MAX_BODY_BYTES ? "too large" : Buffer.concat(chunks);
}

async function respond(
  incoming: ServerRequest,
  body: Buffer,
  signal: AbortSignal,
  { host, control, handlers, onUnclaimed }: ServerOptions,
): Promise<Response> {
  const { url, method } = incoming;
  const isControl = url.startsWith(CONTROL_PATH);
  const message = isControl ? controlAccessProblem(incoming, host) : webPageProblem(incoming, host);
  if (message !== undefined) return Response.json({ message }, { status: 403 });
  if (isControl) {
    const name = url.slice(CONTROL_PATH.length).replace(/\?.*$/s, "");
    return control({ method, name, body: decodeText(body) });
  }
  let request: Request;
  try {
    request = toRequest(incoming, body, signal);
  } catch (error) {
    return textResponse(400, `msw-iam cannot read this request: ${String(error)}`);
  }
  return (await getResponse(handlers(), request)) ?? unclaimedResponse(request, onUnclaimed);
}

/** Creates the request for the handlers. Its headers keep the host that it was signed for. */
function toRequest(incoming: ServerRequest, body: Buffer, signal: AbortSignal): Request {
  const { method, url, rawHeaders } = incoming;
  const headers = new Headers();
  // Names and values alternate.
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(String(rawHeaders[index]), String(rawHeaders[index + 1]));
  // The client of a proxy sends the whole URL.
  const { pathname, search } = new URL(URL.canParse(url) ? url : HANDLER_BASE_URL + url);
  return new Request(HANDLER_BASE_URL + pathname + search, {
    method,
    headers,
    signal,
    body: method === "GET" || method === "HEAD" ? null : new Uint8Array(body),
  });
}

function unclaimedResponse(request: Request, onUnclaimed: ServerOptions["onUnclaimed"]): Response {
  const url = new URL(request.url);
  const service = signatureScope(request.headers, url)?.service;
  onUnclaimed(`${request.method} ${url.pathname}  signed for ${service}  501`);
  return textResponse(501, `msw-iam mocks IAM and STS only. This request is signed for ${service}.`);
}

const textResponse = (status: number, line: string) =>
  new Response(`${line}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (response.type === "error") {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    for await (const chunk of response.body ?? []) await write(outgoing, chunk);
    outgoing.end();
  } catch {
    // Either a fault cut off the body, so the connection must break too, or the client has disconnected.
    incoming.socket.destroy();
  }
}

/** Waits until the chunk is sent. If the socket were destroyed earlier, the chunk could be lost. */
const write = (outgoing: ServerResponse, chunk: Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    outgoing.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
