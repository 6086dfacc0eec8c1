import type { Fault, FaultOptions } from "../faults/fault.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { AwsActionName, AwsListActionName } from "../protocol/action-names.ts";
import { CommandError, messageOf } from "./command-error.ts";

/** A `--truncate` option, with its text as typed. `MockIam.truncate` checks the action. */
export interface TruncateOption {
  readonly text: string;
  readonly action: string;
  readonly size: number | readonly number[];
}

/** A `--fail` option, with its text as typed. `MockIam.fail` checks the action and the fault. */
export interface FailOption {
  readonly text: string;
  readonly action: string;
  readonly fault: string | { readonly code: string; readonly status: number };
  readonly options: FaultOptions;
}

/** Parses `ListAccessKeys=2,0,2` or `ListAccessKeys=2`. */
export function parseTruncateOption(value: string): TruncateOption {
  const text = `--truncate ${value}`;
  const [action, sizes] = splitAtEquals(value);
  if (!action || sizes === undefined || !/^\d+(?:,\d+)*$/.test(sizes))
    throw new CommandError(
      `${text}: expected an action and its page sizes, such as ListAccessKeys=2,0,2 or ListAccessKeys=2.`,
    );
  return { text, action, size: sizes.includes(",") ? sizes.split(",").map(Number) : Number(sizes) };
}

/** Parses `ListAccessKeys=ServiceFailure:times=2:after=1:applied`. */
export function parseFailOption(value: string): FailOption {
  const text = `--fail ${value}`;
  const [action, fault] = splitAtEquals(value);
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
        `${text}: ${JSON.stringify(modifier)} is not one of times=<n>, after=<n>, status=<n> and applied.`,
      );
  }
  const { status, ...options } = numbers;
  return { text, action, fault: status === undefined ? code : { code, status }, options: { ...options, applied } };
}

export function applyFaultOptions(
  iam: MockIam,
  { truncate, fail }: { readonly truncate: readonly TruncateOption[]; readonly fail: readonly FailOption[] },
): void {
  // The mock checks the names at run time, so these casts are safe.
  for (const { text, action, size } of truncate)
    withOptionInError(text, () => iam.truncate(action as AwsListActionName, size));
  for (const { text, action, fault, options } of fail)
    withOptionInError(text, () => iam.fail(action as AwsActionName, fault as Fault, options));
}

/** Turns an error of the mock into a `CommandError` that starts with the option and describes the fix in the command's terms. */
function withOptionInError(text: string, apply: () => void): void {
  try {
    apply();
  } catch (error) {
    const message = messageOf(error).replace("give { code, status, message }", "add its status, such as :status=503");
    throw new CommandError(`${text}: ${message}`);
  }
}

function splitAtEquals(text: string): [string, string | undefined] {
  const index = text.indexOf("=");
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
