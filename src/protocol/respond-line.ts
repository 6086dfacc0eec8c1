import { type AwsActionName, awsActionNames, pagedLists } from "./action-names.ts";

const lists: readonly (readonly [action: string, names: readonly string[]])[] = Object.entries(pagedLists);

/** Returns the code that responds to an action, or `undefined` for an action that AWS does not have. */
export function respondLine(action: string): string | undefined {
  if (!isAction(action)) return undefined;
  const list = lists.find(([name]) => name === action)?.[1][0];
  return list === undefined ? `iam.respond("${action}", { … })` : pagedLine(action, list);
}

const isAction = (name: string): name is AwsActionName => (awsActionNames as readonly string[]).includes(name);

const pagedLine = (action: string, list: string) =>
  `iam.respond("${action}", { ${list}: [] }, { paginate: "${list}" })`;

/** Returns the code that responds with a member of an output, or `undefined` if it is not clear which action returns it. */
export function respondLineFor(member: string): string | undefined {
  if (isAction(`Get${member}`)) return `iam.respond("Get${member}", { ${member}: { … } })`;
  const [only, ...others] = lists.filter(([, names]) => names.includes(member));
  return only === undefined || others.length > 0 ? undefined : pagedLine(only[0], member);
}
