/** A request on its way through the queue. */
export interface QueuedRequest {
  /** Aborts when the client aborts the request or the mock is reset. */
  readonly signal: AbortSignal;
  /** Whether the mock was reset after the request was received. */
  readonly isReset: boolean;
  /** Resolves when every request that was received earlier is settled, or at once for a nested request. */
  readonly turn: Promise<void>;
  /** Gives the next request its turn. */
  readonly settle: () => void;
  /** Must be called when the request is finished. After that, `reset` no longer aborts it. */
  close(): void;
}

/** Processes requests one at a time, in the order in which they were received. */
export interface RequestQueue {
  /** Adds a request. A nested one takes its turn at once. */
  add(clientSignal: AbortSignal, isNested: boolean): QueuedRequest;
  /** Aborts every request that is not closed. */
  reset(): void;
}

export function createRequestQueue(): RequestQueue {
  /** The requests that are not settled, in the order in which they were received. Each function gives a request its turn. */
  let unsettled = new Map<object, () => void>();
  const resets = new Set<() => void>();

  return {
    add(clientSignal, isNested) {
      // Each request has its own controller, because Node warns about a memory leak if a shared signal has many listeners.
      const controller = new AbortController();
      const abort = () => controller.abort();
      let isReset = false;
      const reset = () => {
        isReset = true;
        abort();
      };
      resets.add(reset);
      if (clientSignal.aborted) abort();
      else clientSignal.addEventListener("abort", abort);

      const queue = unsettled;
      const turn = new Promise<void>((resolve) => {
        if (isNested) resolve();
        else queue.set(controller, resolve);
      });
      // If a request is aborted early, later requests must still wait for the requests before it.
      const startFirst = () => {
        const [start] = queue.values();
        start?.();
      };
      startFirst();
      const settle = () => {
        queue.delete(controller);
        startFirst();
      };
      return {
        signal: controller.signal,
        get isReset() {
          return isReset;
        },
        turn,
        settle,
        close() {
          settle();
          resets.delete(reset);
          clientSignal.removeEventListener("abort", abort);
        },
      };
    },
    reset() {
      for (const reset of resets) reset();
      unsettled = new Map();
    },
  };
}
