import { isFaultName } from "../faults/fault.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { awsActionNames, pagedLists } from "../protocol/action-names.ts";

type Method = "respond" | "truncate" | "fail" | "delay" | "throttle";

const tasks = {
  respond: "respond",
  truncate: "truncate",
  fail: "add a fault",
  delay: "delay",
  throttle: "throttle",
} as const;

const examples = {
  respond: 'iam.respond("ListRoles", { Roles: [] })',
  truncate: 'iam.truncate("ListAccessKeys", 2)',
  fail: 'iam.fail("ListAccessKeys", "ServiceFailure")',
  delay: 'iam.delay("ListAccessKeys", 50)',
  throttle: 'iam.throttle("ListAccessKeys", { rate: 5, burst: 10 })',
} as const;

/** Throws a `TypeError` if a method is called with something else than the name of an action that it takes. */
export function checkAction(method: Method, action: unknown): void {
  const known = knownFor(method);
  if (typeof action === "string" && known.includes(action)) return;
  throw new TypeError(`Failed to ${tasks[method]}: ${describeProblem(method, action, known)}`);
}

function knownFor(method: Method): readonly string[] {
  if (method === "truncate") return Object.keys(pagedLists);
  return method === "respond" ? awsActionNames : ["*", ...awsActionNames];
}

function describeProblem(method: Method, action: unknown, known: readonly string[]): string {
  const kind = method === "truncate" ? "a list action" : "an action";
  const all = known.includes("*") ? ', or "*" for all actions' : "";
  if (typeof action !== "string" || (method === "fail" && isFaultName(action))) {
    const found =
      typeof action === "string" ? `${formatValue(action)} is a fault` : `the action is ${formatValue(action)}`;
    return `${found}; expected the name of ${kind} first, as in ${examples[method]}${all}.`;
  }
  const hint = didYouMean(action, known) || ` Name one such as "ListAccessKeys" or "ListUsers"${all}.`;
  return `${formatValue(action)} is not the name of ${kind} of AWS IAM or STS.${hint}`;
}
