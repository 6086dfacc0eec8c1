/** A token bucket's size: so many requests a second, and so many at once. */
export interface ThrottleRate {
  /** Tokens a second. */
  readonly rate: number;
  /** The most that the bucket holds, and what it holds at first. */
  readonly burst: number;
}

interface Bucket extends ThrottleRate {
  tokens: number;
  /** When the tokens were counted, in milliseconds; `undefined` before the first request. */
  at: number | undefined;
}

/** Token buckets by action; `"*"` is for those without one of their own. */
export function createThrottle() {
  const buckets = new Map<string, Bucket>();

  return {
    set(action: string, limit: ThrottleRate | null): void {
      if (limit === null) {
        buckets.delete(action);
        return;
      }
      const { rate, burst } = limit ?? {};
      if (!Number.isFinite(rate) || rate <= 0)
        throw new RangeError(
          `Failed to throttle ${action}: the rate is ${String(rate)}; expected a number of requests a second, above 0.`,
        );
      if (!Number.isInteger(burst) || burst < 1)
        throw new RangeError(
          `Failed to throttle ${action}: the burst is ${String(burst)}; expected a whole number, 1 or more.`,
        );
      buckets.set(action, { rate, burst, tokens: burst, at: undefined });
    },

    /** Whether a request finds a token, which it takes. */
    admits(action: string | undefined, now: Date): boolean {
      const bucket = buckets.get(action ?? "*") ?? buckets.get("*");
      if (bucket === undefined) return true;
      const seconds = Math.max(0, Number(now) - (bucket.at ?? Number(now))) / 1000;
      bucket.tokens = Math.min(bucket.burst, bucket.tokens + seconds * bucket.rate);
      bucket.at = Number(now);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },

    inForce: (): string[] =>
      [...buckets].map(([action, { rate, burst }]) => `throttle ${action} to ${rate} a second, ${burst} at once`),
    clear: (): void => buckets.clear(),
  };
}
