/** A request on its way through the queue. */
export interface QueuedRequest {
  /** Aborts when the client gives up, and when the mock is reset. */
  readonly signal: AbortSignal;
  /** Whether the mock was reset after the request was received. */
  readonly isReset: boolean;
  /** Resolves when every request that was received earlier is settled. `undefined` if they all are. */
  readonly turn: Promise<void> | undefined;
  /** Lets the next request have its turn. */
  readonly settle: () => void;
  /** Must be called at the end. Nothing ends the request any more. */
  close(): void;
}

/** Gives requests their turn one after the other, in the order in which they were received. */
export interface RequestQueue {
  add(clientSignal: AbortSignal): QueuedRequest;
  /** Ends every request that is not closed. */
  reset(): void;
}

export function createRequestQueue(): RequestQueue {
  /** Resolves when every request in the queue is settled. */
  let queueTail: Promise<void> | undefined;
  const resets = new Set<() => void>();

  return {
    add(clientSignal) {
      // One controller for each request. Many listeners on a shared signal would make Node warn of a memory leak.
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
      let settle = () => {};
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      });
      // A request that gives up early must not let later ones overtake those before it.
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
