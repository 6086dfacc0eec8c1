import type { Key, Owner, User } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import type { Caller } from "../authentication/caller.ts";
import type { Listing, Page, PageRequest } from "../paging/page.ts";
import { noSuchAccessKey, noSuchUser, userNameRequired } from "../protocol/errors.ts";
import type { Members } from "../protocol/xml.ts";
import type { InputOf, Shape } from "./validate.ts";

/** The services whose actions the double knows. */
export type ServiceName = "iam" | "sts";

/** AWS's limits that the actions hold. */
export interface Quotas {
  readonly AccessKeysPerUser: number;
  readonly UsersPerAccount: number;
}

/** What an action may ask of the house. */
export interface ActionContext {
  readonly store: AccountStore;
  readonly caller: Caller;
  readonly quotas: Quotas;
  /** The keys of an owner as requests see them. */
  keysOf(owner: Owner): readonly Key[];
  /** The account's clock, in AWS's form. */
  readonly timestamp: string;
  /** The page that a request asks for, within the truncation in force; throws AWS's error for a marker of another listing. */
  page<Item, Position>(listing: Listing<Item, Position>, request: PageRequest): Page<Item>;
}

/** An action: its name, its input's constraints and its output's order as data, and what it does as one function. */
export interface Action<Input extends Shape = Shape> {
  readonly name: string;
  readonly service: ServiceName;
  /** Whether `truncate` and page faults apply. */
  readonly list?: true;
  /** Whether running it changes the account. */
  readonly changes?: true;
  readonly input: Input;
  /** The result's members in the reference's order and in the order that AWS really sends; left out where there is no result. */
  readonly output?: { readonly documented: Members; readonly recorded: Members };
  run(context: ActionContext, input: InputOf<Input>): object;
}

type Declaration<Name extends string, Input extends Shape> = Omit<Action<Input>, "name" | "list"> & {
  readonly name: Name;
};

/** Declares an action; the types of its input follow from the constraints. */
export function defineAction<const Name extends string, const Input extends Shape>(
  action: Declaration<Name, Input>,
): Action & { readonly name: Name } {
  return action;
}

/** Declares an action that answers in pages. */
export function defineListAction<const Name extends string, const Input extends Shape>(
  action: Declaration<Name, Input>,
): Action & { readonly name: Name; readonly list: true } {
  return { ...action, list: true };
}

/** The user of a name, or AWS's `NoSuchEntity`. */
export function userNamed(store: AccountStore, name: string): User {
  const user = store.user(name);
  if (user === undefined) throw noSuchUser(name);
  return user;
}

/** The user that a request names, or whom the signing key stands for where it names none. */
export function ownerFor({ store, caller }: ActionContext, userName: string | undefined): Owner {
  if (userName !== undefined) return userNamed(store, userName);
  if (caller.owner === undefined) throw userNameRequired();
  return caller.owner;
}

/** The key of whom {@link ownerFor} finds, or AWS's `NoSuchEntity`: another user's key is not found. */
export function keyFor(context: ActionContext, userName: string | undefined, accessKeyId: string): Key {
  const owner = ownerFor(context, userName);
  const key = context.store.key(accessKeyId);
  if (key?.owner !== owner) throw noSuchAccessKey(accessKeyId);
  return key;
}
