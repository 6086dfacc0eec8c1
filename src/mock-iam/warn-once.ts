import { formatValue } from "../messages/format-value.ts";
import { respondLine } from "../protocol/respond-line.ts";

/** Warns once about each action that the mock does not model, and about each parameter that it does not use. */
interface Warning {
  warn(action: string): void;
  warnUnused(action: string, parameter: string): void;
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
    warnUnused(action, parameter) {
      const name = `${action} ${parameter}`;
      if (warned.has(name)) return;
      warned.add(name);
      console.warn(
        `msw-iam does not use the parameter ${parameter} of ${action} and ignored it. To respond to it, write iam.respond(${JSON.stringify(action)}, …).`,
      );
    },
    clear: () => warned.clear(),
  };
}
