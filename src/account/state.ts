import {
  type AccountSettings,
  defaultSettings,
  type Group,
  type MfaDevice,
  type UserAttachments,
} from "./attachments.ts";
import { copyMultiMap, type MultiMap } from "./multi-map.ts";
import type { AccessKeyStatus } from "./types.ts";

// Records are immutable. A change replaces a record, so that an older one still describes the account before the change.

export interface LastUse {
  readonly LastUsedDate: string;
  readonly ServiceName: string;
  readonly Region: string;
}

export interface Key {
  readonly id: string;
  /** Increases with each key that is added. Listings are in this order. */
  readonly serial: number;
  /** The id of a user, or the account id for a key of the root user. */
  readonly ownerId: string;
  readonly status: AccessKeyStatus;
  readonly createDate: string;
  /** `undefined` for a generated secret, which `AccountStore.secretOf` derives from the id. */
  readonly secret: string | undefined;
  /** The name that listings show, if it is not the owner's. */
  readonly label: string | undefined;
}

export interface User extends UserAttachments {
  readonly kind: "user";
  readonly id: string;
  readonly serial: number;
  readonly name: string;
  readonly path: string;
  readonly createDate: string;
}

export interface Root {
  readonly kind: "root";
  /** The account id. */
  readonly id: string;
  readonly serial: 0;
  readonly name: undefined;
}

/** Who can have access keys. */
export type Owner = User | Root;

export interface TemporaryCredential {
  readonly id: string;
  readonly secret: string | undefined;
  readonly token: string | undefined;
  readonly expiration: string | undefined;
  readonly arn: string;
}

export interface CredentialReport {
  /** When it was started. It describes the account at this time. */
  readonly generatedTime: string;
  /** As CSV. */
  readonly content: string;
  /** Whether a request can get it. */
  readonly isReady: boolean;
}

interface Numbered {
  readonly serial: number;
}

/** Compares records by the order in which they were added. */
export const bySerial = (one: Numbered, other: Numbered): number => one.serial - other.serial;

/** Everything that `AccountStore.save` copies and `AccountStore.restore` restores. */
export interface State {
  lastSerial: number;
  generatedKeys: number;
  generatedUsers: number;
  generatedIds: number;
  issuedSessions: number;
  createDate: string | undefined;
  report: CredentialReport | undefined;
  /** By lower-cased name. */
  readonly users: Map<string, User>;
  readonly usersById: Map<string, User>;
  /** The ids of deleted users. */
  readonly formerUserIds: Set<string>;
  readonly keys: Map<string, Key>;
  /** Each owner's keys in the order in which they were added. */
  readonly keysByOwner: MultiMap<Key>;
  /** The ids of deleted keys. */
  readonly formerKeys: Set<string>;
  /** The last use of each key. That of a deleted key stays, because requests can see the key until its deletion propagates. */
  readonly lastUses: Map<string, LastUse>;
  readonly temporary: Map<string, TemporaryCredential>;
  /** By lower-cased name. */
  readonly groups: Map<string, Group>;
  readonly groupsById: Map<string, Group>;
  /** By serial number. */
  readonly mfaDevices: Map<string, MfaDevice>;
  readonly mfaDevicesByOwner: MultiMap<MfaDevice>;
  /** The ids of owners by the ids of their SSH public keys, certificates and credentials, and by the names of credentials. */
  readonly attachmentOwners: MultiMap<string>;
  /** The ids of groups, SSH public keys, certificates and service-specific credentials, including deleted ones. */
  readonly usedIds: Set<string>;
  settings: AccountSettings;
}

export const emptyState = (): State => ({
  lastSerial: 0,
  generatedKeys: 0,
  generatedUsers: 0,
  generatedIds: 0,
  issuedSessions: 0,
  createDate: undefined,
  report: undefined,
  users: new Map(),
  usersById: new Map(),
  formerUserIds: new Set(),
  keys: new Map(),
  keysByOwner: new Map(),
  formerKeys: new Set(),
  lastUses: new Map(),
  temporary: new Map(),
  groups: new Map(),
  groupsById: new Map(),
  mfaDevices: new Map(),
  mfaDevicesByOwner: new Map(),
  attachmentOwners: new Map(),
  usedIds: new Set(),
  settings: defaultSettings,
});

/** Returns a copy that shares no mutable data with the original. */
export const copyState = (state: State): State => ({
  ...state,
  users: new Map(state.users),
  usersById: new Map(state.usersById),
  formerUserIds: new Set(state.formerUserIds),
  keys: new Map(state.keys),
  keysByOwner: copyMultiMap(state.keysByOwner),
  formerKeys: new Set(state.formerKeys),
  lastUses: new Map(state.lastUses),
  temporary: new Map(state.temporary),
  groups: new Map(state.groups),
  groupsById: new Map(state.groupsById),
  mfaDevices: new Map(state.mfaDevices),
  mfaDevicesByOwner: copyMultiMap(state.mfaDevicesByOwner),
  attachmentOwners: copyMultiMap(state.attachmentOwners),
  usedIds: new Set(state.usedIds),
});
