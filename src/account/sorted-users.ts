import type { User } from "./state.ts";

/** The users by lower-cased name, built when first asked for and then kept up to date. */
export function createSortedUsers(users: () => Iterable<User>) {
  let sorted: User[] | undefined;

  return {
    all: (): readonly User[] => (sorted ??= [...users()].sort(compareUsers)),
    added(user: User): void {
      sorted?.splice(
        firstIndex(sorted, (other) => compareUsers(other, user) >= 0),
        0,
        user,
      );
    },
    leaving(user: User): void {
      sorted?.splice(
        firstIndex(sorted, (other) => compareUsers(other, user) >= 0),
        1,
      );
    },
    forget(): void {
      sorted = undefined;
    },
  };
}

function compareUsers(one: User, other: User): number {
  const [a, b] = [one.name.toLowerCase(), other.name.toLowerCase()];
  return a === b ? one.serial - other.serial : a < b ? -1 : 1;
}

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
