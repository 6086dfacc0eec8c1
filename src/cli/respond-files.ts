import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { AwsActionName } from "../protocol/action-names.ts";
import { CommandError, messageOf } from "./command-error.ts";
import { readJson } from "./fixture-files.ts";
import { membersOf } from "./json-members.ts";

/** The arguments of `iam.respond`. */
interface ResponseBody {
  readonly action: AwsActionName;
  readonly output: object | null;
  readonly options?: object;
}

/** The responses of a mock that come from JSON. */
export interface JsonResponses {
  /** Applies a response, or an array of responses. If one of them is wrong, it throws and applies none of them. */
  apply(responses: unknown): void;
  /** To be called after the mock's `reset()`, which removes all responses. */
  clear(): void;
}

export function createJsonResponses(iam: MockIam): JsonResponses {
  let applied: ReadonlyMap<AwsActionName, ResponseBody> = new Map();

  return {
    apply(responses) {
      const bodies = (Array.isArray(responses) ? responses : [responses]).map(responseBody);
      const next = new Map(applied);
      try {
        for (const body of bodies) {
          iam.respond(body.action, body.output, body.options);
          next.set(body.action, body);
        }
      } catch (error) {
        for (const action of next.keys()) {
          const { output, options } = applied.get(action) ?? { output: null };
          iam.respond(action, output, options);
        }
        throw error;
      }
      applied = next;
    },
    clear() {
      applied = new Map();
    },
  };
}

/** The mock checks the values, so the cast is safe. */
const responseBody = (response: unknown) =>
  membersOf(response, "respond", "a response", ["action", "output", "options"]) as ResponseBody;

/** The content of a file of `--respond`. */
export interface ResponseFile {
  readonly file: string;
  readonly responses: unknown;
}

export const readResponseFiles = (files: readonly string[]): readonly ResponseFile[] =>
  files.map((file) => ({ file, responses: readJson(file) }));

/** Applies the content of each file. An error starts with the option. */
export function applyResponseFiles(responses: JsonResponses, files: readonly ResponseFile[]): void {
  for (const { file, responses: content } of files)
    try {
      responses.apply(content);
    } catch (error) {
      throw new CommandError(`--respond ${file}: ${messageOf(error)}`);
    }
}
