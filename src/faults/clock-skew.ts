import { formatValue } from "../messages/format-value.ts";

/** A year. */
const MAX_SKEW_MS = 365 * 24 * 60 * 60 * 1000;

/** AWS's own clock, which dates responses and decides whether a signature has expired. It follows the clock of the process. */
export interface ClockSkew {
  /** Makes the clock run ahead of the process's by this many milliseconds. */
  set(milliseconds: number | null): void;
  now(): Date;
  describeActive(): string[];
  clear(): void;
}

export function createClockSkew(): ClockSkew {
  let skew = 0;

  return {
    set(milliseconds) {
      if (milliseconds !== null && !(typeof milliseconds === "number" && Math.abs(milliseconds) <= MAX_SKEW_MS))
        throw new RangeError(
          `Failed to set the clock skew: it is ${formatValue(milliseconds)}; expected a number of milliseconds from -${MAX_SKEW_MS} to ${MAX_SKEW_MS}, which is a year, or null to remove it.`,
        );
      skew = milliseconds ?? 0;
    },
    now: () => new Date(Date.now() + skew),
    describeActive: () =>
      skew === 0 ? [] : [`AWS's clock runs ${Math.abs(skew)} ms ${skew > 0 ? "ahead" : "behind"}`],
    clear() {
      skew = 0;
    },
  };
}
