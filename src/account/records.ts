import {
  attachedPolicyRecord,
  certificateRecord,
  credentialRecord,
  deviceRecord,
  freezeAll,
  omitUndefined,
  policyRecords,
  profileRecord,
  sshKeyRecord,
} from "./attachment-records.ts";
import type { Group } from "./attachments.ts";
import { addTo, type MultiMap } from "./multi-map.ts";
import type { Key, User } from "./state.ts";
import type { AccountStore } from "./store.ts";
import type { AccessKeyRecord, GroupRecord, SettingsRecord, UserRecord } from "./types.ts";

export function keyRecord(store: AccountStore, key: Key): AccessKeyRecord {
  const name = key.label ?? store.userOfId(key.ownerId)?.name;
  const lastUse = store.lastUse(key.id);
  return Object.freeze({
    ...(name === undefined ? {} : { UserName: name }),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.createDate,
    SecretAccessKey: store.secretOf(key),
    ...(lastUse === undefined ? {} : { AccessKeyLastUsed: Object.freeze({ ...lastUse }) }),
  });
}

export function userRecord(store: AccountStore, user: User): UserRecord {
  return omitUndefined({
    UserName: user.name,
    Path: user.path,
    UserId: user.id,
    Arn: store.arnOf(user),
    CreateDate: user.createDate,
    PasswordLastUsed: user.passwordLastUsed,
    PermissionsBoundary:
      user.permissionsBoundary === undefined
        ? undefined
        : Object.freeze({ PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: user.permissionsBoundary }),
    LoginProfile: user.loginProfile && profileRecord(user.loginProfile),
    Tags: freezeAll(user.tags, (tag) => ({ ...tag })),
    AccessKeys: keyRecords(store, user.id),
    Groups: Object.freeze(user.groupIds.map((id) => (store.groupOfId(id) as Group).name)),
    UserPolicyList: policyRecords(user.inlinePolicies),
    AttachedManagedPolicies: freezeAll(user.attachedPolicies, attachedPolicyRecord),
    MFADevices: freezeAll(store.mfaDevicesOf(user.id), deviceRecord),
    SSHPublicKeys: freezeAll(user.sshPublicKeys, sshKeyRecord),
    SigningCertificates: freezeAll(user.signingCertificates, certificateRecord),
    ServiceSpecificCredentials: freezeAll(user.serviceSpecificCredentials, credentialRecord),
  });
}

const keyRecords = (store: AccountStore, ownerId: string) =>
  Object.freeze(store.keysOf(ownerId).map((key) => keyRecord(store, key)));

/** Returns what the account stores for a group, which is the record without the users. */
export const groupDetails = (store: AccountStore, group: Group): Omit<GroupRecord, "Users"> =>
  Object.freeze({
    GroupName: group.name,
    Path: group.path,
    GroupId: group.id,
    Arn: store.arn(`group${group.path}${group.name}`),
    CreateDate: group.createDate,
    GroupPolicyList: policyRecords(group.inlinePolicies),
    AttachedManagedPolicies: freezeAll(group.attachedPolicies, attachedPolicyRecord),
  });

const recordWith = (store: AccountStore, group: Group, userNames: readonly string[] = []): GroupRecord =>
  Object.freeze({ ...groupDetails(store, group), Users: Object.freeze(userNames) });

export function groupRecord(store: AccountStore, group: Group): GroupRecord {
  const members = store.sortedUsers().users.filter((user) => user.groupIds.includes(group.id));
  return recordWith(
    store,
    group,
    members.map(({ name }) => name),
  );
}

/** Returns the records of all groups in the order of their lower-cased names. */
export function groupRecords(store: AccountStore): readonly GroupRecord[] {
  const userNames: MultiMap<string> = new Map();
  for (const { name, groupIds } of store.sortedUsers().users) for (const id of groupIds) addTo(userNames, id, name);
  return store.groups().map((group) => recordWith(store, group, userNames.get(group.id)));
}

export function settingsRecord(store: AccountStore): SettingsRecord {
  const settings = store.settings();
  const { alias, passwordPolicy, rootLoginProfile } = settings;
  return omitUndefined({
    AccountAliases: Object.freeze(alias === undefined ? [] : [alias]),
    PasswordPolicy:
      passwordPolicy &&
      omitUndefined({ ...passwordPolicy, ExpirePasswords: passwordPolicy.MaxPasswordAge !== undefined }),
    RootUser: omitUndefined({
      CreateDate: settings.rootCreateDate ?? store.createDate(),
      PasswordLastUsed: settings.rootPasswordLastUsed,
      LoginProfile: rootLoginProfile && profileRecord(rootLoginProfile),
      AccessKeys: keyRecords(store, store.accountId),
      MFADevices: freezeAll(store.mfaDevicesOf(store.accountId), deviceRecord),
      SigningCertificates: freezeAll(settings.rootSigningCertificates, certificateRecord),
    }),
    VirtualMFADevices: freezeAll(
      store.mfaDevices().filter(({ ownerId }) => ownerId === undefined),
      deviceRecord,
    ),
  });
}
