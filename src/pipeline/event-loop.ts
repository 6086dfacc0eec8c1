// The real function, saved before a test can install fake timers.
const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };

/**
 * Lets timers and other events run. An SDK, MSW and a mock without delays use microtasks only. If nothing yielded, a program that
 * reads an endless listing would keep the test runner's own timeout from firing.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (setImmediate !== undefined) {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Waits until the time has passed or the signal aborts. If a test has installed fake timers, it uses them. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = Number.isFinite(milliseconds) ? setTimeout(end, milliseconds) : undefined;
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  });
}

/** Settles like the promise. Resolves to `undefined` if the signal aborts first. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    const removeListener = () => signal.removeEventListener("abort", end);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
    promise.then(resolve, reject).finally(removeListener);
  });
}
