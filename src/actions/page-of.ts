import { randomWords } from "../identifiers/random.ts";
import type { Cursor, Page, PageRequest } from "../paging/page.ts";
import type { IamError } from "../protocol/errors.ts";
import type { ActionContext } from "./action.ts";

interface ListedItems<Item> {
  /** Identifies the listing by its action, owner and filters. */
  readonly id: string;
  /** Describes the listing in messages. */
  readonly title: string;
  readonly items: readonly Item[];
  /** Sorts the items when a listing starts. By default, they are sorted already. */
  readonly sort?: (items: readonly Item[]) => readonly Item[];
  /** Returns a text that identifies an item. */
  readonly keyOf: (item: Item) => string;
  /** Returns AWS's error for the marker of another listing. By default, the error is `Invalid Marker.` */
  readonly markerError?: (listingId: string) => IamError | undefined;
}

/** The keys of all items when the listing started, and the index of the next one. The pages of a listing share the keys. */
interface KeysCursor extends Cursor {
  readonly keys: readonly string[];
  /** A hash of the keys. */
  readonly hash: string;
  readonly next: number;
}

/**
 * Returns the page of items that a request asks for. All pages keep the order that the items had on the first page. They leave out
 * items that are added or removed between pages.
 */
export function pageOf<Item>(
  { page }: ActionContext,
  { id, title, items, sort = (sorted) => sorted, keyOf, markerError }: ListedItems<Item>,
  request: PageRequest,
): Pick<Page<Item>, "items" | "pagination"> {
  return page<Item, KeysCursor>(
    {
      id,
      title,
      markerError,
      itemsAfter(cursor) {
        const listed = cursor === undefined ? sort(items) : items;
        const keys = cursor?.keys ?? listed.map(keyOf);
        return {
          start: cursor?.next ?? 0,
          end: keys.length,
          itemAt: createFinder(listed, keyOf, keys),
          cursorAt(index) {
            const hash = cursor?.hash ?? hashOf(JSON.stringify(keys));
            return { key: `${index} ${hash}`, keys, hash, next: index + 1 };
          },
        };
      },
    },
    request,
  );
}

/**
 * Finds the item whose key is at an index of `keys`. In most listings, nothing changes between pages, so that the item is at the same
 * index. If one is not, all keys are indexed.
 */
function createFinder<Item>(items: readonly Item[], keyOf: (item: Item) => string, keys: readonly string[]) {
  let byKey: ReadonlyMap<string, Item> | undefined;
  return (index: number): Item | undefined => {
    const key = keys[index] as string;
    const item = items[index];
    if (item !== undefined && keyOf(item) === key) return item;
    byKey ??= new Map(items.map((other) => [keyOf(other), other]));
    return byKey.get(key);
  };
}

function hashOf(text: string): string {
  const next = randomWords(text);
  return `${next()} ${next()}`;
}
