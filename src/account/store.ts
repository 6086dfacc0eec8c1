import type { Ids } from "../identifiers/id-generator.ts";
import { accountOf, type Issued, issue, type Session } from "../identifiers/session-credentials.ts";
import type { AccessKeyStatus } from "../seeding/types.ts";
import {
  copyState,
  emptyState,
  type Key,
  type Owner,
  type Root,
  type State,
  type TemporaryCredential,
  type User,
} from "./state.ts";
import { createSortedUsers } from "./user-index.ts";

export type NewUser = Pick<User, "name" | "path" | "createDate" | "tags"> & { readonly id: string | undefined };
export type NewKey = Pick<Key, "status" | "createDate" | "secret" | "label" | "lastUse"> & {
  readonly id: string | undefined;
};
export type NewTemporaryCredential = Omit<TemporaryCredential, "id"> & { readonly id: string | undefined };

/**
 * The account in memory: users, keys and temporary credentials, indexed by name and by id. It trusts its callers: names are
 * valid and unique, ids are free. It knows nothing of actions, quotas, HTTP or AWS's errors.
 */
export type Model = ReturnType<typeof createModel>;

/** A key that was added, removed or given another status; `before` is what it was, if there was one. */
export interface KeyChange {
  readonly key: Key;
  readonly before: Key | undefined;
}

export function createModel(accountId: string, ids: Ids) {
  let state = emptyState();
  const rootKeyId = ids.rootAccessKeyId();
  const sortedUsers = createSortedUsers(() => state.users.values());

  /** Ids that are about to be added, and which no generated one may take. */
  let watcher: ((change: KeyChange) => void) | undefined;
  let reserved: ReadonlySet<string> | undefined;
  const isFreeKeyId = (id: string) => id !== rootKeyId && !isKnownKeyId(id) && reserved?.has(id) !== true;
  const isKnownKeyId = (id: string) => state.keys.has(id) || state.formerKeys.has(id) || state.temporary.has(id);
  const isFreeUserId = (id: string) => !state.userIds.has(id) && reserved?.has(id) !== true;

  function freeKeyId(prefix: "AKIA" | "ASIA"): string {
    for (;;) {
      state.keysMade += 1;
      const id = ids.accessKeyId(prefix, state.keysMade);
      if (isFreeKeyId(id)) return id;
    }
  }

  function freeUserId(): string {
    for (;;) {
      state.usersMade += 1;
      const id = ids.userId(state.usersMade);
      if (isFreeUserId(id)) return id;
    }
  }

  function began(createDate: string): void {
    if (state.since === undefined || createDate < state.since) state.since = createDate;
  }

  return {
    accountId,
    /** The id of a root key that the account always knows, and never lists. */
    rootKeyId,
    get root(): Root {
      return state.root;
    },
    /** When the account began: the oldest date in it. */
    since: (): string | undefined => state.since,
    reportDate: (): string | undefined => state.reportDate,
    setReportDate(date: string): void {
      state.reportDate = date;
    },
    userCount: (): number => state.users.size,
    /** By lower-cased name, then by age. */
    sortedUsers: (): readonly User[] => sortedUsers.all(),
    temporaryCredentials: (): Iterable<TemporaryCredential> => state.temporary.values(),

    user: (name: string): User | undefined => state.users.get(name.toLowerCase()),
    key: (id: string): Key | undefined => state.keys.get(id),
    temporaryCredential: (id: string): TemporaryCredential | undefined => state.temporary.get(id),
    isKnownKeyId,
    isFormerKeyId: (id: string): boolean => state.formerKeys.has(id),
    userOfId: (id: string): User | undefined =>
      state.userIds.has(id) ? [...state.users.values()].find((user) => user.id === id) : undefined,

    arnOf: (owner: Owner): string =>
      owner.kind === "root"
        ? `arn:aws:iam::${accountId}:root`
        : `arn:aws:iam::${accountId}:user${owner.path}${owner.name}`,
    secretOf: (credential: Pick<Key | TemporaryCredential, "id" | "secret">): string =>
      credential.secret ?? ids.secretAccessKey(credential.id),
    tokenOf: (credential: TemporaryCredential): string => credential.token ?? ids.sessionToken(credential.id),

    /** Keeps generated ids away from those that `add` is about to bring. */
    reserving(idsToCome: ReadonlySet<string>, add: () => void): void {
      reserved = idsToCome;
      try {
        add();
      } finally {
        reserved = undefined;
      }
    },

    addUser(init: NewUser): User {
      state.serial += 1;
      const id = init.id ?? freeUserId();
      const { name, path, createDate, tags } = init;
      const user: User = { kind: "user", serial: state.serial, name, path, id, createDate, tags, keys: [] };
      state.users.set(name.toLowerCase(), user);
      state.userIds.add(id);
      began(createDate);
      sortedUsers.added(user);
      return user;
    },

    /** How many renames there have been. */
    renames: (): number => state.renames.length,
    /** The name that a user had, or would have had, when there had been so many renames. */
    nameBefore(user: User, renames: number): string {
      const next = state.renames.slice(renames).find(({ serial }) => serial === user.serial);
      return (next ?? user).name;
    },

    renameUser(user: User, name: string): void {
      state.renames.push({ serial: user.serial, name: user.name });
      sortedUsers.leaving(user);
      state.users.delete(user.name.toLowerCase());
      user.name = name;
      state.users.set(name.toLowerCase(), user);
      sortedUsers.added(user);
    },

    /** With the user's keys. */
    removeUser(user: User): void {
      for (const key of [...user.keys]) this.removeKey(key);
      sortedUsers.leaving(user);
      state.users.delete(user.name.toLowerCase());
    },

    addKey(owner: Owner, init: NewKey): Key {
      state.serial += 1;
      const id = init.id ?? freeKeyId("AKIA");
      const { status, createDate, secret, label, lastUse } = init;
      const key: Key = { id, serial: state.serial, owner, status, createDate, secret, label, lastUse };
      owner.keys.push(key);
      state.keys.set(id, key);
      state.formerKeys.delete(id);
      began(createDate);
      watcher?.({ key, before: undefined });
      return key;
    },

    setStatus(key: Key, status: AccessKeyStatus): void {
      const before = { ...key };
      key.status = status;
      watcher?.({ key, before });
    },

    removeKey(key: Key): void {
      key.owner.keys.splice(key.owner.keys.indexOf(key), 1);
      state.keys.delete(key.id);
      state.formerKeys.add(key.id);
      watcher?.({ key, before: { ...key } });
    },

    addTemporaryCredential(init: NewTemporaryCredential): TemporaryCredential {
      const credential = { ...init, id: init.id ?? freeKeyId("ASIA") };
      state.temporary.set(credential.id, credential);
      return credential;
    },

    /** Credentials of a session in an account, this one or another. Only their count is kept: all the rest follows from them. */
    issue(account: string, session: Session): Issued {
      for (;;) {
        state.sessionsMade += 1;
        const id = ids.sessionKeyId(account, state.sessionsMade);
        if (isFreeKeyId(id) && accountOf(id) === account) return issue(id, session);
      }
    },

    /** Tells one listener of every key that changes. */
    watchKeys(listener: ((change: KeyChange) => void) | undefined): void {
      watcher = listener;
    },

    save: (): State => copyState(state),
    restore(saved: State): void {
      state = copyState(saved);
      sortedUsers.forget();
    },
  };
}
