import { transportResponse } from "../faults/transport.ts";
import type { ResponseData } from "./reply.ts";

const encoder = new TextEncoder();

/** Creates the `Response` that MSW sends. */
export function toResponse(request: Request, { status = 200, requestId, body, transport }: ResponseData): Response {
  // The client has timed out.
  if (transport === "no-response") return Response.error();
  const bytes = encoder.encode(body);
  // A plain object, since MSW 2 loses headers that are given as `Headers`.
  const headers = {
    "x-amzn-RequestId": requestId,
    "Content-Type": "text/xml",
    Date: new Date().toUTCString(),
  };
  if (transport !== undefined) return transportResponse(transport, bytes, headers);
  return new Response(request.method === "HEAD" ? null : bytes, {
    status,
    headers: { ...headers, "Content-Length": String(bytes.length) },
  });
}
