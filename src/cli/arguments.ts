import { type ParseArgsConfig, parseArgs } from "node:util";
// Imported by the package's name, so that the built command shares the package's entry instead of containing a copy.
import { sigv4 } from "msw-iam/sigv4";
import { didYouMean } from "../messages/did-you-mean.ts";
import type { MockIamOptions } from "../mock-iam/options.ts";
import { partitionNames } from "../protocol/partitions.ts";
import { CommandError, messageOf } from "./command-error.ts";
import {
  parseClockSkewOption,
  parseDelayOption,
  parseFailOption,
  parsePropagationOption,
  parseThrottleOption,
  parseTruncateOption,
  type SettingOption,
  splitAtEquals,
} from "./setting-options.ts";

export interface ServeArguments {
  readonly files: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly watch: boolean;
  readonly mockOptions: Pick<
    MockIamOptions,
    "randomSeed" | "xml" | "authentication" | "accountId" | "partition" | "credentialReport" | "quotas"
  >;
  /** The options that `reset()` removes. */
  readonly settings: readonly SettingOption[];
  /** The names of the files with responses. */
  readonly respond: readonly string[];
}

const serveOptions = {
  port: { type: "string" },
  host: { type: "string" },
  watch: { type: "boolean" },
  "random-seed": { type: "string" },
  xml: { type: "string" },
  authentication: { type: "string" },
  "account-id": { type: "string" },
  partition: { type: "string" },
  "credential-report": { type: "string" },
  quota: { type: "string", multiple: true },
  truncate: { type: "string", multiple: true },
  fail: { type: "string", multiple: true },
  delay: { type: "string", multiple: true },
  throttle: { type: "string", multiple: true },
  propagation: { type: "string" },
  "clock-skew": { type: "string" },
  respond: { type: "string", multiple: true },
} as const;

/** Parses the arguments of `msw-iam serve`, and adds the defaults. */
export function parseServeArguments(args: readonly string[]): ServeArguments {
  const { values, positionals } = parse("serve", args, serveOptions);
  const { port = "4566", host = "127.0.0.1", watch = false, xml, authentication, partition, respond = [] } = values;
  const { "account-id": accountId, "random-seed": randomSeed, "credential-report": credentialReport } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw wrongValue("port", port, "a number from 0 to 65535, where 0 picks a free port");
  if (host === "") throw wrongValue("host", host, "an address of this machine, such as 127.0.0.1");
  if (randomSeed !== undefined && !(/^-?\d+(?:\.\d+)?$/.test(randomSeed) && Number.isFinite(Number(randomSeed))))
    throw wrongValue("random-seed", randomSeed, "a number");
  if (accountId !== undefined && !/^\d{12}$/.test(accountId))
    throw wrongValue("account-id", accountId, "12 digits, such as 123456789012");
  if (watch && positionals.length + respond.length === 0)
    throw new CommandError("--watch expects a fixture file to watch.");
  const mode = oneOf("authentication", authentication, ["trust", "identify", "sigv4"]);
  return {
    files: positionals,
    port: Number(port),
    host,
    watch,
    mockOptions: {
      randomSeed: randomSeed === undefined ? undefined : Number(randomSeed),
      xml: oneOf("xml", xml, ["documented", "recorded"]),
      authentication: mode === "sigv4" ? sigv4() : mode,
      accountId,
      partition: oneOf("partition", partition, partitionNames),
      credentialReport: oneOf("credential-report", credentialReport, ["as-aws", "live"]),
      quotas: parseQuotas(values.quota ?? []),
    },
    settings: parseSettings(values),
    respond,
  };
}

type Values = ReturnType<typeof parse<typeof serveOptions>>["values"];

function parseSettings(values: Values): readonly SettingOption[] {
  const { truncate = [], fail = [], delay = [], throttle = [], propagation, "clock-skew": clockSkew } = values;
  return [
    ...truncate.map(parseTruncateOption),
    ...fail.map(parseFailOption),
    ...delay.map(parseDelayOption),
    ...throttle.map(parseThrottleOption),
    ...(propagation === undefined ? [] : [parsePropagationOption(propagation)]),
    ...(clockSkew === undefined ? [] : [parseClockSkewOption(clockSkew)]),
  ];
}

const quotaNames = ["AccessKeysPerUser", "UsersPerAccount"] as const;

function parseQuotas(values: readonly string[]): NonNullable<MockIamOptions["quotas"]> {
  const quotas = values.map((value) => {
    const [name, limit] = splitAtEquals(value);
    if (!quotaNames.some((known) => known === name))
      throw new CommandError(
        `--quota ${value}: expected ${quotaNames.join(" or ")} and its limit, such as AccessKeysPerUser=5.${didYouMean(name, quotaNames)}`,
      );
    if (limit === undefined || !/^\d+$/.test(limit))
      throw new CommandError(`--quota ${value}: expected a whole number as the limit, such as ${name}=5.`);
    return [name, Number(limit)];
  });
  return Object.fromEntries(quotas);
}

/** Parses the arguments of `msw-iam check`, and returns the names of the files. */
export function parseCheckArguments(args: readonly string[]): readonly string[] {
  const { positionals } = parse("check", args, {});
  if (positionals.length === 0) throw new CommandError("check expects the name of at least one fixture file.");
  return positionals;
}

function parse<Options extends NonNullable<ParseArgsConfig["options"]>>(
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
    const suggestion = known.length === 0 ? "" : didYouMean(unknown, known);
    throw new CommandError(`unknown option ${unknown} for ${command}.${suggestion} See msw-iam --help.`);
  }
}

function oneOf<const Value extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  const match = allowed.find((one) => one === value);
  if (value !== undefined && match === undefined)
    throw wrongValue(name, value, `${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`);
  return match;
}

const wrongValue = (name: string, value: string, expected: string) =>
  new CommandError(`--${name} is ${JSON.stringify(value)}; expected ${expected}.`);
