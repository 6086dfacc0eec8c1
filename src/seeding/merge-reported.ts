import type { Owner } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import { findOrAddOwner, newKeyOf } from "./owners.ts";
import type { ReportedOwner } from "./part.ts";

/**
 * Merges one row of a credential report, which contains no ids. A reported key updates the owner's key with the same creation date, or
 * else adds a new key. A reported certificate is added if the owner has no certificate with the same date.
 */
export function mergeReported(store: AccountStore, reported: ReportedOwner, timestamp: string): void {
  const owner = findOrAddOwner(store, reported.name, timestamp);
  const candidates = [...store.keysOf(owner.id)];
  for (const key of reported.accessKeys) {
    const newKey = newKeyOf(key, owner, timestamp);
    const index = candidates.findIndex((candidate) => candidate.createDate === newKey.createDate);
    const [{ id } = store.addKey(owner.id, newKey)] = index === -1 ? [] : candidates.splice(index, 1);
    const { lastUse } = newKey;
    if ((store.lastUse(id)?.LastUsedDate ?? "") < (lastUse?.LastUsedDate ?? "")) store.recordUse(id, lastUse);
  }
  mergeCertificates(store, owner, reported);
  if (reported.hasMfaDevice && store.mfaDevicesOf(owner.id).length === 0) addDevice(store, owner, timestamp);
}

function mergeCertificates(store: AccountStore, owner: Owner, { certificates }: ReportedOwner): void {
  const isRoot = owner.kind === "root";
  const known = isRoot ? store.settings().rootSigningCertificates : owner.signingCertificates;
  const candidates = known.map(({ uploadDate }) => uploadDate);
  const added = certificates.flatMap(({ Status, UploadDate }) => {
    const uploadDate = parseDate(UploadDate) as string;
    const index = candidates.indexOf(uploadDate);
    if (index !== -1) candidates.splice(index, 1);
    return index === -1 ? [{ id: store.generateId("", 32), body: undefined, status: Status, uploadDate }] : [];
  });
  if (added.length === 0) return;
  if (isRoot) store.updateSettings({ rootSigningCertificates: [...known, ...added] });
  else store.updateUser(owner.id, { signingCertificates: [...known, ...added] });
}

/** Adds a virtual device, because a report does not say which device the owner has. */
function addDevice(store: AccountStore, owner: Owner, timestamp: string): void {
  const name = owner.kind === "root" ? "root-account-mfa-device" : owner.name;
  let serialNumber = store.arn(`mfa/${name}`);
  for (let number = 2; store.mfaDevice(serialNumber) !== undefined; number += 1)
    serialNumber = store.arn(`mfa/${name}-${number}`);
  store.addMfaDevice({ serialNumber, isVirtual: true, seed: undefined, ownerId: owner.id, enableDate: timestamp });
}
