import { type ParseArgsConfig, parseArgs } from "node:util";
// By name, so that the built command shares the entry.
import { sigv4 } from "msw-iam/sigv4";
import { didYouMean } from "../messages/did-you-mean.ts";
import type { MockIamOptions } from "../mock-iam/options.ts";
import { CommandError, messageOf } from "./command-error.ts";
import { type FaultOption, faultOption, type TruncateOption, truncateOption } from "./fault-options.ts";

/** What `msw-iam serve` was asked for. */
export interface ServeArguments {
  readonly files: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly watch: boolean;
  /** In the options of `mockIam`; what is left out takes its default. */
  readonly double: Pick<MockIamOptions, "seed" | "xml" | "authentication" | "accountId">;
  readonly truncate: readonly TruncateOption[];
  readonly fail: readonly FaultOption[];
}

const serveOptions = {
  port: { type: "string" },
  host: { type: "string" },
  watch: { type: "boolean" },
  seed: { type: "string" },
  xml: { type: "string" },
  authentication: { type: "string" },
  "account-id": { type: "string" },
  truncate: { type: "string", multiple: true },
  fail: { type: "string", multiple: true },
} as const;

export function serveArguments(args: readonly string[]): ServeArguments {
  const { values, positionals } = parsed("serve", args, serveOptions);
  const { port = "4566", host = "127.0.0.1", watch = false, seed, xml, authentication, truncate, fail } = values;
  const accountId = values["account-id"];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw wrong("port", port, "a number from 0 (any that is free) to 65535");
  if (host === "") throw wrong("host", host, "an address of this machine, such as 127.0.0.1");
  if (seed !== undefined && !/^-?\d+(?:\.\d+)?$/.test(seed)) throw wrong("seed", seed, "a number");
  if (accountId !== undefined && !/^\d{12}$/.test(accountId))
    throw wrong("account-id", accountId, 'twelve digits, such as "123456789012"');
  if (watch && positionals.length === 0) throw new CommandError("--watch has nothing to watch. Name a fixture file.");
  const mode = oneOf("authentication", authentication, ["trust", "identify", "sigv4"]);
  return {
    files: positionals,
    port: Number(port),
    host,
    watch,
    double: {
      seed: seed === undefined ? undefined : Number(seed),
      xml: oneOf("xml", xml, ["documented", "recorded"]),
      authentication: mode === "sigv4" ? sigv4() : mode,
      accountId,
    },
    truncate: (truncate ?? []).map(truncateOption),
    fail: (fail ?? []).map(faultOption),
  };
}

/** The files that `msw-iam check` was asked to look at. */
export function checkArguments(args: readonly string[]): readonly string[] {
  const { positionals } = parsed("check", args, {});
  if (positionals.length === 0) throw new CommandError("check expects the name of a fixture file, or several.");
  return positionals;
}

function parsed<Options extends NonNullable<ParseArgsConfig["options"]>>(
  command: string,
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = messageOf(error);
    const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
    if (unknown === undefined) throw new CommandError(message.replace(/[^.]$/, "$&."));
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new CommandError(
      `${unknown} is no option of ${command}.${known.length === 0 ? "" : didYouMean(unknown, known)} See msw-iam --help.`,
    );
  }
}

function oneOf<const Value extends string>(
  name: string,
  given: string | undefined,
  values: readonly Value[],
): Value | undefined {
  const value = values.find((known) => known === given);
  if (given !== undefined && value === undefined) throw wrong(name, given, values.join(" or "));
  return value;
}

const wrong = (name: string, value: string, expected: string) =>
  new CommandError(`--${name} is ${JSON.stringify(value)}; expected ${expected}.`);
