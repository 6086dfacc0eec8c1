import type { Key, Owner, User } from "../account/state.ts";
import type { AccountStore, AccountView } from "../account/store.ts";
import type { Caller } from "../authentication/caller.ts";
import type { Cursor, Listing, Page, PageRequest } from "../paging/page.ts";
import { noSuchAccessKey, noSuchUser, userNameRequired } from "../protocol/errors.ts";
import type { ServiceName } from "../protocol/services.ts";
import type { Members } from "../protocol/xml.ts";
import type { InputOf, Shape } from "./shape.ts";

/** The AWS quotas that actions enforce. */
export interface Quotas {
  /** How many access keys a user can have, and how many the root user can have. */
  readonly AccessKeysPerUser: number;
  /** How many signing certificates a user can have, and how many the root user can have. */
  readonly CertificatesPerUser: number;
  /** How many service-specific credentials a user can have for one service. */
  readonly ContextSpecificCredentialsPerUserPerContext: number;
  /** How many groups the account can have. */
  readonly GroupsPerAccount: number;
  /** How many groups a user can be in. */
  readonly GroupsPerUser: number;
  /** How many MFA devices can be assigned to a user. */
  readonly MFADevicesPerUser: number;
  /** How many managed policies can be attached to a user. */
  readonly PoliciesPerUser: number;
  /** How many SSH public keys a user can have. */
  readonly SSHPublicKeysPerUser: number;
  /** How many users the account can have. */
  readonly UsersPerAccount: number;
}

/** What an action can use. */
export interface ActionContext {
  /** The current account. Changes, quotas and conflicts of names are about it. */
  readonly store: AccountStore;
  /**
   * The account without the changes that have not propagated yet. An action that changes the account finds only what also exists
   * in the current account, and gets its current record.
   */
  readonly view: AccountView;
  readonly caller: Caller;
  readonly quotas: Quotas;
  /** The `credentialReport` option. */
  readonly credentialReport: "as-aws" | "live";
  /** When the request was received, as an AWS timestamp. */
  readonly timestamp: string;
  /** Adds a hint to the journal, which the client does not get. */
  note(text: string): void;
  /** Returns the page that a request asks for. Throws AWS's error for a marker that does not belong to this listing. */
  page<Item, ItsCursor extends Cursor>(listing: Listing<Item, ItsCursor>, request: PageRequest): Page<Item>;
}

/** An action. Its name, the constraints of its input and the order of its output are data. `run` performs the action. */
export interface Action<Input extends Shape = Shape> {
  readonly name: string;
  readonly service: ServiceName;
  /** Whether it returns pages, so that `truncate` and page traps apply. */
  readonly list?: true;
  /** Whether it changes the account, or which id the account generates next. */
  readonly changes?: true;
  /** Whether it needs no signature. */
  readonly anonymous?: true;
  readonly input: Input;
  /** The members of the result in the order of the API reference and of AWS's responses. Some actions have no result. */
  readonly output?: { readonly documented: Members; readonly recorded: Members };
  /** Whether the values of the result decide what is written, without `output`. */
  readonly plain?: true;
  run(context: ActionContext, input: InputOf<Input>): object;
}

type Declaration<Input extends Shape> = Omit<Action<Input>, "list">;

/** Declares an action. The type of its input follows from the constraints. */
export const defineAction = <const Input extends Shape>(action: Declaration<Input>): Action => action;

/** Declares an action that returns pages. */
export const defineListAction = <const Input extends Shape>(
  action: Declaration<Input>,
): Action & { readonly list: true } => ({ ...action, list: true });

export function userNamed({ view }: ActionContext, name: string): User {
  const user = view.user(name);
  if (user === undefined) throw noSuchUser(name);
  return user;
}

/** Returns the user that a request names, or else the owner of the key that signed it. */
export function ownerFor(context: ActionContext, userName: string | undefined): Owner {
  if (userName !== undefined) return userNamed(context, userName);
  const { view, caller } = context;
  if (caller.ownerId === undefined) throw userNameRequired();
  const owner = view.owner(caller.ownerId);
  // A user can be deleted after the mock has identified the caller.
  if (owner === undefined) throw noSuchUser(String(caller.userName));
  return owner;
}

/** Finds a key of the owner that {@link ownerFor} returns, or throws `NoSuchEntity`. */
export function keyFor(context: ActionContext, userName: string | undefined, accessKeyId: string): Key {
  const owner = ownerFor(context, userName);
  const key = context.view.key(accessKeyId);
  if (key?.ownerId !== owner.id) throw noSuchAccessKey(accessKeyId);
  return key;
}
