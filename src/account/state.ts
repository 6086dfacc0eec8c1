import type { AccessKeyStatus, TagFixture } from "../seeding/types.ts";

export interface LastUse {
  readonly LastUsedDate: string;
  readonly ServiceName: string;
  readonly Region: string;
}

export interface Key {
  readonly id: string;
  /** Grows with every key of the account: the order of listings, and what a marker remembers. */
  readonly serial: number;
  readonly owner: Owner;
  status: AccessKeyStatus;
  readonly createDate: string;
  /** `undefined` until somebody gives one: it follows from the id, and `Model.secretOf` derives it. */
  readonly secret: string | undefined;
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

/** Whoever can own long-term keys. */
export type Owner = User | Root;

export interface TemporaryCredential {
  readonly id: string;
  readonly secret: string | undefined;
  readonly token: string | undefined;
  readonly expiration: string | undefined;
  readonly arn: string;
}

/** What `Model.save` keeps and `Model.restore` goes back to. */
export interface State {
  serial: number;
  keysMade: number;
  usersMade: number;
  sessionsMade: number;
  since: string | undefined;
  /** Whose name was changed, and what it had been, in order. */
  renames: { readonly serial: number; readonly name: string }[];
  /** When a credential report was last asked for. */
  reportDate: string | undefined;
  root: Root;
  users: Map<string, User>;
  /** Those of former users too. */
  userIds: Set<string>;
  keys: Map<string, Key>;
  formerKeys: Set<string>;
  temporary: Map<string, TemporaryCredential>;
}

export const emptyState = (): State => ({
  serial: 0,
  keysMade: 0,
  usersMade: 0,
  sessionsMade: 0,
  since: undefined,
  renames: [],
  reportDate: undefined,
  root: { kind: "root", serial: 0, keys: [] },
  users: new Map(),
  userIds: new Set(),
  keys: new Map(),
  formerKeys: new Set(),
  temporary: new Map(),
});

/** A copy that shares nothing that can change. */
export function copyState(state: State): State {
  const keys = new Map<string, Key>();
  const withKeys = <O extends Owner>(owner: O): O => {
    const copied: O = { ...owner, keys: [] };
    for (const key of owner.keys) {
      const copiedKey = { ...key, owner: copied };
      copied.keys.push(copiedKey);
      keys.set(key.id, copiedKey);
    }
    return copied;
  };
  const users = new Map<string, User>();
  for (const [name, user] of state.users) users.set(name, withKeys(user));
  return {
    ...state,
    renames: [...state.renames],
    root: withKeys(state.root),
    users,
    userIds: new Set(state.userIds),
    keys,
    formerKeys: new Set(state.formerKeys),
    temporary: new Map(state.temporary),
  };
}
