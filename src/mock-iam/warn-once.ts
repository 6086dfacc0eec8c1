import { cut } from "../journal/cut.ts";
import { formatValue } from "../messages/format-value.ts";
import { isAwsAction, respondLine } from "../protocol/respond-line.ts";

/** Warns once about each action that the mock does not model. */
interface Warning {
  warn(action: string): void;
  /** Forgets what it has warned about. */
  clear(): void;
}

const MAX_NAME_LENGTH = 200;
const MAX_NAMES = 1_000;

export function createWarning(): Warning {
  const warned = new Set<string>();

  return {
    warn(name) {
      // A client can send names of any length, and any number of them.
      const action = cut(name, MAX_NAME_LENGTH);
      if (warned.has(action) || warned.size === MAX_NAMES) return;
      warned.add(action);
      const advice = isAwsAction(action)
        ? `To respond, write ${respondLine(action)} with the members of the SDK's output.`
        : "AWS IAM and STS have no action of this name.";
      console.warn(
        `msw-iam does not model the action ${formatValue(action)} and responded with InvalidAction. ${advice}`,
      );
    },
    clear: () => warned.clear(),
  };
}
