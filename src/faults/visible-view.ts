import type { Entity, EntityKind, Records } from "../account/changes.ts";
import { bySerial, findGroup, sortGroups } from "../account/create-attachment-store.ts";
import type { AccountStore, AccountView } from "../account/store.ts";
import { positionOf } from "../account/user-index.ts";

/**
 * Creates a view of the account that has the records in `earlier` instead of the current ones. Calls `onStale` before it returns
 * what is not current. A view for changes finds by the earlier records, and returns the current ones, if they still exist.
 */
export function createVisibleView(
  store: AccountStore,
  earlier: Records,
  onStale: () => void,
  forChanges: boolean,
): AccountView {
  let listCount = 0;

  /** Returns a record as requests see it. */
  function find<Kind extends EntityKind>(kind: Kind, id: string, current: Entity<Kind> | undefined) {
    const records: ReadonlyMap<string, Entity<Kind> | undefined> = earlier[kind];
    if (!records.has(id)) return current;
    onStale();
    const record = records.get(id);
    return record && forChanges ? current : record;
  }

  /** Returns all records of a kind as requests see them. */
  function all<Kind extends EntityKind>(
    kind: Kind,
    current: readonly Entity<Kind>[],
    idOf: (record: Entity<Kind>) => string,
  ) {
    const records: ReadonlyMap<string, Entity<Kind> | undefined> = earlier[kind];
    const currentById = new Map(current.map((record) => [idOf(record), record]));
    const ids = new Set([...currentById.keys(), ...records.keys()]);
    return [...ids].flatMap((id) => find(kind, id, currentById.get(id)) ?? []);
  }

  const view: AccountView = {
    userCount() {
      let count = store.userCount();
      for (const [id, user] of earlier.user) {
        onStale();
        count += Number(user !== undefined) - Number(store.userOfId(id) !== undefined);
      }
      return count;
    },
    sortedUsers() {
      const current = store.sortedUsers();
      if (earlier.user.size === 0) return current;
      onStale();
      const users = current.users.filter(({ id }) => !earlier.user.has(id));
      for (const user of earlier.user.values()) if (user !== undefined) users.splice(positionOf(users, user), 0, user);
      listCount += 1;
      return { users, version: `${current.version}-${listCount}` };
    },
    user(name) {
      const lowerName = name.toLowerCase();
      for (const [id, user] of earlier.user) if (user?.name.toLowerCase() === lowerName) return view.userOfId(id);
      const user = store.user(name);
      if (user === undefined || !earlier.user.has(user.id)) return user;
      // Requests find the user by an earlier name, or not at all.
      onStale();
      return undefined;
    },
    owner: (id) => (id === store.accountId ? store.root : view.userOfId(id)),
    userOfId(id) {
      if (!earlier.user.has(id)) return store.userOfId(id);
      onStale();
      const user = earlier.user.get(id);
      return user && forChanges ? store.userOfId(id) : user;
    },
    key(id) {
      if (!earlier.key.has(id)) return store.key(id);
      onStale();
      const key = earlier.key.get(id);
      return key && forChanges ? store.key(id) : key;
    },
    keysOf(ownerId) {
      const ids = new Set(store.keysOf(ownerId).map(({ id }) => id));
      for (const [id, key] of earlier.key) if (key?.ownerId === ownerId) ids.add(id);
      return [...ids].flatMap((id) => view.key(id) ?? []).sort(bySerial);
    },
    groups: () => sortGroups(all("group", store.groups(), ({ id }) => id)),
    group: (name) => findGroup(view.groups(), name),
    groupOfId: (id) => find("group", id, store.groupOfId(id)),
    mfaDevices: () => all("mfaDevice", store.mfaDevices(), ({ serialNumber }) => serialNumber).sort(bySerial),
    mfaDevice: (serialNumber) => find("mfaDevice", serialNumber, store.mfaDevice(serialNumber)),
    mfaDevicesOf(ownerId) {
      const serialNumbers = new Set(store.mfaDevicesOf(ownerId).map(({ serialNumber }) => serialNumber));
      for (const [serialNumber, device] of earlier.mfaDevice)
        if (device?.ownerId === ownerId) serialNumbers.add(serialNumber);
      const devices = [...serialNumbers].flatMap((serialNumber) => view.mfaDevice(serialNumber) ?? []);
      return devices.filter((device) => device.ownerId === ownerId).sort(bySerial);
    },
    settings: () => find("settings", store.accountId, store.settings()) ?? store.settings(),
  };
  return view;
}
