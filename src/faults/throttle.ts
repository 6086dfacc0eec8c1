/** The rate of a token bucket. */
export interface ThrottleRate {
  /** How many tokens are added each second. */
  readonly rate: number;
  /** The maximum number of tokens in the bucket. It is full at first. */
  readonly burst: number;
}

/** Token buckets by action. `"*"` applies to actions without their own bucket. */
export interface Throttle {
  set(action: string, limit: ThrottleRate | null): void;
  /** Takes a token for a request. Returns `false` if there is none. */
  admits(action: string | undefined, now: Date): boolean;
  describeActive(): string[];
  clear(): void;
}

interface Bucket extends ThrottleRate {
  tokens: number;
  /** When the tokens were last counted, in milliseconds. `undefined` before the first request. */
  countedAt: number | undefined;
}

export function createThrottle(): Throttle {
  const buckets = new Map<string, Bucket>();

  return {
    set(action, limit) {
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
      buckets.set(action, { rate, burst, tokens: burst, countedAt: undefined });
    },
    admits(action, now) {
      const bucket = buckets.get(action ?? "*") ?? buckets.get("*");
      if (bucket === undefined) return true;
      const seconds = Math.max(0, Number(now) - (bucket.countedAt ?? Number(now))) / 1000;
      bucket.tokens = Math.min(bucket.burst, bucket.tokens + seconds * bucket.rate);
      bucket.countedAt = Number(now);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
    describeActive: () =>
      [...buckets].map(([action, { rate, burst }]) => `throttle ${action} to ${rate} a second, ${burst} at once`),
    clear: () => buckets.clear(),
  };
}
