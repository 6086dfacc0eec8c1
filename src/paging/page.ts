import type { IdGenerator } from "../identifiers/id-generator.ts";
import { invalidMarker } from "../protocol/errors.ts";
import type { Truncation } from "./truncation.ts";

/** Where a page ended. */
export interface Cursor {
  /** The same for the same place, and different for any other. Markers are derived from it. */
  readonly key: string;
}

/** Something that is read page by page. */
export interface Listing<Item, ItsCursor extends Cursor> {
  /** Identifies the listing by its action, owner and filters. A marker is valid for one listing only. */
  readonly id: string;
  /** Names the listing to a person. */
  readonly title: string;
  /** Returns the items that the page after a cursor is taken from. It starts at `start`, and leaves out what does not match. */
  itemsAfter(cursor: ItsCursor | undefined): {
    readonly items: readonly Item[];
    readonly start: number;
    readonly matches?: (item: Item) => boolean;
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
  /** The members of a list action's result that tell whether there is another page. */
  readonly pagination: { readonly IsTruncated: boolean; readonly Marker?: string };
  /** The number of the page in its listing, from 1. */
  readonly number: number;
}

/** Cuts listings into pages. */
export interface Paging {
  /** Returns the page that a request asks for. Throws AWS's error for a marker that is not one of this listing. */
  page<Item, ItsCursor extends Cursor>(
    action: string,
    listing: Listing<Item, ItsCursor>,
    request: PageRequest,
  ): Page<Item>;
  /** Makes every marker invalid that was issued so far. */
  clear(): void;
}

interface IssuedMarker {
  readonly listing: Pick<Listing<unknown, Cursor>, "id" | "title">;
  readonly cursor: Cursor | undefined;
  readonly pageNumber: number;
}

/** A marker is an opaque text. What it stands for is kept here, so that no other text is accepted. */
export function createPaging(ids: IdGenerator, truncation: Truncation): Paging {
  const issued = new Map<string, IssuedMarker>();

  function lookUp(listing: { readonly id: string }, marker: string): IssuedMarker {
    const known = issued.get(marker);
    if (known === undefined)
      throw invalidMarker("The mock account did not issue this marker, or issued it before reset().");
    if (known.listing.id !== listing.id) throw invalidMarker(`The marker belongs to ${known.listing.title}.`);
    return known;
  }

  return {
    page<Item, ItsCursor extends Cursor>(action: string, listing: Listing<Item, ItsCursor>, request: PageRequest) {
      const { Marker, MaxItems = 100 } = request;
      const previous = Marker === undefined ? undefined : lookUp(listing, Marker);
      const number = (previous?.pageNumber ?? 0) + 1;
      // The marker belongs to this listing, and so does its cursor.
      const start = previous?.cursor as ItsCursor | undefined;
      const limit = Math.min(MaxItems, truncation.limitOf(action, number));
      const { items, end, isTruncated } = take(listing, start, limit);
      if (!isTruncated) return { items, number, pagination: { IsTruncated: false } };

      const NextMarker = ids.marker(`${listing.id} ${end?.key} ${number}`);
      issued.set(NextMarker, { listing, cursor: end, pageNumber: number });
      return { items, number, pagination: { IsTruncated: true, Marker: NextMarker } };
    },
    clear: () => issued.clear(),
  };
}

/** Takes at most `limit` items after a cursor, and tells where they end. A page without items ends where it starts. */
function take<Item, ItsCursor extends Cursor>(
  listing: Listing<Item, ItsCursor>,
  cursor: ItsCursor | undefined,
  limit: number,
) {
  const { items: all, start, matches = () => true, cursorAt } = listing.itemsAfter(cursor);
  const items: Item[] = [];
  let end = cursor;
  for (let index = start; index < all.length; index += 1) {
    const item = all[index] as Item;
    if (!matches(item)) continue;
    if (items.length === limit) return { items, end, isTruncated: true };
    items.push(item);
    if (items.length === limit) end = cursorAt(index);
  }
  return { items, end, isTruncated: false };
}
