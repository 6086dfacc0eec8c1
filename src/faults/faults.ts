import { awsError, type ErrorCode, errorCodes, IamError, noSuchUser } from "../errors.ts";
import { type Attempt, containsParams } from "../journal/journal.ts";
import { suggestion } from "../nearest.ts";
import { isTransportFault, type TransportFault, transportFaults } from "./transport.ts";

/** What a fault answers: an AWS error code with its documented status, a broken connection, or an error of one's own. */
export type Fault =
  | ErrorCode
  | TransportFault
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
  /** Instead of the code's default message. */
  readonly message?: string | undefined;
  /** The action runs, and only its answer is lost. Default `false`: a failed request changes nothing. */
  readonly applied?: boolean | undefined;
}

/** A fault in force. */
export interface FaultHandle {
  /** How many attempts it took. */
  readonly hits: number;
  /** How many more it takes; 0 once cancelled. */
  readonly remaining: number;
  /** Lifts it. */
  cancel(): void;
}

/** The fault that takes an attempt: an error in AWS's shape, or a broken connection. */
export interface ActiveFault {
  readonly name: string;
  readonly applied: boolean;
  readonly answer: TransportFault | ((attempt: AttemptToMatch) => IamError);
}

interface Registered extends ActiveFault {
  readonly action: string;
  readonly options: FaultOptions;
  remaining: number;
  hits: number;
  toPass: number;
}

export function createFaults() {
  let registered: Registered[] = [];

  return {
    add(action: string, fault: Fault, options: FaultOptions): FaultHandle {
      checkOptions(action, options);
      const entry: Registered = {
        ...answerOf(action, fault, options.message),
        applied: options.applied ?? false,
        action,
        options,
        remaining: options.times ?? Number.POSITIVE_INFINITY,
        hits: 0,
        toPass: options.after ?? 0,
      };
      registered.push(entry);
      return {
        get hits() {
          return entry.hits;
        },
        get remaining() {
          return entry.remaining;
        },
        cancel() {
          entry.remaining = 0;
          registered = registered.filter((other) => other !== entry);
        },
      };
    },

    /** The first fault in order of registration that applies; those after it do not count the attempt. */
    take(attempt: AttemptToMatch): ActiveFault | undefined {
      for (const fault of registered) {
        if (fault.remaining === 0 || !matches(fault, attempt)) continue;
        if (fault.toPass > 0) {
          fault.toPass -= 1;
          continue;
        }
        fault.remaining -= 1;
        fault.hits += 1;
        return fault;
      }
      return undefined;
    },

    clear(): void {
      for (const fault of registered) fault.remaining = 0;
      registered = [];
    },
  };
}

function matches({ action, options }: Registered, attempt: AttemptToMatch): boolean {
  if (action !== "*" && action !== attempt.action) return false;
  if (options.params !== undefined && !containsParams(attempt.params, options.params)) return false;
  if (options.when === undefined) return true;
  const { version, params, caller, at } = attempt;
  const answer: unknown = options.when(
    Object.freeze({ action: attempt.action, version, params, caller, attempt: attempt.attempt, at: new Date(at) }),
  );
  if (typeof answer !== "boolean")
    throw new TypeError(
      `The function "when" of a fault on ${action} must return true or false at once; it returned ${Object.prototype.toString.call(answer)}.`,
    );
  return answer;
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

function checkOptions(action: string, options: FaultOptions): void {
  const fail = (name: string, expected: string): never => {
    throw new TypeError(
      `Failed to add a fault on ${action}: the option ${name} is ${String(options[name as keyof FaultOptions])}; expected ${expected}.`,
    );
  };
  checkNames(action, "a fault's options", options, ["times", "after", "params", "when", "message", "applied"]);
  const { times, after, params, when, message, applied } = options;
  if (times !== undefined && times !== Number.POSITIVE_INFINITY && !(Number.isInteger(times) && times >= 1))
    fail("times", "a whole number, 1 or more, or Infinity");
  if (after !== undefined && !(Number.isInteger(after) && after >= 0)) fail("after", "a whole number, 0 or more");
  if (params !== undefined && (typeof params !== "object" || params === null))
    fail("params", "an object of parameters");
  if (when !== undefined && typeof when !== "function") fail("when", "a function");
  if (message !== undefined && typeof message !== "string") fail("message", "a string");
  if (applied !== undefined && typeof applied !== "boolean") fail("applied", "true or false");
}

function answerOf(action: string, fault: Fault, message: string | undefined): Pick<ActiveFault, "name" | "answer"> {
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
  if (isTransportFault(fault)) return { name: fault, answer: fault };
  if (!errorCodes.includes(fault))
    throw new TypeError(
      `Failed to add a fault on ${action}: "${String(fault)}" is no error code or transport fault that the double knows.${suggestion(String(fault), [...errorCodes, ...transportFaults])} ` +
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
