/** One request of a scenario. In its values, `{user}` is the probe's user, `{USER}` the same in capitals, and `{name}` a saved value. */
export interface Step {
  readonly action: string;
  /** Default `iam`. */
  readonly service?: "iam" | "sts";
  /** Default: the version of the service. `null` sends none. */
  readonly version?: string | null;
  /** Sends the request with the AWS SDK. The parameters are the input of the command. */
  readonly sdk?: true;
  /** Pairs, so that a name can be repeated. */
  readonly params?: readonly (readonly [name: string, value: string | number])[];
  /** Sends this body as it is, instead of the action and its parameters. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Signs with the key that the scenario saved as `key` and `secret`, instead of the caller's own. */
  readonly as?: "key";
  readonly signedFor?: { readonly region?: string; readonly service?: string; readonly secret?: string };
  /** Names for the texts of elements in the response. The first element with that name counts. */
  readonly save?: Readonly<Record<string, string>>;
  /** Seconds that AWS gets to propagate the change. Other endpoints get none. */
  readonly wait?: number;
}

/** A list of requests whose responses are compared. Each scenario begins with a user without access keys. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Only a caller of this kind can answer the question. */
  readonly needs?: "root";
}

/** The path of the probe's user. */
export const PATH = "/msw-iam-probe/";

/** The only policy that the probe attaches. Like every policy document that it sends, it gives no permission. */
export const DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";

/** These actions change nothing but the probe's user, if it is the `UserName` of the request. */
const CHANGES = new Set([
  ...[
    "CreateAccessKey",
    "UpdateAccessKey",
    "DeleteAccessKey",
    "UpdateUser",
    "UpdateLoginProfile",
    "DeleteLoginProfile",
  ],
  ...["PutUserPolicy", "DeleteUserPolicy", "AttachUserPolicy", "DetachUserPolicy", "PutUserPermissionsBoundary"],
  ...["DeleteUserPermissionsBoundary", "DeleteSigningCertificate", "UploadSSHPublicKey", "DeleteSSHPublicKey"],
  ...["TagUser", "UntagUser", "EnableMFADevice", "CreateLoginProfile"],
]);

/**
 * These actions change nothing, and return nothing about the account that `Exchange` would show. Every role that a scenario assumes is
 * malformed or in another partition. `ListUsers` is safe only with the path of the probe's user.
 */
const READS = new Set([
  ...["", "NoSuchAction", "AssumeRole", "GetCallerIdentity", "GetAccessKeyInfo", "GetSessionToken", "GetUser"],
  ...["GetAccessKeyLastUsed", "GetAccountSummary", "GetLoginProfile", "GetUserPolicy", "ListAccessKeys", "ListUsers"],
  ...["ListUserTags", "ListUserPolicies", "ListAttachedUserPolicies", "ListGroupsForUser", "ListMFADevices"],
  ...["ListSSHPublicKeys", "ListSigningCertificates", "ListServiceSpecificCredentials"],
]);

/**
 * Whether a scenario changes nothing of an account but the probe's user, and reads nothing that a recording must not contain. `--aws`
 * runs no other scenario. An action that is in neither list, a change that does not name the user exactly once, and a policy or
 * a password that would give the user an access are never sent to AWS.
 */
export const concernsOnlyTheUser = ({ steps }: Scenario): boolean => steps.every(isSafe);

function isSafe({ action, body, params = [] }: Step): boolean {
  const sent = [...new URLSearchParams(body)].filter(([name]) => name === "Action").map(([, value]) => value);
  const repeated = params.filter(([name]) => name === "Action").map(([, value]) => String(value));
  const actions = [action, ...sent, ...repeated];
  const hasPath = params.some(([name, value]) => name === "PathPrefix" && value === PATH);
  if (actions.every((name) => READS.has(name) && (name !== "ListUsers" || hasPath))) return true;

  const values = (start: string) => params.filter(([name]) => name.toLowerCase().startsWith(start));
  const [owner, ...others] = values("username");
  const isForUser = owner?.[0] === "UserName" && owner[1] === "{user}" && others.length === 0;
  const staysUser = values("newusername").every(([, name]) => name === "{user}" || name === "{USER}");
  const allows = values("policydocument").some(([, document]) => /allow/i.test(String(document)));
  const attachesOther = action === "AttachUserPolicy" && values("policyarn").some(([, arn]) => arn !== DENY_ALL);
  const hasPassword = values("password").some(([name]) => name === "Password");
  const isChange = CHANGES.has(action) && body === undefined && repeated.length === 0;
  return isChange && isForUser && staysUser && !allows && !attachesOther && !hasPassword;
}
