/** Page sizes by action, as `truncate` sets them. */
export type Truncation = ReturnType<typeof createTruncation>;

export function createTruncation() {
  const sizes = new Map<string, number | readonly number[]>();

  return {
    set(action: string, size: number | readonly number[] | null): void {
      if (size === null) {
        sizes.delete(action);
        return;
      }
      if (Array.isArray(size)) {
        for (const [index, entry] of size.entries()) {
          if (!Number.isInteger(entry) || entry < 0)
            throw new RangeError(
              `Failed to truncate ${action}: the size of page ${index + 1} is ${String(entry)}; expected a whole number, 0 or more.`,
            );
        }
        sizes.set(action, [...size]);
        return;
      }
      if (!Number.isInteger(size) || (size as number) < 1)
        throw new RangeError(
          `Failed to truncate ${action}: the page size is ${String(size)}; expected a whole number, 1 or more, an array of sizes for the first pages, or null to lift it.`,
        );
      sizes.set(action, size);
    },
    /** How many items a page may hold at the most, whatever the request asks for. */
    capOf(action: string, page: number): number {
      const size = sizes.get(action);
      if (size === undefined) return Number.POSITIVE_INFINITY;
      return typeof size === "number" ? size : (size[page - 1] ?? Number.POSITIVE_INFINITY);
    },
    inForce: (): string[] => [...sizes].map(([action, size]) => `truncate ${action} to ${JSON.stringify(size)}`),
    clear: (): void => sizes.clear(),
  };
}
