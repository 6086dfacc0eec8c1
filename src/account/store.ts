import type { Session, SessionCredentials } from "../identifiers/session-credentials.ts";
import type { PartitionName } from "../protocol/partitions.ts";
import type { CredentialReport, Key, LastUse, Owner, Root, State, TemporaryCredential, User } from "./state.ts";
import type { AccessKeyStatus } from "./types.ts";
import type { UserList } from "./user-index.ts";

type NewUser = Pick<User, "name" | "path" | "createDate" | "tags"> & { readonly id: string | undefined };
export type NewKey = Pick<Key, "status" | "createDate" | "secret" | "label" | "lastUse"> & {
  readonly id: string | undefined;
};
type NewTemporaryCredential = Omit<TemporaryCredential, "id"> & { readonly id: string | undefined };

/** A key that was added, removed or given another status. */
export interface KeyChange {
  readonly key: Key;
  /** The key before the change. `undefined` for a new key. */
  readonly before: Key | undefined;
}

/**
 * The account in memory: users, keys and temporary credentials, indexed by name and by id. Its callers must pass valid, unique
 * names and unused ids. It knows nothing about actions, quotas, HTTP or AWS's errors.
 */
export interface AccountStore {
  readonly accountId: string;
  /** The partition in all ARNs of the account. */
  readonly partition: PartitionName;
  /** The id of a root key that the account always accepts and never lists. */
  readonly rootKeyId: string;
  readonly root: Root;
  /** The oldest date in the account. */
  createDate(): string | undefined;
  /** The last credential report. */
  report(): CredentialReport | undefined;
  setReport(report: CredentialReport): void;

  userCount(): number;
  /** The users in the order of their lower-cased names. */
  sortedUsers(): UserList;
  /** Finds a user by name, ignoring case. */
  user(name: string): User | undefined;
  userOfId(id: string): User | undefined;
  arnOf(owner: Owner): string;
  addUser(user: NewUser): User;
  updateUser(user: User, changes: { readonly name?: string | undefined; readonly path?: string | undefined }): void;
  /** Removes the user and the user's keys. */
  removeUser(user: User): void;

  key(id: string): Key | undefined;
  /** Whether the id belongs to a key, a deleted key or a temporary credential. */
  isKnownKeyId(id: string): boolean;
  secretOf(credential: Pick<Key | TemporaryCredential, "id" | "secret">): string;
  addKey(owner: Owner, key: NewKey): Key;
  setStatus(key: Key, status: AccessKeyStatus): void;
  recordUse(key: Key, use: LastUse | undefined): void;
  removeKey(key: Key): void;
  /** Calls the listener for each key that changes. It replaces the previous listener. */
  watchKeys(listener: ((change: KeyChange) => void) | undefined): void;

  temporaryCredential(id: string): TemporaryCredential | undefined;
  temporaryCredentials(): Iterable<TemporaryCredential>;
  tokenOf(credential: TemporaryCredential): string;
  addTemporaryCredential(credential: NewTemporaryCredential): TemporaryCredential;
  /** Issues credentials for a session in this or another account. It stores only their count, because the id encodes the rest. */
  issueCredentials(accountId: string, session: Session): SessionCredentials;

  /** Runs `add`. While it runs, none of these ids is generated. */
  withReservedIds(ids: ReadonlySet<string>, add: () => void): void;
  save(): State;
  restore(saved: State): void;
}
