import { lowerBound } from "./lower-bound.ts";
import type { User } from "./state.ts";

/** The users in the order of their lower-cased names. A list is immutable. Each change to the users creates a new one. */
export interface UserList {
  readonly users: readonly User[];
  /** Different for each list. */
  readonly version: number;
}

/** Builds the list on first use, and then updates it with each change. */
export interface UserIndex {
  list(): UserList;
  add(user: User): void;
  /** Must be called before the user's name changes. */
  remove(user: User): void;
  clear(): void;
}

export function createUserIndex(users: () => Iterable<User>): UserIndex {
  let current: UserList | undefined;
  let lastVersion = 0;

  function replaceWith(list: readonly User[] | undefined): void {
    lastVersion += 1;
    current = list && { users: list, version: lastVersion };
  }
  const indexOf = (list: UserList, user: User) => lowerBound(list.users, (other) => compareUsers(other, user) >= 0);

  return {
    list() {
      current ??= { users: [...users()].sort(compareUsers), version: lastVersion };
      return current;
    },
    add(user) {
      replaceWith(current?.users.toSpliced(indexOf(current, user), 0, user));
    },
    remove(user) {
      replaceWith(current?.users.toSpliced(indexOf(current, user), 1));
    },
    clear: () => replaceWith(undefined),
  };
}

/** Names are unique without regard to case, so no two users compare as equal. */
function compareUsers(one: User, other: User): number {
  const [name, otherName] = [one.name.toLowerCase(), other.name.toLowerCase()];
  return name < otherName ? -1 : name > otherName ? 1 : 0;
}
