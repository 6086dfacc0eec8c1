import type { ActionName, ListActionName } from "../actions/registry.ts";
import type { Fault, FaultOptions } from "../faults/fault.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import { CommandError, messageOf } from "./command-error.ts";

/** One `--truncate`, in the words of `MockIam.truncate`, which checks the action. */
export interface TruncateOption {
  readonly text: string;
  readonly action: string;
  readonly size: number | readonly number[];
}

/** One `--fail`, in the words of `MockIam.fail`, which checks the action and the fault. */
export interface FaultOption {
  readonly text: string;
  readonly action: string;
  readonly fault: string | { readonly code: string; readonly status: number };
  readonly options: FaultOptions;
}

/** `ListAccessKeys=2,0,2` or `ListAccessKeys=2`. */
export function truncateOption(value: string): TruncateOption {
  const text = `--truncate ${value}`;
  const [action, sizes] = splitAt(value, "=");
  if (!action || sizes === undefined || !/^\d+(?:,\d+)*$/.test(sizes))
    throw new CommandError(
      `${text}: expected an action and the sizes of its pages, such as ListAccessKeys=2,0,2 or ListAccessKeys=2.`,
    );
  return { text, action, size: sizes.includes(",") ? sizes.split(",").map(Number) : Number(sizes) };
}

/** `ListAccessKeys=ServiceFailure:times=2:after=1:applied`. */
export function faultOption(value: string): FaultOption {
  const text = `--fail ${value}`;
  const [action, fault] = splitAt(value, "=");
  const [code, ...modifiers] = fault?.split(":") ?? [];
  if (!action || !code)
    throw new CommandError(
      `${text}: expected an action and a fault, such as ListAccessKeys=ServiceFailure or ListAccessKeys=ServiceFailure:times=2.`,
    );
  const numbers: { times?: number; after?: number; status?: number } = {};
  let applied = false;
  for (const modifier of modifiers) {
    const [, name, number] = /^(times|after|status)=(\d+)$/.exec(modifier) ?? [];
    if (name === "times" || name === "after" || name === "status") numbers[name] = Number(number);
    else if (modifier === "applied") applied = true;
    else
      throw new CommandError(
        `${text}: ${JSON.stringify(modifier)} is none of times=<n>, after=<n>, applied and status=<n>.`,
      );
  }
  const { status, ...options } = numbers;
  return { text, action, fault: status === undefined ? code : { code, status }, options: { ...options, applied } };
}

/** Puts the options into force on a double that has just been made or reset. */
export function applyOptions(
  iam: MockIam,
  { truncate, fail }: { truncate: readonly TruncateOption[]; fail: readonly FaultOption[] },
): void {
  const attempt = (text: string, apply: () => void) => {
    try {
      apply();
    } catch (error) {
      throw new CommandError(
        `${text}: ${messageOf(error).replace("give { code, status, message }", "add its status, such as :status=503")}`,
      );
    }
  };
  // The double checks the names that somebody typed, and speaks of its own options.
  for (const { text, action, size } of truncate) attempt(text, () => iam.truncate(action as ListActionName, size));
  for (const { text, action, fault, options } of fail)
    attempt(text, () => iam.fail(action as ActionName, fault as Fault, options));
}

function splitAt(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
