import { groupExists } from "../../../protocol/attachment-errors.ts";
import { quotaExceeded } from "../../../protocol/errors.ts";
import { structure } from "../../../protocol/xml.ts";
import { defineAction } from "../../action.ts";
import { entityName, path } from "../../constraints.ts";
import { groupMembers, groupOutput } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html */
export const CreateGroup = defineAction({
  name: "CreateGroup",
  service: "iam",
  changes: true,
  input: { Path: path, GroupName: { ...entityName, required: true } },
  output: { documented: [structure("Group", groupOutput)], recorded: [structure("Group", groupOutput)] },
  run({ store, quotas, timestamp }, { Path = "/", GroupName }) {
    if (store.group(GroupName) !== undefined) throw groupExists(GroupName);
    if (store.groups().length >= quotas.GroupsPerAccount)
      throw quotaExceeded("GroupsPerAccount", quotas.GroupsPerAccount);
    const group = store.addGroup({
      id: undefined,
      name: GroupName,
      path: Path,
      createDate: timestamp,
      inlinePolicies: [],
      attachedPolicies: [],
    });
    return { Group: groupMembers(store, group) };
  },
});
