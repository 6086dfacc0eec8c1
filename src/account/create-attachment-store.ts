import type { IdGenerator } from "../identifiers/id-generator.ts";
import type { Group, MfaDevice } from "./attachments.ts";
import type { AnyChange } from "./changes.ts";
import type { State } from "./state.ts";
import type { AttachmentStore } from "./store.ts";

interface Dependencies {
  readonly accountId: string;
  readonly ids: IdGenerator;
  /** A function, because another object can replace the state. */
  readonly state: () => State;
  readonly isReservedId: (id: string) => boolean;
  readonly nextSerial: () => number;
  readonly noteCreateDate: (date: string) => void;
  readonly report: (change: AnyChange) => void;
}

/** Creates the part of the store that contains groups, MFA devices and settings. */
export function createAttachmentStore(dependencies: Dependencies): AttachmentStore {
  const { accountId, ids, state, isReservedId, nextSerial, noteCreateDate, report } = dependencies;

  function replaceGroup(id: string, after: Group | undefined): void {
    const { groups } = state();
    const before = groups.get(id);
    if (after === undefined) groups.delete(id);
    else groups.set(id, after);
    report({ kind: "group", id, before, after });
  }

  function replaceDevice(id: string, after: MfaDevice | undefined): void {
    const { mfaDevices, mfaDevicesByOwner } = state();
    const before = mfaDevices.get(id);
    if (after === undefined) mfaDevices.delete(id);
    else mfaDevices.set(id, after);
    for (const ownerId of new Set([before?.ownerId, after?.ownerId])) {
      if (ownerId === undefined) continue;
      const others = devicesOf(ownerId).filter((device) => device !== before);
      mfaDevicesByOwner.set(ownerId, ownerId === after?.ownerId ? [...others, after].sort(bySerial) : others);
    }
    report({ kind: "mfaDevice", id, before, after });
  }

  const devicesOf = (ownerId: string) => state().mfaDevicesByOwner.get(ownerId) ?? [];

  const attachments: AttachmentStore = {
    groups: () => sortGroups([...state().groups.values()]),
    group: (name) => findGroup(state().groups.values(), name),
    groupOfId: (id) => state().groups.get(id),
    addGroup({ id = attachments.generateId("AGPA", 21), ...members }) {
      const group: Group = { id, serial: nextSerial(), ...members };
      noteCreateDate(group.createDate);
      replaceGroup(id, group);
      return group;
    },
    updateGroup: (id, changes) => replaceGroup(id, { ...(state().groups.get(id) as Group), ...changes }),
    removeGroup: (id) => replaceGroup(id, undefined),

    mfaDevices: () => [...state().mfaDevices.values()],
    mfaDevice: (serialNumber) => state().mfaDevices.get(serialNumber),
    mfaDevicesOf: devicesOf,
    addMfaDevice(members) {
      const device: MfaDevice = { ...members, serial: nextSerial() };
      replaceDevice(device.serialNumber, device);
      return device;
    },
    updateMfaDevice(serialNumber, changes) {
      replaceDevice(serialNumber, { ...(state().mfaDevices.get(serialNumber) as MfaDevice), ...changes });
    },
    removeMfaDevice: (serialNumber) => replaceDevice(serialNumber, undefined),

    settings: () => state().settings,
    updateSettings(changes) {
      const before = state().settings;
      const after = { ...before, ...changes };
      state().settings = after;
      report({ kind: "settings", id: accountId, before, after });
    },

    generateId(prefix, length) {
      for (;;) {
        state().generatedIds += 1;
        const id = ids.recordId(prefix, length, state().generatedIds);
        if (!state().usedIds.has(id) && !isReservedId(id)) {
          state().usedIds.add(id);
          return id;
        }
      }
    },
    generateSecret(length) {
      state().generatedIds += 1;
      return ids.secret(length, state().generatedIds);
    },
    generateSeed() {
      state().generatedIds += 1;
      return ids.seed(state().generatedIds);
    },
    noteId: (id) => {
      state().usedIds.add(id);
    },
  };
  return attachments;
}

/** Compares records by when they were added. */
export const bySerial = (one: { readonly serial: number }, other: { readonly serial: number }): number =>
  one.serial - other.serial;

export function findGroup(groups: Iterable<Group>, name: string): Group | undefined {
  const lowerName = name.toLowerCase();
  for (const group of groups) if (group.name.toLowerCase() === lowerName) return group;
  return undefined;
}

/** Sorts groups by their lower-cased names. Names are unique, ignoring case. */
export const sortGroups = (groups: readonly Group[]): readonly Group[] =>
  groups.toSorted((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
