/** How long the responses of each action are delayed. `"*"` applies to the actions without a delay of their own. */
export interface Delays {
  set(action: string, milliseconds: number): void;
  of(action: string | undefined): number;
  describeActive(): string[];
  clear(): void;
}

export function createDelays(): Delays {
  const delays = new Map<string, number>();

  return {
    set(action, milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0)
        throw new RangeError(
          `Failed to delay ${action}: the time is ${String(milliseconds)}; expected a number of milliseconds, 0 or more.`,
        );
      if (milliseconds === 0) delays.delete(action);
      else delays.set(action, milliseconds);
    },
    of: (action) => delays.get(action ?? "*") ?? delays.get("*") ?? 0,
    describeActive: () => [...delays].map(([action, time]) => `delay ${action} by ${time} ms`),
    clear: () => delays.clear(),
  };
}
