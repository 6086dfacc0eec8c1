const POLL_INTERVAL_MS = 200;

/** Resolves at the first signal, or when npx ends. A second signal has its default effect: it kills the process. */
export const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const signals = ["SIGINT", "SIGTERM"] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      stopWatching();
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
    const stopWatching = process.env["npm_command"] === "exec" ? watchParent(stop) : () => {};
  });

/**
 * Calls `onEnd` when the parent process has ended. `npx` runs the command in a shell and ends both when it is signalled, but does not
 * signal the command.
 */
function watchParent(onEnd: () => void): () => void {
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid !== ppid) onEnd();
  }, POLL_INTERVAL_MS);
  return () => clearInterval(timer);
}
