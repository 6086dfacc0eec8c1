/** Ways in which a page can contradict itself. Paginators handle them differently: some follow `Marker`, others `IsTruncated`. */
export const pageTraps = ["missing-marker", "stray-marker", "repeated-marker"] as const;

/** A fault that affects list actions only. The page is returned with a wrong `Marker` or `IsTruncated`. */
export type PageTrap = (typeof pageTraps)[number];

export const isPageTrap = (fault: unknown): fault is PageTrap => (pageTraps as readonly unknown[]).includes(fault);

interface Pagination {
  readonly IsTruncated: boolean;
  readonly Marker?: string | undefined;
}

/** Whether a trap changes this page. `repeated-marker` requires a request with a marker. The others require a truncated page. */
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
