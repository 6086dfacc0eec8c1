import { formatNonNumber } from "../messages/format-value.ts";

/** The page sizes that `truncate` set, by action. */
export interface Truncation {
  set(action: string, size: number | readonly number[] | null): void;
  isSet(action: string): boolean;
  /** Returns the maximum number of items on a page, regardless of the request. Pages are numbered from 1. */
  limitOf(action: string, page: number): number;
  describeActive(): string[];
  clear(): void;
}

export function createTruncation(): Truncation {
  const sizes = new Map<string, number | readonly number[]>();

  return {
    set(action, size) {
      if (size === null) {
        sizes.delete(action);
      } else {
        checkSize(action, size);
        sizes.set(action, typeof size === "number" ? size : [...size]);
      }
    },
    isSet: (action) => sizes.has(action),
    limitOf(action, page) {
      const size = sizes.get(action);
      if (size === undefined) return Number.POSITIVE_INFINITY;
      return typeof size === "number" ? size : (size[page - 1] ?? Number.POSITIVE_INFINITY);
    },
    describeActive: () => [...sizes].map(([action, size]) => `truncate ${action} to ${JSON.stringify(size)}`),
    clear: () => sizes.clear(),
  };
}

function checkSize(action: string, size: number | readonly number[]): void {
  if (!Array.isArray(size)) {
    if (!Number.isInteger(size) || (size as number) < 1)
      throw new RangeError(
        `Failed to truncate ${action}: the page size is ${formatNonNumber(size)}; expected a whole number, 1 or more, an array of sizes for the first pages, or null to remove it.`,
      );
    return;
  }
  for (const [index, entry] of size.entries())
    if (!Number.isInteger(entry) || entry < 0)
      throw new RangeError(
        `Failed to truncate ${action}: the size of page ${index + 1} is ${formatNonNumber(entry)}; expected a whole number, 0 or more.`,
      );
}
