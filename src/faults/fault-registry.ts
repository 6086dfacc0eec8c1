import { type AttemptToMatch, containsParams } from "../journal/attempt.ts";
import { formatValue } from "../messages/format-value.ts";
import {
  checkNoOptions,
  checkOptions,
  type Fault,
  type FaultOptions,
  type ResolvedFault,
  resolveFault,
} from "./fault.ts";
import type { PageTrap } from "./page-trap.ts";

/** A fault that `fail` has added. */
export interface FaultHandle {
  /** How many attempts it has affected. */
  readonly hits: number;
  /** How many more attempts it will affect. 0 after `cancel()`. */
  readonly remaining: number;
  /** Removes the fault. */
  cancel(): void;
}

export interface ActiveFault extends ResolvedFault {
  /** Whether the action runs, so that only its response is lost. */
  readonly applied: boolean;
}

/** The faults in the order in which they were added. */
export interface FaultRegistry {
  /** `null` removes the faults that were added for this action. */
  add(action: string, fault: Fault | null, options: FaultOptions): FaultHandle;
  /** Returns the first fault that applies to an attempt. `applies` returns whether a page trap changes its page. */
  take(attempt: AttemptToMatch, applies: (trap: PageTrap) => boolean): ActiveFault | undefined;
  describeActive(): string[];
  clear(): void;
}

interface RegisteredFault extends ActiveFault {
  readonly action: string;
  readonly options: FaultOptions;
  remaining: number;
  hits: number;
  attemptsToIgnore: number;
}

/** `draws` starts a sequence of random numbers between 0 and 1. `clear` restarts the sequence. */
export function createFaultRegistry(draws: () => () => number): FaultRegistry {
  let draw = draws();
  let faults: readonly RegisteredFault[] = [];
  const remove = (fault: RegisteredFault) => {
    fault.remaining = 0;
    faults = faults.filter((other) => other !== fault);
  };

  return {
    add(action, fault, options) {
      checkOptions(action, options);
      if (fault === null) {
        checkNoOptions(action, options);
        for (const added of faults) if (added.action === action) remove(added);
        return { hits: 0, remaining: 0, cancel() {} };
      }
      const registered: RegisteredFault = {
        ...resolveFault(action, fault, options),
        applied: options.applied ?? false,
        action,
        // Copies, so that a later change of the caller's objects does not change the fault.
        options: { ...options, params: options.params && { ...options.params } },
        remaining: options.times ?? Number.POSITIVE_INFINITY,
        hits: 0,
        attemptsToIgnore: options.after ?? 0,
      };
      faults = [...faults, registered];
      return {
        get hits() {
          return registered.hits;
        },
        get remaining() {
          return registered.remaining;
        },
        cancel: () => remove(registered),
      };
    },
    take(attempt, applies) {
      // The function "when" can add, cancel and remove faults.
      for (const fault of faults) {
        if (fault.remaining === 0 || !matches(fault, attempt)) continue;
        if (fault.effect.kind === "page trap" && !applies(fault.effect.trap)) continue;
        if (fault.remaining === 0) continue;
        if (fault.attemptsToIgnore > 0) {
          fault.attemptsToIgnore -= 1;
          continue;
        }
        const { probability = 1 } = fault.options;
        if (probability < 1 && draw() >= probability) continue;
        fault.remaining -= 1;
        fault.hits += 1;
        if (fault.remaining === 0) remove(fault);
        return fault;
      }
      return undefined;
    },
    describeActive: () => faults.map(describe),
    clear() {
      for (const fault of faults) fault.remaining = 0;
      faults = [];
      draw = draws();
    },
  };
}

function describe({ action, name, options, hits, remaining }: RegisteredFault): string {
  const { probability = 1 } = options;
  const chance = probability < 1 ? `, with a probability of ${probability}` : "";
  const progress =
    remaining === Number.POSITIVE_INFINITY
      ? `${countOf(hits)} so far, no limit`
      : `${hits} of ${countOf(hits + remaining)}`;
  return `fail ${action} with ${name}: ${progress}${chance}`;
}

const countOf = (attempts: number) => `${attempts} attempt${attempts === 1 ? "" : "s"}`;

function matches({ action, options }: RegisteredFault, attempt: AttemptToMatch): boolean {
  if (action !== "*" && action !== attempt.action) return false;
  if (options.params !== undefined && !containsParams(attempt.params, options.params)) return false;
  if (options.when === undefined) return true;
  const { version, params, caller, at } = attempt;
  const result: unknown = options.when(
    Object.freeze({ action: attempt.action, version, params, caller, attempt: attempt.attempt, at: new Date(at) }),
  );
  if (typeof result !== "boolean")
    throw new TypeError(
      `The function "when" of a fault on ${action} must return true or false at once; it returned ${formatValue(result)}.`,
    );
  return result;
}
