import { list } from "../../../protocol/xml.ts";
import { defineListAction, userNamed } from "../../action.ts";
import { existingUserName, marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html */
export const ListUserTags = defineListAction({
  name: "ListUserTags",
  service: "iam",
  input: { UserName: { ...existingUserName, required: true }, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [list("Tags", ["Key", "Value"]), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("Tags", ["Value", "Key"])],
  },
  run(context, input) {
    const user = userNamed(context, input.UserName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListUserTags ${user.serial}`,
        title: `ListUserTags of the user ${user.name}`,
        items: user.tags,
        keyOf: ({ Key }) => Key.toLowerCase(),
      },
      input,
    );
    return { Tags: items, ...pagination };
  },
});
