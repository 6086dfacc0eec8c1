import type { Key } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { formatValue } from "../messages/format-value.ts";
import { partitions } from "../protocol/partitions.ts";

/** The configuration of an AWS client, with its secret. */
export interface ClientConfig {
  /** The region of the partition's global endpoints, such as `us-east-1`. */
  readonly region: string;
  /** The key and its secret. Temporary credentials have a session token, too. */
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    // Without `| undefined`, as in the SDK's own type.
    readonly sessionToken?: string;
  };
}

/** The configuration of an AWS client as environment variables, with its secret. */
// A type and not an interface, so that it can be assigned to `Record<string, string>`.
export type ClientEnvironment = {
  /** The id of the key. */
  readonly AWS_ACCESS_KEY_ID: string;
  /** The secret of the key. */
  readonly AWS_SECRET_ACCESS_KEY: string;
  /** Only for temporary credentials. */
  readonly AWS_SESSION_TOKEN?: string;
  /** The region, for the AWS SDKs. */
  readonly AWS_REGION: string;
  /** The same region, for the AWS CLI and boto3. */
  readonly AWS_DEFAULT_REGION: string;
};

type Who = string | { readonly accessKeyId: string } | undefined;

export const clientConfigFor = (store: AccountStore, who: Who): ClientConfig =>
  withTask("create a client configuration", () => findConfig(store, who));

export function environmentFor(store: AccountStore, who: Who): ClientEnvironment {
  const { region, credentials } = withTask("create environment variables", () => findConfig(store, who));
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** Returns the configuration, or what is wrong with `who`. */
function findConfig(store: AccountStore, who: Who): ClientConfig | string {
  const rootKey = { id: store.rootKeyId, secret: undefined };
  if (who === undefined) return configOf(store, rootKey);
  if (typeof who === "string") {
    const key = activeKeyOf(store, who);
    return typeof key === "string" ? key : configOf(store, key);
  }
  if (typeof who !== "object" || who === null || typeof who.accessKeyId !== "string")
    return `expected the name of a user, { accessKeyId }, or nothing, not ${formatValue(who)}.`;
  const { accessKeyId } = who;
  const key = store.key(accessKeyId) ?? (accessKeyId === rootKey.id ? rootKey : undefined);
  if (key !== undefined) return configOf(store, key);
  const credential = store.temporaryCredential(accessKeyId);
  if (credential !== undefined) return configOf(store, credential, store.tokenOf(credential));
  return `the account has no access key ${formatValue(accessKeyId)}. Seed it first.`;
}

/** Returns the user's first active key, or what is wrong with the name. */
function activeKeyOf(store: AccountStore, userName: string): Key | string {
  const user = store.user(userName);
  if (user === undefined) {
    const hint = /^A[KS]IA[A-Z0-9]{8,}$/.test(userName)
      ? `For an access key, give { accessKeyId: ${formatValue(userName)} }.`
      : "Seed the user first.";
    return `the account has no user ${formatValue(userName)}. ${hint}`;
  }
  const key = store.keysOf(user.id).find(({ status }) => status === "Active");
  return key ?? `the user "${user.name}" has no active access key. Seed one, or give { accessKeyId }.`;
}

const configOf = (store: AccountStore, key: Pick<Key, "id" | "secret">, sessionToken?: string): ClientConfig => ({
  region: partitions[store.partition].region,
  credentials: {
    accessKeyId: key.id,
    secretAccessKey: store.secretOf(key),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  },
});

function withTask(task: string, find: () => ClientConfig | string): ClientConfig {
  const found = find();
  if (typeof found !== "string") return found;
  throw new TypeError(`Failed to ${task}: ${found}`);
}
