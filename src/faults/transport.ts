/** The ways in which a connection can fail. The README describes how an SDK reacts to each. */
export const transportFaults = [
  "network-error",
  "connection-reset",
  "no-response",
  "cut-off-body",
  "malformed-xml",
  "empty-body",
  "html-error-page",
] as const;

/** A failure of the connection, rather than an error that AWS sends. */
export type TransportFault = (typeof transportFaults)[number];

export const isTransportFault = (fault: unknown): fault is TransportFault =>
  (transportFaults as readonly unknown[]).includes(fault);

/** Returns the HTTP status that the client sees, or `undefined` if it gets no response. */
export function transportStatus(fault: TransportFault): number | undefined {
  if (fault === "network-error" || fault === "no-response") return undefined;
  return fault === "html-error-page" ? 503 : 200;
}

/** Creates a broken response with this body. The handler implements `no-response`. */
export function transportResponse(
  fault: TransportFault,
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Response {
  const ok = (sent: Uint8Array<ArrayBuffer>) =>
    new Response(sent, { status: 200, headers: { ...headers, "Content-Length": String(sent.length) } });
  const firstHalf = body.slice(0, Math.floor(body.length / 2));
  switch (fault) {
    case "connection-reset":
      return new Response(failAfter(firstHalf), { status: 200, headers });
    case "cut-off-body":
      return ok(firstHalf);
    case "malformed-xml":
      return ok(body.slice(0, body.lastIndexOf(LESS_THAN)));
    case "empty-body":
      return ok(new Uint8Array());
    case "html-error-page": {
      const page = new TextEncoder().encode(HTML);
      const { Date: date = "" } = headers;
      return new Response(page, {
        status: 503,
        headers: { "Content-Type": "text/html", "Content-Length": String(page.length), Date: date },
      });
    }
    // "network-error". The client of a "no-response" has already given up.
    default:
      return Response.error();
  }
}

const LESS_THAN = "<".charCodeAt(0);
const HTML =
  "<html>\n<head><title>503 Service Temporarily Unavailable</title></head>\n<body>\n<center><h1>503 Service Temporarily Unavailable</h1></center>\n</body>\n</html>\n";

/** A body that fails after its first part. */
function failAfter(part: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError("The connection was reset."));
      else controller.enqueue(part);
      isSent = true;
    },
  });
}
