import { type ListActionName, listActionNames } from "../actions/registry.ts";
import type { Attempt } from "../journal/journal.ts";
import { suggestion } from "../messages/did-you-mean.ts";
import { awsError, type ErrorCode, errorCodes, IamError, noSuchUser } from "../protocol/errors.ts";
import { isPageTrap, type PageTrap, pageTraps } from "./page-trap.ts";
import { isTransportFault, type TransportFault, transportFaults } from "./transport.ts";

/** What a fault answers: an AWS error code with its documented status, a broken connection, or an error of one's own. */
export type Fault =
  | ErrorCode
  | TransportFault
  | PageTrap
  | { readonly code: string; readonly status: number; readonly message?: string | undefined };

/** What `when` gets to see of an attempt. */
export type AttemptToMatch = Pick<Attempt, "action" | "version" | "params" | "caller" | "attempt" | "at">;

/** Which attempts a fault takes. They are counted as requests on the wire: each retry of an SDK is one more. */
export interface FaultOptions {
  /** How many attempts it takes. Default: all. */
  readonly times?: number | undefined;
  /** How many matching attempts it lets pass first. Default 0. */
  readonly after?: number | undefined;
  /** Parameters that an attempt must have, among others. */
  readonly params?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Decides by what is known of the attempt; must answer at once, with `true` or `false`. */
  readonly when?: ((attempt: AttemptToMatch) => boolean) | undefined;
  /** Takes a matching attempt with this probability, above 0 and at most 1, drawn from the double's seed. Default 1. */
  readonly probability?: number | undefined;
  /** Instead of the code's default message. */
  readonly message?: string | undefined;
  /** The action runs, and only its answer is lost. Default `false`: a failed request changes nothing. */
  readonly applied?: boolean | undefined;
}

/** The fault that takes an attempt: an error in AWS's shape, or a broken connection. */
export interface ActiveFault {
  readonly name: string;
  readonly applied: boolean;
  readonly answer: TransportFault | PageTrap | ((attempt: AttemptToMatch) => IamError);
}

function checkNames(action: string, whose: string, value: object, known: readonly string[]): void {
  if (typeof value !== "object" || value === null)
    throw new TypeError(`Failed to add a fault on ${action}: expected an object of ${whose}, not ${String(value)}.`);
  for (const name of Object.keys(value))
    if (!known.includes(name))
      throw new TypeError(
        `Failed to add a fault on ${action}: there is no option "${name}" among ${whose}.${suggestion(name, known)}`,
      );
}

/** Throws a sentence for an option of a fault that is wrong. */
export function checkOptions(action: string, options: FaultOptions): void {
  const fail = (name: string, expected: string): never => {
    throw new TypeError(
      `Failed to add a fault on ${action}: the option ${name} is ${String(options[name as keyof FaultOptions])}; expected ${expected}.`,
    );
  };
  checkNames(action, "a fault's options", options, [
    "times",
    "after",
    "params",
    "when",
    "probability",
    "message",
    "applied",
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

/** What a fault answers; throws a sentence for one that the double does not know. */
export function answerOf(
  action: string,
  fault: Fault,
  message: string | undefined,
): Pick<ActiveFault, "name" | "answer"> {
  if (typeof fault === "object" && fault !== null) {
    const { code, status } = fault;
    checkNames(action, "a fault of one's own", fault, ["code", "status", "message"]);
    if (typeof code !== "string" || !/^[\w.:-]+$/.test(code))
      throw new TypeError(
        `Failed to add a fault on ${action}: its code is ${JSON.stringify(code)}; expected a word such as "ServiceFailure".`,
      );
    if (!Number.isInteger(status) || status < 400 || status > 599)
      throw new TypeError(
        `Failed to add a fault on ${action}: its status is ${String(status)}; expected a whole number from 400 to 599.`,
      );
    const error = new IamError(code, status, message ?? fault.message);
    return { name: code, answer: () => error };
  }
  if (isPageTrap(fault)) {
    if (action !== "*" && !listActionNames.includes(action as ListActionName))
      throw new TypeError(
        `Failed to add a fault on ${action}: "${fault}" is a fault of a listing; expected one of ${listActionNames.join(", ")}, or "*".`,
      );
    return { name: fault, answer: fault };
  }
  if (isTransportFault(fault)) return { name: fault, answer: fault };
  if (!errorCodes.includes(fault))
    throw new TypeError(
      `Failed to add a fault on ${action}: "${String(fault)}" is no error code, transport fault or page trap that the double knows.${suggestion(String(fault), [...errorCodes, ...transportFaults, ...pageTraps])} ` +
        "For a code of your own, give { code, status, message }.",
    );
  return { name: fault, answer: (attempt) => awsError(fault, message ?? messageFor(fault, attempt)) };
}

/** AWS's message where it depends on the request; otherwise the code's default stands. */
function messageFor(code: ErrorCode, { action, params, caller }: AttemptToMatch): string | undefined {
  const userName = params["UserName"];
  if (code === "NoSuchEntity" && userName !== undefined) return noSuchUser(userName).text;
  if (code === "AccessDenied")
    return `User: ${caller.arn} is not authorized to perform: iam:${action} on resource: user ${userName ?? caller.userName ?? "null"} because no identity-based policy allows the iam:${action} action`;
  return undefined;
}
