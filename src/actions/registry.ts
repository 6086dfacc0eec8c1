import type { Action } from "./action.ts";
import { CreateAccessKey } from "./iam/create-access-key.ts";
import { CreateUser } from "./iam/create-user.ts";
import { DeleteAccessKey } from "./iam/delete-access-key.ts";
import { DeleteUser } from "./iam/delete-user.ts";
import { GenerateCredentialReport } from "./iam/generate-credential-report.ts";
import { GetAccessKeyLastUsed } from "./iam/get-access-key-last-used.ts";
import { GetAccountSummary } from "./iam/get-account-summary.ts";
import { GetCredentialReport } from "./iam/get-credential-report.ts";
import { GetUser } from "./iam/get-user.ts";
import { ListAccessKeys } from "./iam/list-access-keys.ts";
import { ListUsers } from "./iam/list-users.ts";
import { UpdateAccessKey } from "./iam/update-access-key.ts";
import { UpdateUser } from "./iam/update-user.ts";
import { userAttachments } from "./iam/user-attachments.ts";
import { AssumeRole } from "./sts/assume-role.ts";
import { AssumeRoleWithWebIdentity } from "./sts/assume-role-with-web-identity.ts";
import { GetAccessKeyInfo } from "./sts/get-access-key-info.ts";
import { GetCallerIdentity } from "./sts/get-caller-identity.ts";
import { GetSessionToken } from "./sts/get-session-token.ts";

/** Every action that the mock models. */
const actions = {
  AssumeRole,
  AssumeRoleWithWebIdentity,
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
  ...userAttachments,
} as const;

/** The name of an action that the mock models. */
export type ActionName = keyof typeof actions;

export const actionNames = Object.keys(actions) as readonly ActionName[];

const byName: ReadonlyMap<string | undefined, Action> = new Map(Object.entries(actions));

/** Finds an action by name. Returns `undefined` for one that the mock does not model. */
export const findAction = (name: string | undefined): Action | undefined => byName.get(name);
