/** Returns the index of the first item of a sorted list for which `isAtOrPast` is true, or the length of the list. */
export function lowerBound<Item>(items: readonly Item[], isAtOrPast: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAtOrPast(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
