import { type HttpHandler, http } from "msw";
import { services } from "../protocol/services.ts";
import { type Claim, type ClaimOptions, claimFor } from "./claim.ts";
import type { PipelineContext } from "./context.ts";
import { dispatch } from "./dispatch.ts";
import { sleep, yieldToEventLoop } from "./event-loop.ts";
import { type ReceivedRequest, readBody, receive } from "./receive.ts";
import { errorResponse, type ResponseData } from "./reply.ts";
import { createRequestQueue, type QueuedRequest } from "./request-queue.ts";
import { toResponse } from "./response.ts";
import { trackAuthenticator } from "./track-authenticator.ts";

/** How many responses the mock returns before it yields to the event loop. */
const YIELD_EVERY = 64;

/** Claims requests, handles them in the order in which they are received, and responds. */
export function createHandler(
  context: PipelineContext,
  claimOptions: ClaimOptions,
): { handler: HttpHandler; reset(): void } {
  const queue = createRequestQueue();
  const { authentication } = context;
  const authenticator = typeof authentication === "string" ? undefined : trackAuthenticator(authentication);
  let requestCount = 0;
  /** MSW calls the predicate just before the resolver. The claim is kept in between, so that it is computed once. */
  let lastClaim: { readonly request: Request; readonly claim: Claim } | undefined;
  /** If two servers are listening, MSW calls the handler twice for each request. The second call must have no effect. */
  const handledIds = new WeakMap<Request, string>();

  function claimOnce(request: Request): Claim {
    if (lastClaim?.request !== request) lastClaim = { request, claim: claimFor(request, claimOptions) };
    return lastClaim.claim;
  }

  async function handle(request: Request, requestId: string): Promise<Response> {
    const isHandled = handledIds.get(request) === requestId;
    handledIds.set(request, requestId);
    const response = isHandled ? undefined : await answer(request);
    return response === undefined ? Response.error() : toResponse(request, response, context.clockSkew.now());
  }

  /** Returns the response after any delay, or `undefined` if the mock was reset or the client gave up. */
  async function answer(request: Request): Promise<ResponseData | undefined> {
    const claim = claimOnce(request);
    lastClaim = undefined;
    requestCount += 1;
    const number = requestCount;
    // The request that the authenticator is checking waits for this one, so this one cannot wait for it.
    const isNested = authenticator?.isSending() === true;
    const received = receive(context, claim, request.headers, number, isNested ? undefined : authenticator);
    const queued = queue.add(request.signal, isNested);
    try {
      const response = await process(request, received, queued);
      // Later requests start after the mock has yielded. Otherwise, a program that waits for no responses could prevent that.
      if (number % YIELD_EVERY === 0) await yieldToEventLoop();
      queued.settle();
      const { attempt } = received;
      const delay = response === undefined ? 0 : delayOf(response, attempt.action);
      if (delay > 0) await sleep(delay, queued.signal);
      if (queued.isReset) return undefined;
      if (response === undefined || request.signal.aborted) {
        context.journal.closeWithoutResponse(attempt);
        return undefined;
      }
      context.journal.close(attempt, response);
      return response;
    } catch (error) {
      // A test setup can make the console throw. MSW then responds in the mock's place.
      context.journal.closeWithoutResponse(received.attempt);
      throw error;
    } finally {
      queued.close();
    }
  }

  const delayOf = ({ transport }: ResponseData, action: string | undefined) =>
    transport === "no-response" ? Number.POSITIVE_INFINITY : context.delays.of(action);

  /** Reads the body immediately, and then waits for the request's turn to process it. */
  async function process(
    request: Request,
    received: ReceivedRequest,
    queued: QueuedRequest,
  ): Promise<ResponseData | undefined> {
    let body: Uint8Array | undefined;
    let readError: unknown;
    try {
      body = await readBody(request, authenticator !== undefined, queued.signal);
    } catch (error) {
      readError = error;
    }
    await queued.turn;
    if (queued.isReset) return undefined;
    if (readError !== undefined) return errorResponse(received.attempt, services.iam.namespace, readError);
    if (body === undefined) return undefined;
    const response = await dispatch(context, received, request, body, queued);
    return queued.isReset ? undefined : response;
  }

  return {
    handler: http.all(
      ({ request }) => claimOnce(request).matches,
      ({ request, requestId }) => handle(request, requestId),
    ),
    reset() {
      queue.reset();
      requestCount = 0;
    },
  };
}
