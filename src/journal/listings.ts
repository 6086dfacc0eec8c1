import type { Attempt, Call } from "./attempt.ts";

/** A listing that a program reads page by page. */
interface Listing {
  readonly calls: Call[];
  /** Every marker that a page of this listing ended with. */
  readonly markers: Set<string>;
  /** The marker that the listing goes on with. A call that returned no page does not change it. */
  nextMarker: string | undefined;
}

/** The page that the client got: that of the last attempt. A call whose last attempt returned none has failed. */
const pageOf = (call: Call): Attempt["page"] => call.attempts.at(-1)?.page;

/**
 * Follows the markers: a call continues the listing whose last page ended with the marker that the call sent. A call without a
 * marker starts a new listing. So does one with a marker that no listing in the journal knows.
 */
function listingsOf(calls: readonly Call[]): readonly Listing[] {
  const listings: Listing[] = [];
  for (const call of calls) {
    const listing = continuedListing(listings, call) ?? { calls: [], markers: new Set(), nextMarker: undefined };
    if (listing.calls.length === 0) listings.push(listing);
    listing.calls.push(call);
    const page = pageOf(call);
    if (page === undefined) continue;
    listing.nextMarker = page.marker;
    if (page.marker !== undefined) listing.markers.add(page.marker);
  }
  return listings;
}

/**
 * Finds the listing that a call continues. Two listings of the same items have the same markers. Of several, it is one whose
 * last call is most like this one, and of these the oldest. If none goes on with the marker, an earlier page is read again.
 */
function continuedListing(listings: readonly Listing[], call: Call): Listing | undefined {
  const marker = call.params["Marker"];
  if (marker === undefined) return undefined;
  const open = listings.filter(({ nextMarker }) => nextMarker === marker);
  const candidates = open.length > 0 ? open : listings.filter(({ markers }) => markers.has(marker));
  return candidates.toSorted((one, other) => likeness(other, call) - likeness(one, call))[0];
}

/** The same program sends the same parameters with the same key, and has a reason to go on: more pages, or a failed call. */
function likeness({ calls }: Listing, call: Call): number {
  const last = calls.at(-1) as Call;
  const page = pageOf(last);
  const reason = page === undefined ? 1 : page.truncated ? 2 : 0;
  return (keyOf(last) === keyOf(call) ? 4 : 0) + (paramsOf(last) === paramsOf(call) ? 4 : 0) + reason;
}

const keyOf = (call: Call) => call.attempts[0]?.caller.accessKeyId;

function paramsOf({ params: { Marker, ...others } }: Call): string {
  return JSON.stringify(Object.entries(others).sort());
}

/**
 * Describes each listing that was not read to its end, or that was read beyond it. Only listings with a call that `isMeant`
 * accepts are looked at.
 */
export const unreadListings = (calls: readonly Call[], isMeant: (call: Call) => boolean): readonly string[] =>
  listingsOf(calls)
    .filter((listing) => listing.calls.some(isMeant))
    .flatMap((listing) => problemOf(listing) ?? []);

function problemOf({ calls }: Listing): string | undefined {
  const pages = calls.map(pageOf);
  const end = pages.findIndex((page) => page?.truncated === false);
  if (end !== -1) return end < pages.length - 1 ? `${nameOf(calls)} went on after its last page` : undefined;
  return pages.at(-1) === undefined
    ? `${nameOf(calls)} ended with a call that returned no page`
    : `${nameOf(calls)} ended with a page that said there was more`;
}

/** Names a listing by the user that its first call names, or else by the user who called. */
function nameOf(calls: readonly Call[]): string {
  const { params, attempts } = calls[0] as Call;
  if (params["UserName"] !== undefined) return `the listing of ${params["UserName"]}`;
  const caller = attempts.at(-1)?.caller.userName;
  return caller === undefined ? "a listing" : `a listing by ${caller}`;
}
