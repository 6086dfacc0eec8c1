import type { Key, TemporaryCredential } from "../account/state.ts";
import type { Model } from "../account/store.ts";
import { shown } from "../messages/format-value.ts";

/** What an AWS client is made with, secrets included. */
export interface ClientConfig {
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    // The SDK's own type has no `| undefined` here.
    readonly sessionToken?: string;
  };
}

export function clientConfigFor(
  model: Model,
  who: string | { readonly accessKeyId: string } | undefined,
): ClientConfig {
  if (who === undefined) return configOf(model.rootKeyId, model.secretOf({ id: model.rootKeyId, secret: undefined }));
  if (typeof who === "string") {
    const key = activeKeyOf(model, who);
    return configOf(key.id, model.secretOf(key));
  }
  if (typeof who !== "object" || who === null || typeof who.accessKeyId !== "string")
    throw new TypeError(
      `Failed to make a client's configuration: expected a user's name, { accessKeyId }, or nothing, not ${shown(who)}.`,
    );
  const { accessKeyId } = who;
  const key = model.key(accessKeyId);
  if (key !== undefined) return configOf(key.id, model.secretOf(key));
  if (accessKeyId === model.rootKeyId)
    return configOf(model.rootKeyId, model.secretOf({ id: model.rootKeyId, secret: undefined }));
  const credential: TemporaryCredential | undefined = model.temporaryCredential(accessKeyId);
  if (credential === undefined)
    throw new TypeError(
      `Failed to make a client's configuration: the account has no access key ${shown(accessKeyId)}. Seed it first.`,
    );
  return configOf(credential.id, model.secretOf(credential), model.tokenOf(credential));
}

function activeKeyOf(model: Model, userName: string): Key {
  const user = model.user(userName);
  if (user === undefined)
    throw new TypeError(
      `Failed to make a client's configuration: the account has no user ${shown(userName)}. Seed the user first.`,
    );
  const key = user.keys.find(({ status }) => status === "Active");
  if (key === undefined)
    throw new TypeError(
      `Failed to make a client's configuration: the user "${user.name}" has no active access key. Seed one, or name a key by { accessKeyId }.`,
    );
  return key;
}

const configOf = (accessKeyId: string, secretAccessKey: string, sessionToken?: string): ClientConfig => ({
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
});
