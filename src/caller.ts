import { wireDate } from "./account/dates.ts";
import type { Model } from "./account/model.ts";
import type { Key, Owner, TemporaryCredential } from "./account/state.ts";
import type { Authenticator } from "./authenticator.ts";
import { awsError, type IamError } from "./errors.ts";
import type { SignatureScope } from "./wire/signature.ts";

/** Who signed a request. */
export interface Caller {
  readonly accessKeyId: string | undefined;
  readonly arn: string;
  readonly userName: string | undefined;
  /** The user or the root user whose own keys an omitted `UserName` means; a role session or federated user has none. */
  readonly owner: Owner | undefined;
  /** What stands behind the key id, where the account knows it. */
  readonly key: Key | undefined;
  readonly credential: TemporaryCredential | undefined;
}

/** `"trust"` takes every signature for good, `"identify"` asks for a known key, an authenticator for more than that. */
export type Authentication = "trust" | "identify" | Authenticator;

/** Who a request is from, whether or not it will be let in. */
export function identify(
  model: Model,
  keyOf: (id: string) => Key | undefined,
  scope: SignatureScope | undefined,
): Caller {
  const accessKeyId = scope?.accessKeyId;
  const key = accessKeyId === undefined ? undefined : keyOf(accessKeyId);
  const credential = accessKeyId === undefined ? undefined : model.temporaryCredential(accessKeyId);
  const callerOf = (owner: Owner): Caller => ({
    accessKeyId,
    arn: model.arnOf(owner),
    userName: owner.kind === "user" ? owner.name : undefined,
    owner,
    key,
    credential,
  });
  if (key !== undefined) return callerOf(key.owner);
  if (credential !== undefined || (accessKeyId?.startsWith("ASIA") && accessKeyId !== model.rootKeyId)) {
    const arn = credential?.arn ?? `arn:aws:sts::${model.accountId}:assumed-role/unknown/unknown`;
    return { accessKeyId, arn, userName: undefined, owner: undefined, key, credential };
  }
  return callerOf(model.root);
}

/** What AWS answers to a caller that it does not let in, short of looking at the signature itself. */
export function refusal(model: Model, caller: Caller, mode: Authentication, now: Date): IamError | undefined {
  const { accessKeyId, key, credential } = caller;
  if (accessKeyId === undefined) return mode === "trust" ? undefined : awsError("MissingAuthenticationToken");
  if (credential?.expiration !== undefined && credential.expiration <= wireDate(now)) return awsError("ExpiredToken");
  if (credential !== undefined || accessKeyId === model.rootKeyId || key?.status === "Active") return undefined;
  const isKnown = model.isKnownKeyId(accessKeyId);
  return isKnown || mode !== "trust" ? awsError("InvalidClientTokenId") : undefined;
}
