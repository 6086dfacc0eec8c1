import { list, structure } from "../../../protocol/xml.ts";
import { defineListAction } from "../../action.ts";
import { entityName, marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { identityMembers } from "../user-shape.ts";
import { groupMembers, groupNamed, groupOutput } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html */
export const GetGroup = defineListAction({
  name: "GetGroup",
  service: "iam",
  input: { GroupName: { ...entityName, required: true }, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [
      structure("Group", groupOutput),
      list("Users", ["Path", "UserName", "UserId", "Arn", "CreateDate"]),
      "IsTruncated",
      "Marker",
    ],
    recorded: [
      "IsTruncated",
      "Marker",
      list("Users", ["Path", "UserName", "Arn", "UserId", "CreateDate"]),
      structure("Group", groupOutput),
    ],
  },
  run(context, input) {
    const { store, view } = context;
    const group = groupNamed(view, input.GroupName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `GetGroup ${group.serial}`,
        title: `GetGroup of the group ${group.name}`,
        items: view.sortedUsers().users.filter(({ groupIds }) => groupIds.includes(group.id)),
        keyOf: ({ id }) => id,
      },
      input,
    );
    return {
      Group: groupMembers(store, group),
      Users: items.map((user) => identityMembers(store, user)),
      ...pagination,
    };
  },
});
