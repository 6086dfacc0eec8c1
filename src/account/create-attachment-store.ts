import type { IdGenerator } from "../identifiers/id-generator.ts";
import { credentialKey, noteAttachments } from "./attachment-owners.ts";
import type { AccountSettings, Group, MfaDevice } from "./attachments.ts";
import type { AnyChange } from "./changes.ts";
import { addTo, removeFrom } from "./multi-map.ts";
import { createNameIndex } from "./name-index.ts";
import { bySerial, type State } from "./state.ts";
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

  /** The root user is as old as the oldest date in the account. */
  function noteDates(dates: readonly (string | undefined)[]): void {
    for (const date of dates) if (date !== undefined) noteCreateDate(date);
  }

  const groupIndex = createNameIndex(() => state().groups);

  function replaceGroup(id: string, after: Group | undefined): void {
    const { groups, groupsById } = state();
    const before = groupsById.get(id);
    if (before !== undefined) groups.delete(before.name.toLowerCase());
    if (after === undefined) groupsById.delete(id);
    else {
      groups.set(after.name.toLowerCase(), after);
      groupsById.set(id, after);
      noteCreateDate(after.createDate);
    }
    groupIndex.note(before, after);
    report({ kind: "group", id, before, after });
  }

  function replaceDevice(id: string, after: MfaDevice | undefined): void {
    const { mfaDevices, mfaDevicesByOwner } = state();
    const before = mfaDevices.get(id);
    if (before?.ownerId !== undefined) removeFrom(mfaDevicesByOwner, before.ownerId, before);
    if (after?.ownerId !== undefined) addTo(mfaDevicesByOwner, after.ownerId, after);
    if (after === undefined) mfaDevices.delete(id);
    else mfaDevices.set(id, after);
    noteDates([after?.enableDate]);
    report({ kind: "mfaDevice", id, before, after });
  }

  const attachments: AttachmentStore = {
    groups: () => groupIndex.list().items,
    group: (name) => state().groups.get(name.toLowerCase()),
    groupOfId: (id) => state().groupsById.get(id),
    addGroup({ id = attachments.generateId("AGPA", 21), ...members }) {
      attachments.noteId(id);
      const group: Group = { id, serial: nextSerial(), ...members };
      replaceGroup(id, group);
      return group;
    },
    updateGroup: (id, changes) => replaceGroup(id, { ...(state().groupsById.get(id) as Group), ...changes }),
    removeGroup: (id) => replaceGroup(id, undefined),

    mfaDevices: () => [...state().mfaDevices.values()],
    mfaDevice: (serialNumber) => state().mfaDevices.get(serialNumber),
    mfaDevicesOf: (ownerId) => (state().mfaDevicesByOwner.get(ownerId) ?? []).toSorted(bySerial),
    addMfaDevice(members) {
      const device: MfaDevice = { ...members, serial: nextSerial() };
      replaceDevice(device.serialNumber, device);
      return device;
    },
    updateMfaDevice(serialNumber, changes) {
      replaceDevice(serialNumber, { ...(state().mfaDevices.get(serialNumber) as MfaDevice), ...changes });
    },
    unassignMfaDevice({ serialNumber, isVirtual }) {
      if (isVirtual) attachments.updateMfaDevice(serialNumber, { ownerId: undefined, enableDate: undefined });
      else attachments.removeMfaDevice(serialNumber);
    },
    removeMfaDevice: (serialNumber) => replaceDevice(serialNumber, undefined),

    settings: () => state().settings,
    updateSettings(changes) {
      const before = state().settings;
      const after = { ...before, ...changes };
      state().settings = after;
      noteDates(rootDates(after));
      noteAttachments(state().attachmentOwners, accountId, rootAttachments(before), rootAttachments(after));
      report({ kind: "settings", id: accountId, before, after });
    },

    attachmentOwner: (id) => state().attachmentOwners.get(id)?.[0],
    hasCredential: (serviceName, serviceUserName) =>
      state().attachmentOwners.has(credentialKey(serviceName, serviceUserName)),

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
    formerIds: () =>
      [...state().usedIds]
        .filter((id) => (attachments.groupOfId(id) ?? attachments.attachmentOwner(id)) === undefined)
        .sort(),
  };
  return attachments;
}

const rootAttachments = ({ rootSigningCertificates: signingCertificates }: AccountSettings) => ({
  signingCertificates,
});

const rootDates = ({ rootPasswordLastUsed, rootLoginProfile, rootSigningCertificates }: AccountSettings) => [
  rootPasswordLastUsed,
  rootLoginProfile?.createDate,
  rootLoginProfile?.passwordLastChanged,
  ...rootSigningCertificates.map(({ uploadDate }) => uploadDate),
];
