import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import type { GroupFixture, VirtualMfaDeviceFixture } from "../seeding/attachment-types.ts";
import type { RootUserFixture, UserFixture } from "../seeding/owner-types.ts";
import type { AccountFixture } from "../seeding/types.ts";

/** Members to replace. `null` removes a member, and `undefined` keeps it. */
type Changes<Fixture> = { readonly [Name in keyof Fixture]?: Fixture[Name] | null };

/** The members of a user that `updateUser()` can change. A `UserName` renames the user. Access keys have separate methods. */
export type UserChanges = Changes<Omit<UserFixture, "UserName" | "UserId" | "Arn" | "AccessKeys" | "GroupList">> & {
  /** The new name. Default: the user keeps its name. */
  readonly UserName?: string | undefined;
};

/** The members of a group that `updateGroup()` can change. A `GroupName` renames the group. */
export type GroupChanges = Changes<Omit<GroupFixture, "GroupName" | "GroupId" | "Arn">> & {
  /** The new name. Default: the group keeps its name. */
  readonly GroupName?: string | undefined;
};

/** The members of the account that `update()` can change. */
export type AccountChanges = Changes<Pick<AccountFixture, "AccountAliases" | "PasswordPolicy">> & {
  /** The virtual MFA devices that are not assigned. */
  readonly VirtualMFADevices?: readonly Omit<VirtualMfaDeviceFixture, "User" | "EnableDate">[] | null | undefined;
  /** The members of the root user to replace. Its access keys have separate methods, which take `null` as the user's name. */
  readonly RootUser?: Changes<Omit<RootUserFixture, "AccessKeys">> | undefined;
};

/**
 * Returns the changes without members that are `undefined`. Throws if the changes are not an object, or contain a member that cannot be
 * changed. `advice` says what to do instead.
 */
export function checkedChanges<Value extends object>(
  task: string,
  changes: Value,
  advice: Readonly<Record<string, string>>,
  example = "Path",
  place = "",
): Value {
  if (!isRecord(changes))
    throw new TypeError(
      `Failed to ${task}: ${place === "" ? "the changes are" : `${place} is`} ${formatValue(changes)}; expected an object such as { ${example}: … }.`,
    );
  const present = Object.entries(changes).filter(([, value]) => value !== undefined);
  for (const [member] of present)
    if (Object.hasOwn(advice, member))
      throw new TypeError(
        `Failed to ${task}: ${place === "" ? "" : `${place}.`}${member} cannot be changed here. ${advice[member]}`,
      );
  return Object.fromEntries(present) as Value;
}

/** Returns the names of the members to replace. Without a login profile, there is no last use of a password. */
export function replacedMembers(
  task: string,
  changes: Pick<UserChanges, "LoginProfile" | "PasswordLastUsed">,
  place = "",
): readonly string[] {
  const members = Object.keys(changes);
  if (changes.LoginProfile !== null) return members;
  if ((changes.PasswordLastUsed ?? null) !== null)
    throw new TypeError(
      `Failed to ${task}: ${place}PasswordLastUsed is the last use of a password, but ${place}LoginProfile is null. Leave one of the two out.`,
    );
  return [...members, "PasswordLastUsed"];
}
