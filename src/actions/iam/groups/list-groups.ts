import { list } from "../../../protocol/xml.ts";
import { defineListAction } from "../../action.ts";
import { marker, maxItems, pathPrefix } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { groupMembers, groupOutput } from "./group-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html */
export const ListGroups = defineListAction({
  name: "ListGroups",
  service: "iam",
  input: { PathPrefix: pathPrefix, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [list("Groups", groupOutput), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("Groups", groupOutput)],
  },
  run(context, input) {
    const { PathPrefix: prefix = "/" } = input;
    const { store, view } = context;
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListGroups ${prefix}`,
        title: `ListGroups under ${prefix}`,
        items: view.groups().filter(({ path }) => path.startsWith(prefix)),
        keyOf: ({ id }) => id,
      },
      input,
    );
    return { Groups: items.map((group) => groupMembers(store, group)), ...pagination };
  },
});
