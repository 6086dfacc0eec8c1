import type { Key, TemporaryCredential } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { formatValue } from "../messages/format-value.ts";

/** The configuration of an AWS client, with its secret. */
export interface ClientConfig {
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    // Without `| undefined`, as in the SDK's own type.
    readonly sessionToken?: string;
  };
}

export function clientConfigFor(
  store: AccountStore,
  who: string | { readonly accessKeyId: string } | undefined,
): ClientConfig {
  if (who === undefined) return configOf(store.rootKeyId, store.secretOf({ id: store.rootKeyId, secret: undefined }));
  if (typeof who === "string") {
    const key = activeKeyOf(store, who);
    return configOf(key.id, store.secretOf(key));
  }
  if (typeof who !== "object" || who === null || typeof who.accessKeyId !== "string")
    throw new TypeError(
      `Failed to create a client configuration: expected the name of a user, { accessKeyId }, or nothing, not ${formatValue(who)}.`,
    );
  const { accessKeyId } = who;
  const key = store.key(accessKeyId);
  if (key !== undefined) return configOf(key.id, store.secretOf(key));
  if (accessKeyId === store.rootKeyId)
    return configOf(store.rootKeyId, store.secretOf({ id: store.rootKeyId, secret: undefined }));
  const credential: TemporaryCredential | undefined = store.temporaryCredential(accessKeyId);
  if (credential === undefined)
    throw new TypeError(
      `Failed to create a client configuration: the account has no access key ${formatValue(accessKeyId)}. Seed it first.`,
    );
  return configOf(credential.id, store.secretOf(credential), store.tokenOf(credential));
}

function activeKeyOf(store: AccountStore, userName: string): Key {
  const user = store.user(userName);
  if (user === undefined)
    throw new TypeError(
      `Failed to create a client configuration: the account has no user ${formatValue(userName)}. Seed the user first.`,
    );
  const key = user.keys.find(({ status }) => status === "Active");
  if (key === undefined)
    throw new TypeError(
      `Failed to create a client configuration: the user "${user.name}" has no active access key. Seed one, or give { accessKeyId }.`,
    );
  return key;
}

const configOf = (accessKeyId: string, secretAccessKey: string, sessionToken?: string): ClientConfig => ({
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
});
