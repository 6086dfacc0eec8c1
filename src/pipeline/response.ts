import { transportResponse } from "../faults/transport.ts";
import type { ResponseData } from "./reply.ts";

const encoder = new TextEncoder();

/** Creates the `Response` that MSW sends. */
export function toResponse(
  request: Request,
  { status = 200, requestId, body, transport }: ResponseData,
  now: Date,
): Response {
  // A plain object, because MSW 2 loses headers that are passed as `Headers`.
  const headers = {
    "x-amzn-RequestId": requestId,
    "Content-Type": body[0]?.startsWith("{") ? "application/json" : "text/xml",
    Date: now.toUTCString(),
  };
  if (transport !== undefined) return transportResponse(transport, encoder.encode(body.join("")), headers);
  const chunks = body.map((piece) => encoder.encode(piece));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return new Response(request.method === "HEAD" ? null : streamOf(chunks), {
    status,
    headers: { ...headers, "Content-Length": String(length) },
  });
}

/** Returns a stream, because `Response` copies a byte array. Copying takes 1 ms for 1,000 keys. */
const streamOf = (chunks: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
