import { type ListActionName, listActionNames } from "../actions/registry.ts";
import type { AttemptToMatch } from "../journal/attempt.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { type ErrorCode, errorCodes } from "../protocol/error-codes.ts";
import { awsError, IamError, noSuchUser, notAuthorized } from "../protocol/errors.ts";
import { isPageTrap, type PageTrap, pageTraps } from "./page-trap.ts";
import { isTransportFault, type TransportFault, transportFaults } from "./transport.ts";

/** What a fault does: an AWS error code with its documented status, a broken connection, a page trap, or an error of your own. */
export type Fault =
  | ErrorCode
  | TransportFault
  | PageTrap
  | { readonly code: string; readonly status: number; readonly message?: string | undefined };

/** Which attempts a fault takes. Each retry of an SDK is an attempt of its own. */
export interface FaultOptions {
  /** How many attempts it takes. Default: all. */
  readonly times?: number | undefined;
  /** How many matching attempts it ignores first. Default 0. */
  readonly after?: number | undefined;
  /** Parameters that an attempt must have, among others. */
  readonly params?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Returns whether the fault takes an attempt. It must not be asynchronous. */
  readonly when?: ((attempt: AttemptToMatch) => boolean) | undefined;
  /** The probability that a matching attempt is taken, above 0 and at most 1. It is drawn from the random seed. Default 1. */
  readonly probability?: number | undefined;
  /** Replaces the default message of the code. */
  readonly message?: string | undefined;
  /** Whether the action runs, so that only its response is lost. Default `false`: a failed request changes nothing. */
  readonly applied?: boolean | undefined;
}

/** What an attempt gets that a fault takes. */
export type FaultEffect =
  | { readonly kind: "error"; readonly error: (attempt: AttemptToMatch) => IamError }
  | { readonly kind: "page trap"; readonly trap: PageTrap }
  | { readonly kind: "transport"; readonly transport: TransportFault };

/** A checked fault: its name for the journal, and its effect. */
export interface ResolvedFault {
  readonly name: string;
  readonly effect: FaultEffect;
}

/** Checks a fault and finds its effect. Throws a sentence for an unknown one. */
export function resolveFault(action: string, fault: Fault, message: string | undefined): ResolvedFault {
  if (typeof fault === "object" && fault !== null) return resolveOwnError(action, fault, message);
  if (isPageTrap(fault)) {
    if (action !== "*" && !listActionNames.includes(action as ListActionName))
      throw new TypeError(
        `Failed to add a fault on ${action}: "${fault}" is a fault of list actions; expected one of ${listActionNames.join(", ")}, or "*".`,
      );
    return { name: fault, effect: { kind: "page trap", trap: fault } };
  }
  if (isTransportFault(fault)) return { name: fault, effect: { kind: "transport", transport: fault } };
  if (!errorCodes.includes(fault)) {
    const suggestion = didYouMean(String(fault), [...errorCodes, ...transportFaults, ...pageTraps]);
    throw new TypeError(
      `Failed to add a fault on ${action}: "${String(fault)}" is not a known error code, transport fault or page trap.${suggestion} For a code of your own, give { code, status, message }.`,
    );
  }
  const error = (attempt: AttemptToMatch) =>
    message === undefined ? errorFor(fault, attempt) : awsError(fault, message);
  return { name: fault, effect: { kind: "error", error } };
}

function resolveOwnError(action: string, fault: Extract<Fault, object>, message: string | undefined): ResolvedFault {
  const { code, status } = fault;
  checkNames(action, "the members of an error of your own", fault, ["code", "status", "message"]);
  if (typeof code !== "string" || !/^[\w.:-]+$/.test(code))
    throw new TypeError(
      `Failed to add a fault on ${action}: its code is ${JSON.stringify(code)}; expected a word such as "ServiceFailure".`,
    );
  if (!Number.isInteger(status) || status < 400 || status > 599)
    throw new TypeError(
      `Failed to add a fault on ${action}: its status is ${String(status)}; expected a whole number from 400 to 599.`,
    );
  const error = new IamError(code, status, message ?? fault.message);
  return { name: code, effect: { kind: "error", error: () => error } };
}

/** Creates the error of a code, with AWS's own message where that depends on the request. */
function errorFor(code: ErrorCode, { action, params, caller }: AttemptToMatch): IamError {
  const userName = params["UserName"];
  if (code === "NoSuchEntity" && userName !== undefined) return noSuchUser(userName);
  if (code === "AccessDenied") return notAuthorized(caller.arn, action, userName ?? caller.userName ?? "null");
  return awsError(code);
}

/** Checks the options of a fault. Throws a sentence for the first that is wrong. */
export function checkOptions(action: string, options: FaultOptions): void {
  const fail = (name: keyof FaultOptions, expected: string): never => {
    throw new TypeError(
      `Failed to add a fault on ${action}: the option ${name} is ${String(options[name])}; expected ${expected}.`,
    );
  };
  checkNames(action, "a fault's options", options, [
    ...["times", "after", "params", "when", "probability", "message", "applied"],
  ]);
  const { times, after, params, when, probability, message, applied } = options;
  if (times !== undefined && times !== Number.POSITIVE_INFINITY && !(Number.isInteger(times) && times >= 1))
    fail("times", "a whole number, 1 or more, or Infinity");
  if (after !== undefined && !(Number.isInteger(after) && after >= 0)) fail("after", "a whole number, 0 or more");
  if (params !== undefined && (typeof params !== "object" || params === null))
    fail("params", "an object of parameters");
  if (when !== undefined && typeof when !== "function") fail("when", "a function");
  if (probability !== undefined && !(typeof probability === "number" && probability > 0 && probability <= 1))
    fail("probability", "a number above 0 and at most 1");
  if (message !== undefined && typeof message !== "string") fail("message", "a string");
  if (applied !== undefined && typeof applied !== "boolean") fail("applied", "true or false");
}

function checkNames(action: string, kind: string, value: object, known: readonly string[]): void {
  if (typeof value !== "object" || value === null)
    throw new TypeError(`Failed to add a fault on ${action}: expected an object of ${kind}, not ${String(value)}.`);
  for (const name of Object.keys(value))
    if (!known.includes(name))
      throw new TypeError(
        `Failed to add a fault on ${action}: "${name}" is not one of ${kind}.${didYouMean(name, known)}`,
      );
}
