import { noSuchUserPolicy } from "../../../protocol/attachment-errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { entityName, existingUserName } from "../../constraints.ts";
import { encodeDocument } from "../../policy-documents.ts";
import { findPolicy } from "./inline-policies.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export const GetUserPolicy = defineAction({
  name: "GetUserPolicy",
  service: "iam",
  input: { UserName: { ...existingUserName, required: true }, PolicyName: { ...entityName, required: true } },
  output: {
    documented: ["UserName", "PolicyName", "PolicyDocument"],
    recorded: ["PolicyDocument", "PolicyName", "UserName"],
  },
  run(context, { UserName, PolicyName }) {
    const user = userNamed(context, UserName);
    const policy = findPolicy(user.inlinePolicies, PolicyName);
    if (policy === undefined) throw noSuchUserPolicy(PolicyName);
    // AWS returns the policy's name as the request spells it.
    return { UserName: user.name, PolicyName, PolicyDocument: encodeDocument(policy.document) };
  },
});
