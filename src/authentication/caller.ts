import type { Key, Owner, TemporaryCredential } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { type IssuedKey, issuedKey } from "../identifiers/session-credentials.ts";
import type { SignatureScope } from "../protocol/signature-scope.ts";

/** Who signed a request. */
export interface Caller {
  readonly accessKeyId: string | undefined;
  readonly arn: string;
  readonly userName: string | undefined;
  /** The user or root user whose keys a request without `UserName` refers to. Role sessions and federated users have no owner. */
  readonly owner: Owner | undefined;
  /** The key with this id, if the account has it. */
  readonly key: Key | undefined;
  /** The seeded temporary credential with this id, if the account has it. */
  readonly credential: TemporaryCredential | undefined;
  /** The credentials that AssumeRole or GetSessionToken issued, in this or another mock account. */
  readonly issued: IssuedKey | undefined;
  /** The user or root user for whom GetSessionToken issued the session. */
  readonly sessionOf: Owner | undefined;
}

/** Identifies the caller of a request, whether or not the account accepts it. `keyOf` finds a key that requests can see. */
export function identifyCaller(
  store: AccountStore,
  keyOf: (id: string) => Key | undefined,
  scope: SignatureScope | undefined,
): Caller {
  const accessKeyId = scope?.accessKeyId;
  const key = accessKeyId === undefined ? undefined : keyOf(accessKeyId);
  const credential = accessKeyId === undefined ? undefined : store.temporaryCredential(accessKeyId);
  const callerOf = (owner: Owner): Caller => ({
    accessKeyId,
    arn: store.arnOf(owner),
    userName: owner.kind === "user" ? owner.name : undefined,
    owner,
    key,
    credential,
    issued: undefined,
    sessionOf: undefined,
  });
  if (key !== undefined) return callerOf(key.owner);
  if (accessKeyId === undefined || (credential === undefined && !accessKeyId.startsWith("ASIA")))
    return callerOf(store.root);
  // An id that the account knows is never decoded as an issued one.
  const issued = store.isKnownKeyId(accessKeyId) ? undefined : issuedKey(accessKeyId, scope?.sessionToken);
  const sessionOf = issued && sessionOwner(store, issued);
  const role = issued?.session?.of.startsWith("arn:") ? issued.session.of : undefined;
  const unknown = `arn:${store.partition}:sts::${issued?.accountId ?? store.accountId}:assumed-role/unknown/unknown`;
  const session = { accessKeyId, arn: credential?.arn ?? role ?? unknown, userName: undefined };
  return {
    ...(sessionOf === undefined ? session : callerOf(sessionOf)),
    owner: undefined,
    key,
    credential,
    issued,
    sessionOf,
  };
}

/** Returns the user or root user for whom this account issued the session. */
function sessionOwner(store: AccountStore, { accountId, session }: IssuedKey): Owner | undefined {
  if (session === undefined || accountId !== store.accountId) return undefined;
  return session.of === accountId ? store.root : store.userOfId(session.of);
}
