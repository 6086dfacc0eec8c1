import { deleteConflict } from "../../../protocol/attachment-errors.ts";
import { defineAction } from "../../action.ts";
import { entityName } from "../../constraints.ts";
import { groupNamed } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html */
export const DeleteGroup = defineAction({
  name: "DeleteGroup",
  service: "iam",
  changes: true,
  input: { GroupName: { ...entityName, required: true } },
  run({ store, view }, { GroupName }) {
    const { id, inlinePolicies, attachedPolicies } = groupNamed(view, GroupName);
    if (store.sortedUsers().users.some(({ groupIds }) => groupIds.includes(id)))
      throw deleteConflict("remove users from group");
    if (inlinePolicies.length > 0) throw deleteConflict("delete policies");
    if (attachedPolicies.length > 0) throw deleteConflict("detach all policies");
    store.removeGroup(id);
    return {};
  },
});
