import { defineAction, userNamed } from "../../action.ts";
import { entityName, existingUserName } from "../../constraints.ts";
import { groupNamed } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html */
export const RemoveUserFromGroup = defineAction({
  name: "RemoveUserFromGroup",
  service: "iam",
  changes: true,
  input: { GroupName: { ...entityName, required: true }, UserName: { ...existingUserName, required: true } },
  run(context, { GroupName, UserName }) {
    const { store, view } = context;
    const user = userNamed(context, UserName);
    const group = groupNamed(view, GroupName);
    store.updateUser(user.id, { groupIds: user.groupIds.filter((id) => id !== group.id) });
    return {};
  },
});
