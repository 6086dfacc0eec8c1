import type { Session, SessionCredentials } from "../identifiers/session-credentials.ts";
import type { PartitionName } from "../protocol/partitions.ts";
import type { AccountSettings, Group, MfaDevice, UserAttachments } from "./attachments.ts";
import type { AnyChange } from "./changes.ts";
import type { CredentialReport, Key, LastUse, Owner, Root, State, TemporaryCredential, User } from "./state.ts";

type NewUser = Pick<User, "name" | "path" | "createDate"> &
  Partial<UserAttachments> & { readonly id: string | undefined };
export type NewKey = Omit<Key, "id" | "serial" | "ownerId"> & {
  readonly id: string | undefined;
  readonly lastUse: LastUse | undefined;
};
type NewTemporaryCredential = Omit<TemporaryCredential, "id"> & { readonly id: string | undefined };

/** The users in the order of their lower-cased names. A list is immutable. */
export interface UserList {
  readonly users: readonly User[];
  /** Different for each order of users. */
  readonly version: string;
}

/** The groups, MFA devices and settings of the account. */
interface AttachmentView {
  /** The groups in the order of their lower-cased names. */
  groups(): readonly Group[];
  /** Finds a group by name, ignoring case. */
  group(name: string): Group | undefined;
  groupOfId(id: string): Group | undefined;
  /** All MFA devices, in no particular order. */
  mfaDevices(): readonly MfaDevice[];
  mfaDevice(serialNumber: string): MfaDevice | undefined;
  /** Returns the devices that are assigned to a user. The id of the root user is the account id. */
  mfaDevicesOf(ownerId: string): readonly MfaDevice[];
  settings(): AccountSettings;
}

/** The part of the store that contains groups, MFA devices and settings. */
export interface AttachmentStore extends AttachmentView {
  addGroup(group: Omit<Group, "id" | "serial"> & { readonly id: string | undefined }): Group;
  updateGroup(id: string, changes: Partial<Omit<Group, "id" | "serial">>): void;
  removeGroup(id: string): void;
  addMfaDevice(device: Omit<MfaDevice, "serial">): MfaDevice;
  updateMfaDevice(
    serialNumber: string,
    changes: Partial<Pick<MfaDevice, "ownerId" | "enableDate" | "seed" | "codeLastUsed">>,
  ): void;
  /** Removes a hardware device. A virtual device remains, but is no longer assigned. */
  unassignMfaDevice(device: MfaDevice): void;
  removeMfaDevice(serialNumber: string): void;
  updateSettings(changes: Partial<AccountSettings>): void;
  /** Returns the id of the owner of an SSH public key, a signing certificate or a service-specific credential. */
  attachmentOwner(id: string): string | undefined;
  /** Whether any user has a credential for this service with this user name or alias. */
  hasCredential(serviceName: string, serviceUserName: string): boolean;
  /** Generates an id that no other record has, such as `APKA…` for an SSH public key. */
  generateId(prefix: string, length: number): string;
  /** Generates a secret of this length. */
  generateSecret(length: number): string;
  /** Generates the seed of a virtual MFA device: 64 characters of base32. */
  generateSeed(): string;
  /** Notes an id from a fixture, so that it is never generated. */
  noteId(id: string): void;
  /** Returns the sorted ids of deleted groups, SSH public keys, signing certificates and service-specific credentials. */
  formerIds(): readonly string[];
}

/** The users, keys, groups, MFA devices and settings of the account. */
export interface AccountView extends AttachmentView {
  userCount(): number;
  sortedUsers(): UserList;
  /** Finds a user by name, ignoring case. */
  user(name: string): User | undefined;
  /** Finds a user by id, or the root user by the account id. */
  owner(id: string): Owner | undefined;
  userOfId(id: string): User | undefined;
  key(id: string): Key | undefined;
  /** Returns an owner's keys in the order in which they were added. The list may change with the account. */
  keysOf(ownerId: string): readonly Key[];
}

/**
 * The account in memory: users, keys and temporary credentials, indexed by name and by id. Its callers must pass valid, unique
 * names, unused ids for new records, and ids of existing records for changes. It knows nothing about actions, quotas, HTTP or AWS's
 * errors.
 */
export interface AccountStore extends AccountView, AttachmentStore {
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

  arnOf(owner: Owner): string;
  /** Returns the ARN of an IAM resource in this account. `resource` is, for example, `group/ops/admins`. */
  arn(resource: string): string;
  addUser(user: NewUser): User;
  /** Replaces the user's record by one with these changes. */
  updateUser(id: string, changes: Partial<Omit<User, "kind" | "id" | "serial">>): void;
  /** Removes the user and the user's keys, and unassigns the user's MFA devices. */
  removeUser(id: string): void;

  /** Whether the id belongs to a key, a deleted key or a temporary credential. */
  isKnownKeyId(id: string): boolean;
  secretOf(credential: Pick<Key | TemporaryCredential, "id" | "secret">): string;
  addKey(ownerId: string, key: NewKey): Key;
  /** Replaces the key's record by one with these changes. */
  updateKey(id: string, changes: Partial<Pick<Key, "status">>): void;
  removeKey(id: string): void;
  lastUse(keyId: string): LastUse | undefined;
  recordUse(keyId: string, use: LastUse | undefined): void;

  /** The ids of deleted keys, in the order of deletion. */
  formerKeyIds(): Iterable<string>;
  /** The ids of deleted users, in the order of deletion. */
  formerUserIds(): Iterable<string>;
  addFormerKeyId(id: string): void;
  addFormerUserId(id: string): void;

  temporaryCredential(id: string): TemporaryCredential | undefined;
  temporaryCredentials(): Iterable<TemporaryCredential>;
  tokenOf(credential: TemporaryCredential): string;
  addTemporaryCredential(credential: NewTemporaryCredential): TemporaryCredential;
  /** Issues credentials for a session in this or another account. It stores only their count, because the id encodes the rest. */
  issueCredentials(accountId: string, session: Session): SessionCredentials;

  /** Calls the listener after each change of a user or key. */
  watch(listener: (change: AnyChange) => void): void;
  /**
   * Runs `add`. While it runs, none of these ids is generated. The listener gets the changes at the end, without those that
   * `restore` undid.
   */
  withReservedIds(ids: ReadonlySet<string>, add: () => void): void;
  save(): State;
  restore(saved: State): void;
}
