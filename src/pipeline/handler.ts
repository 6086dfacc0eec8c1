import { type HttpHandler, http } from "msw";
import { sleep } from "../faults/delays.ts";
import { transportResponse } from "../faults/transport.ts";
import { services } from "../protocol/services.ts";
import { bytesOf } from "../protocol/xml.ts";
import { type Claim, type ClaimOptions, claimFor } from "./claim.ts";
import type { PipelineContext } from "./context.ts";
import { type ReceivedRequest, receive, authenticate, dispatch, type ResponseData, errorResponse } from "./dispatch.ts";
import { yieldToEventLoop } from "./event-loop.ts";

/** How many answers are given before the event loop gets its turn. */
const YIELD_EVERY = 64;

/** The one place that knows MSW: claims requests, brings them into the house in the order of arrival, and answers. */
export function createHandler(house: PipelineContext, claims: ClaimOptions): { handler: HttpHandler; reset(): void } {
  let count = 0;
  let life = new AbortController();
  /** What ends the reading of bodies that have not come yet. */
  const onReset = new Set<() => void>();
  /** The last request that has not taken effect yet. */
  let last: Turn | undefined;
  /** MSW asks whether a request is claimed just before it hands it over. */
  let asked: { readonly request: Request; readonly claim: Claim } | undefined;

  function claimFor(request: Request): Claim {
    if (asked?.request !== request) asked = { request, claim: claimFor(request, claims) };
    return asked.claim;
  }
  /** Where two servers listen, MSW hands each request over twice, and keeps the first answer: it takes effect once. */
  const known = new WeakMap<Request, string>();

  async function answer(request: Request, requestId: string): Promise<Response> {
    const isAnswered = known.get(request) === requestId;
    known.set(request, requestId);
    const reply = isAnswered ? undefined : await replyFor(request);
    return reply === undefined ? Response.error() : toResponse(request, reply);
  }

  /** What goes back, once it may; `undefined` where nobody gets an answer any more. */
  async function replyFor(request: Request): Promise<ResponseData | undefined> {
    const { signal } = life;
    const claim = claimFor(request);
    asked = undefined;
    count += 1;
    const arrival = receive(house, claim, request.headers, count);
    const turn: Turn = { request, done: takeEffect(request, arrival, last, signal) };
    last = turn;
    const reply = await turn.done;
    if (last === turn) last = undefined;
    if (count % YIELD_EVERY === 0) await yieldToEventLoop();
    if (reply === undefined) return undefined;
    const wait = reply.transport === "no-response" ? Number.POSITIVE_INFINITY : house.delays.of(arrival.attempt.action);
    if (wait > 0) await sleep(wait, signal, request.signal);
    if (signal.aborted) return undefined;
    house.journal.close(arrival.attempt, reply);
    return reply;
  }

  /** Reads at once, and waits for its turn: who arrives first takes effect first. */
  async function takeEffect(
    request: Request,
    arrival: ReceivedRequest,
    previous: Turn | undefined,
    signal: AbortSignal,
  ): Promise<ResponseData | undefined> {
    const form = request.method === "POST" ? await bodyOf(request, onReset) : "";
    if (previous !== undefined) await isOver(previous);
    if (form === undefined || signal.aborted) return undefined;
    if (form instanceof Error) return errorResponse(arrival.attempt, services.iam.namespace, form);
    const { authentication } = house;
    if (typeof authentication === "string") return dispatch(house, arrival, form, undefined);
    const verdict = await authenticate(house, authentication, request, arrival, form);
    return signal.aborted ? undefined : dispatch(house, arrival, form, verdict);
  }

  return {
    handler: http.all(
      ({ request }) => claimFor(request).matches,
      ({ request, requestId }) => answer(request, requestId),
    ),
    reset() {
      life.abort();
      for (const giveUp of onReset) giveUp();
      life = new AbortController();
      count = 0;
      last = undefined;
    },
  };
}

/** A request on its way to take effect. */
interface Turn {
  readonly request: Request;
  readonly done: Promise<ResponseData | undefined>;
}

/** Waits until a request took effect, or its client gave up: its body may never come then. */
async function isOver({ request: { signal }, done }: Turn): Promise<void> {
  const ended = new AbortController();
  await Promise.race([done, sleep(Number.POSITIVE_INFINITY, signal, ended.signal)]);
  ended.abort();
}

/**
 * The body's text; `undefined` where it breaks off, or has not come when the double is reset: nobody waits for an answer then.
 * That somebody read it before is the test's defect.
 */
async function bodyOf(request: Request, onReset: Set<() => void>): Promise<string | undefined | Error> {
  if (request.bodyUsed)
    return new TypeError(
      "The request's body was read before it came to msw-iam. Read request.clone() in the handler before it.",
    );
  return new Promise((resolve) => {
    const settle = (form?: string) => {
      onReset.delete(giveUp);
      resolve(form);
    };
    const giveUp = () => settle();
    onReset.add(giveUp);
    request.text().then(settle, giveUp);
  });
}

function toResponse(request: Request, { status = 200, requestId, body, transport }: ResponseData): Response {
  // Whoever waited for no response has given up.
  if (transport === "no-response") return Response.error();
  const bytes = bytesOf(body);
  // A plain object: msw 2 loses headers that come as `Headers`.
  const headers = {
    "x-amzn-RequestId": requestId,
    "Content-Type": "text/xml",
    Date: new Date().toUTCString(),
  };
  if (transport !== undefined) return transportResponse(transport, bytes, headers);
  return new Response(request.method === "HEAD" ? null : streamOf(bytes), {
    status,
    headers: { ...headers, "Content-Length": String(bytes.length) },
  });
}

/** Given as they are, a response copies its bytes. */
const streamOf = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
