import { quotaExceeded } from "../../../protocol/errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { entityName, existingUserName } from "../../constraints.ts";
import { groupNamed } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html */
export const AddUserToGroup = defineAction({
  name: "AddUserToGroup",
  service: "iam",
  changes: true,
  input: { GroupName: { ...entityName, required: true }, UserName: { ...existingUserName, required: true } },
  run(context, { GroupName, UserName }) {
    const { store, view, quotas } = context;
    const { id, groupIds } = userNamed(context, UserName);
    const group = groupNamed(view, GroupName);
    if (groupIds.includes(group.id)) return {};
    if (groupIds.length >= quotas.GroupsPerUser) throw quotaExceeded("GroupsPerUser", quotas.GroupsPerUser);
    store.updateUser(id, { groupIds: [...groupIds, group.id] });
    return {};
  },
});
