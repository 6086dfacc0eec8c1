import type { AccessKeyStatus, TagFixture } from "./types.ts";

export interface LastUse {
  readonly LastUsedDate: string;
  readonly ServiceName: string;
  readonly Region: string;
}

export interface Key {
  readonly id: string;
  /** Increases with each key that is added. Listings are in this order. */
  readonly serial: number;
  readonly owner: Owner;
  status: AccessKeyStatus;
  readonly createDate: string;
  /** `undefined` for a generated secret, which `AccountStore.secretOf` derives from the id. */
  readonly secret: string | undefined;
  /** The name that listings show, if it is not the owner's. */
  readonly label: string | undefined;
  lastUse: LastUse | undefined;
}

export interface User {
  readonly kind: "user";
  readonly serial: number;
  name: string;
  path: string;
  readonly id: string;
  readonly createDate: string;
  tags: readonly TagFixture[];
  readonly keys: Key[];
}

export interface Root {
  readonly kind: "root";
  readonly serial: 0;
  readonly keys: Key[];
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

/** Everything that `AccountStore.save` copies and `AccountStore.restore` restores. */
export interface State {
  lastSerial: number;
  generatedKeys: number;
  generatedUsers: number;
  issuedSessions: number;
  createDate: string | undefined;
  report: CredentialReport | undefined;
  root: Root;
  /** By lower-cased name. */
  users: Map<string, User>;
  usersById: Map<string, User>;
  /** The ids of deleted users. */
  formerUserIds: Set<string>;
  keys: Map<string, Key>;
  /** The ids of deleted keys. */
  formerKeys: Set<string>;
  temporary: Map<string, TemporaryCredential>;
}

export const emptyState = (): State => ({
  lastSerial: 0,
  generatedKeys: 0,
  generatedUsers: 0,
  issuedSessions: 0,
  createDate: undefined,
  report: undefined,
  root: { kind: "root", serial: 0, keys: [] },
  users: new Map(),
  usersById: new Map(),
  formerUserIds: new Set(),
  keys: new Map(),
  formerKeys: new Set(),
  temporary: new Map(),
});

/** Returns a copy that shares no mutable data with the original. */
export function copyState(state: State): State {
  const keys = new Map<string, Key>();
  const withKeys = <O extends Owner>(owner: O): O => {
    const copy: O = { ...owner, keys: [] };
    for (const key of owner.keys) {
      const keyCopy = { ...key, owner: copy };
      copy.keys.push(keyCopy);
      keys.set(key.id, keyCopy);
    }
    return copy;
  };
  const users = new Map<string, User>();
  const usersById = new Map<string, User>();
  for (const [name, user] of state.users) {
    const copy = withKeys(user);
    users.set(name, copy);
    usersById.set(copy.id, copy);
  }
  return {
    ...state,
    root: withKeys(state.root),
    users,
    usersById,
    formerUserIds: new Set(state.formerUserIds),
    keys,
    formerKeys: new Set(state.formerKeys),
    temporary: new Map(state.temporary),
  };
}
