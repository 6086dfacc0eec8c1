import { formatNonNumber } from "../messages/format-value.ts";

/** How long the responses of each action are delayed. `"*"` applies to the actions without a delay of their own, even of 0. */
export interface Delays {
  set(action: string, milliseconds: number | null): void;
  of(action: string | undefined): number;
  describeActive(): string[];
  clear(): void;
}

/** The longest time of a timer. A longer one would fire at once. */
const MAX_DELAY = 2 ** 31 - 1;

export function createDelays(): Delays {
  const delays = new Map<string, number>();

  return {
    set(action, milliseconds) {
      if (milliseconds === null) {
        delays.delete(action);
        return;
      }
      if (!Number.isFinite(milliseconds) || milliseconds < 0 || milliseconds > MAX_DELAY)
        throw new RangeError(
          `Failed to delay ${action}: the time is ${formatNonNumber(milliseconds)}; expected a number of milliseconds from 0 to ${MAX_DELAY}, or null to remove the delay.`,
        );
      delays.set(action, milliseconds);
    },
    of: (action) => delays.get(action ?? "*") ?? delays.get("*") ?? 0,
    describeActive: () => [...delays].map(([action, time]) => `delay ${action} by ${time} ms`),
    clear: () => delays.clear(),
  };
}
