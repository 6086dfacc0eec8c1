import { addTo, type MultiMap } from "../account/multi-map.ts";
import type { Attempt, Call } from "./attempt.ts";

/** A listing that a program reads page by page. */
interface Listing {
  readonly calls: Call[];
  /** Who sent the last call, and what it returned. */
  client: Client;
  page: Attempt["page"];
  /** The marker that the listing goes on with. A call that returned no page does not change it. */
  nextMarker: string | undefined;
}

/** What the calls of one program have in common: their key, and their parameters except the marker. */
interface Client {
  readonly key: string | undefined;
  readonly params: string;
}

/** The page that the client got: that of the last attempt. A call whose last attempt returned none has failed. */
const pageOf = (call: Call): Attempt["page"] => call.attempts.at(-1)?.page;

/**
 * Follows the markers: a call continues the listing whose last page ended with the marker that the call sent. A call without a
 * marker starts a new listing. So does one with a marker that no listing in the journal knows.
 */
function listingsOf(calls: readonly Call[]): readonly Listing[] {
  const listings: Listing[] = [];
  /** The listings with a page that ended with a marker. */
  const byMarker: MultiMap<Listing> = new Map();
  for (const call of calls) {
    const client = clientOf(call);
    const known = continuedListing(byMarker, call, client);
    const listing = known ?? { calls: [], client, page: undefined, nextMarker: undefined };
    if (known === undefined) listings.push(listing);
    listing.calls.push(call);
    listing.client = client;
    listing.page = pageOf(call);
    if (listing.page === undefined) continue;
    const { marker } = listing.page;
    listing.nextMarker = marker;
    if (marker !== undefined && byMarker.get(marker)?.includes(listing) !== true) addTo(byMarker, marker, listing);
  }
  return listings;
}

/**
 * Finds the listing that a call continues. Two listings of the same items have the same markers. In that case, it returns the listing
 * that fits best, or the oldest of those that fit equally well.
 */
function continuedListing(byMarker: MultiMap<Listing>, call: Call, client: Client): Listing | undefined {
  const marker = call.params["Marker"];
  let best: Listing | undefined;
  let highest = 0;
  for (const listing of byMarker.get(marker ?? "") ?? []) {
    const fit = fitOf(listing, marker, client);
    if (fit <= highest) continue;
    best = listing;
    highest = fit;
  }
  return best;
}

/**
 * A listing that goes on with the marker fits better than one whose earlier page is read again. The same program sends the same
 * parameters with the same key, and has a reason to go on: more pages, or a failed call.
 */
function fitOf({ client, page, nextMarker }: Listing, marker: string | undefined, other: Client): number {
  const reason = page === undefined ? 2 : page.truncated ? 3 : 1;
  const isSame = (client.key === other.key ? 4 : 0) + (client.params === other.params ? 4 : 0);
  return reason + isSame + (nextMarker === marker ? 16 : 0);
}

const clientOf = ({ params: { Marker, ...others }, attempts }: Call): Client => ({
  key: attempts[0]?.caller.accessKeyId,
  params: JSON.stringify(Object.entries(others).sort()),
});

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
