import { groupDetails, settingsRecord, userRecord } from "../account/records.ts";
import type { AccountStore } from "../account/store.ts";
import { VIRTUAL_DEVICE } from "./canonical.ts";
import type { Members } from "./members.ts";
import type { Merged } from "./merge.ts";
import type { Part } from "./part.ts";

/** What the account has and the fixtures of one call say about an owner, or about the account itself. */
export interface Addition extends Merged {
  /** The oldest date of the owner's keys and attachments in the fixtures. */
  oldest: string | undefined;
  /** Whether a fixture contains the owner's own `CreateDate`. */
  hasCreateDate: boolean;
}

/** To whom an MFA device is assigned. The name is `undefined` for the root user. */
export interface DeviceOwner {
  readonly userName: string | undefined;
}

/** What the parts analysed so far add to the account. */
export interface Additions {
  /** The owner and the place of each id and serial number. The ids of access keys have no owner, because they must not be repeated. */
  readonly ids: Map<string, { readonly owner: string | undefined; readonly place: () => string }>;
  /** The ids of deleted keys and users in all parts. */
  readonly formerIds: ReadonlySet<string>;
  /** The owners of MFA devices in all parts, by serial number. */
  readonly deviceOwners: ReadonlyMap<string, DeviceOwner>;
  /** By lower-cased name. */
  readonly users: Map<string, Addition>;
  /** By lower-cased name. */
  readonly groups: Map<string, Addition>;
  /** The root user and the account itself, if a fixture describes them. */
  root: Addition | undefined;
  account: Addition | undefined;
  /** Returns the title of the owner of an id or serial number in the account. */
  readonly ownerOfId: (id: string) => string | undefined;
}

/** The members whose values replace those in the account. The values of other members are compared with those in the account. */
export interface Replacement {
  readonly kind: "user" | "group" | "root" | "account";
  readonly members: readonly string[];
}

export function createAdditions(store: AccountStore, parts: readonly Part[]): Additions {
  const formerIds = parts.flatMap(({ formerIds: { value } }) => [
    ...(value.FormerAccessKeyIds ?? []),
    ...(value.FormerUserIds ?? []),
    ...(value.FormerIds ?? []),
  ]);
  return {
    ids: new Map(),
    formerIds: new Set(formerIds),
    deviceOwners: new Map(parts.flatMap(assignedDevices)),
    users: new Map(),
    groups: new Map(),
    root: undefined,
    account: undefined,
    ownerOfId: (id) => ownerOfId(store, id),
  };
}

function assignedDevices({ users, roots }: Part): (readonly [serialNumber: string, owner: DeviceOwner])[] {
  const owners = [
    ...users.map(({ value }) => ({ userName: value.UserName, devices: value.MFADevices })),
    ...roots.map(({ value }) => ({ userName: undefined, devices: value.MFADevices })),
  ];
  return owners.flatMap(({ userName, devices = [] }) =>
    devices.map(({ SerialNumber }) => [SerialNumber, { userName }] as const),
  );
}

/** Returns the owner of a virtual device in the account, or else in the fixtures of the same call. */
export function deviceOwner(store: AccountStore, added: Additions, serialNumber: string): DeviceOwner | undefined {
  if (!VIRTUAL_DEVICE.test(serialNumber)) return undefined;
  const ownerId = store.mfaDevice(serialNumber)?.ownerId;
  const owner = ownerId === undefined ? undefined : store.owner(ownerId);
  return owner === undefined ? added.deviceOwners.get(serialNumber) : { userName: owner.name };
}

/** Returns the title of an owner. Each owner has a different title, even a user and a group with the same name. */
export const titleOf = (kind: "user" | "group", name: string): string => `the ${kind} ${name.toLowerCase()}`;
export const ROOT = "the root user";

function ownerOfId(store: AccountStore, id: string): string | undefined {
  const group = store.groupOfId(id);
  if (group !== undefined) return titleOf("group", group.name);
  const ownerId = store.mfaDevice(id)?.ownerId ?? store.attachmentOwner(id);
  const owner = ownerId === undefined ? store.userOfId(id) : store.owner(ownerId);
  return owner && (owner.kind === "user" ? titleOf("user", owner.name) : ROOT);
}

/** Returns the members of an existing owner or of the account itself, as in a record. Returns none for a new user or group. */
export function storedMembers(store: AccountStore, kind: Replacement["kind"], name: string): Members {
  if (kind === "user") {
    const user = store.user(name);
    return user === undefined ? {} : { ...userRecord(store, user) };
  }
  if (kind === "group") {
    const group = store.group(name);
    return group === undefined ? {} : { ...groupDetails(store, group) };
  }
  const { RootUser, AccountAliases, PasswordPolicy, VirtualMFADevices } = settingsRecord(store);
  if (kind === "account") return { AccountAliases: AccountAliases[0], PasswordPolicy, VirtualMFADevices };
  // The record's date can be the oldest date in the account, which no fixture has set.
  return { ...RootUser, CreateDate: store.settings().rootCreateDate };
}
