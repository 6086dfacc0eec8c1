/** The index of the first item of a sorted list for which `isAtOrPast` holds, or the list's length. */
export function firstIndex<Item>(items: readonly Item[], isAtOrPast: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAtOrPast(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
