import type { RespondRequest } from "../pipeline/custom-responses.ts";
import type { AwsActionName, PagedList } from "../protocol/action-names.ts";

type AnyFunction = (...args: never) => unknown;
type Scalar = Date | Uint8Array;

/** `never` for what has no place in an output. */
type PlainValue<Value> = Value extends Scalar
  ? Value
  : Value extends ReadonlyMap<infer Key, infer Item>
    ? Key extends string
      ? ReadonlyMap<Key, PlainValue<Item>>
      : never
    : Value extends AnyFunction | symbol | bigint | PromiseLike<unknown> | ReadonlySet<unknown>
      ? never
      : Value extends object
        ? { readonly [Name in keyof Value]: PlainValue<Value[Name]> }
        : Value;

/**
 * An output: an object with the members of the SDK's command output. The SDK's own types can be assigned to it. A function, a
 * symbol, a bigint, a promise or a set in it does not compile.
 */
export type PlainOutput<Output> = Output extends
  | Scalar
  | readonly unknown[]
  | ReadonlyMap<never, unknown>
  | AnyFunction
  | PromiseLike<unknown>
  ? never
  : { readonly [Name in keyof Output]: Name extends "$metadata" ? unknown : PlainValue<Output[Name]> };

/** The options of `respond`. */
export interface RespondOptions<Name extends AwsActionName> {
  /**
   * The list to cut into pages, such as `"Roles"`. The mock then checks `MaxItems` and `Marker`, adds `IsTruncated` and `Marker`,
   * and `truncate`, page traps and `toHaveReadAllPages` apply. A marker is an index: if the list changes between pages, an item can
   * be skipped or repeated. The output's other lists are on the first page only. Default: none, the whole output is one page.
   */
  readonly paginate?: PagedList<Name> | undefined;
}

/** Responds to any action of AWS IAM and STS. `Mock` is the mock that `respond` returns. */
export interface Responder<Mock> {
  /**
   * Responds to an IAM or STS action with an object that has the members of the SDK's output, whether or not the mock models the
   * action. Authentication, faults, throttling, delays, the journal and the matchers work as for any other action. A function is
   * called for each attempt. It returns the output, or `undefined` to respond as if there were no function. Pass `null` to remove the
   * response.
   *
   * @example
   * iam.respond("ListRoles", { Roles: roles }, { paginate: "Roles" }).truncate("ListRoles", 1);
   * iam.respond("GetRole", ({ params }) => ({ Role: roles.find((role) => role.RoleName === params["RoleName"]) }));
   */
  respond<Name extends AwsActionName, Output extends object>(
    action: Name,
    output: (request: RespondRequest<Name>) => (Output & PlainOutput<Output>) | undefined,
    options?: RespondOptions<Name>,
  ): Mock;
  /** Responds to an action with an object, which is read at each request. Pass `null` to remove the response. */
  respond<Name extends AwsActionName, Output extends object>(
    action: Name,
    output: (Output & PlainOutput<Output>) | null,
    options?: RespondOptions<Name>,
  ): Mock;
}
