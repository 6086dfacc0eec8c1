import { list } from "../../../protocol/xml.ts";
import { defineListAction, userNamed } from "../../action.ts";
import { existingUserName, marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { groupMembers, groupOutput } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html */
export const ListGroupsForUser = defineListAction({
  name: "ListGroupsForUser",
  service: "iam",
  input: { UserName: { ...existingUserName, required: true }, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [list("Groups", groupOutput), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("Groups", groupOutput)],
  },
  run(context, input) {
    const { store, view } = context;
    const user = userNamed(context, input.UserName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListGroupsForUser ${user.serial}`,
        title: `ListGroupsForUser of the user ${user.name}`,
        // If the test changes a user, the change is visible at once. A group of the user may not be visible yet.
        items: user.groupIds.map((id) => view.groupOfId(id)).filter((group) => group !== undefined),
        keyOf: ({ id }) => id,
      },
      input,
    );
    return { Groups: items.map((group) => groupMembers(store, group)), ...pagination };
  },
});
