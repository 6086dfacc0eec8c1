import { findAction } from "../actions/registry.ts";
import { type AttemptToMatch, problemOfParams } from "../journal/attempt.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatNonNumber, formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import { pagedLists, stsActionNames } from "../protocol/action-names.ts";
import { type ErrorCode, errorCodes } from "../protocol/error-codes.ts";
import { awsError, IamError, noSuchUser, notAuthorized } from "../protocol/errors.ts";
import { services } from "../protocol/services.ts";
import { isPageTrap, type PageTrap, pageTraps } from "./page-trap.ts";
import { isTransportFault, type TransportFault, transportFaults } from "./transport.ts";

/** An AWS error code with its documented status, a transport fault, a page trap, or your own error. */
export type Fault =
  | ErrorCode
  | TransportFault
  | PageTrap
  | { readonly code: string; readonly status: number; readonly message?: string | undefined };

/** Which attempts a fault affects. Each retry of an SDK counts as a separate attempt. */
export interface FaultOptions {
  /** How many attempts it affects. Default: all. */
  readonly times?: number | undefined;
  /** How many matching attempts it skips first. Default 0. */
  readonly after?: number | undefined;
  /** Parameters that an attempt must have. It can have others, too. Default: none. */
  readonly params?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Returns whether the fault affects an attempt. It must be synchronous. Default: a function that returns `true`. */
  readonly when?: ((attempt: AttemptToMatch) => boolean) | undefined;
  /** The probability that a matching attempt fails, above 0 and at most 1. It depends on `randomSeed`, so you can repeat a run. Default 1. */
  readonly probability?: number | undefined;
  /** The message of the error. Default: the message that AWS documents for the code. */
  readonly message?: string | undefined;
  /** Whether the action runs, so that only its response is lost. Default `false`: the attempt changes nothing. */
  readonly applied?: boolean | undefined;
}

/** A validated fault: its name in the journal, and its effect on an attempt. */
export interface ResolvedFault {
  readonly name: string;
  readonly effect:
    | { readonly kind: "error"; readonly error: (attempt: AttemptToMatch) => IamError }
    | { readonly kind: "page trap"; readonly trap: PageTrap }
    | { readonly kind: "transport"; readonly transport: TransportFault };
}

const faultNames: readonly string[] = [...errorCodes, ...transportFaults, ...pageTraps];

/** Whether a text is the name of a fault: an error code, a transport fault or a page trap. */
export const isFaultName = (text: string): boolean => faultNames.includes(text);

/** Throws a `TypeError` if the fault is unknown or malformed. */
export function resolveFault(action: string, fault: Fault, options: FaultOptions): ResolvedFault {
  const { message } = options;
  if (typeof fault !== "string") return resolveOwnError(action, fault, message);
  const refuseOptions = (...names: readonly ("applied" | "message")[]) => {
    const ignored = names.find((name) => (options[name] ?? false) !== false);
    if (ignored !== undefined)
      throw failure(action, `the option ${ignored} has no effect on "${fault}". Leave it out.`);
  };
  if (isPageTrap(fault)) {
    refuseOptions("applied", "message");
    if (action !== "*" && !Object.hasOwn(pagedLists, action))
      throw failure(
        action,
        `"${fault}" affects list actions only; expected the name of one, such as "ListAccessKeys", or "*".`,
      );
    return { name: fault, effect: { kind: "page trap", trap: fault } };
  }
  if (isTransportFault(fault)) {
    refuseOptions("message");
    return { name: fault, effect: { kind: "transport", transport: fault } };
  }
  if (!errorCodes.includes(fault)) {
    // The SDK's name of an error is often AWS's code with this ending, such as NoSuchEntityException.
    const code = fault.replace(/Exception$/, "");
    const suggestion = didYouMean(isFaultName(code) ? code : fault, faultNames);
    const problem = `${formatValue(fault)} is not a known error code, transport fault or page trap.${suggestion}`;
    throw failure(action, `${problem} For a code of your own, give { code, status, message }.`);
  }
  const error = (attempt: AttemptToMatch) =>
    message === undefined ? errorFor(fault, attempt) : awsError(fault, message);
  return { name: fault, effect: { kind: "error", error } };
}

function resolveOwnError(action: string, fault: Extract<Fault, object>, message: string | undefined): ResolvedFault {
  if (!isRecord(fault)) {
    const status = isErrorStatus(fault) ? fault : 500;
    throw failure(
      action,
      `the fault is ${formatValue(fault)}; expected a name such as "ServiceFailure", { code, status } such as { code: "InternalFailure", status: ${status} }, or null to remove the faults.`,
    );
  }
  const { code, status } = fault;
  checkNames(action, "the members of an error of your own", fault, ["code", "status", "message"]);
  if (typeof code !== "string" || !/^[\w.:-]+$/.test(code))
    throw failure(action, `its code is ${formatValue(code)}; expected a word such as "ServiceFailure".`);
  if (!isErrorStatus(status))
    throw failure(action, `its status is ${formatNonNumber(status)}; expected a whole number from 400 to 599.`);
  if (fault.message !== undefined && typeof fault.message !== "string")
    throw failure(action, `its message is ${formatValue(fault.message)}; expected a string.`);
  const error = new IamError(code, status, message ?? fault.message);
  return { name: code, effect: { kind: "error", error: () => error } };
}

const isErrorStatus = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 400 && value <= 599;

const stsActions: readonly unknown[] = stsActionNames;

/** Creates the error of a code, with AWS's own message if that depends on the request. */
function errorFor(code: ErrorCode, { action, version, params, caller }: AttemptToMatch): IamError {
  const { UserName: userName, RoleArn: roleArn = "*" } = params;
  if (code === "NoSuchEntity" && userName !== undefined) return noSuchUser(userName);
  if (code === "AccessDenied" && (stsActions.includes(action) || version === services.sts.version))
    return notAuthorized(caller.arn, `sts:${action}`, roleArn);
  if (code === "AccessDenied")
    return notAuthorized(caller.arn, `iam:${action}`, deniedResource(action, userName, caller));
  return awsError(code);
}

/** Returns what AWS calls the resource of a request to IAM. If the request names no user, the text is odd, but recorded. */
function deniedResource(
  action: string | undefined,
  userName: string | undefined,
  { arn, userName: callerName = "" }: AttemptToMatch["caller"],
): string {
  if (userName !== undefined) return `user ${userName}`;
  if (action === "GetUser") return arn;
  if (action === "ListUsers") return arn.replace(/^(arn:[\w-]+):.*?(\d{12}):.*$/, "$1:iam::$2:user/");
  return `user null${callerName}`;
}

const optionNames = ["times", "after", "params", "when", "probability", "message", "applied"] as const;

/** Throws a `TypeError` for the first option that is unknown or wrong. */
export function checkOptions(action: string, options: FaultOptions): void {
  checkNames(action, "a fault's options", options, optionNames);
  const { times, after, params, when, probability, message, applied } = options;
  const check = (name: keyof FaultOptions, isValid: boolean, expected: string) => {
    if (options[name] !== undefined && !isValid)
      throw failure(action, `the option ${name} is ${formatValue(options[name])}; expected ${expected}.`);
  };
  const isTimes = times === Number.POSITIVE_INFINITY || isWholeNumber(times, 1);
  check("times", isTimes, "a whole number, 1 or more, or Infinity");
  check("after", isWholeNumber(after, 0), "a whole number, 0 or more");
  const problem = params === undefined ? undefined : problemOfParams(params);
  if (problem !== undefined) throw failure(action, `the option ${problem}`);
  checkParams(action, params);
  check("when", typeof when === "function", "a function");
  const isProbability = typeof probability === "number" && probability > 0 && probability <= 1;
  check("probability", isProbability, "a number above 0 and at most 1");
  check("message", typeof message === "string", "a string");
  check("applied", typeof applied === "boolean", "true or false");
}

/** Throws a `TypeError` for an option beside `null`, which adds no fault. */
export function checkNoOptions(action: string, options: FaultOptions): void {
  if (Object.values(options).some((option) => option !== undefined))
    throw failure(action, "null removes its faults, and takes no options.");
}

/** Throws a `TypeError` for a parameter that the action does not have. With it, the fault would never apply. */
function checkParams(action: string, params: FaultOptions["params"] = {}): void {
  const input = findAction(action)?.input;
  if (input === undefined) return;
  // An item of a list has a name such as `Tags.member.1.Key`.
  const unknown = Object.keys(params).find((name) => !Object.hasOwn(input, name.replace(/\..*/s, "")));
  if (unknown !== undefined)
    throw failure(action, `it has no parameter ${formatValue(unknown)}.${didYouMean(unknown, Object.keys(input))}`);
}

const isWholeNumber = (value: unknown, minimum: number) => Number.isInteger(value) && (value as number) >= minimum;

function checkNames(action: string, kind: string, value: object, known: readonly string[]): void {
  if (!isRecord(value)) throw failure(action, `expected an object of ${kind}, not ${formatValue(value)}.`);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw failure(action, `${formatValue(unknown)} is not one of ${kind}.${didYouMean(unknown, known)}`);
}

const failure = (action: string, problem: string) => new TypeError(`Failed to add a fault on ${action}: ${problem}`);
