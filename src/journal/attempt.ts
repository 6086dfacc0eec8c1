import { formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import type { AwsActionName } from "../protocol/action-names.ts";

/** One request that the mock claimed. It is frozen once it has a response. */
export interface Attempt {
  /** `undefined` if the request named no action or could not be decoded. */
  readonly action: AwsActionName | (string & {}) | undefined;
  /** The API version that the request named, such as `2010-05-08`. */
  readonly version: string | undefined;
  /**
   * The parameters as sent, without `Action`, `Version` and `X-Amz-*`. Secrets are masked. Values are cut after 150,000
   * characters, and after 500,000 characters of one request. A cut value ends with `… [cut: 15000000 characters]`.
   */
  readonly params: Readonly<Record<string, string>>;
  /**
   * Who sent the request: the key that signed it, and the ARN and user name of the owner of the key. The ARN is empty while the
   * request waits for its turn. It is also empty if authentication refused the request, and the request has no key, or a key that
   * the account does not have.
   */
  readonly caller: {
    readonly accessKeyId: string | undefined;
    readonly arn: string;
    readonly userName: string | undefined;
  };
  /** The number that the SDK gave the attempt, counted from 1. */
  readonly attempt: number;
  /** The HTTP status. `undefined` while the request is pending, and if the client got no response. */
  readonly status: number | undefined;
  /** The code of the error that the client got. `undefined` if it got none. */
  readonly errorCode: string | undefined;
  /** The `RequestId` of the response. */
  readonly requestId: string;
  /** The fault that replaced the response. */
  readonly fault: string | undefined;
  /** When the request was received, according to the `now` option. */
  readonly at: Date;
  /** The error that caused `InternalFailure`: a bug in the mock or in a function that the test passed to it. */
  readonly internal: unknown;
  /** A hint about a failing test, such as the listing that a wrong marker belongs to. */
  readonly note: string | undefined;
  /** The page that a list action returned. `undefined` if the client did not get it. */
  readonly page: ListedPage | undefined;
}

/** A page of a listing, as the client got it. */
export interface ListedPage {
  /** The number of the page in its listing, counted from 1. */
  readonly number: number;
  /** How many items it has. */
  readonly items: number;
  /** Whether it says that there is more. */
  readonly truncated: boolean;
  /** The marker that the page ended with. A request that sends it continues the listing. */
  readonly marker: string | undefined;
}

/**
 * The attempts with the same `amz-sdk-invocation-id`. An attempt without one is a separate call. The AWS SDK for JavaScript 2
 * sends none, so each of its retries is a separate call.
 */
export interface Call {
  /** The action of its first attempt. */
  readonly action: Attempt["action"];
  /** The parameters of its first attempt. */
  readonly params: Attempt["params"];
  /** The first attempt and its retries, in the order in which they were received. */
  readonly attempts: readonly Attempt[];
}

/** An attempt that has no response yet. */
export type OpenAttempt = { -readonly [Name in keyof Attempt]: Attempt[Name] };

/** What is known about an attempt before it has a response. */
export type AttemptToMatch = Pick<Attempt, "action" | "version" | "params" | "caller" | "attempt" | "at">;

/** Returns what is wrong with the parameters that an attempt is expected to have. Values of other types would never match. */
export function problemOfParams(params: unknown): string | undefined {
  if (!isRecord(params)) return `params is ${formatValue(params)}; expected an object of parameters.`;
  const wrong = Object.entries(params).find(([, value]) => !["string", "number", "boolean"].includes(typeof value));
  return wrong && `params.${wrong[0]} is ${formatValue(wrong[1])}; expected a string, a number, true or false.`;
}

/** Whether an attempt has at least these parameters. Numbers and booleans are compared by their text. */
export const containsParams = (
  params: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(expected).every(([name, value]) => Object.hasOwn(params, name) && params[name] === String(value));
