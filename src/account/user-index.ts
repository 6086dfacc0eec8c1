import { lowerBound } from "./lower-bound.ts";
import type { User } from "./state.ts";

/** The users in the order of their lower-cased names. A list is immutable. Each change to the users creates a new one. */
export interface UserList {
  readonly users: readonly User[];
  /** Different for each list. */
  readonly version: string;
}

/** Builds the list on first use, and then updates it with each change. */
export interface UserIndex {
  list(): UserList;
  /** Replaces a record. `before` is `undefined` for a new user, and `after` for a removed one. */
  replace(before: User | undefined, after: User | undefined): void;
  clear(): void;
}

export function createUserIndex(users: () => Iterable<User>): UserIndex {
  let current: readonly User[] | undefined;
  let version = 0;

  function replaceWith(list: readonly User[] | undefined): void {
    version += 1;
    current = list;
  }

  return {
    list() {
      current ??= [...users()].sort(compareUsers);
      return { users: current, version: String(version) };
    },
    replace(before, after) {
      const rest = before && current ? current.toSpliced(positionOf(current, before), 1) : current;
      replaceWith(after && rest ? rest.toSpliced(positionOf(rest, after), 0, after) : rest);
    },
    clear: () => replaceWith(undefined),
  };
}

/** Returns the index of a user in a sorted list, or where to insert it. */
export const positionOf = (users: readonly User[], user: User): number =>
  lowerBound(users, (other) => compareUsers(other, user) >= 0);

/** Names are unique, ignoring case, so no two users compare as equal. */
function compareUsers(one: User, other: User): number {
  const [name, otherName] = [one.name.toLowerCase(), other.name.toLowerCase()];
  return name < otherName ? -1 : name > otherName ? 1 : 0;
}
