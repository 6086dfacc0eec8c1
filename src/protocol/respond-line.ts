import { type AwsActionName, awsActionNames, pagedLists } from "./action-names.ts";

const lists: readonly (readonly [action: string, names: readonly string[]])[] = Object.entries(pagedLists);

export const isAwsAction = (name: string): name is AwsActionName =>
  (awsActionNames as readonly string[]).includes(name);

/** Returns the code that responds to an action. */
export function respondLine(action: AwsActionName): string {
  const list = lists.find(([name]) => name === action)?.[1][0];
  return list === undefined ? `iam.respond("${action}", { … })` : pagedLine(action, list);
}

const pagedLine = (action: string, list: string) =>
  `iam.respond("${action}", { ${list}: [] }, { paginate: "${list}" })`;

/** Returns the code that responds with a member of an output, or `undefined` if it is not clear which action returns it. */
export function respondLineFor(member: string): string | undefined {
  const action = `Get${member}`;
  if (isAwsAction(action)) return respondLine(action);
  const [only, ...others] = lists.filter(([, names]) => names.includes(member));
  return only === undefined || others.length > 0 ? undefined : pagedLine(only[0], member);
}
