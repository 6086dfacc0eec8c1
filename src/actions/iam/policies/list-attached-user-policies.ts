import { list } from "../../../protocol/xml.ts";
import { defineListAction, userNamed } from "../../action.ts";
import { marker, maxItems, policyPathPrefix, userName } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { attachedPolicyMembers, policyPathOf } from "./policy-arn.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html */
export const ListAttachedUserPolicies = defineListAction({
  name: "ListAttachedUserPolicies",
  service: "iam",
  input: {
    UserName: { ...userName, required: true },
    PathPrefix: policyPathPrefix,
    Marker: marker,
    MaxItems: maxItems,
  },
  output: {
    documented: [list("AttachedPolicies", ["PolicyName", "PolicyArn"]), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("AttachedPolicies", ["PolicyArn", "PolicyName"])],
  },
  run(context, input) {
    const { PathPrefix: prefix = "/" } = input;
    const user = userNamed(context, input.UserName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListAttachedUserPolicies ${user.serial} ${prefix}`,
        title: `ListAttachedUserPolicies of the user ${user.name} under ${prefix}`,
        items: user.attachedPolicies.filter((arn) => policyPathOf(arn).startsWith(prefix)),
        keyOf: (arn) => arn,
      },
      input,
    );
    return { AttachedPolicies: items.map(attachedPolicyMembers), ...pagination };
  },
});
