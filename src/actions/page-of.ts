import type { Cursor, Page, PageRequest } from "../paging/page.ts";
import type { IamError } from "../protocol/errors.ts";
import type { ActionContext } from "./action.ts";

/** Items that are listed in the given order. */
interface OrderedItems<Item> {
  /** Identifies the listing by its action, owner and filters. */
  readonly id: string;
  /** Describes the listing in messages. */
  readonly title: string;
  readonly items: readonly Item[];
  /** Returns a text that identifies an item. */
  readonly keyOf: (item: Item) => string;
  /** Returns AWS's error for a marker of the listing with another id, if it is not `Invalid Marker.` */
  readonly markerError?: (listingId: string) => IamError | undefined;
}

/** The keys of the items at the start of the listing, and the index of the next one. */
interface KeysCursor extends Cursor {
  readonly keys: readonly string[];
  readonly next: number;
}

/**
 * Returns the page of the items that a request asks for. A listing keeps its original order. It leaves out items that are removed
 * between pages, and those that are added.
 */
export function pageOf<Item>(
  { page }: ActionContext,
  { id, title, items, keyOf, markerError }: OrderedItems<Item>,
  request: PageRequest,
): Pick<Page<Item>, "items" | "pagination"> {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const { items: keys, pagination } = page<string, KeysCursor>(
    {
      id,
      title,
      markerError,
      itemsAfter(cursor) {
        const all = cursor?.keys ?? [...byKey.keys()];
        return {
          items: all,
          start: cursor?.next ?? 0,
          matches: (key) => byKey.has(key),
          cursorAt: (index) => ({ key: `${index} ${JSON.stringify(all)}`, keys: all, next: index + 1 }),
        };
      },
    },
    request,
  );
  return { items: keys.map((key) => byKey.get(key) as Item), pagination };
}
