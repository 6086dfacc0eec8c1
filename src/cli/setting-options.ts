import type { Fault } from "../faults/fault.ts";
import { isPageTrap } from "../faults/page-trap.ts";
import { isTransportFault } from "../faults/transport.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { AwsActionName, AwsListActionName } from "../protocol/action-names.ts";
import { CommandError, messageOf } from "./command-error.ts";

/** An option that `reset()` removes, with its text as typed. The mock checks the names and numbers, so the casts here are safe. */
export interface SettingOption {
  readonly text: string;
  readonly apply: (iam: MockIam) => void;
}

/** Parses `ListAccessKeys=2,0,2` or `ListAccessKeys=2`. */
export function parseTruncateOption(value: string): SettingOption {
  const text = `--truncate ${value}`;
  const [action, sizes] = splitAtEquals(value);
  if (!action || sizes === undefined || !/^\d+(?:,\d+)*$/.test(sizes))
    throw new CommandError(
      `${text}: expected an action and its page sizes, such as ListAccessKeys=2,0,2 or ListAccessKeys=2.`,
    );
  const size = sizes.includes(",") ? sizes.split(",").map(Number) : Number(sizes);
  return { text, apply: (iam) => iam.truncate(action as AwsListActionName, size) };
}

const modifierNames = ["times", "after", "probability", "status", "applied"];

/** Parses `ListAccessKeys=ServiceFailure:times=2:after=1:probability=0.5:applied`. */
export function parseFailOption(value: string): SettingOption {
  const text = `--fail ${value}`;
  const [action, fault] = splitAtEquals(value);
  const [code, ...modifiers] = fault?.split(":") ?? [];
  if (!action || !code)
    throw new CommandError(
      `${text}: expected an action and a fault, such as ListAccessKeys=ServiceFailure or ListAccessKeys=ServiceFailure:times=2.`,
    );
  const numbers: { times?: number; after?: number; probability?: number; status?: number } = {};
  let applied = false;
  for (const modifier of modifiers) {
    const [, name, number] = /^(times|after|status)=(\d+)$/.exec(modifier) ?? [];
    const [, probability] = /^probability=(\d+(?:\.\d+)?)$/.exec(modifier) ?? [];
    if (name === "times" || name === "after" || name === "status") numbers[name] = Number(number);
    else if (probability !== undefined) numbers.probability = Number(probability);
    else if (modifier === "applied") applied = true;
    else throw wrongModifier(text, modifier);
  }
  const { status, ...options } = numbers;
  if (status !== undefined && (isPageTrap(code) || isTransportFault(code)))
    throw new CommandError(`${text}: ${code} has no status; expected status=<n> only with an error code of your own.`);
  const ownFault = status === undefined ? code : { code, status };
  return { text, apply: (iam) => iam.fail(action as AwsActionName, ownFault as Fault, { ...options, applied }) };
}

function wrongModifier(text: string, modifier: string): CommandError {
  const [name] = splitAtEquals(modifier);
  const suggestion = modifierNames.includes(name) ? "" : didYouMean(name, modifierNames);
  return new CommandError(
    `${text}: ${JSON.stringify(modifier)} is not one of times=<n>, after=<n>, probability=<number from 0 to 1>, status=<n> and applied.${suggestion}`,
  );
}

/** Parses `ListAccessKeys=50`. */
export function parseDelayOption(value: string): SettingOption {
  const text = `--delay ${value}`;
  const [action, ms] = splitAtEquals(value);
  if (!action || ms === undefined || !NUMBER.test(ms))
    throw new CommandError(`${text}: expected an action and its delay in milliseconds, such as ListAccessKeys=50.`);
  return { text, apply: (iam) => iam.delay(action as AwsActionName, Number(ms)) };
}

/** Parses `CreateAccessKey=5,10`. */
export function parseThrottleOption(value: string): SettingOption {
  const text = `--throttle ${value}`;
  const [action, limit] = splitAtEquals(value);
  const [rate, burst, ...others] = limit?.split(",") ?? [];
  if (!action || !NUMBER.test(rate ?? "") || !NUMBER.test(burst ?? "") || others.length > 0)
    throw new CommandError(
      `${text}: expected an action, its requests a second and its burst, such as CreateAccessKey=5,10.`,
    );
  return {
    text,
    apply: (iam) => iam.throttle(action as AwsActionName, { rate: Number(rate), burst: Number(burst) }),
  };
}

/** Parses `500ms` or `2requests`. */
export function parsePropagationOption(value: string): SettingOption {
  const text = `--propagation ${value}`;
  const [, amount, unit] = /^(\d+)(ms|requests)$/.exec(value) ?? [];
  if (amount === undefined)
    throw new CommandError(`${text}: expected milliseconds or a number of requests, such as 500ms or 2requests.`);
  const time = unit === "ms" ? { ms: Number(amount) } : { requests: Number(amount) };
  return { text, apply: (iam) => iam.propagation(time) };
}

/** Parses `1200000` or `-1200000`. */
export function parseClockSkewOption(value: string): SettingOption {
  const text = `--clock-skew ${value}`;
  if (!NUMBER.test(value.replace(/^-/, "")))
    throw new CommandError(
      `${text}: expected a number of milliseconds, such as 1200000 for a clock that is 20 minutes ahead, or --clock-skew=-1200000 for one that is behind.`,
    );
  return { text, apply: (iam) => iam.clockSkew(Number(value)) };
}

/** Applies the options in their order. An error starts with the option, and describes the fix in the command's terms. */
export function applySettingOptions(iam: MockIam, options: readonly SettingOption[]): void {
  for (const { text, apply } of options)
    try {
      apply(iam);
    } catch (error) {
      const message = messageOf(error)
        .replace(", an array of sizes for the first pages", ", or several sizes for the first pages, such as 2,0,2")
        .replace("give { code, status, message }", "add its status, such as :status=503")
        .replace(/, or null to remove (?:it|the \w+)\.$/, ".");
      throw new CommandError(`${text}: ${message}`);
    }
}

const NUMBER = /^\d+(?:\.\d+)?$/;

export function splitAtEquals(text: string): [string, string | undefined] {
  const index = text.indexOf("=");
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
