import type { Ids } from "../identifiers/id-generator.ts";
import { invalidMarker } from "../protocol/errors.ts";
import type { Truncation } from "./truncation.ts";

/** Something that can be read page by page. A position is JSON, and says where a page ended. */
export interface Listing<Item, Position> {
  /** Which listing it is: action, whose, filters. A marker is good for one listing only. */
  readonly id: string;
  /** The same for a person. */
  readonly title: string;
  /** The items that follow a position, from `start` on; those that do not match are passed over. */
  after(position: Position | undefined): {
    readonly items: readonly Item[];
    readonly start: number;
    readonly matches?: (item: Item) => boolean;
  };
  /** Where a page that ends with `item` ends, and that began at `from`. */
  position(item: Item, from: Position | undefined): Position;
}

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** One page, with the members in which a list action's result ends. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly more: { readonly IsTruncated: boolean; readonly Marker?: string };
  /** Which page of its listing it is, from 1. */
  readonly number: number;
}

interface Issued {
  readonly listing: string;
  readonly title: string;
  readonly position: unknown;
  readonly number: number;
}

/**
 * Cuts listings into pages. A marker is an opaque text that stands for a position; the double remembers those it issued, so
 * that it accepts no other, and none for a listing that is not the marker's own.
 */
export function createPaging(ids: Ids, truncation: Truncation) {
  const issued = new Map<string, Issued>();

  function origin(listing: { readonly id: string }, marker: string | undefined): Issued | undefined {
    if (marker === undefined) return undefined;
    const known = issued.get(marker);
    if (known === undefined) throw invalidMarker("The double did not issue this marker, or issued it before reset().");
    if (known.listing !== listing.id) throw invalidMarker(`The marker belongs to ${known.title}.`);
    return known;
  }

  return {
    page<Item, Position>(action: string, listing: Listing<Item, Position>, request: PageRequest): Page<Item> {
      const from = origin(listing, request.Marker);
      const number = from === undefined ? 1 : from.number + 1;
      let position = from?.position as Position | undefined;
      const limit = Math.min(request.MaxItems ?? 100, truncation.capOf(action, number));
      const { items: all, start, matches } = listing.after(position);

      const items: Item[] = [];
      let isTruncated = false;
      for (let index = start; index < all.length; index += 1) {
        const item = all[index] as Item;
        if (matches?.(item) === false) continue;
        if (items.length === limit) {
          isTruncated = true;
          break;
        }
        items.push(item);
      }
      if (!isTruncated) return { items, number, more: { IsTruncated: false } };

      const last = items.at(-1);
      if (last !== undefined) position = listing.position(last, position);
      const Marker = ids.marker(`${listing.id} ${JSON.stringify(position)} ${number}`);
      issued.set(Marker, { listing: listing.id, title: listing.title, position, number });
      return { items, number, more: { IsTruncated: true, Marker } };
    },
    /** Accepts no marker that was issued so far. */
    forget(): void {
      issued.clear();
    },
  };
}
