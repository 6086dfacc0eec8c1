import type { IdGenerator } from "../identifiers/id-generator.ts";
import { accountOf, issueCredentials } from "../identifiers/session-credentials.ts";
import type { PartitionName } from "../protocol/partitions.ts";
import { copyState, emptyState, type Key, type User } from "./state.ts";
import type { AccountStore, KeyChange } from "./store.ts";
import { createUserIndex } from "./user-index.ts";

export function createAccountStore(accountId: string, partition: PartitionName, ids: IdGenerator): AccountStore {
  let state = emptyState();
  let listener: ((change: KeyChange) => void) | undefined;
  let reservedIds: ReadonlySet<string> = new Set();
  const rootKeyId = ids.rootAccessKeyId();
  const userIndex = createUserIndex(() => state.users.values());

  const isKnownKeyId = (id: string) => state.keys.has(id) || state.formerKeys.has(id) || state.temporary.has(id);
  const isFreeKeyId = (id: string) => id !== rootKeyId && !isKnownKeyId(id) && !reservedIds.has(id);
  const isFreeUserId = (id: string) => !state.usersById.has(id) && !state.formerUserIds.has(id) && !reservedIds.has(id);

  function generateKeyId(prefix: "AKIA" | "ASIA"): string {
    for (;;) {
      state.generatedKeys += 1;
      const id = ids.accessKeyId(prefix, state.generatedKeys);
      if (isFreeKeyId(id)) return id;
    }
  }

  function generateUserId(): string {
    for (;;) {
      state.generatedUsers += 1;
      const id = ids.userId(state.generatedUsers);
      if (isFreeUserId(id)) return id;
    }
  }

  function noteCreateDate(date: string): void {
    if (state.createDate === undefined || date < state.createDate) state.createDate = date;
  }

  function nextSerial(): number {
    state.lastSerial += 1;
    return state.lastSerial;
  }

  const store: AccountStore = {
    accountId,
    partition,
    rootKeyId,
    get root() {
      return state.root;
    },
    createDate: () => state.createDate,
    report: () => state.report,
    setReport(report) {
      state.report = report;
    },

    userCount: () => state.users.size,
    sortedUsers: () => userIndex.list(),
    user: (name) => state.users.get(name.toLowerCase()),
    userOfId: (id) => state.usersById.get(id),
    arnOf: (owner) =>
      owner.kind === "root"
        ? `arn:${partition}:iam::${accountId}:root`
        : `arn:${partition}:iam::${accountId}:user${owner.path}${owner.name}`,
    addUser({ name, path, createDate, tags, id = generateUserId() }) {
      const user: User = { kind: "user", serial: nextSerial(), name, path, id, createDate, tags, keys: [] };
      state.users.set(name.toLowerCase(), user);
      state.usersById.set(id, user);
      noteCreateDate(createDate);
      userIndex.add(user);
      return user;
    },
    updateUser(user, { name = user.name, path = user.path }) {
      userIndex.remove(user);
      state.users.delete(user.name.toLowerCase());
      user.name = name;
      user.path = path;
      state.users.set(name.toLowerCase(), user);
      userIndex.add(user);
    },
    removeUser(user) {
      for (const key of [...user.keys]) store.removeKey(key);
      userIndex.remove(user);
      state.users.delete(user.name.toLowerCase());
      state.usersById.delete(user.id);
      state.formerUserIds.add(user.id);
    },

    key: (id) => state.keys.get(id),
    isKnownKeyId,
    secretOf: ({ id, secret }) => secret ?? ids.secretAccessKey(id),
    addKey(owner, { id = generateKeyId("AKIA"), status, createDate, secret, label, lastUse }) {
      const key: Key = { id, serial: nextSerial(), owner, status, createDate, secret, label, lastUse };
      owner.keys.push(key);
      state.keys.set(id, key);
      state.formerKeys.delete(id);
      noteCreateDate(createDate);
      listener?.({ key, before: undefined });
      return key;
    },
    setStatus(key, status) {
      const before = { ...key };
      key.status = status;
      listener?.({ key, before });
    },
    recordUse(key, use) {
      key.lastUse = use;
    },
    removeKey(key) {
      key.owner.keys.splice(key.owner.keys.indexOf(key), 1);
      state.keys.delete(key.id);
      state.formerKeys.add(key.id);
      listener?.({ key, before: { ...key } });
    },
    watchKeys(newListener) {
      listener = newListener;
    },

    temporaryCredential: (id) => state.temporary.get(id),
    temporaryCredentials: () => state.temporary.values(),
    tokenOf: ({ id, token }) => token ?? ids.sessionToken(id),
    addTemporaryCredential({ id = generateKeyId("ASIA"), ...rest }) {
      const credential = { ...rest, id };
      state.temporary.set(id, credential);
      return credential;
    },
    issueCredentials(account, session) {
      for (;;) {
        state.issuedSessions += 1;
        const id = ids.sessionKeyId(account, state.issuedSessions);
        if (isFreeKeyId(id) && accountOf(id) === account) return issueCredentials(id, session);
      }
    },

    withReservedIds(idsToCome, add) {
      reservedIds = idsToCome;
      try {
        add();
      } finally {
        reservedIds = new Set();
      }
    },
    save: () => copyState(state),
    restore(saved) {
      state = copyState(saved);
      userIndex.clear();
    },
  };
  return store;
}
