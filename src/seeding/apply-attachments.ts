import { type Group, noAttachments, type UserAttachments } from "../account/attachments.ts";
import type { AccountStore } from "../account/store.ts";
import type {
  GroupRecord,
  MfaDeviceRecord,
  PasswordPolicyRecord,
  RootUserRecord,
  UserRecord,
} from "../account/types.ts";
import type { Addition, Additions } from "./additions.ts";
import { type Members, VIRTUAL_DEVICE } from "./canonical.ts";
import { certificateOf, credentialOf, inlinePolicyOf, passwordPolicyOf, profileOf, sshKeyOf } from "./defaults.ts";

/** What fixtures say about an owner. What they do not contain is missing. */
type Said<Type> = {
  readonly [Name in keyof Type]?: Type[Name] extends readonly (infer Item)[]
    ? readonly (Item extends object ? Partial<Item> : Item)[]
    : Type[Name] extends string | undefined
      ? Type[Name]
      : Partial<Type[Name]>;
};

/** Adds everything but keys: new users and groups, and what is attached to existing ones. */
export function applyAttachments(store: AccountStore, additions: Additions, timestamp: string): void {
  const { groups, users, root, account } = additions;
  // A device that its owner loses below stays, and a new one can be assigned below.
  if (account !== undefined) applyAccount(store, account.members);
  for (const { members } of groups.values()) applyGroup(store, members as Said<GroupRecord>, timestamp);
  for (const addition of users.values()) applyUser(store, addition, timestamp);
  if (root !== undefined) applyRoot(store, root.members as Said<RootUserRecord>, timestamp);
}

function applyGroup(store: AccountStore, said: Said<GroupRecord>, timestamp: string): void {
  const name = said.GroupName as string;
  const stored = store.group(name);
  const members = {
    name: stored?.name ?? name,
    path: said.Path ?? "/",
    createDate: said.CreateDate ?? timestamp,
    inlinePolicies: (said.GroupPolicyList ?? []).map(inlinePolicyOf),
    attachedPolicies: (said.AttachedManagedPolicies ?? []).map(({ PolicyArn }) => PolicyArn as string),
  };
  if (said.GroupId !== undefined) store.noteId(said.GroupId);
  if (stored === undefined) store.addGroup({ id: said.GroupId, ...members });
  else if (changes(stored, members)) store.updateGroup(stored.id, members);
}

function applyUser(store: AccountStore, { members, oldest }: Addition, timestamp: string): void {
  const said = members as Said<UserRecord>;
  const name = said.UserName as string;
  const stored = store.user(name);
  const path = said.Path ?? "/";
  const createDate = said.CreateDate ?? (oldest !== undefined && oldest < timestamp ? oldest : timestamp);
  const defaultName = (index: number) => `${name}${index === 0 ? "" : `+${index}`}-at-${store.accountId}`;
  const { LoginProfile } = said;
  const attachments = {
    tags: said.Tags as UserAttachments["tags"] | undefined,
    passwordLastUsed: said.PasswordLastUsed,
    loginProfile: LoginProfile && profileOf(LoginProfile, timestamp),
    permissionsBoundary: said.PermissionsBoundary?.PermissionsBoundaryArn,
    groupIds: said.Groups?.map((group) => (store.group(group) as Group).id),
    inlinePolicies: said.UserPolicyList?.map(inlinePolicyOf),
    attachedPolicies: said.AttachedManagedPolicies?.map(({ PolicyArn }) => PolicyArn as string),
    sshPublicKeys: said.SSHPublicKeys?.map((key) => sshKeyOf(store, key, timestamp)),
    signingCertificates: said.SigningCertificates?.map((certificate) => certificateOf(store, certificate, timestamp)),
    serviceSpecificCredentials: said.ServiceSpecificCredentials?.map((credential, index) =>
      credentialOf(store, credential, timestamp, defaultName(index)),
    ),
  };
  // All users without any attachment share the empty lists.
  const after = { ...noAttachments, ...withoutUndefined(attachments), path, createDate };
  const { id } = stored ?? store.addUser({ id: said.UserId, name, ...after });
  if (stored !== undefined && changes(stored, after)) store.updateUser(id, after);
  // A new user without devices is the most frequent one.
  if (stored !== undefined || said.MFADevices !== undefined) applyDevices(store, id, said.MFADevices ?? [], timestamp);
}

function applyRoot(store: AccountStore, said: Said<RootUserRecord>, timestamp: string): void {
  const { LoginProfile, SigningCertificates = [], MFADevices = [] } = said;
  store.updateSettings({
    rootCreateDate: said.CreateDate,
    rootPasswordLastUsed: said.PasswordLastUsed,
    rootLoginProfile: LoginProfile && profileOf(LoginProfile, timestamp),
    rootSigningCertificates: SigningCertificates.map((certificate) => certificateOf(store, certificate, timestamp)),
  });
  applyDevices(store, store.accountId, MFADevices, timestamp);
}

/** Assigns exactly these devices to an owner. */
function applyDevices(
  store: AccountStore,
  ownerId: string,
  devices: readonly Partial<MfaDeviceRecord>[],
  timestamp: string,
): void {
  for (const { serialNumber, isVirtual } of store.mfaDevicesOf(ownerId)) {
    if (devices.some(({ SerialNumber }) => SerialNumber === serialNumber)) continue;
    if (isVirtual) store.updateMfaDevice(serialNumber, { ownerId: undefined, enableDate: undefined });
    else store.removeMfaDevice(serialNumber);
  }
  for (const { SerialNumber, EnableDate, Base32StringSeed, CodeLastUsed } of devices) {
    const serialNumber = SerialNumber as string;
    const stored = store.mfaDevice(serialNumber);
    const enableDate = EnableDate ?? stored?.enableDate ?? timestamp;
    const seed = Base32StringSeed ?? stored?.seed;
    const members = { ownerId, enableDate, codeLastUsed: CodeLastUsed ?? stored?.codeLastUsed };
    if (stored !== undefined && stored.seed === seed) {
      if (changes(stored, members)) store.updateMfaDevice(serialNumber, members);
      continue;
    }
    store.addMfaDevice({ serialNumber, isVirtual: VIRTUAL_DEVICE.test(serialNumber), seed, ...members });
  }
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
  if (changes(store.settings(), settings)) store.updateSettings(settings);
  for (const { serialNumber, ownerId } of store.mfaDevices())
    if (ownerId === undefined && !devices.some(({ SerialNumber }) => SerialNumber === serialNumber))
      store.removeMfaDevice(serialNumber);
  for (const { SerialNumber, Base32StringSeed, CodeLastUsed } of devices)
    if (store.mfaDevice(SerialNumber) === undefined)
      store.addMfaDevice({
        serialNumber: SerialNumber,
        isVirtual: true,
        seed: Base32StringSeed,
        ownerId: undefined,
        enableDate: undefined,
        codeLastUsed: CodeLastUsed,
      });
}

const withoutUndefined = (
  attachments: { readonly [Name in keyof UserAttachments]: UserAttachments[Name] | undefined },
) =>
  Object.fromEntries(
    Object.entries(attachments).filter(([, value]) => value !== undefined),
  ) as Partial<UserAttachments>;

/** Whether a record would not stay the same. A record that stays the same also keeps what has not propagated. */
const changes = (record: object, after: object): boolean =>
  JSON.stringify({ ...record, ...after }) !== JSON.stringify(record);
