import { formatValue } from "../messages/format-value.ts";
import { respondLine } from "../protocol/respond-line.ts";

/** Warns once about each action that the mock does not model. */
interface Warning {
  warn(action: string): void;
  /** Forgets what it has warned about. */
  clear(): void;
}

export function createWarning(): Warning {
  const warned = new Set<string>();

  return {
    warn(action) {
      if (warned.has(action)) return;
      warned.add(action);
      const line = respondLine(action);
      const advice =
        line === undefined
          ? "AWS IAM and STS have no action of this name."
          : `To respond, write ${line} with the members of the SDK's output.`;
      console.warn(
        `msw-iam does not model the action ${formatValue(action)} and responded with InvalidAction. ${advice}`,
      );
    },
    clear: () => warned.clear(),
  };
}
