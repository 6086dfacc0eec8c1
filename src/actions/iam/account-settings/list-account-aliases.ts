import { list } from "../../../protocol/xml.ts";
import { defineListAction } from "../../action.ts";
import { marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
export const ListAccountAliases = defineListAction({
  name: "ListAccountAliases",
  service: "iam",
  input: { Marker: marker, MaxItems: maxItems },
  output: {
    documented: ["IsTruncated", "Marker", list("AccountAliases")],
    recorded: ["IsTruncated", "Marker", list("AccountAliases")],
  },
  run(context, input) {
    const { alias } = context.view.settings();
    const title = "ListAccountAliases";
    const listing = { id: title, title, items: alias === undefined ? [] : [alias], keyOf: (item: string) => item };
    const { items, pagination } = pageOf(context, listing, input);
    return { AccountAliases: items, ...pagination };
  },
});
