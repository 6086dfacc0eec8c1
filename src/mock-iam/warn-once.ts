import { formatValue } from "../messages/format-value.ts";

/** Warns about an action that the mock does not model. */
export function warnOnce(action: string, warned: Set<string>): void {
  if (warned.has(action)) return;
  warned.add(action);
  console.warn(
    `msw-iam does not model the action ${formatValue(action)} and responded with InvalidAction. To respond yourself, put an MSW handler before iam.handlers. A handler that returns nothing falls through.`,
  );
}

/** Warns about a parameter that the mock ignores. */
export function warnUnusedOnce(action: string, parameter: string, warned: Set<string>): void {
  const name = `${action} ${parameter}`;
  if (warned.has(name)) return;
  warned.add(name);
  console.warn(
    `msw-iam does not use the parameter ${parameter} of ${action} and ignored it. To respond to it yourself, put an MSW handler before iam.handlers.`,
  );
}
