import { policyNotAttached } from "../../../protocol/attachment-errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { policyArn, userName } from "../../constraints.ts";
import { checkPolicyArn } from "./policy-arn.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html */
export const DetachUserPolicy = defineAction({
  name: "DetachUserPolicy",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, PolicyArn: { ...policyArn, required: true } },
  run(context, { UserName, PolicyArn }) {
    const { id, attachedPolicies } = userNamed(context, UserName);
    checkPolicyArn(context.store, PolicyArn);
    if (!attachedPolicies.includes(PolicyArn)) throw policyNotAttached(PolicyArn);
    context.store.updateUser(id, { attachedPolicies: attachedPolicies.filter((arn) => arn !== PolicyArn) });
    return {};
  },
});
