import type { Call } from "./attempt.ts";

/** Groups calls whose parameters differ only in `Marker`. A call without a marker starts a new listing. */
function listingsOf(calls: readonly Call[]): readonly (readonly Call[])[] {
  const listings: Call[][] = [];
  const current = new Map<string, Call[]>();
  for (const call of calls) {
    const { Marker, ...rest } = call.params;
    const key = JSON.stringify(Object.entries(rest).sort());
    const listing = Marker === undefined ? undefined : current.get(key);
    if (listing !== undefined) {
      listing.push(call);
      continue;
    }
    const started = [call];
    listings.push(started);
    current.set(key, started);
  }
  return listings;
}

/** Describes each listing that was not read to its end, or that was read beyond it. */
export const unreadListings = (calls: readonly Call[]): readonly string[] =>
  listingsOf(calls).flatMap((listing) => problemOf(listing) ?? []);

function problemOf(listing: readonly Call[]): string | undefined {
  const pages = listing.map((call) => call.attempts.findLast((attempt) => attempt.page !== undefined)?.page);
  const last = pages.findIndex((page) => page?.truncated === false);
  const userName = listing[0]?.params["UserName"];
  const name = userName === undefined ? "a listing" : `the listing of ${userName}`;
  if (last === -1) return `${name} ended with a page that said there was more`;
  return last < pages.length - 1 ? `${name} went on after its last page` : undefined;
}
