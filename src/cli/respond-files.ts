import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { AwsActionName } from "../protocol/action-names.ts";
import { CommandError, messageOf } from "./command-error.ts";
import { readJson } from "./fixture-files.ts";

/** The arguments of `iam.respond`. */
interface ResponseBody {
  readonly action: AwsActionName;
  readonly output: object | null;
  readonly options?: object;
}

const memberNames = ["action", "output", "options"];

/** Responds to actions, each with the JSON of a response. The mock checks the values, so the casts are safe. */
export function applyResponses(iam: MockIam, responses: unknown): void {
  for (const response of Array.isArray(responses) ? responses : [responses]) {
    const { action, output, options } = checkMembers(response);
    iam.respond(action, output, options);
  }
}

function checkMembers(response: unknown): ResponseBody {
  if (typeof response !== "object" || response === null || Array.isArray(response))
    throw new TypeError(
      `Failed to respond: a response is ${formatValue(response)}; expected { "action", "output", "options" }.`,
    );
  const unknown = Object.keys(response).find((name) => !memberNames.includes(name));
  if (unknown !== undefined)
    throw new TypeError(
      `Failed to respond: ${formatValue(unknown)} is not one of action, output and options.${didYouMean(unknown, memberNames)}`,
    );
  return response as ResponseBody;
}

/** Responds with the content of each file. An error starts with the option. */
export function applyResponseFiles(iam: MockIam, files: readonly string[]): void {
  for (const file of files) {
    const responses = readJson(file);
    try {
      applyResponses(iam, responses);
    } catch (error) {
      throw new CommandError(`--respond ${file}: ${messageOf(error)}`);
    }
  }
}
