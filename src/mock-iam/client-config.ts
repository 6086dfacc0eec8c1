import type { Key } from "../account/state.ts";
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
  const rootKey = { id: store.rootKeyId, secret: undefined };
  if (who === undefined) return configOf(store, rootKey);
  if (typeof who === "string") return configOf(store, activeKeyOf(store, who));
  if (typeof who !== "object" || who === null || typeof who.accessKeyId !== "string")
    throw failure(`expected the name of a user, { accessKeyId }, or nothing, not ${formatValue(who)}.`);
  const { accessKeyId } = who;
  const key = store.key(accessKeyId) ?? (accessKeyId === rootKey.id ? rootKey : undefined);
  if (key !== undefined) return configOf(store, key);
  const credential = store.temporaryCredential(accessKeyId);
  if (credential === undefined)
    throw failure(`the account has no access key ${formatValue(accessKeyId)}. Seed it first.`);
  return configOf(store, credential, store.tokenOf(credential));
}

function activeKeyOf(store: AccountStore, userName: string): Key {
  const user = store.user(userName);
  if (user === undefined) throw failure(`the account has no user ${formatValue(userName)}. Seed the user first.`);
  const key = user.keys.find(({ status }) => status === "Active");
  if (key === undefined)
    throw failure(`the user "${user.name}" has no active access key. Seed one, or give { accessKeyId }.`);
  return key;
}

const configOf = (store: AccountStore, key: Pick<Key, "id" | "secret">, sessionToken?: string): ClientConfig => ({
  region: "us-east-1",
  credentials: {
    accessKeyId: key.id,
    secretAccessKey: store.secretOf(key),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  },
});

const failure = (problem: string) => new TypeError(`Failed to create a client configuration: ${problem}`);
