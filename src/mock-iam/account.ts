import { groupRecord, groupRecords, keyRecord, settingsRecord, userRecord } from "../account/records.ts";
import type { Key, Owner } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { type DateInput, parseDate } from "../account/timestamp.ts";
import type { AccessKeyRecord, AccessKeyStatus, GroupRecord, SettingsRecord, UserRecord } from "../account/types.ts";
import { formatValue } from "../messages/format-value.ts";
import { isLastUseName } from "../protocol/patterns.ts";
import type { GroupFixture } from "../seeding/attachment-types.ts";
import { LAST_USE_NAME_TEXT } from "../seeding/owner-schema.ts";
import type { AccessKeyFixture, UserFixture } from "../seeding/owner-types.ts";
import type { AccountChanges, GroupChanges, UserChanges } from "./account-changes.ts";
import { createUpdates, nameIn, type Seed } from "./account-updates.ts";

/**
 * The account of a mock, which a test can read and change. Wrong arguments throw a `TypeError`, not an AWS error. Quotas do not
 * apply. Records are frozen copies in the format of a fixture. They contain secrets.
 *
 * @example
 * iam.account.createUser("Bob", { AccessKeys: 2, Groups: ["admins"] });
 * iam.account.updateUser("Bob", { LoginProfile: { PasswordResetRequired: true } });
 * expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
 */
export interface Account {
  /** The id of the account, 12 digits. */
  readonly accountId: string;
  /** Returns all users in the order of their lower-cased names. */
  users(): readonly UserRecord[];
  /** Finds a user by name, ignoring case. Returns `undefined` if there is none. */
  user(name: string): UserRecord | undefined;
  /** Adds a user. Throws if the name is taken or the fixture is malformed. */
  createUser(name: string, init?: Omit<UserFixture, "UserName">): UserRecord;
  /**
   * Replaces these members of a user, and keeps the others. A list replaces the whole list. `null` removes a member.
   * Throws if there is no such user or a member is malformed.
   */
  updateUser(name: string, changes: UserChanges): UserRecord;
  /** Deletes a user and everything that is attached to it. Throws if there is no such user. */
  deleteUser(name: string): void;
  /** Returns all groups in the order of their lower-cased names. */
  groups(): readonly GroupRecord[];
  /** Finds a group by name, ignoring case. Returns `undefined` if there is none. */
  group(name: string): GroupRecord | undefined;
  /** Adds a group. Throws if the name is taken or the fixture is malformed. */
  createGroup(name: string, init?: Omit<GroupFixture, "GroupName">): GroupRecord;
  /** Replaces these members of a group, and keeps the others. `Users` replaces all users of the group. */
  updateGroup(name: string, changes: GroupChanges): GroupRecord;
  /** Deletes a group, but not its users. Throws if there is no such group. */
  deleteGroup(name: string): void;
  /** Returns the settings of the account: its alias, its password policy, the root user and unassigned MFA devices. */
  settings(): SettingsRecord;
  /** Replaces these members of the account or of its `RootUser`, and keeps the others. `null` removes a member. */
  update(changes: AccountChanges): SettingsRecord;
  /** Adds a key to a user, or with `null` to the root user. Throws if there is no such user or the fixture is malformed. */
  createAccessKey(userName: string | null, init?: AccessKeyFixture): AccessKeyRecord;
  /** Sets the status of a user's key, or with `null` of a key of the root user. Throws if there is no such user or key. */
  updateAccessKey(userName: string | null, accessKeyId: string, status: AccessKeyStatus): void;
  /** Deletes a user's key, or with `null` a key of the root user. Throws if there is no such user or key. */
  deleteAccessKey(userName: string | null, accessKeyId: string): void;
  /** Sets the last use of a key. `LastUsedDate` defaults to the time of the `now` option. Throws if there is no such key. */
  recordUse(
    accessKeyId: string,
    use: { ServiceName: string; Region: string; LastUsedDate?: DateInput | undefined },
  ): void;
}

const statuses: readonly AccessKeyStatus[] = ["Active", "Inactive", "Expired"];

/** `seed` seeds a fixture, or throws. */
export function createAccount(store: AccountStore, now: () => Date, seed: Seed): Account {
  const updates = createUpdates(store, seed);
  const { existingUser } = updates;
  const existingOwner = (task: string, userName: string | null): Owner =>
    userName === null ? store.root : existingUser(task, userName);
  const existingKey = (task: string, userName: string | null, accessKeyId: string): Key => {
    const owner = existingOwner(task, userName);
    const key = store.key(accessKeyId);
    if (key?.ownerId === owner.id) return key;
    const [title, place] =
      owner.kind === "root" ? ["root user", "settings().RootUser"] : [`user "${owner.name}"`, `user("${owner.name}")`];
    throw new TypeError(
      `Failed to ${task}: the ${title} has no access key ${formatValue(accessKeyId)}. See account.${place}.AccessKeys.`,
    );
  };

  return {
    accountId: store.accountId,
    users: () => store.sortedUsers().users.map((user) => userRecord(store, user)),
    user(name) {
      const user = store.user(nameIn(name));
      return user && userRecord(store, user);
    },
    createUser: updates.createUser,
    updateUser: updates.updateUser,
    deleteUser(name) {
      store.removeUser(existingUser("delete a user", name).id);
    },
    groups: () => groupRecords(store),
    group(name) {
      const group = store.group(nameIn(name));
      return group && groupRecord(store, group);
    },
    createGroup: updates.createGroup,
    updateGroup: updates.updateGroup,
    deleteGroup: updates.deleteGroup,
    settings: () => settingsRecord(store),
    update: updates.update,
    createAccessKey(userName, init = {}) {
      const task = "create an access key";
      const owner = existingOwner(task, userName);
      if (owner.kind === "root") seed({ RootAccessKeys: [init] }, { task, within: "RootAccessKeys[0]" });
      else seed({ Users: [{ UserName: owner.name, AccessKeys: [init] }] }, { task, within: "Users[0].AccessKeys[0]" });
      return keyRecord(store, store.keysOf(owner.id).at(-1) as Key);
    },
    updateAccessKey(userName, accessKeyId, status) {
      const key = existingKey("update an access key", userName, accessKeyId);
      if (!statuses.includes(status))
        throw new TypeError(
          `Failed to update an access key: the status is ${formatValue(status)}; expected "Active", "Inactive" or "Expired".`,
        );
      store.updateKey(key.id, { status });
    },
    deleteAccessKey(userName, accessKeyId) {
      store.removeKey(existingKey("delete an access key", userName, accessKeyId).id);
    },
    recordUse(accessKeyId, use) {
      const key = store.key(accessKeyId);
      if (key === undefined)
        throw new TypeError(
          `Failed to record a use: the account has no access key ${formatValue(accessKeyId)}. Seed it, or create it with account.createAccessKey().`,
        );
      const { ServiceName, Region, LastUsedDate, ...others }: Partial<typeof use> = use ?? {};
      if (typeof ServiceName !== "string" || typeof Region !== "string" || Object.keys(others).length > 0)
        throw new TypeError(
          "Failed to record a use: expected { ServiceName, Region }, both strings, optionally LastUsedDate, and no other member.",
        );
      for (const [name, value] of Object.entries({ ServiceName, Region }))
        if (!isLastUseName(value))
          throw new TypeError(
            `Failed to record a use: ${name} is ${formatValue(value)}; expected ${LAST_USE_NAME_TEXT}.`,
          );
      const date = parseDate(LastUsedDate ?? now());
      if (date === undefined)
        throw new TypeError(
          `Failed to record a use: LastUsedDate is ${formatValue(LastUsedDate)}; expected a Date or an ISO 8601 date-time with an offset.`,
        );
      store.recordUse(key.id, { LastUsedDate: date, ServiceName, Region });
    },
  };
}
