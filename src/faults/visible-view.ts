import type { AccountSettings, MfaDevice } from "../account/attachments.ts";
import type { Entity, EntityKind, Records } from "../account/changes.ts";
import { lowerBound } from "../account/lower-bound.ts";
import { bySerial, type Key } from "../account/state.ts";
import type { AccountStore, AccountView } from "../account/store.ts";

interface Named {
  readonly name: string;
}

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

  /** Finds a user or a group by the name that requests see. `current` has this name in the current account. */
  function findNamed<Kind extends "user" | "group">(
    kind: Kind,
    name: string,
    current: Entity<Kind> | undefined,
    ofId: (id: string) => Entity<Kind> | undefined,
  ) {
    const records: ReadonlyMap<string, Entity<Kind> | undefined> = earlier[kind];
    const lowerName = name.toLowerCase();
    for (const [id, record] of records) if (record?.name.toLowerCase() === lowerName) return ofId(id);
    if (current === undefined || !records.has(current.id)) return current;
    // Requests find the record by an earlier name, or not at all.
    onStale();
    return undefined;
  }

  /** Returns all users or groups as requests see them, in the order of the names that requests see. */
  function sorted<Kind extends "user" | "group">(kind: Kind, current: readonly Entity<Kind>[]) {
    const records: ReadonlyMap<string, Entity<Kind> | undefined> = earlier[kind];
    if (records.size === 0) return current;
    onStale();
    const all = current.filter(({ id }) => !records.has(id));
    for (const record of records.values()) if (record !== undefined) all.splice(positionOf(all, record), 0, record);
    return all;
  }

  /** Returns the keys or the MFA devices of an owner as requests see them. */
  function ownedBy<Kind extends "key" | "mfaDevice">(
    kind: Kind,
    ownerId: string,
    currentIds: readonly string[],
    ofId: (id: string) => Entity<Kind> | undefined,
  ) {
    const records: ReadonlyMap<string, Entity<Kind> | undefined> = earlier[kind];
    const ids = new Set(currentIds);
    for (const [id, record] of records) if (record?.ownerId === ownerId) ids.add(id);
    return [...ids]
      .flatMap((id) => ofId(id) ?? [])
      .filter((record) => record.ownerId === ownerId)
      .sort(bySerial);
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
      const { users, version } = store.sortedUsers();
      listCount += 1;
      return { users: sorted("user", users), version: earlier.user.size === 0 ? version : `${version}-${listCount}` };
    },
    user: (name) => findNamed("user", name, store.user(name), view.userOfId),
    owner: (id) => (id === store.accountId ? store.root : view.userOfId(id)),
    userOfId: (id) => find("user", id, store.userOfId(id)),
    key: (id) => find("key", id, store.key(id)),
    keysOf: (ownerId) => ownedBy("key", ownerId, idsOf(store.keysOf(ownerId)), view.key),
    groups: () => sorted("group", store.groups()),
    group: (name) => findNamed("group", name, store.group(name), view.groupOfId),
    groupOfId: (id) => find("group", id, store.groupOfId(id)),
    mfaDevices() {
      const serialNumbers = new Set([...serialNumbersOf(store.mfaDevices()), ...earlier.mfaDevice.keys()]);
      return [...serialNumbers].flatMap((serialNumber) => view.mfaDevice(serialNumber) ?? []);
    },
    mfaDevice: (serialNumber) => find("mfaDevice", serialNumber, store.mfaDevice(serialNumber)),
    mfaDevicesOf: (ownerId) =>
      ownedBy("mfaDevice", ownerId, serialNumbersOf(store.mfaDevicesOf(ownerId)), view.mfaDevice),
    settings: () => find("settings", store.accountId, store.settings()) as AccountSettings,
  };
  return view;
}

const idsOf = (keys: readonly Key[]) => keys.map(({ id }) => id);
const serialNumbersOf = (devices: readonly MfaDevice[]) => devices.map(({ serialNumber }) => serialNumber);

/** Returns where to insert a record into a list in the order of lower-cased names. */
const positionOf = (records: readonly Named[], { name }: Named): number =>
  lowerBound(records, (other) => other.name.toLowerCase() >= name.toLowerCase());
