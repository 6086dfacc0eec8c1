/** Pages with a contradictory end. Paginators handle them differently: some follow `Marker`, and some follow `IsTruncated`. */
export const pageTraps = ["missing-marker", "stray-marker", "repeated-marker"] as const;

/** A fault of list actions: the page is returned, but its end is wrong. */
export type PageTrap = (typeof pageTraps)[number];

export const isPageTrap = (fault: unknown): fault is PageTrap => (pageTraps as readonly unknown[]).includes(fault);

interface Pagination {
  readonly IsTruncated: boolean;
  readonly Marker?: string | undefined;
}

/** Whether a trap changes this page. Only a truncated page can lose its end, and only a marker can be repeated. */
export const trapApplies = (trap: PageTrap, isTruncated: boolean, requestMarker: string | undefined): boolean =>
  trap === "repeated-marker" ? requestMarker !== undefined : isTruncated;

export function trapPage(trap: PageTrap, result: object, requestMarker: string | undefined): object & Pagination {
  switch (trap) {
    case "missing-marker":
      return { ...result, IsTruncated: true, Marker: undefined };
    case "stray-marker":
      return { ...result, IsTruncated: false };
    case "repeated-marker":
      return { ...result, IsTruncated: true, Marker: requestMarker };
  }
}
