import type { Action } from "./action.ts";
import { AssumeRole } from "./assume-role.ts";
import { CreateAccessKey } from "./create-access-key.ts";
import { CreateUser } from "./create-user.ts";
import { DeleteAccessKey } from "./delete-access-key.ts";
import { DeleteUser } from "./delete-user.ts";
import { GenerateCredentialReport } from "./generate-credential-report.ts";
import { GetAccessKeyInfo } from "./get-access-key-info.ts";
import { GetAccessKeyLastUsed } from "./get-access-key-last-used.ts";
import { GetAccountSummary } from "./get-account-summary.ts";
import { GetCallerIdentity } from "./get-caller-identity.ts";
import { GetCredentialReport } from "./get-credential-report.ts";
import { GetSessionToken } from "./get-session-token.ts";
import { GetUser } from "./get-user.ts";
import { ListAccessKeys } from "./list-access-keys.ts";
import { ListUsers } from "./list-users.ts";
import { neighbours } from "./neighbours.ts";
import { UpdateAccessKey } from "./update-access-key.ts";
import { UpdateUser } from "./update-user.ts";

/** Every action that the double models: one line each. */
const actions = {
  AssumeRole,
  CreateAccessKey,
  CreateUser,
  DeleteAccessKey,
  DeleteUser,
  GenerateCredentialReport,
  GetAccessKeyInfo,
  GetAccessKeyLastUsed,
  GetAccountSummary,
  GetCallerIdentity,
  GetCredentialReport,
  GetSessionToken,
  GetUser,
  ListAccessKeys,
  ListUsers,
  UpdateAccessKey,
  UpdateUser,
  ...neighbours,
} as const;

/** An action that the double models. */
export type ActionName = keyof typeof actions;

/** An action that answers in pages. */
export type ListActionName = {
  [Name in ActionName]: (typeof actions)[Name] extends { readonly list: true } ? Name : never;
}[ActionName];

export const actionNames = Object.keys(actions) as readonly ActionName[];

export const listActionNames = actionNames.filter((name) => "list" in actions[name]);

const byName: ReadonlyMap<string | undefined, Action> = new Map(Object.entries(actions));

/** The action of a name, or `undefined` where the double models none. */
export const findAction = (name: string | undefined): Action | undefined => byName.get(name);
