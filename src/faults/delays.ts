/** How long answers are held back, by action; `"*"` stands for those without a delay of their own. */
export function createDelays() {
  const delays = new Map<string, number>();

  return {
    set(action: string, milliseconds: number): void {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError(
          `Failed to delay ${action}: the time is ${String(milliseconds)}; expected a number of milliseconds, 0 or more.`,
        );
      if (milliseconds === 0) delays.delete(action);
      else delays.set(action, milliseconds);
    },
    of: (action: string | undefined): number => delays.get(action ?? "*") ?? delays.get("*") ?? 0,
    inForce: (): string[] => [...delays].map(([action, time]) => `delay ${action} by ${time} ms`),
    clear: (): void => delays.clear(),
  };
}

/** Waits, by the timer of this moment (a fake one, if a test installed it), until the time is over or a signal aborts. */
export function hold(milliseconds: number, ...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = Number.isFinite(milliseconds) ? setTimeout(end, milliseconds) : undefined;
    for (const signal of signals) {
      if (signal.aborted) end();
      else signal.addEventListener("abort", end);
    }
  });
}
