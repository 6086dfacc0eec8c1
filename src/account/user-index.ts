import { firstIndex } from "./lower-bound.ts";
import type { User } from "./state.ts";

/** The users by lower-cased name, built when first asked for and then kept up to date. */
export function createSortedUsers(users: () => Iterable<User>) {
  let sorted: User[] | undefined;
  const indexOf = (among: readonly User[], user: User) => firstIndex(among, (other) => compareUsers(other, user) >= 0);

  return {
    all: (): readonly User[] => {
      sorted ??= [...users()].sort(compareUsers);
      return sorted;
    },
    added(user: User): void {
      sorted?.splice(indexOf(sorted, user), 0, user);
    },
    leaving(user: User): void {
      sorted?.splice(indexOf(sorted, user), 1);
    },
    forget(): void {
      sorted = undefined;
    },
  };
}

interface Named {
  /** Lower-cased. */
  readonly name: string;
  readonly serial: number;
}

const compareUsers = (one: User, other: User): number =>
  compareNames(
    { name: one.name.toLowerCase(), serial: one.serial },
    { name: other.name.toLowerCase(), serial: other.serial },
  );

/** By name, then by age. */
export function compareNames(one: Named, other: Named): number {
  if (one.name === other.name) return one.serial - other.serial;
  return one.name < other.name ? -1 : 1;
}
