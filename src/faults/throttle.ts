import { didYouMean } from "../messages/did-you-mean.ts";
import { formatNonNumber, formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";

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
  /** Until when the tokens are counted, in milliseconds: the latest time of all requests. `undefined` before the first. */
  countedUntil: number | undefined;
}

/** Because of rounding, a tenth of a token added ten times is slightly less than one token. */
const ROUNDING_ERROR = 1e-9;

export function createThrottle(): Throttle {
  const buckets = new Map<string, Bucket>();

  return {
    set(action, limit) {
      if (limit === null) {
        buckets.delete(action);
        return;
      }
      checkLimit(action, limit);
      const { rate, burst } = limit;
      buckets.set(action, { rate, burst, tokens: burst, countedUntil: undefined });
    },
    admits(action, now) {
      const bucket = buckets.get(action ?? "*") ?? buckets.get("*");
      if (bucket === undefined) return true;
      // A clock that is set back adds nothing until it passes the latest time, or the same seconds would be counted twice.
      const countedUntil = bucket.countedUntil ?? Number(now);
      bucket.countedUntil = Math.max(countedUntil, Number(now));
      const seconds = (bucket.countedUntil - countedUntil) / 1000;
      bucket.tokens = Math.min(bucket.burst, bucket.tokens + seconds * bucket.rate);
      if (bucket.tokens < 1 - ROUNDING_ERROR) return false;
      bucket.tokens -= 1;
      return true;
    },
    describeActive: () =>
      [...buckets].map(([action, { rate, burst }]) => `throttle ${action} to ${rate} a second, ${burst} at once`),
    clear: () => buckets.clear(),
  };
}

const limitNames = ["rate", "burst"];

function checkLimit(action: string, limit: ThrottleRate): void {
  const failure = (problem: string) => new RangeError(`Failed to throttle ${action}: ${problem}`);
  if (!isRecord(limit))
    throw failure(
      `the limit is ${formatNonNumber(limit)}; expected { rate, burst }, such as { rate: 5, burst: 10 }, or null to remove it.`,
    );
  const unknown = Object.keys(limit).find((name) => !limitNames.includes(name));
  if (unknown !== undefined)
    throw failure(`${formatValue(unknown)} is not one of rate and burst.${didYouMean(unknown, limitNames)}`);
  const { rate, burst } = limit;
  if (!Number.isFinite(rate) || rate <= 0)
    throw failure(`the rate is ${formatNonNumber(rate)}; expected a number of requests a second, above 0.`);
  if (!Number.isInteger(burst) || burst < 1)
    throw failure(`the burst is ${formatNonNumber(burst)}; expected a whole number, 1 or more.`);
}
