import { lowerBound } from "./lower-bound.ts";
import type { User } from "./state.ts";

/** The users in the order of their lower-cased names. A list is immutable. Each change to the users creates a new one. */
export interface UserList {
  readonly users: readonly User[];
  /** Different for each list. */
  readonly version: string;
}

/** Builds the list when it is needed, and updates it with the changes since then. */
export interface UserIndex {
  list(): UserList;
  /** Replaces a record. `before` is `undefined` for a new user, and `after` for a removed one. */
  replace(before: User | undefined, after: User | undefined): void;
  clear(): void;
}

/** So many changes take as long as a new list. */
const MANY = 100;

export function createUserIndex(users: () => Iterable<User>): UserIndex {
  let current: readonly User[] | undefined;
  /** The changes that are not in `current` yet. */
  let changes: (readonly [before: User | undefined, after: User | undefined])[] = [];
  let version = 0;

  function clear(): void {
    version += 1;
    current = undefined;
    changes = [];
  }

  return {
    list() {
      current ??= [...users()].sort(compareUsers);
      for (const [before, after] of changes) {
        const rest: readonly User[] = before ? current.toSpliced(positionOf(current, before), 1) : current;
        current = after ? rest.toSpliced(positionOf(rest, after), 0, after) : rest;
      }
      changes = [];
      return { users: current, version: String(version) };
    },
    replace(before, after) {
      if (current === undefined || changes.length === MANY) clear();
      else {
        version += 1;
        changes.push([before, after]);
      }
    },
    clear,
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
