import type { Action } from "./action.ts";
import { CreateAccessKey } from "./create-access-key.ts";
import { ListAccessKeys } from "./list-access-keys.ts";

/** Every action that the double models: one line each. */
const actions = {
  CreateAccessKey,
  ListAccessKeys,
} as const;

/** An action that the double models. */
export type ActionName = keyof typeof actions;

/** An action that answers in pages. */
export type ListActionName = {
  [Name in ActionName]: (typeof actions)[Name] extends { readonly list: true } ? Name : never;
}[ActionName];

export const actionNames = Object.keys(actions) as readonly ActionName[];

export const listActionNames = actionNames.filter((name) => "list" in actions[name]);

/** The action of a name, or `undefined` where the double models none. */
export const findAction = (name: string): Action | undefined =>
  Object.hasOwn(actions, name) ? actions[name as ActionName] : undefined;
