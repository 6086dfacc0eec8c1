import type { Group } from "../account/attachments.ts";
import { groupRecord, settingsRecord, userRecord } from "../account/records.ts";
import type { User } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import type { GroupRecord, SettingsRecord, UserRecord } from "../account/types.ts";
import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import { USER_NAME } from "../protocol/patterns.ts";
import type { Replacement } from "../seeding/additions.ts";
import {
  type AccountChanges,
  checkedChanges,
  type GroupChanges,
  replacedMembers,
  type UserChanges,
} from "./account-changes.ts";

/** Seeds a fixture, or throws. */
export type Seed = (
  fixture: unknown,
  options: { readonly task: string; readonly within: string; readonly replacements?: readonly Replacement[] },
) => void;

/** The methods of `Account` that create and change users, groups, and the account's own settings. */
interface Updates {
  existingUser(task: string, name: string): User;
  createUser(name: string, init?: object): UserRecord;
  updateUser(name: string, changes: UserChanges): UserRecord;
  createGroup(name: string, init?: object): GroupRecord;
  updateGroup(name: string, changes: GroupChanges): GroupRecord;
  deleteGroup(name: string): void;
  update(changes: AccountChanges): SettingsRecord;
}

const accountMembers = ["AccountAliases", "PasswordPolicy", "VirtualMFADevices", "RootUser"];

export function createUpdates(store: AccountStore, seed: Seed): Updates {
  function existingUser(task: string, name: string): User {
    const user = store.user(nameIn(name));
    if (user !== undefined) return user;
    throw new TypeError(
      `Failed to ${task}: the account has no user ${formatValue(name)}. Seed the user, or create it with account.createUser().`,
    );
  }
  function existingGroup(task: string, name: string): Group {
    const group = store.group(nameIn(name));
    if (group !== undefined) return group;
    throw new TypeError(
      `Failed to ${task}: the account has no group ${formatValue(name)}. Seed the group, or create it with account.createGroup().`,
    );
  }
  const checkFree = (kind: "user" | "group", name: string, task: string) => {
    const other = kind === "user" ? store.user(nameIn(name)) : store.group(nameIn(name));
    if (other !== undefined)
      throw new TypeError(
        `Failed to ${task}: the account already has a ${kind} with that name. Delete it first, or choose another name.`,
      );
  };
  const checkName = (member: "UserName" | "GroupName", name: unknown, task: string) => {
    if (typeof name !== "string" || !new RegExp(`^${USER_NAME}$`).test(name) || name.length > 128)
      throw new TypeError(
        `Failed to ${task}: ${member} is ${formatValue(name)}; expected 1 to 128 letters, digits or _+=,.@-.`,
      );
  };
  /** Seeding a fixture would create the missing users of a group. Here, a missing user is a mistake. */
  const checkUsers = (task: string, init: object) => {
    const users: unknown = Reflect.get(init, "Users");
    for (const name of Array.isArray(users) ? users : []) existingUser(task, name);
  };

  return {
    existingUser,
    createUser(name, init = {}) {
      checkFree("user", name, `create the user ${formatValue(name)}`);
      const task = "create a user";
      seed({ Users: [withName(init, "UserName", name, task)] }, { task, within: "Users[0]" });
      return userRecord(store, existingUser(task, name));
    },
    updateUser(name, changes) {
      const task = "update a user";
      const { id, name: current } = existingUser(task, name);
      const { UserName = current, ...members } = checkedChanges(task, changes, {
        AccessKeys: "Use account.createAccessKey(), updateAccessKey() or deleteAccessKey().",
        UserId: "AWS never changes it.",
        Arn: "Change Path or UserName instead.",
        GroupList: "Change Groups instead.",
      });
      checkName("UserName", UserName, task);
      if (store.user(UserName) !== store.userOfId(id)) checkFree("user", UserName, task);
      const replacements = [{ kind: "user", members: replacedMembers(task, members) }] as const;
      seed({ Users: [{ ...members, UserName: current }] }, { task, within: "Users[0]", replacements });
      if (UserName !== current) store.updateUser(id, { name: UserName });
      return userRecord(store, existingUser(task, UserName));
    },
    createGroup(name, init = {}) {
      const task = "create a group";
      checkFree("group", name, `create the group ${formatValue(name)}`);
      if (isRecord(init)) checkUsers(task, init);
      seed({ Groups: [withName(init, "GroupName", name, task)] }, { task, within: "Groups[0]" });
      return groupRecord(store, existingGroup(task, name));
    },
    updateGroup(name, changes) {
      const task = "update a group";
      const { id, name: current } = existingGroup(task, name);
      const { GroupName = current, ...members } = checkedChanges(task, changes, {
        GroupId: "AWS never changes it.",
        Arn: "Change Path or GroupName instead.",
      });
      checkName("GroupName", GroupName, task);
      if (store.group(GroupName) !== store.groupOfId(id)) checkFree("group", GroupName, task);
      checkUsers(task, members);
      const replacements = [{ kind: "group", members: Object.keys(members) }] as const;
      seed({ Groups: [{ ...members, GroupName: current }] }, { task, within: "Groups[0]", replacements });
      if (members.Users !== undefined) removeUsersExcept(store, id, members.Users ?? []);
      if (GroupName !== current) store.updateGroup(id, { name: GroupName });
      return groupRecord(store, existingGroup(task, GroupName));
    },
    deleteGroup(name) {
      const { id } = existingGroup("delete a group", name);
      removeUsersExcept(store, id, []);
      store.removeGroup(id);
    },
    update(changes) {
      const task = "update the account";
      const { RootUser = {}, ...members } = checkedChanges(task, changes, {}, "AccountAliases");
      const unknown = Object.keys(members).find((member) => !accountMembers.includes(member));
      if (unknown !== undefined)
        throw new TypeError(
          `Failed to ${task}: ${unknown} is not one of ${accountMembers.join(", ")}. To change a user or a group, use account.updateUser() or account.updateGroup().`,
        );
      const root = checkedChanges(
        task,
        RootUser,
        { AccessKeys: "Use account.createAccessKey(null), updateAccessKey(null, …) or deleteAccessKey(null, …)." },
        "PasswordLastUsed",
        "RootUser",
      );
      const { VirtualMFADevices: devices } = members;
      for (const [index, device] of (Array.isArray(devices) ? devices : []).entries())
        checkedChanges(
          task,
          device,
          { User: "Change the MFADevices of a user with account.updateUser(), or those of the RootUser." },
          "SerialNumber",
          `VirtualMFADevices[${index}]`,
        );
      const replacements = [
        { kind: "account", members: Object.keys(members) },
        { kind: "root", members: replacedMembers(task, root, "RootUser.") },
      ] as const;
      seed(changes, { task, within: "", replacements });
      return settingsRecord(store);
    },
  };
}

/** Returns a fixture with the name, unless it has another one. Seeding refuses anything but an object. */
function withName(init: unknown, member: string, name: string, task: string): unknown {
  if (!isRecord(init)) return init;
  const other: unknown = Reflect.get(init, member);
  if (other !== undefined && other !== name)
    throw new TypeError(
      `Failed to ${task}: ${member} is ${formatValue(other)}, but the first argument is ${formatValue(name)}. Leave it out.`,
    );
  return { ...init, [member]: name };
}

/** Returns a value that is a string. For anything else, it returns the empty string, which no user or group has as its name. */
export const nameIn = (value: unknown): string => (typeof value === "string" ? value : "");

/** Removes all users from a group, except those with these names. */
function removeUsersExcept(store: AccountStore, groupId: string, names: readonly string[]): void {
  const kept = new Set(names.map((name) => name.toLowerCase()));
  for (const user of store.sortedUsers().users)
    if (user.groupIds.includes(groupId) && !kept.has(user.name.toLowerCase()))
      store.updateUser(user.id, { groupIds: user.groupIds.filter((id) => id !== groupId) });
}
