import type { IdGenerator } from "../identifiers/id-generator.ts";
import { accountOf, issueCredentials } from "../identifiers/session-credentials.ts";
import type { PartitionName } from "../protocol/partitions.ts";
import { noteAttachments } from "./attachment-owners.ts";
import { noAttachments } from "./attachments.ts";
import type { AnyChange } from "./changes.ts";
import { createAttachmentStore } from "./create-attachment-store.ts";
import { addTo, removeFrom } from "./multi-map.ts";
import { createNameIndex } from "./name-index.ts";
import { copyState, emptyState, type Key, type Root, type User } from "./state.ts";
import type { AccountStore } from "./store.ts";

export function createAccountStore(accountId: string, partition: PartitionName, ids: IdGenerator): AccountStore {
  let state = emptyState();
  let listener: ((change: AnyChange) => void) | undefined;
  /** The changes that the listener gets at the end of `withReservedIds`. */
  let unreported: AnyChange[] | undefined;
  let reservedIds: ReadonlySet<string> = new Set();
  const rootKeyId = ids.rootAccessKeyId();
  const root: Root = { kind: "root", id: accountId, serial: 0, name: undefined };
  const userIndex = createNameIndex(() => state.users);

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

  function report(change: AnyChange): void {
    if (unreported === undefined) listener?.(change);
    else unreported.push(change);
  }

  function replaceUser(id: string, before: User | undefined, after: User | undefined): void {
    if (before !== undefined && before.name !== after?.name) state.users.delete(before.name.toLowerCase());
    if (after === undefined) {
      state.usersById.delete(id);
      state.formerUserIds.add(id);
    } else {
      state.formerUserIds.delete(id);
      state.users.set(after.name.toLowerCase(), after);
      state.usersById.set(id, after);
      noteCreateDate(after.createDate);
    }
    userIndex.note(before, after);
    noteAttachments(state.attachmentOwners, id, before, after);
    report({ kind: "user", id, before, after });
  }

  function replaceKey(id: string, before: Key | undefined, after: Key | undefined): void {
    if (after === undefined) {
      state.keys.delete(id);
      state.formerKeys.add(id);
    } else {
      state.keys.set(id, after);
      state.formerKeys.delete(id);
    }
    report({ kind: "key", id, before, after });
  }

  const attachments = createAttachmentStore({
    accountId,
    ids,
    state: () => state,
    isReservedId: (id) => reservedIds.has(id),
    nextSerial,
    noteCreateDate,
    report,
  });

  const keysOf = (ownerId: string): Key[] => state.keysByOwner.get(ownerId) ?? [];

  const store: AccountStore = {
    ...attachments,
    accountId,
    partition,
    rootKeyId,
    root,
    createDate: () => state.createDate,
    report: () => state.report,
    setReport(report) {
      state.report = report;
    },

    userCount: () => state.users.size,
    sortedUsers() {
      const { items: users, version } = userIndex.list();
      return { users, version };
    },
    user: (name) => state.users.get(name.toLowerCase()),
    userOfId: (id) => state.usersById.get(id),
    owner: (id) => (id === accountId ? root : state.usersById.get(id)),
    arn: (resource) => `arn:${partition}:iam::${accountId}:${resource}`,
    arnOf: (owner) => store.arn(owner.kind === "root" ? "root" : `user${owner.path}${owner.name}`),
    addUser({ id = generateUserId(), ...members }) {
      const user: User = { ...noAttachments, kind: "user", id, serial: nextSerial(), ...members };
      replaceUser(id, undefined, user);
      return user;
    },
    updateUser(id, changes) {
      const user = state.usersById.get(id) as User;
      replaceUser(id, user, { ...user, ...changes });
    },
    removeUser(id) {
      for (const key of [...keysOf(id)]) store.removeKey(key.id);
      for (const device of store.mfaDevicesOf(id)) store.unassignMfaDevice(device);
      replaceUser(id, state.usersById.get(id), undefined);
    },

    key: (id) => state.keys.get(id),
    keysOf,
    isKnownKeyId,
    secretOf: ({ id, secret }) => secret ?? ids.secretAccessKey(id),
    addKey(ownerId, { id = generateKeyId("AKIA"), lastUse, ...members }) {
      const key: Key = { id, serial: nextSerial(), ownerId, ...members };
      noteCreateDate(key.createDate);
      addTo(state.keysByOwner, ownerId, key);
      store.recordUse(id, lastUse);
      replaceKey(id, undefined, key);
      return key;
    },
    updateKey(id, changes) {
      const key = state.keys.get(id) as Key;
      const keys = keysOf(key.ownerId);
      const changed = { ...key, ...changes };
      keys[keys.indexOf(key)] = changed;
      replaceKey(id, key, changed);
    },
    removeKey(id) {
      const key = state.keys.get(id) as Key;
      removeFrom(state.keysByOwner, key.ownerId, key);
      replaceKey(id, key, undefined);
    },
    lastUse: (keyId) => state.lastUses.get(keyId),
    recordUse(keyId, use) {
      if (use === undefined) state.lastUses.delete(keyId);
      else state.lastUses.set(keyId, use);
    },

    formerKeyIds: () => state.formerKeys,
    formerUserIds: () => state.formerUserIds,
    addFormerKeyId: (id) => state.formerKeys.add(id),
    addFormerUserId: (id) => state.formerUserIds.add(id),

    temporaryCredential: (id) => state.temporary.get(id),
    temporaryCredentials: () => state.temporary.values(),
    tokenOf: ({ id, token }) => token ?? ids.sessionToken(id),
    addTemporaryCredential({ id = generateKeyId("ASIA"), ...rest }) {
      const credential = { ...rest, id };
      state.formerKeys.delete(id);
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

    watch(newListener) {
      listener = newListener;
    },
    withReservedIds(idsToCome, add) {
      reservedIds = idsToCome;
      unreported = [];
      try {
        add();
      } finally {
        const changes = unreported;
        unreported = undefined;
        reservedIds = new Set();
        for (const change of changes) report(change);
      }
    },
    save: () => copyState(state),
    restore(saved) {
      state = copyState(saved);
      if (unreported !== undefined) unreported = [];
    },
  };
  return store;
}
