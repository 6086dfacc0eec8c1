import type { Cursor, Page, PageRequest } from "../paging/page.ts";
import type { IamError } from "../protocol/errors.ts";
import type { ActionContext } from "./action.ts";

/** Items in the order in which they are listed. */
interface OrderedItems<Item> {
  /** Identifies the listing by its action, owner and filters. */
  readonly id: string;
  /** Describes the listing in messages. */
  readonly title: string;
  readonly items: readonly Item[];
  /** Returns a text that identifies an item. */
  readonly keyOf: (item: Item) => string;
  /** Returns AWS's error for the marker of another listing. By default, the error is `Invalid Marker.` */
  readonly markerError?: (listingId: string) => IamError | undefined;
}

/** The keys of all items when the listing started, and the index of the next one. */
interface KeysCursor extends Cursor {
  readonly keys: readonly string[];
  readonly next: number;
}

/**
 * Returns the page of items that a request asks for. All pages keep the order that the items had on the first page. They leave out
 * items that are added or removed between pages.
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
