import { containsParams } from "../journal/journal.ts";
import {
  type ActiveFault,
  type AttemptToMatch,
  answerOf,
  checkOptions,
  type Fault,
  type FaultOptions,
} from "./fault.ts";
import { isPageTrap, type PageTrap } from "./page-trap.ts";

/** A fault in force. */
export interface FaultHandle {
  /** How many attempts it took. */
  readonly hits: number;
  /** How many more it takes; 0 once cancelled. */
  readonly remaining: number;
  /** Lifts it. */
  cancel(): void;
}

interface Registered extends ActiveFault {
  readonly action: string;
  readonly options: FaultOptions;
  remaining: number;
  hits: number;
  toPass: number;
}

export function createFaults(draws: () => () => number) {
  let draw = draws();
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
    take(attempt: AttemptToMatch, fits: (trap: PageTrap) => boolean): ActiveFault | undefined {
      for (const fault of registered) {
        if (fault.remaining === 0 || !matches(fault, attempt)) continue;
        if (isPageTrap(fault.answer) && !fits(fault.answer)) continue;
        if (fault.toPass > 0) {
          fault.toPass -= 1;
          continue;
        }
        const { probability = 1 } = fault.options;
        if (probability < 1 && draw() >= probability) continue;
        fault.remaining -= 1;
        fault.hits += 1;
        return fault;
      }
      return undefined;
    },

    inForce: (): string[] =>
      registered
        .filter(({ remaining }) => remaining > 0)
        .map(({ action, name, options, hits, remaining }) => {
          const { probability = 1 } = options;
          const chance = probability < 1 ? `, probability ${probability}` : "";
          return `fail ${action} with ${name}, ${hits} taken, ${remaining} to come${chance}`;
        }),

    clear(): void {
      for (const fault of registered) fault.remaining = 0;
      registered = [];
      draw = draws();
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
