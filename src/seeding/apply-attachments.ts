import type { MfaDeviceRecord, PasswordPolicyRecord } from "../account/attachment-types.ts";
import { type Group, type MfaDevice, noAttachments, type UserAttachments } from "../account/attachments.ts";
import type { AccountStore } from "../account/store.ts";
import { earlierOf } from "../account/timestamp.ts";
import type { GroupRecord, RootUserRecord, UserRecord } from "../account/types.ts";
import type { Addition, Additions } from "./additions.ts";
import { VIRTUAL_DEVICE } from "./canonical.ts";
import { certificateOf, credentialsOf, inlinePolicyOf, passwordPolicyOf, profileOf, sshKeyOf } from "./defaults.ts";
import type { Members } from "./members.ts";

/** A record without the members that no fixture contains. */
type PartialRecord<Type> = {
  readonly [Name in keyof Type]?: Type[Name] extends readonly (infer Item)[]
    ? readonly (Item extends object ? Partial<Item> : Item)[]
    : Type[Name] extends string | undefined
      ? Type[Name]
      : Partial<Type[Name]>;
};

/** Adds users and groups, and updates existing ones. Access keys are added later. */
export function applyAttachments(store: AccountStore, additions: Additions, timestamp: string): void {
  const { groups, users, root, account } = additions;
  // This removes unassigned devices, so it comes first. The devices that users lose below must remain.
  if (account !== undefined) applyAccount(store, account.members);
  for (const { members } of groups.values()) applyGroup(store, members as PartialRecord<GroupRecord>, timestamp);
  for (const addition of users.values()) applyUser(store, addition, timestamp);
  if (root !== undefined) applyRoot(store, root.members as PartialRecord<RootUserRecord>, timestamp);
}

function applyGroup(store: AccountStore, record: PartialRecord<GroupRecord>, timestamp: string): void {
  const name = record.GroupName as string;
  const stored = store.group(name);
  const members = {
    name,
    path: record.Path ?? "/",
    createDate: record.CreateDate ?? timestamp,
    inlinePolicies: (record.GroupPolicyList ?? []).map(inlinePolicyOf),
    attachedPolicies: (record.AttachedManagedPolicies ?? []).map(({ PolicyArn }) => PolicyArn as string),
  };
  if (stored === undefined) store.addGroup({ id: record.GroupId, ...members });
  else if (wouldChange(stored, members)) store.updateGroup(stored.id, members);
}

function applyUser(store: AccountStore, { members, oldest, hasCreateDate }: Addition, timestamp: string): void {
  const record = members as PartialRecord<UserRecord>;
  const name = record.UserName as string;
  const stored = store.user(name);
  const path = record.Path ?? "/";
  const knownDate = record.CreateDate ?? timestamp;
  const createDate = hasCreateDate ? knownDate : earlierOf(oldest, knownDate);
  // All users without attachments share the empty lists.
  const none = noAttachments;
  const after = {
    path,
    createDate,
    tags: (record.Tags as UserAttachments["tags"] | undefined) ?? none.tags,
    passwordLastUsed: record.PasswordLastUsed,
    loginProfile: profileOf(record, timestamp),
    permissionsBoundary: record.PermissionsBoundary?.PermissionsBoundaryArn,
    groupIds: record.Groups?.map((group) => (store.group(group) as Group).id) ?? none.groupIds,
    inlinePolicies: record.UserPolicyList?.map(inlinePolicyOf) ?? none.inlinePolicies,
    attachedPolicies:
      record.AttachedManagedPolicies?.map(({ PolicyArn }) => PolicyArn as string) ?? none.attachedPolicies,
    sshPublicKeys: record.SSHPublicKeys?.map((key) => sshKeyOf(store, key, timestamp)) ?? none.sshPublicKeys,
    signingCertificates:
      record.SigningCertificates?.map((certificate) => certificateOf(store, certificate, timestamp)) ??
      none.signingCertificates,
    serviceSpecificCredentials:
      record.ServiceSpecificCredentials === undefined
        ? none.serviceSpecificCredentials
        : credentialsOf(store, record.ServiceSpecificCredentials, name, timestamp),
  };
  const { id } = stored ?? store.addUser({ id: record.UserId, name, ...after });
  if (stored !== undefined && wouldChange(stored, after)) store.updateUser(id, after);
  // Most users are new and have no devices.
  if (stored !== undefined || record.MFADevices !== undefined)
    applyDevices(store, id, record.MFADevices ?? [], timestamp);
}

function applyRoot(store: AccountStore, record: PartialRecord<RootUserRecord>, timestamp: string): void {
  const { SigningCertificates = [], MFADevices = [] } = record;
  const settings = {
    rootCreateDate: record.CreateDate,
    rootPasswordLastUsed: record.PasswordLastUsed,
    rootLoginProfile: profileOf(record, timestamp),
    rootSigningCertificates: SigningCertificates.map((certificate) => certificateOf(store, certificate, timestamp)),
  };
  if (wouldChange(store.settings(), settings)) store.updateSettings(settings);
  applyDevices(store, store.accountId, MFADevices, timestamp);
}

/** Assigns exactly these devices to an owner. */
function applyDevices(
  store: AccountStore,
  ownerId: string,
  devices: readonly Partial<MfaDeviceRecord>[],
  timestamp: string,
): void {
  const serialNumbers = new Set(devices.map(({ SerialNumber }) => SerialNumber));
  for (const device of store.mfaDevicesOf(ownerId))
    if (!serialNumbers.has(device.serialNumber)) store.unassignMfaDevice(device);
  for (const device of devices) {
    const stored = store.mfaDevice(device.SerialNumber as string);
    writeDevice(store, device, { ownerId, enableDate: device.EnableDate ?? stored?.enableDate ?? timestamp });
  }
}

/** Adds a device, or updates an existing one, which keeps its seed unless the fixture contains another one. */
function writeDevice(
  store: AccountStore,
  { SerialNumber, Base32StringSeed, CodeLastUsed }: Partial<MfaDeviceRecord>,
  assignment: Pick<MfaDevice, "ownerId" | "enableDate">,
): void {
  const serialNumber = SerialNumber as string;
  const stored = store.mfaDevice(serialNumber);
  const seed = Base32StringSeed ?? stored?.seed;
  const members = { ...assignment, seed, codeLastUsed: CodeLastUsed ?? stored?.codeLastUsed };
  if (stored === undefined)
    store.addMfaDevice({ serialNumber, isVirtual: VIRTUAL_DEVICE.test(serialNumber), ...members });
  else if (wouldChange(stored, members)) store.updateMfaDevice(serialNumber, members);
}

function applyAccount(store: AccountStore, members: Members): void {
  const {
    AccountAliases,
    PasswordPolicy,
    VirtualMFADevices: devices = [],
  } = members as {
    AccountAliases?: string;
    PasswordPolicy?: PasswordPolicyRecord;
    VirtualMFADevices?: readonly MfaDeviceRecord[];
  };
  const settings = { alias: AccountAliases, passwordPolicy: PasswordPolicy && passwordPolicyOf(PasswordPolicy) };
  if (wouldChange(store.settings(), settings)) store.updateSettings(settings);
  const serialNumbers = new Set(devices.map(({ SerialNumber }) => SerialNumber));
  for (const { serialNumber, ownerId } of store.mfaDevices())
    if (ownerId === undefined && !serialNumbers.has(serialNumber)) store.removeMfaDevice(serialNumber);
  for (const device of devices) writeDevice(store, device, { ownerId: undefined, enableDate: undefined });
}

/** Whether an update would change a record. A record that is not updated keeps its pending changes. */
const wouldChange = (record: object, after: object): boolean =>
  JSON.stringify({ ...record, ...after }) !== JSON.stringify(record);
