import type { Group } from "../../../account/attachments.ts";
import type { AccountStore, AccountView } from "../../../account/store.ts";
import { noSuchGroup } from "../../../protocol/attachment-errors.ts";

/** The members of a `Group` structure. The documented order and the recorded order are the same. */
export const groupOutput = ["Path", "GroupName", "GroupId", "Arn", "CreateDate"] as const;

export const groupMembers = (store: AccountStore, { path, name, id, createDate }: Group) => ({
  Path: path,
  GroupName: name,
  GroupId: id,
  Arn: store.arn(`group${path}${name}`),
  CreateDate: createDate,
});

export function groupNamed(view: AccountView, name: string): Group {
  const group = view.group(name);
  if (group === undefined) throw noSuchGroup(name);
  return group;
}
