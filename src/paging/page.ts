import type { IdGenerator } from "../identifiers/id-generator.ts";
import { type IamError, invalidMarker } from "../protocol/errors.ts";
import type { Truncation } from "./truncation.ts";

/** Where a page ended. */
export interface Cursor {
  /** Identifies the cursor within its listing. Markers are derived from it. */
  readonly key: string;
}

interface ListingName {
  /** Identifies the listing by its action, owner and filters. A marker is valid for one listing only. */
  readonly id: string;
  /** Describes the listing in messages. */
  readonly title: string;
}

export interface Listing<Item, ItsCursor extends Cursor> extends ListingName {
  /** Returns AWS's error for the marker of another listing. By default, the error is `Invalid Marker.` */
  readonly markerError?: ((listingId: string) => IamError | undefined) | undefined;
  /** Returns the items for the page after a cursor. */
  itemsAfter(cursor: ItsCursor | undefined): {
    /** The indexes of the page's first item and of the end of the listing. */
    readonly start: number;
    readonly end: number;
    /** Returns the item at an index, or `undefined` if the page leaves it out. */
    itemAt(index: number): Item | undefined;
    /** Returns the cursor of a page that ends with the item at `index`. */
    readonly cursorAt: (index: number) => ItsCursor;
  };
}

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The members of the result that say whether there is another page. */
  readonly pagination: { readonly IsTruncated: boolean; readonly Marker?: string };
  /** The number of the page in its listing, from 1. */
  readonly number: number;
}

export interface Paging {
  /** Returns the page that a request asks for. Throws AWS's error for a marker that does not belong to this listing. */
  page<Item, ItsCursor extends Cursor>(
    action: string,
    listing: Listing<Item, ItsCursor>,
    request: PageRequest,
  ): Page<Item>;
  /** Invalidates every marker issued so far. */
  clear(): void;
}

/** A marker stays valid until `clear()`, so it must not refer to the items of its page. */
interface IssuedMarker {
  readonly listing: ListingName;
  readonly cursor: Cursor | undefined;
  readonly pageNumber: number;
}

/** Markers are opaque. Their meaning is stored here, so that no other text is accepted as a marker. */
export function createPaging(ids: IdGenerator, truncation: Truncation): Paging {
  const issued = new Map<string, IssuedMarker>();

  function lookUp(
    { id, markerError }: Pick<Listing<unknown, Cursor>, "id" | "markerError">,
    marker: string,
  ): IssuedMarker {
    const known = issued.get(marker);
    if (known === undefined)
      throw invalidMarker("The mock account did not issue this marker, or issued it before reset().");
    if (known.listing.id !== id)
      throw markerError?.(known.listing.id) ?? invalidMarker(`The marker belongs to ${known.listing.title}.`);
    return known;
  }

  return {
    page<Item, ItsCursor extends Cursor>(action: string, listing: Listing<Item, ItsCursor>, request: PageRequest) {
      const { Marker, MaxItems = 100 } = request;
      const previous = Marker === undefined ? undefined : lookUp(listing, Marker);
      const number = (previous?.pageNumber ?? 0) + 1;
      // The marker belongs to this listing, so its cursor does, too.
      const start = previous?.cursor as ItsCursor | undefined;
      const limit = Math.min(MaxItems, truncation.limitOf(action, number));
      const { items, next, isTruncated } = take(listing, start, limit);
      if (!isTruncated) return { items, number, pagination: { IsTruncated: false } };

      const { id, title } = listing;
      const NextMarker = ids.marker(`${id} ${next?.key} ${number}`);
      issued.set(NextMarker, { listing: { id, title }, cursor: next, pageNumber: number });
      return { items, number, pagination: { IsTruncated: true, Marker: NextMarker } };
    },
    clear: () => issued.clear(),
  };
}

/** Returns at most `limit` items after a cursor, and the cursor at which they end. A page without items ends where it starts. */
function take<Item, ItsCursor extends Cursor>(
  listing: Listing<Item, ItsCursor>,
  cursor: ItsCursor | undefined,
  limit: number,
) {
  const { start, end, itemAt, cursorAt } = listing.itemsAfter(cursor);
  const items: Item[] = [];
  let next = cursor;
  for (let index = start; index < end; index += 1) {
    const item = itemAt(index);
    if (item === undefined) continue;
    if (items.length === limit) return { items, next, isTruncated: true };
    items.push(item);
    if (items.length === limit) next = cursorAt(index);
  }
  return { items, next, isTruncated: false };
}
