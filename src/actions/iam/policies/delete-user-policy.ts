import { noSuchUserPolicy } from "../../../protocol/attachment-errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { entityName, existingUserName } from "../../constraints.ts";
import { findPolicy } from "./inline-policies.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html */
export const DeleteUserPolicy = defineAction({
  name: "DeleteUserPolicy",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true }, PolicyName: { ...entityName, required: true } },
  run(context, { UserName, PolicyName }) {
    const { id, inlinePolicies } = userNamed(context, UserName);
    const deleted = findPolicy(inlinePolicies, PolicyName);
    if (deleted === undefined) throw noSuchUserPolicy(PolicyName);
    context.store.updateUser(id, { inlinePolicies: inlinePolicies.filter((policy) => policy !== deleted) });
    return {};
  },
});
