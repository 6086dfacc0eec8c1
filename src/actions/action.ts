import type { Key, Owner, User } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import type { Caller } from "../authentication/caller.ts";
import type { Cursor, Listing, Page, PageRequest } from "../paging/page.ts";
import { noSuchAccessKey, noSuchUser, userNameRequired } from "../protocol/errors.ts";
import type { ServiceName } from "../protocol/services.ts";
import type { Members } from "../protocol/xml.ts";
import type { InputOf, Shape } from "./validate.ts";

/** The AWS quotas that actions enforce. */
export interface Quotas {
  readonly AccessKeysPerUser: number;
  readonly UsersPerAccount: number;
}

/** What an action can use. */
export interface ActionContext {
  readonly store: AccountStore;
  readonly caller: Caller;
  readonly quotas: Quotas;
  /** The option `credentialReport`. */
  readonly credentialReport: "as-aws" | "live";
  /** When the request was received, as an AWS timestamp. */
  readonly timestamp: string;
  /** Returns an owner's keys without the changes that have not propagated yet. */
  keysOf(owner: Owner): readonly Key[];
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
  /** Whether it changes the account. */
  readonly changes?: true;
  readonly input: Input;
  /** The members of the result in the order of the API reference and of AWS's responses. Some actions have no result. */
  readonly output?: { readonly documented: Members; readonly recorded: Members };
  run(context: ActionContext, input: InputOf<Input>): object;
}

type Declaration<Input extends Shape> = Omit<Action<Input>, "list">;

/** Declares an action. The type of its input follows from the constraints. */
export const defineAction = <const Input extends Shape>(action: Declaration<Input>): Action => action;

/** Declares an action that returns pages. */
export const defineListAction = <const Input extends Shape>(
  action: Declaration<Input>,
): Action & { readonly list: true } => ({ ...action, list: true });

export function userNamed(store: AccountStore, name: string): User {
  const user = store.user(name);
  if (user === undefined) throw noSuchUser(name);
  return user;
}

/** Returns the user that a request names, or else the owner of the key that signed it. */
export function ownerFor({ store, caller }: ActionContext, userName: string | undefined): Owner {
  if (userName !== undefined) return userNamed(store, userName);
  if (caller.owner === undefined) throw userNameRequired();
  return caller.owner;
}

/** Finds a key of the owner that {@link ownerFor} returns, or throws `NoSuchEntity`. */
export function keyFor(context: ActionContext, userName: string | undefined, accessKeyId: string): Key {
  const owner = ownerFor(context, userName);
  const key = context.store.key(accessKeyId);
  if (key?.owner !== owner) throw noSuchAccessKey(accessKeyId);
  return key;
}
