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
  ...["DeleteUserPolicy", "DetachUserPolicy", "DeleteUserPermissionsBoundary", "DeleteSigningCertificate"],
  ...["DeleteSSHPublicKey", "TagUser", "UntagUser"],
]);

/**
 * Whether a scenario changes nothing of an account but the probe's user. `--aws` runs no other scenario. An action that is in neither
 * list, and a change that does not name the user exactly once, are never sent to AWS.
 */
export const changesOnlyTheUser = ({ steps }: Scenario): boolean => steps.every(isSafe);

/** AssumeRole changes nothing, and every role that a scenario names is malformed or in another partition. */
const READS = /^(?:(?:Get|List)[A-Z]\w*|AssumeRole|NoSuchAction|)$/;

function isSafe({ action, body, params = [] }: Step): boolean {
  const sent = [...new URLSearchParams(body)].filter(([name]) => name === "Action").map(([, value]) => value);
  const repeated = params.filter(([name]) => name === "Action").map(([, value]) => String(value));
  if ([action, ...sent, ...repeated].every((name) => READS.test(name))) return true;

  const values = (start: string) => params.filter(([name]) => name.toLowerCase().startsWith(start));
  const [owner, ...others] = values("username");
  const isForUser = owner?.[0] === "UserName" && owner[1] === "{user}" && others.length === 0;
  const staysUser = values("newusername").every(([, name]) => name === "{user}" || name === "{USER}");
  return CHANGES.has(action) && body === undefined && repeated.length === 0 && isForUser && staysUser;
}
