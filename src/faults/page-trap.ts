/** Pages that contradict themselves; paginators disagree about them, since some follow `Marker` and some `IsTruncated`. */
export const pageTraps = ["missing-marker", "stray-marker", "repeated-marker"] as const;

/** A fault of a listing: the page is served, but its end is wrong. */
export type PageTrap = (typeof pageTraps)[number];

export const isPageTrap = (fault: unknown): fault is PageTrap => (pageTraps as readonly unknown[]).includes(fault);

/** The members in which a page ends. */
interface PageEnd {
  readonly IsTruncated: boolean;
  readonly Marker?: string | undefined;
}

/** The result with its end made wrong; `undefined` where the trap does not fit the page. */
export function trapped(trap: PageTrap, result: Partial<PageEnd>, marker: string | undefined): PageEnd | undefined {
  const { IsTruncated } = result;
  switch (trap) {
    case "missing-marker":
      return IsTruncated ? { ...result, IsTruncated, Marker: undefined } : undefined;
    case "stray-marker":
      return IsTruncated ? { ...result, IsTruncated: false } : undefined;
    case "repeated-marker":
      return marker === undefined ? undefined : { ...result, IsTruncated: true, Marker: marker };
  }
}
