import { malformedPolicy, policiesTooLarge } from "../../../protocol/attachment-errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { entityName, existingUserName, policyDocument } from "../../constraints.ts";
import { findPolicy } from "./inline-policies.ts";
import { problemOfPolicy } from "./policy-syntax.ts";

const MAX_SIZE = 2048;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export const PutUserPolicy = defineAction({
  name: "PutUserPolicy",
  service: "iam",
  changes: true,
  input: {
    UserName: { ...existingUserName, required: true },
    PolicyName: { ...entityName, required: true },
    PolicyDocument: { ...policyDocument, required: true },
  },
  run(context, { UserName, PolicyName, PolicyDocument: document }) {
    const { store } = context;
    const { id, name, inlinePolicies } = userNamed(context, UserName);
    const problem = problemOfPolicy(document, store.partition);
    if (problem !== undefined) throw malformedPolicy(problem);
    // A replaced policy keeps its position and the spelling of its name.
    const replaced = findPolicy(inlinePolicies, PolicyName);
    const policies =
      replaced === undefined
        ? [...inlinePolicies, { name: PolicyName, document }]
        : inlinePolicies.map((policy) => (policy === replaced ? { ...policy, document } : policy));
    if (sizeOf(policies.map((policy) => policy.document)) > MAX_SIZE) throw policiesTooLarge(name, MAX_SIZE);
    store.updateUser(id, { inlinePolicies: policies });
    return {};
  },
});

/** AWS does not count white space. */
const sizeOf = (documents: readonly string[]) => documents.join("").replaceAll(/\s/g, "").length;
