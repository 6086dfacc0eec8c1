import { noSuchPolicy } from "../../../protocol/attachment-errors.ts";
import { quotaExceeded } from "../../../protocol/errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { policyArn, userName } from "../../constraints.ts";
import { checkPolicyArn, isAttachable } from "./policy-arn.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html */
export const AttachUserPolicy = defineAction({
  name: "AttachUserPolicy",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, PolicyArn: { ...policyArn, required: true } },
  run(context, { UserName, PolicyArn }) {
    const { store, quotas } = context;
    const { id, attachedPolicies } = userNamed(context, UserName);
    checkPolicyArn(store, PolicyArn);
    if (!isAttachable(store, PolicyArn)) throw noSuchPolicy(PolicyArn);
    if (attachedPolicies.includes(PolicyArn)) return {};
    if (attachedPolicies.length >= quotas.PoliciesPerUser)
      throw quotaExceeded("PoliciesPerUser", quotas.PoliciesPerUser);
    store.updateUser(id, { attachedPolicies: [...attachedPolicies, PolicyArn] });
    return {};
  },
});
