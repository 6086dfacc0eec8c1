import type { Fault, FaultOptions } from "../faults/fault.ts";
import type { PropagationTime } from "../faults/propagation.ts";
import type { ThrottleRate } from "../faults/throttle.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { AwsListActionName } from "../protocol/action-names.ts";
import { membersOf } from "./json-members.ts";

/** The arguments of the mock's methods. The mock checks their values. */
interface Arguments {
  readonly action: AwsListActionName;
  readonly fault: Fault | null;
  readonly options?: FaultOptions;
  readonly size: number | readonly number[] | null;
  readonly ms: number | null;
  readonly limit: ThrottleRate | null;
  readonly time: PropagationTime | null;
}

interface Setting {
  readonly task: string;
  readonly members: readonly (keyof Arguments)[];
  readonly apply: (iam: MockIam, body: Arguments) => void;
}

/** The settings that a JSON body can change. The members of the body are the names of the method's arguments. */
const settings: ReadonlyMap<string, Setting> = new Map(
  Object.entries({
    fail: {
      task: "add a fault",
      members: ["action", "fault", "options"],
      apply: (iam, { action, fault, options }) => iam.fail(action, fault, options),
    },
    truncate: {
      task: "truncate",
      members: ["action", "size"],
      apply: (iam, { action, size }) => iam.truncate(action, size),
    },
    delay: { task: "delay", members: ["action", "ms"], apply: (iam, { action, ms }) => iam.delay(action, ms) },
    throttle: {
      task: "throttle",
      members: ["action", "limit"],
      apply: (iam, { action, limit }) => iam.throttle(action, limit),
    },
    propagation: {
      task: "set the propagation",
      members: ["time"],
      apply: (iam, { time }) => iam.propagation(time),
    },
    "clock-skew": { task: "set the clock skew", members: ["ms"], apply: (iam, { ms }) => iam.clockSkew(ms) },
  } satisfies Record<string, Setting>),
);

export const settingNames = [...settings.keys()];

/** Changes a setting of the mock. Throws an error, and changes nothing, if the body is wrong. */
export function applySetting(iam: MockIam, name: string, body: unknown): void {
  const { task, members, apply } = settings.get(name) as Setting;
  apply(iam, membersOf(body, task, "the body", members) as Arguments);
}
