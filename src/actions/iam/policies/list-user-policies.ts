import { list } from "../../../protocol/xml.ts";
import { defineListAction, userNamed } from "../../action.ts";
import { existingUserName, marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html */
export const ListUserPolicies = defineListAction({
  name: "ListUserPolicies",
  service: "iam",
  input: { UserName: { ...existingUserName, required: true }, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [list("PolicyNames"), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("PolicyNames")],
  },
  run(context, input) {
    const user = userNamed(context, input.UserName);
    const names = user.inlinePolicies.map(({ name }) => name);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListUserPolicies ${user.serial}`,
        title: `ListUserPolicies of the user ${user.name}`,
        items: names.sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
        keyOf: (name) => name.toLowerCase(),
      },
      input,
    );
    return { PolicyNames: items, ...pagination };
  },
});
