/** A request on its way through the queue. */
export interface QueuedRequest {
  /** Aborts when the client aborts the request or the mock is reset. */
  readonly signal: AbortSignal;
  /** Whether the mock was reset after the request was received. */
  readonly isReset: boolean;
  /** Resolves when every request that was received earlier is settled. `undefined` if all of them already are. */
  readonly turn: Promise<void> | undefined;
  /** Gives the next request its turn. */
  readonly settle: () => void;
  /** Must be called when the request is finished. After that, `reset` no longer aborts it. */
  close(): void;
}

/** Processes requests one at a time, in the order in which they were received. */
export interface RequestQueue {
  add(clientSignal: AbortSignal): QueuedRequest;
  /** Aborts every request that is not closed. */
  reset(): void;
}

export function createRequestQueue(): RequestQueue {
  /** Resolves when every request in the queue is settled. */
  let queueTail: Promise<void> | undefined;
  const resets = new Set<() => void>();

  return {
    add(clientSignal) {
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

      const turn = queueTail;
      const settlement = new AbortController();
      const settle = () => settlement.abort();
      const settled = new Promise<void>((resolve) => {
        settlement.signal.addEventListener("abort", () => resolve());
      });
      // If a request is aborted early, later requests must still wait for the requests before it.
      const tail = turn === undefined ? settled : Promise.all([turn, settled]).then(() => {});
      queueTail = tail;
      void tail.then(() => {
        if (queueTail === tail) queueTail = undefined;
      });
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
      queueTail = undefined;
    },
  };
}
